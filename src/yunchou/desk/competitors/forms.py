"""Read what is typed about rivals. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.competitors.ledger import Question, Threat
from yunchou.desk.competitors.operations import LONGEST_NAME, LONGEST_SHORT
from yunchou.desk.competitors.queries import company_names, rivals_of
from yunchou.desk.intelligence.forms import ToldForm
from yunchou.desk.opportunities.forms.rows import PersonField, RowForm, long_text
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, SegmentedInput, SuggestingInput
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.pipeline.stages import Stage


class RivalForm(RowForm):
    """A rival in this deal: can he do it, can they pay him, how dangerous, what we say against him."""

    name = forms.CharField(
        label=_("Rival"), max_length=LONGEST_NAME, widget=SuggestingInput(company_names, {"autofocus": True})
    )
    meets_need = AnswerField(label=_("Does he meet the need"))
    within_budget = AnswerField(label=_("Is he within the budget"))
    threat = forms.TypedChoiceField(
        label=_("How dangerous"),
        choices=choices(Threat),
        coerce=Threat.of,
        initial=Threat.UNKNOWN,
        empty_value=Threat.UNKNOWN,
        required=False,
        widget=SegmentedInput(),
    )
    counter_message = long_text(_("Our counter-message"), help_text=_("What we say before the customer asks."))

    def prepare(self) -> None:
        """A rival who is noted stays who he is."""
        if self.row is not None:
            del self.fields["name"]


class MoveForm(ToldForm):
    """One line of the ledger: which rival, which question, one line. The rest may stay empty."""

    rival: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Rival"),
        queryset=None,
        required=False,
        blank=True,
        empty_label=_("another one"),
        widget=SegmentedInput(),
    )
    rival_name = forms.CharField(
        label=_("Name of the other rival"),
        required=False,
        max_length=LONGEST_NAME,
        widget=SuggestingInput(company_names),
    )
    question = forms.TypedChoiceField(
        label=_("Question"),
        choices=choices(Question),
        coerce=Question.of,
        initial=Question.MET,
        widget=SegmentedInput(),
    )
    what = forms.CharField(label=_("What you learned, in one line"), required=False, max_length=200)
    stage = forms.TypedChoiceField(
        label=_("The rival's stage"), coerce=Stage.of, required=False, empty_value="", choices=()
    )
    person = PersonField(label=_("Who at the customer"))
    on = DayField(label=_("On"), initial=timezone.localdate)
    lawful_source = forms.TypedChoiceField(
        label=_("How we lawfully learned it"),
        choices=choices(LawfulSource),
        coerce=LawfulSource.of,
        initial=LawfulSource.UNKNOWN,
        empty_value=LawfulSource.UNKNOWN,
        required=False,
        widget=SegmentedInput(),
        help_text=_("Without a lawful source the method does not use what was handed in and who was won over."),
    )

    def prepare(self) -> None:
        """The rivals of the deal; the first is chosen, with none a name is asked for."""
        super().prepare()
        known = rivals_of(self.deal)
        self.fields["rival"].queryset = known  # type: ignore[attr-defined]
        # The rivals are read once: left alone the field reads them again to list them.
        others = [] if self.row is not None else [("", self.fields["rival"].empty_label)]  # type: ignore[attr-defined]
        self.fields["rival"].choices = [*((rival.pk, str(rival)) for rival in known), *others]  # type: ignore[attr-defined]
        numbered = [
            (stage.value, f"{stage.number} {words}") for stage, (_v, words) in zip(Stage, choices(Stage), strict=True)
        ]
        self.fields["stage"].choices = [("", _("not known")), *numbered]  # type: ignore[attr-defined]
        count = len(known)
        if self.row is not None:
            self.fields["rival"].empty_label = None  # type: ignore[attr-defined]
            del self.fields["rival_name"]
        elif count == 0:
            del self.fields["rival"]
            self.fields["rival_name"].required = True
            self.fields["rival_name"].label = _("Rival")
        else:
            self.initial.setdefault("rival", known[0].pk)


class CompanyForm(forms.Form):
    """How a rival company is spelled."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    short_name = forms.CharField(
        label=_("Short name"), max_length=LONGEST_SHORT, required=False, help_text=_("What everybody calls it.")
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
