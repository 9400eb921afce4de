"""Read what is typed about contacts with the customer and meetings. Nothing is saved here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.meetings import queries
from yunchou.desk.meetings.ways import FACE_TO_FACE, Way
from yunchou.desk.opportunities.forms.rows import PeopleField, RowForm
from yunchou.desk.opportunities.queries.people import contacts_of, team_of
from yunchou.desk.resources.queries import may_be_asked
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import (
    AnswerField,
    DayField,
    SegmentedInput,
    SeveralField,
    SuggestingInput,
    TermChoiceField,
)
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

LONGEST_NOTE = 8000


class TimeInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


def few_lines(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    """A note of some length that may stay empty."""
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": rows}), **options
    )


class InteractionForm(RowForm):
    """One contact with the customer: a tap for the way, one for each person, and what was said (P39, P91)."""

    way = forms.TypedChoiceField(
        label=_("How"), choices=choices(Way), coerce=Way.of, initial=Way.VISIT, widget=SegmentedInput()
    )
    on = DayField(label=_("Day"), initial=timezone.localdate)
    people = PeopleField(label=_("Whom we met"))
    note = few_lines(_("What was said"))
    began_at = forms.TimeField(label=_("Time of day"), required=False, widget=TimeInput())
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    initiative = TermChoiceField(
        Initiative, label=_("Whose initiative was it"), initial=Initiative.UNKNOWN, required=False,
        empty_value=Initiative.UNKNOWN, widget=SegmentedInput(),
    )  # fmt: skip
    visit = AnswerField(
        label=_("At their place"), help_text=_("A visit always is one, a call never; for a meal or an event, say.")
    )
    message_sent = AnswerField(label=_("Message sent afterwards"))
    colleagues = SeveralField(label=_("Our people"), help_text=_("Left empty, it was you."))
    folded: ClassVar[tuple[str, ...]] = ("began_at", "place", "initiative", "visit", "message_sent", "colleagues")

    def prepare(self) -> None:
        """Whom one meets on this deal comes first; who was there once can still be named."""
        met = [person.pk for person in self.initial.get("people", [])] if self.row is not None else []
        there = [each.pk for each in self.initial.get("colleagues", [])] if self.row is not None else []
        self.fields["people"].queryset = queries.people_by_use(self.deal, also=met)  # type: ignore[attr-defined]
        self.fields["colleagues"].queryset = queries.colleagues_for(self.deal, also=there)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Nobody of ours named on a new contact: whoever writes was there."""
        found = super().values()
        if self.row is None and not found["colleagues"]:
            del found["colleagues"]
        return found


class ContactFilter(forms.Form):
    """Whose contacts, and of which way; rubbish in the address is refused by showing it."""

    person: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("With whom"), queryset=None, required=False, empty_label=_("everybody")
    )
    way = TermChoiceField(Way, label=_("How"), required=False)

    def __init__(self, deal: Any, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = contacts_of(deal)  # type: ignore[attr-defined]
        self.fields["way"].choices = [("", _("every way")), *choices(Way)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """What is asked for; a choice that is none is left out, and its error shown."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in ("person", "way")}


MEETING_WAYS = [(value, words) for value, words in choices(Way) if Way.of(value) in FACE_TO_FACE]


class PlanForm(RowForm):
    """A meeting that is prepared (P100 to P105)."""

    title = forms.CharField(label=_("What is it about"), max_length=120)
    way = forms.TypedChoiceField(
        label=_("How"), choices=MEETING_WAYS, coerce=Way.of, initial=Way.VISIT, widget=SegmentedInput()
    )
    on = DayField(label=_("Day"), required=False)
    starts_at = forms.TimeField(label=_("Time of day"), required=False, widget=TimeInput())
    attendees = PeopleField(
        label=_("Invited"), help_text=_("The decision maker first: a meeting without him decides nothing.")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=1440, initial=60)
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    presenter: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Presenter"), queryset=None, required=False, empty_label=_("not named yet")
    )
    colleagues = SeveralField(label=_("Our people"))
    deck = forms.CharField(
        label=_("Slides and version of the solution"), required=False, max_length=120,
        help_text=_("For example: solution V2.1, version for the leaders"),
    )  # fmt: skip
    agenda = few_lines(_("Agenda"), help_text=_("One point a line: what they shall agree to, what we answer."))
    questions = few_lines(_("Questions to ask"), help_text=_("One question a line."))
    folded: ClassVar[tuple[str, ...]] = (
        "minutes", "place", "presenter", "colleagues", "deck", "agenda", "questions",
    )  # fmt: skip

    def prepare(self) -> None:
        """Whom one meets on this deal comes first; presenters are all colleagues who work with deals."""
        self.fields["deck"].widget = SuggestingInput(lambda: queries.decks_of(self.deal), {"maxlength": 120})
        invited = [person.pk for person in self.initial.get("attendees", [])] if self.row is not None else []
        there = [each.pk for each in self.initial.get("colleagues", [])] if self.row is not None else []
        speaks = self.row.presenter_id if self.row is not None else None
        self.fields["attendees"].queryset = queries.people_by_use(self.deal, also=invited)  # type: ignore[attr-defined]
        self.fields["colleagues"].queryset = queries.colleagues_for(self.deal, also=there)  # type: ignore[attr-defined]
        self.fields["presenter"].queryset = may_be_asked(also=speaks)  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """Whether one thing is ready, who sees to it."""

    ready = AnswerField(label=_("Ready"))
    owner: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Who sees to it"), queryset=None, required=False, empty_label=_("nobody yet")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=160)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, deal: Any, *args: Any, owner: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = team_of(deal, also=owner)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: self.cleaned_data[name] for name in ("ready", "owner", "note")}


class InvitationForm(forms.Form):
    """Whether somebody comes, or whether the slides answer his concerns: one of the two a tap."""

    confirmed = TermChoiceField(Answer, label=_("Confirmed"), required=False)
    deck_fits = TermChoiceField(Answer, label=_("Slides answer his concerns"), required=False)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Only what was sent is written."""
        found = super().clean() or {}
        given = {name: value for name, value in found.items() if name == "version" or value is not None}
        if not given.keys() - {"version"} and not self.errors:
            self.add_error(None, _("Say yes, no or unknown."))
        return given

    def values(self) -> dict[str, Any]:
        """What was tapped, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class QuestionForm(forms.Form):
    """One question to put on the list of a meeting."""

    question = forms.CharField(max_length=300)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
