"""Read what is asked of the forecast, and targets."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yunchou.desk.web.currencies import CurrencyField
from yunchou.desk.web.fields import DayField, MoneyField, SegmentedInput, TermChoiceField
from yunchou.playbook.forecast.terms import View


class AskedForm(forms.Form):
    """Which view, by month or quarter, of whom."""

    view = TermChoiceField(View, required=False)
    by = forms.ChoiceField(choices=[("month", ""), ("quarter", "")], required=False)
    who: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Whose deals"), queryset=None, required=False, empty_label=_("Everybody I see")
    )

    def __init__(self, *args: Any, people: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].queryset = people  # type: ignore[attr-defined]
        self.fields["who"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]


class TargetForm(forms.Form):
    """What one person is to bring in a quarter."""

    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("colleague"), queryset=None, empty_label=None)
    quarter = DayField(label=_("quarter"), help_text=_("Any day of the quarter."))
    view = TermChoiceField(View, label=_("counted as"), initial=View.CASH, widget=SegmentedInput())
    currency = CurrencyField()
    amount = MoneyField(label=_("amount"))

    def __init__(self, *args: Any, people: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda user: user.name  # type: ignore[attr-defined]
