"""Read what is typed about need, budget, time and decision process. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.intelligence.forms import ToldForm
from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.opportunities.queries.people import team_of
from yunchou.desk.qualification import queries
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, SegmentedInput
from yunchou.desk.web.formats import SIGNS
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

MOST_DAYS = 500


class SummaryForm(RowForm):
    """The need as a whole (P25, P26, P41)."""

    is_clear = AnswerField(label=_("Is the need clear"))
    documented = AnswerField(label=_("Is it written down"))
    document_version = forms.CharField(label=_("Version of the document"), required=False, max_length=40)
    confirmed = AnswerField(label=_("Has the customer confirmed it"))
    confirmed_on = DayField(label=_("Confirmed on"), required=False)
    initiator = PersonField(label=_("Initiator of the project"))
    cost = MoneyField(label=_("Cost of meeting the need"), required=False)
    initiating_reason = long_text(_("Why the project was started"))


class NeedForm(RowForm):
    """One requirement (P25, P28)."""

    title = forms.CharField(label=_("Requirement"), max_length=200, widget=forms.TextInput({"autofocus": True}))
    proposer = PersonField(label=_("Proposed by"))
    must_have = AnswerField(label=_("Must it be met"))
    is_clear = AnswerField(label=_("Is it clear"))
    fit = forms.TypedChoiceField(
        label=_("Does our product meet it"),
        choices=choices(Fit),
        coerce=Fit.of,
        initial=Fit.UNKNOWN,
        empty_value=Fit.UNKNOWN,
        required=False,
        widget=SegmentedInput(),
    )
    detail = long_text(_("Detail"))


class GapForm(RowForm):
    """A question to product and development about a requirement that exceeds the product (P29)."""

    need: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Requirement"), queryset=None, empty_label=None)
    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Ask whom"), queryset=None, help_text=_("A colleague on the deal team.")
    )
    due_on = DayField(label=_("Answer due on"))
    question = long_text(_("Question"))
    feasible = AnswerField(label=_("Can it be developed"))
    effort_days = forms.IntegerField(label=_("Effort in days"), required=False, min_value=0, max_value=10_000)
    answer = long_text(_("Reply"))

    def prepare(self) -> None:
        """A new question has no answer yet; an asked one keeps its requirement."""
        asked = self.row.owner_id if self.row is not None else None
        self.fields["owner"].queryset = team_of(self.deal, also=asked)  # type: ignore[attr-defined]
        if self.row is None:
            self.fields["need"].queryset = queries.exceeding_needs(self.deal)  # type: ignore[attr-defined]
            for name in ("feasible", "effort_days", "answer"):
                del self.fields[name]
        else:
            del self.fields["need"]


class EndorsementForm(ToldForm):
    """Whether one side backs the need (P27)."""

    side = forms.TypedChoiceField(
        label=_("Side"), choices=choices(EndorsementSide), coerce=EndorsementSide.of, widget=SegmentedInput()
    )
    answer = AnswerField(label=_("Backs the need"))
    person = PersonField(label=_("Who"))
    on = DayField(label=_("On"), initial=timezone.localdate)
    evidence = long_text(_("Evidence"))


class BudgetForm(ToldForm):
    """What we learned about the customer's budget (P30)."""

    state = forms.TypedChoiceField(
        label=_("State of the budget"),
        choices=choices(BudgetState),
        coerce=BudgetState.of,
        initial=BudgetState.UNKNOWN,
        widget=SegmentedInput(),
    )
    year = forms.IntegerField(label=_("Budget year"), required=False, min_value=2000, max_value=2100)
    amount = MoneyField(label=_("Amount"), required=False)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(code, code) for code in SIGNS], initial="CNY")
    holder = PersonField(label=_("Budget holder"))
    learned_on = DayField(label=_("Learned on"), initial=timezone.localdate)
    note = long_text(_("Note"))


class PlanStepForm(RowForm):
    """One step of the time plan (P43)."""

    step = forms.TypedChoiceField(label=_("Step"), choices=choices(PlanStep), coerce=PlanStep.of)
    duration_days = forms.IntegerField(
        label=_("Working days needed"), required=False, min_value=0, max_value=MOST_DAYS,
        help_text=_("Left empty, a typical length is assumed."),
    )  # fmt: skip
    planned_on = DayField(label=_("Planned to be done on"), required=False)
    done_on = DayField(label=_("Done on"), required=False)

    def prepare(self) -> None:
        """A stored step stays the step it is."""
        if self.row is not None:
            del self.fields["step"]


class DecisionStepForm(RowForm):
    """One step of the customer's decision (P40)."""

    name = forms.CharField(label=_("Decision step"), max_length=120, widget=forms.TextInput({"autofocus": True}))
    department = forms.CharField(label=_("Department"), required=False, max_length=80)
    person = PersonField(label=_("Approver"))
    planned_on = DayField(label=_("Planned on"), required=False)
    done_on = DayField(label=_("Done on"), required=False)
    criteria = long_text(_("Criteria of the decision"))
