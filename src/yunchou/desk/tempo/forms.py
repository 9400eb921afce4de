"""Read what is typed about pace, plays, pauses, next steps and tenders. Nothing is saved here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.forms.filters import BoardForm
from yunchou.desk.opportunities.forms.rows import LONGEST_TEXT, RowForm
from yunchou.desk.tempo.operations import pauses
from yunchou.desk.tempo.operations.pace import DECIDABLE
from yunchou.desk.terms import ReaderWords, choices
from yunchou.desk.web.fields import DayField, SegmentedInput, SeveralField
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.terms import Pace

MOST = 2**31 - 1


def _words(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=1000, widget=forms.Textarea({"rows": 2}), **options)


class RhythmForm(BoardForm):
    """Filters of the rhythm board; a pace or a position asks for the list of those deals."""

    segment: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Segment"), queryset=None, required=False, empty_label=_("All segments")
    )
    pace = forms.TypedChoiceField(
        required=False, choices=[("", ""), *choices(Pace)], coerce=Pace.of, empty_value=None, widget=forms.HiddenInput()
    )
    position = forms.TypedChoiceField(
        required=False,
        choices=[("", ""), *choices(Position)],
        coerce=Position.of,
        empty_value=None,
        widget=forms.HiddenInput(),
    )

    ALSO_ALLOWED = frozenset({"page"})

    def __init__(self, data: QueryDict, *, segments: QuerySet[Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["segment"].queryset = segments  # type: ignore[attr-defined]

    @property
    def narrowed(self) -> dict[str, Any]:
        """The segment, pace and position that were asked for, after `is_valid`."""
        sent = self.cleaned_data
        segment = sent["segment"].pk if sent["segment"] else None
        return {"segment": segment, "pace": sent["pace"], "position": sent["position"]}


class PaceForm(RowForm):
    """The pace of an open deal, why, and what ends it (P36)."""

    pace = forms.TypedChoiceField(
        label=_("Pace"),
        choices=[(pace.value, ReaderWords(pace.words)) for pace in DECIDABLE],
        coerce=Pace.of,
        widget=SegmentedInput(),
    )
    reason = _words(_("Why"))
    exit_condition = _words(_("What ends it"), help_text=_("A sign that everybody will recognise."))
    seen = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)


class PauseForm(RowForm):
    """A pause with its re-plan (P51)."""

    changed = _words(_("What has changed"), help_text=_("It stands as the reason of the pause."))
    assumed = _words(_("What we assumed"), required=False)
    path = _words(_("The new path"), required=False, help_text=_("It may be written while the pause lasts."))
    exit_condition = _words(_("What ends it"), help_text=_("A sign that everybody will recognise."))
    wake_on = DayField(label=_("Wake up on"), help_text=_("On this day it is looked at again."))
    kill_on = DayField(label=_("Kill date"), help_text=_("If nothing has changed by then, it is given up."))
    must_agree = SeveralField(label=_("Who must agree"))
    seen_deal = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, deal: Any, *args: Any, colleagues: QuerySet[Any], **options: Any) -> None:
        super().__init__(deal, None, *args, **options)
        self.fields["must_agree"].queryset = colleagues  # type: ignore[attr-defined]

    @property
    def plan(self) -> pauses.Plan:
        """The plan that was typed, once the form is valid."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "seen_deal"}
        return pauses.Plan(**{**values, "must_agree": list(values["must_agree"])})


class ReplanForm(RowForm):
    """The part of a re-plan that grows during the pause."""

    assumed = _words(_("What we assumed"), required=False)
    path = _words(_("The new path"), required=False)


class TenderForm(RowForm):
    """The dates of the customer's tender (N7)."""

    notice_on = DayField(label=_("Tender notice"), required=False)
    award_on = DayField(label=_("Award"), required=False)


class NextStepForm(RowForm):
    """A next step (P35, P53)."""

    what = forms.CharField(label=_("Next step"), max_length=200, widget=forms.TextInput({"autofocus": True}))
    initiative = forms.TypedChoiceField(
        label=_("Whose initiative"),
        choices=choices(Initiative),
        coerce=Initiative.of,
        initial=Initiative.OURS,
        widget=SegmentedInput(),
    )
    due_on = DayField(label=_("Due by"), required=False)
    done_on = DayField(label=_("Done on"), required=False)

    def prepare(self) -> None:
        """A new step is still to be done."""
        if self.row is None:
            del self.fields["done_on"]


class PlayForm(forms.Form):
    """A play that is chosen, and until when it may run."""

    code = forms.CharField(max_length=40)
    until = DayField(label=_("Runs until"), required=False)


class PlayEndForm(RowForm):
    """How a play ended: exit condition met or given up, and what came of it."""

    exit_met = forms.TypedChoiceField(
        label=_("Is the exit condition met"),
        choices=[(each.value, ReaderWords(each.words)) for each in (Answer.YES, Answer.NO)],
        coerce=Answer.of,
        widget=SegmentedInput(),
    )
    outcome = forms.CharField(
        label=_("What came of it"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 2})
    )

    def prepare(self) -> None:
        """Nothing is chosen in advance: an end is said, not assumed."""
        self.initial.pop("exit_met", None)
