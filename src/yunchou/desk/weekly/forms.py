"""The form of a weekly report."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yunchou.desk.errors import Invalid
from yunchou.desk.weekly.queries import monday_of

EARLIEST, LATEST = date(2000, 1, 3), date(2199, 12, 23)


class ReportForm(forms.Form):
    """The text of a week, and the version that was read."""

    text = forms.CharField(
        label=gettext_lazy("Report"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 24, "id": "report"})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


def week_asked(params: QueryDict, today: date) -> date:
    """The Monday of the week that an address names by any day of it; of this week when it names none."""
    text = params.get("week", "")
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        day = date.min
    if not EARLIEST <= day <= LATEST:
        raise Invalid({"week": _("Name a week by one of its days, as in 2026-11-23.")})
    return monday_of(day)
