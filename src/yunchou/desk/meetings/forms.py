"""Read what is typed about contacts with the customer. Nothing is saved here."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yunchou.desk.meetings import queries
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.forms.rows import PeopleField, RowForm
from yunchou.desk.opportunities.queries.people import contacts_of
from yunchou.desk.terms import choices
from yunchou.desk.web.fields import AnswerField, DayField, SegmentedInput, TermChoiceField
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
    colleagues: forms.ModelMultipleChoiceField[Any] = forms.ModelMultipleChoiceField(
        label=_("Our people"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple(),
        help_text=_("Left empty, it was you."),
    )  # fmt: skip
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
