"""What is read of proposals about the deal: budget, plan, needs, decision, rivals, papers, money, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from yunchou.desk.capture.forms.base import CardForm, line, one_name
from yunchou.desk.capture.queries import seats_after
from yunchou.desk.resources.queries import finance_people
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, TermChoiceField
from yunchou.desk.web.formats import day, short_money
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.terms import BudgetState, Fit, PlanStep

if TYPE_CHECKING:
    from yunchou.desk.capture.contract.deal_fields import RivalMoveFields
    from yunchou.desk.capture.contract.money_fields import BudgetFields, PaymentReceivedFields, SeatExpansionFields
    from yunchou.desk.capture.contract.proposals import Proposal


class BudgetForm(CardForm):
    """One thing learnt about the budget; who said so is sealed."""

    year = forms.IntegerField(label=_("Budget year"), required=False, min_value=2000, max_value=2100)
    amount = MoneyField(label=_("Amount"), required=False)
    currency = forms.CharField(initial="CNY", max_length=3, widget=forms.HiddenInput())
    state = TermChoiceField(BudgetState, label=_("State"))
    note = line(_("Note"))
    source = one_name(_("Who said so (sealed)"))

    def begin(self, one: Proposal) -> dict[str, Any]:
        """A range, a change and the day of approval go into the note: figures only, nobody's name."""
        said, zh = cast("BudgetFields", one.fields), (get_language() or "").startswith("zh")
        notes = []
        if said.amount_to is not None:
            notes.append(gettext("up to %(amount)s") % {"amount": short_money(said.amount_to, said.currency, zh=zh)})
        if said.change is not None:
            changed = in_reader_language(said.change.words)
            by = short_money(said.change_amount, said.currency, zh=zh) if said.change_amount is not None else ""
            notes.append(f"{changed} {by}".strip())
        if said.approval_on is not None:
            notes.append(gettext("approval expected on %(day)s") % {"day": day(said.approval_on, self.day, zh=zh)})
        return {**super().begin(one), "note": "；".join(notes), "source": said.source or one.source}


class DayForm(CardForm):
    """A form whose period, where no single day was said, gives its last day."""

    days: tuple[str, ...] = ()

    def begin(self, one: Proposal) -> dict[str, Any]:
        """The day, or the last one of the period."""
        given = super().begin(one)
        if self.days and not any(given.get(field) for field in self.days):
            given[self.days[0]] = given.get("last_day")
        return given


class PlanDateForm(DayForm):
    """One date of the customer's plan."""

    days = ("planned_on", "done_on")
    step = TermChoiceField(PlanStep, label=_("Step"))
    planned_on = DayField(label=_("Planned on"), required=False)
    done_on = DayField(label=_("Done on"), required=False)


class NeedForm(CardForm):
    """One requirement."""

    title = line(_("Requirement"), required=True)
    proposer = one_name(_("Proposed by"))
    must_have = AnswerField(label=_("Must be met"))


class GapForm(CardForm):
    """A requirement that our product does not meet, or not yet."""

    title = line(_("Requirement"), required=True)
    fit = TermChoiceField(Fit, label=_("Fit"))
    proposer = one_name(_("Proposed by"))


class DecisionStepForm(DayForm):
    """One step of the customer's decision."""

    days = ("planned_on", "done_on")
    name = line(_("Step"), required=True, most=120)
    department = line(_("Department"), most=80)
    person = one_name(_("Approver"))
    planned_on = DayField(label=_("Planned on"), required=False)
    done_on = DayField(label=_("Done on"), required=False)


class RivalMoveForm(DayForm):
    """What a rival did: one answer or several to the five questions."""

    days = ("on",)
    rival = line(_("Rival"), required=True, most=80)
    on = DayField(label=_("Day"), required=False)
    met = one_name(_("Whom they met"))
    topics = line(_("What they said"))
    stage = TermChoiceField(Stage, label=_("How far they are"), required=False)
    document = line(_("What they handed in"))
    won_over = one_name(_("Whom they won over"))
    lawful_source = TermChoiceField(LawfulSource, label=_("How we lawfully know"))
    source = one_name(_("Who said so (sealed)"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        stage = cast("TermChoiceField", self.fields["stage"])
        stage.choices = [("", "—"), *stage.choices]  # type: ignore[misc]

    def begin(self, one: Proposal) -> dict[str, Any]:
        """The lawful source has a name of its own: the sealed one says who told us."""
        said, given = cast("RivalMoveFields", one.fields), super().begin(one)
        on = given.get("on")
        return {**given, "on": min(on, self.day) if on else None, "lawful_source": said.source.value}


class PaperStepForm(CardForm):
    """One step of a path of papers at the customer."""

    department = line(_("Department"), required=True, most=80)
    person = one_name(_("Person"))
    document = line(_("Document"), most=120)
    days = forms.IntegerField(label=_("Usual days"), required=False, min_value=0, max_value=3650)
    state = TermChoiceField(StepState, label=_("State"), initial=StepState.WAITING)
    on = DayField(label=_("Day"), required=False)

    def begin(self, one: Proposal) -> dict[str, Any]:
        """A step of which nothing is said waits."""
        given = super().begin(one)
        return {**given, "state": given.get("state") or StepState.WAITING.value}


class ContractForm(DayForm):
    """What became of the contract."""

    days = ("signed_on",)
    signed_on = DayField(label=_("Signed on"), required=False)
    sealed = AnswerField(label=_("Sealed by both sides"))
    project_started = AnswerField(label=_("Project started"))
    project_frozen = AnswerField(label=_("Project frozen"))


class PaymentPromisedForm(DayForm):
    """Money that the customer says he will pay."""

    days = ("due_on",)
    name = line(_("Instalment"), required=True, most=80)
    amount = MoneyField(label=_("Amount"), required=False)
    percent = forms.DecimalField(label=_("Share in percent"), required=False, min_value=0, max_value=100)
    due_on = DayField(label=_("To be done by"))

    def begin(self, one: Proposal) -> dict[str, Any]:
        """Money without a name of its own is a payment."""
        given = super().begin(one)
        return {**given, "name": given.get("name") or gettext("Unnamed payment")}


class PaymentReceivedForm(CardForm):
    """Money that is said to have arrived: a colleague of finance is asked to look. Nothing is booked (P83)."""

    what = line(_("What finance is asked"), required=True)
    to = forms.TypedChoiceField(label=_("Who looks into the account"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.people = list(finance_people().values_list("pk", "name"))
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = self.people  # type: ignore[attr-defined]

    def begin(self, one: Proposal) -> dict[str, Any]:
        """The question, with what the note says of the payment."""
        said, zh = cast("PaymentReceivedFields", one.fields), (get_language() or "").startswith("zh")
        told = [said.name, short_money(said.amount, said.currency, zh=zh) if said.amount is not None else "",
                day(said.received_on, self.day, zh=zh) if said.received_on else ""]  # fmt: skip
        what = gettext("Has it arrived on our account? %(payment)s") % {"payment": " ".join(filter(None, told))}
        return {"what": what.strip(), "to": self.people[0][0] if self.people else None}


class SeatsForm(CardForm):
    """How many seats the deal is about."""

    seats = forms.IntegerField(label=_("Seats afterwards"), min_value=1, max_value=10_000_000)

    def begin(self, one: Proposal) -> dict[str, Any]:
        """What was said, reckoned from what is known."""
        return {"seats": seats_after(cast("SeatExpansionFields", one.fields), self.deal.seats)}


class OurPromiseForm(DayForm):
    """What we promised."""

    days = ("due_on",)
    what = line(_("What"), required=True)
    by = line(_("Who does it (empty: me)"), most=80)
    to = one_name(_("For whom"))
    due_on = DayField(label=_("To be done by"), required=False)


class CustomerPromiseForm(DayForm):
    """What the customer promised."""

    days = ("due_on",)
    what = line(_("What"), required=True)
    by = one_name(_("Who does it"))
    due_on = DayField(label=_("To be done by"), required=False)


class ReferralForm(CardForm):
    """A company that the customer introduces."""

    introduced = line(_("Company introduced"), required=True, most=120)
    by = one_name(_("Introduced by"))
