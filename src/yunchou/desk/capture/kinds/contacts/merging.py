"""Put together what a note tells of one contact in several places."""

from __future__ import annotations

import re
from dataclasses import replace

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.kinds.contacts.event import Event
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Person


def merge(events: list[Event]) -> list[Event]:
    """Contacts of one day and one manner are one contact; so is one whose manner is not told and one beside it."""
    merged: list[Event] = []
    for event in sorted(events, key=lambda one: (one.clause.number, not one.people)):
        partner = next((one for one in reversed(merged) if _same(one, event)), None)
        if partner is None:
            merged.append(replace(event, people=_once(event.people), quotes=list(event.quotes)))
            continue
        partner.people = _once([*partner.people, *event.people])
        partner.quotes = sorted({*partner.quotes, *event.quotes})
        partner.moment = partner.moment or event.moment
        if _rank(event.how) < _rank(partner.how):
            partner.how = event.how
    return merged


def _once(people: list[Person]) -> list[Person]:
    return list({one.name: one for one in reversed(people)}.values())[::-1]


def _rank(how: ContactKind) -> int:
    order = [
        ContactKind.HOSTED,
        ContactKind.VISIT,
        ContactKind.VIDEO,
        ContactKind.MEAL,
        ContactKind.CALL,
        ContactKind.MESSAGE,
        ContactKind.MEETING,
    ]
    return order.index(how) if how in order else len(order)


def _same(one: Event, other: Event) -> bool:
    if one.state != other.state or one.clause.about != other.clause.about:
        return False
    generic = {ContactKind.MEETING, ContactKind.CONTACT}
    if (
        one.how != other.how
        and not ({one.how, other.how} & generic)
        and not {one.how, other.how} <= {ContactKind.VISIT, ContactKind.HOSTED}
    ):
        return False
    if (
        {one.how, other.how} & generic
        and {one.how, other.how} & {ContactKind.MESSAGE}
        and one.clause.piece.sentence != other.clause.piece.sentence
    ):
        return False
    if one.moment and other.moment and one.moment is not other.moment:
        past = one.state == "happened"
        if one.moment.when(past=past) != other.moment.when(past=past):
            return False
        if (
            one.moment.time[-2:] != other.moment.time[-2:]
            and re.search(r"点|:", one.moment.time + one.moment.text)
            and re.search(r"点|:", other.moment.text)
        ):
            return bool({p.name for p in one.people} & {p.name for p in other.people})
        parts = {_part(one.moment), _part(other.moment)} - {""}
        return len(parts) < 2 or bool({p.name for p in one.people} & {p.name for p in other.people})
    return True


def _part(moment: Moment) -> str:
    return next((part for part in ("上午", "中午", "下午", "晚") if part in moment.text), "")
