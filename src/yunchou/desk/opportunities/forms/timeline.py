"""What a reader wants to see of a deal's timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yunchou.desk.journal.parts import PARTS, about
from yunchou.desk.web.fields import DayField


class TimelineForm(forms.Form):
    """Part of the deal, person, and days from and to. Everything that is left empty is not asked for."""

    part = forms.ChoiceField(
        label=_("About"),
        required=False,
        choices=[("", _("The whole deal")), *((key, words) for key, (words, _nouns) in PARTS.items())],
    )
    who: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("By whom"), queryset=None, required=False, empty_label=_("Everybody")
    )
    since = DayField(label=_("From day"), required=False)
    until = DayField(label=_("To day"), required=False)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].queryset = people  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Q:
        """The lines that were asked for, after `is_valid`; days are those of the reader's time zone."""
        asked, wanted = self.cleaned_data, Q()
        if asked["part"]:
            wanted &= about(asked["part"])
        if asked["who"]:
            wanted &= Q(actor=asked["who"])
        since: date | None = asked["since"]
        until: date | None = asked["until"]
        if since:
            wanted &= Q(at__date__gte=since)
        if until:
            wanted &= Q(at__date__lte=until)
        return wanted
