"""The meetings ahead, and how ready they are (P100)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.terms import YES
from yunchou.playbook.meetings.facts import Interaction, Meeting

TOOLS = ("projector", "pointer", "room", "time_agreed", "online_fallback")
CHECKED = (*TOOLS, "agenda", "deck", "presenter_introduced")


def upcoming(case: Case) -> tuple[Meeting, ...]:
    """The meetings of the coming days, the next one first. A meeting without a day is looked at too."""
    ahead = case.settings.whole("meetings.prepare_days")
    near = [m for m in case.dossier.meetings if m.on is None or 0 <= (m.on - case.as_of).days <= ahead]
    return tuple(sorted(near, key=lambda m: ((m.on or case.as_of).toordinal(), m.title)))


def readiness(meeting: Meeting) -> Decimal:
    """The share, 0 to 1, of the checks that are known to be ready; attendees count as one."""
    invited = bool(meeting.attendees) and all(a.confirmed is YES for a in meeting.attendees)
    ready = sum(getattr(meeting, name) is YES for name in CHECKED) + invited
    return Decimal(ready) / (len(CHECKED) + 1)


def met_on(case: Case) -> dict[str, date]:
    """When we last met each person, by his own note or by the contacts that name him."""
    found: dict[str, date] = {}
    for person in case.dossier.people:
        _keep_later(found, person.last_met_on, (person.name,), case.as_of)
    for each in case.dossier.interactions:
        _keep_later(found, each.on, each.people, case.as_of)
    return found


def _keep_later(found: dict[str, date], day: date | None, names: tuple[str, ...], until: date) -> None:
    if day is None or day > until:
        return
    for name in names:
        if name not in found or found[name] < day:
            found[name] = day


def last_contact_on(case: Case) -> date | None:
    """The last day of contact known by the day of judgement: a contact, a meeting with somebody, or the day noted."""
    days = [each.on for each in case.dossier.interactions]
    days += [person.last_met_on for person in case.dossier.people]
    days.append(case.dossier.opportunity.last_contact_on)
    return max((day for day in days if day is not None and day <= case.as_of), default=None)


def visits(case: Case) -> tuple[Interaction, ...]:
    """The visits so far, the first one first."""
    made = [i for i in case.dossier.interactions if i.visit is YES and i.on and i.on <= case.as_of]
    return tuple(sorted(made, key=lambda i: (i.on or case.as_of, i.by)))
