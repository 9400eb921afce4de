"""Read what people type about a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts.queries import people_of
from yunchou.desk.web.currencies import CurrencyField
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, TermChoiceField
from yunchou.playbook.contracts.terms import StepState

if TYPE_CHECKING:
    from yunchou.desk.customers.models import Contact
    from yunchou.desk.opportunities.models import Opportunity


class ContractForm(forms.Form):
    """The contract's terms and the four things that can still go wrong with a signed one (P82)."""

    number = forms.CharField(label=_("contract number"), max_length=60)
    title = forms.CharField(label=_("contract title"), max_length=160)
    amount = MoneyField(label=_("amount"))
    currency = CurrencyField()
    first_payment = MoneyField(
        label=_("agreed first payment"),
        required=False,
        help_text=_("When this much has arrived, the deal counts as won. Left empty, the whole amount must arrive."),
    )
    seats = forms.IntegerField(label=_("seats"), required=False, min_value=0, max_value=10_000_000)
    starts_on = DayField(label=_("starts on"), required=False)
    ends_on = DayField(label=_("ends on"), required=False)
    sealed = AnswerField(label=_("sealed by both sides"))
    project_started = AnswerField(label=_("project started"))
    project_frozen = AnswerField(label=_("project frozen"))
    people_changed = AnswerField(label=_("key people changed"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PathStepForm(forms.Form):
    """One step of the signing or payment path: where the paper lies, with whom, since when, and why it is stuck."""

    FIELDS = (
        "department",
        "person",
        "document",
        "expected_days",
        "state",
        "started_on",
        "stuck_since",
        "stuck_reason",
        "done_on",
    )

    department = forms.CharField(label=_("department"), max_length=80)
    person: forms.ModelChoiceField[Contact] = forms.ModelChoiceField(label=_("person"), queryset=None, required=False)
    document = forms.CharField(label=_("document"), max_length=120, required=False)
    expected_days = forms.IntegerField(label=_("expected days"), required=False, min_value=0, max_value=365)
    state = TermChoiceField(StepState, label=_("state"), initial=StepState.WAITING)
    started_on = DayField(label=_("started on"), required=False)
    stuck_since = DayField(label=_("stuck since"), required=False)
    stuck_reason = forms.CharField(label=_("why stuck"), max_length=500, required=False)
    done_on = DayField(label=_("done on"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, deal: Opportunity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = cast("forms.ModelChoiceField[Contact]", self.fields["person"])
        person.queryset = people_of(deal)

    def clean(self) -> dict[str, Any]:
        """A stuck paper is stuck since a day, a finished one was finished on a day."""
        values = super().clean() or {}
        days = {StepState.STUCK: "stuck_since", StepState.DONE: "done_on"}
        needed = days.get(values["state"]) if values.get("state") else None
        if needed and not values.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Give the day that goes with this state."))
        started, done = values.get("started_on"), values.get("done_on")
        if started and done and done < started:
            self.add_error("done_on", _("It cannot have been done before it started."))
        return values

    def values(self) -> dict[str, Any]:
        """The values of the step."""
        return {name: self.cleaned_data[name] for name in self.FIELDS}
