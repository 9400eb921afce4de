"""Contacts as proposals: the contact, those met, those only spoken of, meetings ahead and those that fell through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from yunchou.desk.capture.contract.people_fields import (
    CancelledMeetingFields,
    InteractionFields,
    PersonFields,
    PlannedMeetingFields,
)
from yunchou.desk.capture.contract.proposals import Proposal, Quote
from yunchou.desk.capture.contract.terms import ContactKind, Doubt, Kind
from yunchou.desk.capture.kinds.contacts.event import Event
from yunchou.desk.capture.kinds.contacts.events import find_events
from yunchou.desk.capture.kinds.making import propose, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.naming.mentions import Person, Side
from yunchou.desk.capture.reading import Reading
from yunchou.desk.capture.words import meetings as say
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

_REMOTE = {ContactKind.CALL, ContactKind.VIDEO, ContactKind.MESSAGE}


def contacts(reading: Reading) -> Iterator[Proposal]:
    """All proposals about who was, will be or was not met."""
    events = find_events(reading)
    met: dict[str, Event] = {}
    for event in events:
        if event.state == "happened":
            yield _happened(reading, event)
            for person in event.people:
                met.setdefault(person.name, event)
        elif event.state == "ahead":
            yield _ahead(reading, event)
        else:
            yield _off(reading, event)
    yield from _people(reading, met)


def _span(reading: Reading, event: Event, *, past: bool) -> Span | None:
    if event.moment is None:
        return calendar.on(reading.as_of) if past else None
    return event.moment.when(past=past)


def _by(reading: Reading, event: Event) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            one.name for quote in event.quotes for one in reading.people_in(quote.start, quote.end, Side.OURS)
        )
    )


def _happened(reading: Reading, event: Event) -> Proposal:
    span = _span(reading, event, past=True)
    doubts = [Doubt.DATE] if event.moment is None else []
    if span and span.first > reading.as_of:
        span = calendar.on(reading.as_of)
    answer = (
        Answer.YES
        if event.how is ContactKind.VISIT
        else Answer.NO
        if event.how in _REMOTE | {ContactKind.HOSTED}
        else Answer.UNKNOWN
    )
    fields = InteractionFields(
        how=event.how,
        on=span.day if span else None,
        within=within(span),
        time=event.moment.time if event.moment else "",
        place=next(
            (one.name for one in reading.companies if one.is_account and one.start in range(*reading.of(event.clause))),
            "",
        ),
        people=tuple(one.name for one in event.people),
        by=_by(reading, event),
        initiative=Initiative.CUSTOMERS
        if event.theirs_first
        else Initiative.OURS
        if event.ours_first
        else Initiative.UNKNOWN,
        visit=answer,
    )
    return propose(event.clause, Kind.INTERACTION, fields, doubts=doubts, quotes=event.quotes)


def _ahead(reading: Reading, event: Event) -> Proposal:
    span = _span(reading, event, past=False)
    fields = PlannedMeetingFields(
        how=event.how,
        on=span.day if span else None,
        within=within(span),
        time=event.moment.time if event.moment else "",
        people=tuple(one.name for one in event.people),
        by=_by(reading, event),
    )
    return propose(event.clause, Kind.PLANNED_MEETING, fields, quotes=event.quotes)


def _off(reading: Reading, event: Event) -> Proposal:
    span = event.moment.when(past=False) if event.moment else None
    if span is None and say.NO_SHOW.search(event.clause.mask):
        span = calendar.on(reading.as_of)
    fields = CancelledMeetingFields(
        on=span.day if span else None, people=tuple(dict.fromkeys(one.name for one in event.people))
    )
    return propose(event.clause, Kind.CANCELLED_MEETING, fields, quotes=event.quotes)


def _people(reading: Reading, met: dict[str, Event]) -> Iterator[Proposal]:
    """Everybody of the customer once: met, or only spoken of."""
    seen: dict[tuple[str, str], list[Person]] = {}
    for person in reading.people:
        if person.side is Side.CUSTOMER:
            clause = next((one for one in reading.clauses if one.piece.start <= person.start < one.piece.end), None)
            about = person.company or (clause.about if clause else "")
            seen.setdefault((person.name, about if not person.known else ""), []).append(person)
    for (name, about), mentions in seen.items():
        clause = next((one for one in reading.clauses if one.piece.start <= mentions[0].start < one.piece.end), None)
        if clause is None:
            continue
        event = met.get(name)
        best = max(mentions, key=lambda one: bool(one.title) + bool(one.department))
        fields = PersonFields(
            name=name,
            known=Answer.YES if best.known else Answer.NO,
            title=best.title,
            department=best.department,
            how=event.how if event else None,
            on=_met_on(reading, event),
            candidates=best.candidates,
        )
        quotes = [Quote(mentions[0].start, mentions[0].end), *(event.quotes if event else [])]
        made = propose(
            event.clause if event else clause,
            Kind.PERSON_MET if event else Kind.PERSON_SPOKEN_OF,
            fields,
            doubts=[doubt for one in mentions[:1] for doubt in one.doubts],
            quotes=quotes,
            about=about,
        )
        yield made if event else replace(made, quotes=tuple(quotes))


def _met_on(reading: Reading, event: Event | None) -> date | None:
    if event is None:
        return None
    span = _span(reading, event, past=True)
    return span.day if span else None
