"""What a deal is about, where it stands, who works on it."""

from __future__ import annotations

from dataclasses import fields as fields_of
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.operations import Terms
from yunchou.desk.terms import choices
from yunchou.desk.web.currencies import CurrencyField
from yunchou.desk.web.fields import DayField, MoneyField
from yunchou.playbook.pipeline.stages import DisqualifiedFor

VERSION = 2**31 - 1


class TermsForm(forms.Form):
    """What a deal is about."""

    name = forms.CharField(label=_("Deal name"), max_length=160, widget=forms.TextInput(attrs={"autofocus": True}))
    seats = forms.IntegerField(
        label=_("Seats"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric", "data-factor": ""})
    )
    unit_price = MoneyField(label=_("Price per seat"), required=False)
    amount = MoneyField(
        label=_("Amount"), required=False, help_text=_("Only while seats or price is not known; else seats × price.")
    )
    currency = CurrencyField(label=_("Currency"))
    expected_sign_on = DayField(label=_("Expected signature"), required=False)
    expected_cash_on = DayField(label=_("Expected cash"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit_price"].widget.attrs["data-factor"] = ""

    @property
    def terms(self) -> Terms:
        """What was typed, after `is_valid`."""
        return Terms(**{field.name: self.cleaned_data[field.name] for field in fields_of(Terms)})


class NewDealForm(TermsForm):
    """A new deal of a customer; a leader may make it for one of his people."""

    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Owner"), queryset=None, required=False, empty_label=None
    )
    field_order = ["name", "owner"]

    def __init__(self, *args: Any, owners: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
        if len(owners) < 2:
            del self.fields["owner"]


class EditDealForm(TermsForm):
    """The same, of a deal that is there."""

    version = forms.IntegerField(min_value=1, max_value=VERSION, widget=forms.HiddenInput())


class StandingForm(forms.Form):
    """Why a deal is parked, closed or reopened. The fields depend on the action; won is none of them."""

    version = forms.IntegerField(min_value=1, max_value=VERSION, widget=forms.HiddenInput())
    disqualified_for = forms.TypedChoiceField(
        label=_("Why it does not stand"), choices=choices(DisqualifiedFor), coerce=DisqualifiedFor.of
    )
    lost_to = forms.CharField(
        label=_("Lost to"), required=False, max_length=120, help_text=_("Empty when nobody won it or it is not known.")
    )
    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    wake_on = DayField(label=_("Wake up on"), required=False)

    FIELDS = {
        "resume": {"reason"},
        "disqualify": {"disqualified_for", "reason", "wake_on"},
        "lose": {"lost_to", "reason"},
        "revive": {"reason"},
    }
    REASON_OPTIONAL = {"resume", "disqualify"}

    def __init__(self, *args: Any, action: str, season: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in [n for n in self.fields if n not in self.FIELDS[action] | {"version"}]:
            del self.fields[name]
        self.fields["reason"].required = action not in self.REASON_OPTIONAL
        if action == "disqualify":
            words = _now("Without a budget, empty means the customer's next budget season: %(day)s.")
            self.fields["wake_on"].help_text = words % {"day": date_format(season)}

    @property
    def values(self) -> dict[str, Any]:
        """The arguments of the operation, after `is_valid`."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class MemberForm(forms.Form):
    """A colleague who joins the deal's team, and what he does there."""

    user: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Colleague"), queryset=None, empty_label=_("Choose somebody")
    )
    duty = forms.TypedChoiceField(label=_("Duty"), choices=choices(Duty), coerce=Duty.of)

    def __init__(self, *args: Any, colleagues: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].queryset = colleagues  # type: ignore[attr-defined]


class OwnerForm(forms.Form):
    """To whom a deal goes, and why."""

    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("New owner"), queryset=None, empty_label=_("Choose somebody")
    )
    reason = forms.CharField(label=_("Why"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(min_value=1, max_value=VERSION, widget=forms.HiddenInput())

    def __init__(self, *args: Any, owners: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = owners  # type: ignore[attr-defined]
