"""The meetings ahead, and how ready they are (P100)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from operator import attrgetter

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.terms import YES
from yunchou.playbook.meetings.facts import Interaction, Meeting
from yunchou.playbook.pipeline.stages import GIVEN_UP

TOOLS = ("projector", "pointer", "room", "time_agreed", "online_fallback")
CHECKED = (*TOOLS, "agenda", "deck", "presenter_introduced")


def upcoming(case: Case) -> tuple[Meeting, ...]:
    """The meetings of the coming days, the next one first. A meeting without a day is looked at too.

    For a deal that is lost or does not stand nothing is prepared any more.
    """
    if case.dossier.opportunity.standing in GIVEN_UP:
        return ()
    ahead = case.settings.whole("meetings.prepare_days")
    near = [m for m in case.dossier.meetings if m.on is None or 0 <= (m.on - case.as_of).days <= ahead]
    return tuple(sorted(near, key=lambda m: ((m.on or case.as_of).toordinal(), m.title)))


def readiness(meeting: Meeting) -> Decimal:
    """The share, 0 to 1, of the checks that are known to be ready; attendees count as one."""
    invited = bool(meeting.attendees) and all(a.confirmed is YES for a in meeting.attendees)
    ready = sum(getattr(meeting, name) is YES for name in CHECKED) + invited
    return Decimal(ready) / (len(CHECKED) + 1)


def met_on(case: Case, name: str) -> date | None:
    """When we last met a person, by the notes on him or by the contacts that name him; `None` when we never did."""
    until = case.as_of
    days = [p.last_met_on for p in case.dossier.people if p.name == name and p.last_met_on and p.last_met_on <= until]
    for contact in reversed(case.of(contacts)):
        if contact.on and name in contact.people:
            days.append(contact.on)
            break
    return max(days, default=None)


def contacts(case: Case) -> list[Interaction]:
    """The contacts that have taken place by the day of judgement, the first one first."""
    dated = sorted([each for each in case.dossier.interactions if each.on], key=DAY_AND_COLLEAGUE)
    return dated[: bisect_right(dated, case.as_of, key=DAY)]


def since(made: Sequence[Interaction], day: date) -> Sequence[Interaction]:
    """Of contacts, the first one first, those of a day and after it."""
    return made[bisect_left(made, day, key=DAY) :]


DAY, DAY_AND_COLLEAGUE = attrgetter("on"), attrgetter("on", "by")


def last_contact_on(case: Case) -> date | None:
    """The last day of contact known by the day of judgement: a contact, a meeting with somebody, or the day noted."""
    until = case.as_of
    days = [day for person in case.dossier.people if (day := person.last_met_on) is not None and day <= until]
    days += [last.on for last in case.of(contacts)[-1:] if last.on]
    noted = case.dossier.opportunity.last_contact_on
    days += [noted] if noted is not None and noted <= until else []
    return max(days, default=None)


def first_visits(case: Case, most: int) -> list[Interaction]:
    """The first visits, at most so many."""
    return list(islice((each for each in case.of(contacts) if each.visit is YES), most))
