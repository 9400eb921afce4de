"""Read what is typed about need, budget, time and decision process. Nothing is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.errors import Invalid
from yunchou.desk.intelligence.queries import pseudonym, sources_of
from yunchou.desk.qualification import queries
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, MoneyField, SegmentedInput
from yunchou.desk.web.formats import SIGNS
from yunchou.playbook.kernel.grades import Information, Source
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

if TYPE_CHECKING:
    _ModelChoice = forms.ModelChoiceField[Any]
else:
    _ModelChoice = forms.ModelChoiceField

LONGEST_TEXT = 4000
MOST_DAYS = 500


class PersonField(_ModelChoice):
    """Somebody at the deal's customer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, required=False, empty_label=_("not known"), **options)

    def label_from_instance(self, person: Any) -> str:
        return " · ".join(filter(None, (person.name, person.department, person.title)))


class SourceField(_ModelChoice):
    """A source of the deal, by its pseudonym."""

    def label_from_instance(self, source: Any) -> str:
        return pseudonym(source)


def long_text(label: Any, **options: Any) -> forms.CharField:
    """A few lines of text that may stay empty."""
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, widget=widget, **options)


class RowForm(forms.Form):
    """A row of a deal. `row` is the one being changed; then the form carries the version that was read."""

    def __init__(self, deal: Any, row: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.deal, self.row = deal, row
        people = queries.contacts_of(deal)
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.queryset = people
        if row is not None:
            self.fields["version"] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
            stored = {name: getattr(row, name) for name in self.fields if hasattr(row, name)}
            self.initial = {**stored, **self.initial}
        self.prepare()

    def prepare(self) -> None:
        """What a kind of row does to its fields, once deal and row are known."""

    @property
    def names_people(self) -> bool:
        """Whether somebody of the customer can be chosen, so that a way to add one is offered."""
        return any(isinstance(field, PersonField) for field in self.fields.values())

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def put_back(self, refused: Invalid) -> None:
        """Show the reasons of an operation at their fields, or on top where the form has no such field."""
        for name, reason in refused.fields.items():
            self.add_error(name if name in self.fields else None, reason)


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
        self.fields["owner"].queryset = queries.team_of(self.deal, also=asked)  # type: ignore[attr-defined]
        if self.row is None:
            self.fields["need"].queryset = queries.exceeding_needs(self.deal)  # type: ignore[attr-defined]
            for name in ("feasible", "effort_days", "answer"):
                del self.fields[name]
        else:
            del self.fields["need"]


class ToldForm(RowForm):
    """A fact that somebody told us: how sure we are, and who it was (sealed)."""

    reliability = forms.ChoiceField(label=_("Reliability of the source"), required=False)
    credibility = forms.ChoiceField(label=_("Credibility of the news"), required=False)
    source = SourceField(label=_("Known source"), queryset=None, required=False, empty_label=_("none of these"))
    source_name = forms.CharField(
        label=_("Or name a new source"),
        required=False,
        max_length=80,
        strip=True,
        # The browser must not keep it either.
        widget=forms.TextInput({"autocomplete": "off", "data-no-draft": True, "spellcheck": "false"}),
        help_text=_("The name is sealed: others see a pseudonym, the deal's owner and those he lets in can open it."),
    )
    told = ("reliability", "credibility", "source", "source_name")

    def prepare(self) -> None:
        """Sources and grades to choose from; a stored grade is shown as its two parts."""
        self.fields["source"].queryset = sources_of(self.deal)  # type: ignore[attr-defined]
        for name, term in (("reliability", Source), ("credibility", Information)):
            labelled = [(value, f"{value} {words}") for value, words in choices(term)]
            self.fields[name].choices = [("", _("not judged")), *labelled]  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in self.told] + list(self.told))
        if self.row is not None and self.row.grade:
            self.initial = {"reliability": self.row.grade[0], "credibility": self.row.grade[1], **self.initial}

    def clean(self) -> dict[str, Any]:
        """The two halves make one grade."""
        found = super().clean() or {}
        letter, digit = found.pop("reliability", ""), found.pop("credibility", "")
        if bool(letter) != bool(digit) and not {"reliability", "credibility"} & set(self.errors):
            self.add_error("credibility" if letter else "reliability", _("Judge both or neither."))
        found["grade"] = letter + digit
        return found

    def put_back(self, refused: Invalid) -> None:
        """A grade is shown as two fields; its reason stands at the first."""
        super().put_back(Invalid({("reliability" if k == "grade" else k): v for k, v in refused.fields.items()}))


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


class VersionForm(forms.Form):
    """The version that was read, sent along with a removal."""

    version = forms.IntegerField(min_value=0)


class PlaceForm(forms.Form):
    """The place a row is put at, counted from 0."""

    to = forms.IntegerField(min_value=0, max_value=100_000)
