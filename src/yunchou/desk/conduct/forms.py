"""Read what is typed about hospitality, introducers and conflicts of interest. Nothing is saved here."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.queries import Asked
from yunchou.desk.conduct.terms import ConflictNature, ConflictOutcome
from yunchou.desk.errors import Invalid
from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, MoneyInput, SegmentedInput, TermChoiceField
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.key_account.terms import PublicSectorClass

LONGEST = 2000


class Puts(forms.Form):
    """A form that can show what an operation refused."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def put_back(self, refused: Invalid) -> None:
        """Show the reasons of an operation at their fields, or on top where the form has no such field."""
        for name, reason in refused.fields.items():
            self.add_error(name if name in self.fields else None, reason)

    @property
    def seen_version(self) -> int:
        """The version that was read."""
        return int(self.cleaned_data.get("version") or 0)


def per_head(label: Any) -> MoneyField:
    """What one person is given, in yuan."""
    return MoneyField(label=label, widget=MoneyInput(sign="¥"), max_digits=10, decimal_places=2, min_value=Decimal(0))


class PlanForm(RowForm):
    """What is planned, for whom, when and what for (P90)."""

    person = PersonField(label=_("Recipient"))
    kind = forms.TypedChoiceField(
        label=_("What"), choices=choices(HospitalityKind), coerce=HospitalityKind.of,
        initial=HospitalityKind.WORK_MEAL, widget=SegmentedInput(),
    )  # fmt: skip
    value = per_head(_("Value per head, yuan"))
    planned_on = DayField(label=_("Planned for"), initial=timezone.localdate)
    recipient = TermChoiceField(
        PublicSectorClass, label=_("Class of the recipient"), required=False,
        initial=PublicSectorClass.UNKNOWN, empty_value=PublicSectorClass.UNKNOWN,
        help_text=_("Only where it differs from the customer's, for example an expert who is a public servant."),
    )  # fmt: skip
    purpose = long_text(_("What for"))

    def prepare(self) -> None:
        """A plan names its person and its purpose."""
        self.fields["person"].required = True
        self.fields["purpose"].required = True

    def plan(self) -> Plan:
        """The plan as it was typed."""
        found = self.cleaned_data
        return Plan(**{name: found[name] for name in ("person", "kind", "value", "planned_on", "recipient")})


class DecisionForm(Puts):
    """Yes or no to a plan."""

    approved = AnswerField(label=_("Approve"))
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )  # fmt: skip


class GivingForm(Puts):
    """What took place."""

    given_on = DayField(label=_("Given on"), initial=timezone.localdate)
    value = per_head(_("Actual value per head, yuan"))
    receipt_number = forms.CharField(label=_("Receipt number"), max_length=60)


class OutsiderForm(RowForm):
    """Somebody outside who knows people at the customer (P55)."""

    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput({"autofocus": True}))
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=120)
    knows = PersonField(label=_("Knows whom at the customer"))
    paid = AnswerField(label=_("Is this person paid by us"))
    commission = MoneyField(
        label=_("Commission, yuan"), widget=MoneyInput(sign="¥"), required=False, max_digits=12, decimal_places=2
    )
    contract_number = forms.CharField(label=_("Contract number"), required=False, max_length=60)
    disclosed = AnswerField(label=_("Is the payment booked and disclosed"))
    relation = long_text(_("How they know each other"))


class ScreeningForm(Puts):
    """The result of a screening."""

    screened = AnswerField(label=_("Cleared"))
    conflict = AnswerField(label=_("Conflict of interest"))
    screening_note = forms.CharField(
        label=_("What was looked at and found"), max_length=LONGEST, widget=forms.Textarea({"rows": 3})
    )


class DeclarationForm(Puts):
    """What a colleague declares of himself."""

    nature = forms.TypedChoiceField(
        label=_("Nature"), choices=choices(ConflictNature), coerce=ConflictNature.of, widget=SegmentedInput()
    )
    customer: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Customer"), queryset=None, required=False, empty_label=_("none of these")
    )
    other_party = forms.CharField(label=_("Or another party"), required=False, max_length=120)
    detail = forms.CharField(
        label=_("What it is"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=_("Only compliance reads this."),
    )  # fmt: skip

    def __init__(self, customers: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["customer"].queryset = customers  # type: ignore[attr-defined]


class OutcomeForm(Puts):
    """What compliance decides about a declaration."""

    outcome = forms.TypedChoiceField(
        label=_("Outcome"), coerce=ConflictOutcome.of, widget=SegmentedInput(),
        choices=[pair for pair in choices(ConflictOutcome) if pair[0] != ConflictOutcome.OPEN.value],
    )  # fmt: skip
    measure = forms.CharField(
        label=_("Measure"), required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 2})
    )


class RegisterFilter(forms.Form):
    """Which part of the register; rubbish in the address shows itself."""

    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Up to"), required=False)
    q = forms.CharField(label=_("Person, opportunity or customer"), required=False, max_length=80)

    def asked(self) -> Asked:
        """What is asked for; everything while the form is not valid."""
        if not self.is_valid():
            return Asked()
        found = self.cleaned_data
        return Asked(found["since"], found["until"], found["q"].strip())
