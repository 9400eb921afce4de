"""How ready a planned meeting is, in the playbook's words (P100 to P105)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language

from yunchou.desk.meetings.models import MeetingAttendee, MeetingItem, MeetingPlan
from yunchou.desk.meetings.terms import Item
from yunchou.desk.web import formats
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings import facts
from yunchou.playbook.meetings.planned import readiness


@dataclass(frozen=True, slots=True)
class Prepared:
    """One thing that has to be ready. `row` is `None` while nobody has touched it."""

    item: Item
    ready: Answer
    row: MeetingItem | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is ready and what lacks, of one meeting."""

    items: list[Prepared]
    attendees: list[MeetingAttendee]
    share: Decimal

    @property
    def percent(self) -> int:
        """The share that is known to be ready, 0 to 100."""
        return int(self.share * 100)

    @property
    def gaps(self) -> list[Prepared]:
        """What is not ready, or not known to be."""
        return [each for each in self.items if each.ready is not Answer.YES]

    @property
    def unconfirmed(self) -> list[MeetingAttendee]:
        """Who was invited and has not said yes."""
        return [each for each in self.attendees if each.confirmed is not Answer.YES]


def readiness_of(plan: MeetingPlan) -> Readiness:
    """How ready a meeting is that was loaded with everybody and everything in it."""
    return Readiness(prepared(plan), list(plan.invited.all()), readiness(facts_of(plan)))


def prepared(plan: MeetingPlan) -> list[Prepared]:
    """Everything that has to be ready, in the order of the list."""
    rows = {row.item: row for row in plan.items.all()}
    return [Prepared(item, _ready(plan, item, rows.get(item)), rows.get(item)) for item in Item]


def _ready(plan: MeetingPlan, item: Item, row: MeetingItem | None) -> Answer:
    """What was said of it. An agenda that is written is there, unless somebody says that it is not ready."""
    said = row.ready if row else Answer.UNKNOWN
    written = item is Item.AGENDA and bool(plan.agenda.strip())
    return Answer.YES if written and said is Answer.UNKNOWN else said


def facts_of(plan: MeetingPlan) -> facts.Meeting:
    """A planned meeting as the playbook judges it."""
    ready = {each.item.value: each.ready for each in prepared(plan)}
    return facts.Meeting(
        title=plan.title,
        on=plan.on,
        attendees=tuple(
            facts.Attendee(person=each.person.name, confirmed=each.confirmed) for each in plan.invited.all()
        ),
        presenter=plan.presenter.name if plan.presenter else "",
        **ready,
    )


def when_of(plan: MeetingPlan) -> str:
    """Day and time of a meeting in words; empty while it has no day."""
    if plan.on is None:
        return ""
    day = formats.day(plan.on, timezone.localdate(), zh=not (get_language() or "").startswith("en"))
    return f"{day} {plan.starts_at:%H:%M}" if plan.starts_at else day
