"""Read what is typed when a day is moved, and when an amendment is adopted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.paper_forms import ScanForm
from yunchou.desk.contracts.uploads import SCANS
from yunchou.desk.web.fields import DayField


class AgreedDayForm(forms.Form):
    """Another day for one payment, and since when the customer agrees to it."""

    due_on = DayField(label=_("new day"))
    signed_on = DayField(
        label=_("agreed on"), required=False, help_text=_("Leave it empty while the customer has not agreed.")
    )
    reason = forms.CharField(
        label=_("why it is moved"), max_length=1000, widget=forms.Textarea({"rows": 2}), strip=True
    )

    def said(self) -> dict[str, Any]:
        """What was typed, as `agree_day` takes it."""
        values = dict(self.cleaned_data)
        return {"agreed_on": values.pop("signed_on"), **values}


class AdoptionForm(ScanForm):
    """The day of signature, when added money is due, and the scan."""

    signed_on = DayField(label=_("signed on"))
    due_on = DayField(
        label=_("added money due on"), required=False, help_text=_("Needed when the amendment adds to the amount.")
    )
    override_reason = forms.CharField(
        label=_("why in force all the same"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Only while our own side has not agreed."),
    )
    file = forms.FileField(
        label=_("Signed scan"),
        required=False,
        help_text=_("PDF, PNG or JPEG, at most 15 MB."),
        widget=forms.FileInput({"accept": SCANS}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
