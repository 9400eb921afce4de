"""What is read of proposals about people: contacts, meetings, leans, and what stays in the compartment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext_lazy as _

from yunchou.desk.capture.forms.base import CardForm, line, one_name, some_names
from yunchou.desk.capture.operations.contacts import WAYS
from yunchou.desk.meetings.ways import Way
from yunchou.desk.web.fields import AnswerField, DayField, TermChoiceField
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.stakeholders.terms import Lean

if TYPE_CHECKING:
    from yunchou.desk.capture.contract.people_fields import InteractionFields, PlannedMeetingFields
    from yunchou.desk.capture.contract.proposals import Proposal


class InteractionForm(CardForm):
    """A contact that took place."""

    way = TermChoiceField(Way, label=_("How"))
    on = DayField(label=_("Day"))
    people = some_names(_("Whom we met"))
    by = some_names(_("Our people"))
    time = line(_("Time of day"), most=40)
    place = line(_("Place"), most=120)
    visit = AnswerField(label=_("At their place"))
    initiative = TermChoiceField(Initiative, label=_("Whose initiative was it"))

    def begin(self, one: Proposal) -> dict[str, Any]:
        """A contact without a day took place on the day of the note."""
        given, said = super().begin(one), cast("InteractionFields", one.fields)
        day = said.on or given.get("last_day") or self.day
        return {**given, "way": WAYS[said.how].value, "on": min(day, self.day)}


class PersonForm(CardForm):
    """A person at the customer whom nobody has written down yet."""

    name = line(_("Name"), required=True, most=80)
    title = line(_("Job title"), most=80)
    department = line(_("Department"), most=80)


class MeetingForm(CardForm):
    """A contact that lies ahead."""

    way = TermChoiceField(Way, label=_("How"))
    on = DayField(label=_("Day"), required=False)
    people = some_names(_("Whom to invite"))
    by = some_names(_("Our people"))
    time = line(_("Time of day"), most=40)

    def begin(self, one: Proposal) -> dict[str, Any]:
        """A period gives its first day."""
        given, said = super().begin(one), cast("PlannedMeetingFields", one.fields)
        return {**given, "way": WAYS[said.how].value, "on": said.on or (said.within.first if said.within else None)}


class CancelledForm(CardForm):
    """A planned meeting that did not take place: it is taken off."""

    on = DayField(label=_("Was planned for"), required=False)
    people = some_names(_("With whom"))


class LeanForm(CardForm):
    """Where somebody leans."""

    person = one_name(_("Person"), required=True)
    lean = TermChoiceField(Lean, label=_("Lean"))
    rival = line(_("Against which rival"), most=80)


class EvidenceForm(CardForm):
    """What somebody did that speaks for an insider. Sealed."""

    person = one_name(_("Person"), required=True)
    test = TermChoiceField(InsiderTest, label=_("Which test"))
    on = DayField(label=_("Day"), required=False)
    unprompted = AnswerField(label=_("Unprompted"))
    text = line(_("What he did"))


class PersonalNeedForm(CardForm):
    """A professional need of a person. Sealed."""

    person = one_name(_("Person"), required=True)
    kind = TermChoiceField(NeedKind, label=_("Kind of need"))
    text = line(_("What he needs"), required=True)


class ClaimForm(CardForm):
    """A statement at second hand."""

    statement = line(_("What is said"), required=True)
    source = one_name(_("Who says so (sealed)"))
    heard_from = one_name(_("From whom he heard it (sealed)"))
