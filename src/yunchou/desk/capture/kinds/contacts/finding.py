"""Find contacts clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.kinds.contacts.event import Event, event_of, is_denied, manner_of
from yunchou.desk.capture.kinds.contacts.participants import is_our_contact, participants
from yunchou.desk.capture.language.stance import read as stance_of
from yunchou.desk.capture.reading import DATE, PERSON, Clause, Reading
from yunchou.desk.capture.words import meetings as say
from yunchou.desk.capture.words.contacts import WAYS
from yunchou.desk.capture.words.presence import ALONE, HELD, NOBODY, STAFF_CALL, VISIT

Way = tuple[str, re.Pattern[str], ContactKind | None]


def contacts_in(reading: Reading, clause: Clause) -> Iterator[Event]:
    """Every contact that one clause tells of."""
    if clause.conditional or (clause.hearsay and not clause.stance.done):
        return
    if clause.stance.is_open and not clause.stance.planned:
        yield from _asked_of_us(reading, clause)
        return
    events = [
        one for way in WAYS for match in way[1].finditer(clause.mask) if (one := _told(reading, clause, way, match))
    ]
    yield from events
    if not events and (call := STAFF_CALL.search(clause.mask)):
        event = event_of(reading, _up_to(clause, "staff", call), "staff", ContactKind.CALL, [])
        if event:
            yield event
    elif not events and not is_denied(clause):
        yield from _listed(reading, clause)
        yield from _nobody_named(reading, clause)
        yield from _with_those_before(reading, clause)
        yield from _of_a_day(reading, clause)


def _told(reading: Reading, clause: Clause, told: Way, match: re.Match[str]) -> Event | None:
    """The contact that one way of telling finds, when it was ours and took or takes place."""
    way, _pattern, how = told
    people = participants(reading, clause, match)
    if not people or not is_our_contact(reading, way, clause, match) or _merely_says(way, clause, match):
        return None
    event = event_of(reading, _up_to(clause, way, match), way, how, people)
    if event and event.state == "happened" and _never_came(reading, clause, match):
        return None
    return event


def _asked_of_us(reading: Reading, clause: Clause) -> Iterator[Event]:
    """王总微信问我什么时候出: what he asked is open, that he wrote is not."""
    if not clause.stance.asked:
        return
    stated = replace(clause, stance=replace(clause.stance, asked=False))
    for way in WAYS:
        for match in way[1].finditer(clause.mask):
            if way[0] in _REPORTING and not stance_of(clause.mask[: match.end()], "").is_open:
                event = _told(reading, stated, way, match)
                if event:
                    yield event


def _of_a_day(reading: Reading, clause: Clause) -> Iterator[Event]:
    """上午三个会：9点王总，10点半李主任: a day's contacts one by one, each with its hour."""
    row = say.HOUR_AND_WHO.fullmatch(clause.mask)
    if row is None or clause.stance.denied or clause.stance.cancelled:
        return
    head = next((one for one in reading.sentence(clause) if say.SEVERAL.search(one.mask)), None)
    if head is None or head.number >= clause.number or head.stance.planned or head.stance.is_open:
        return
    moment = (reading.moments_in(*reading.of(head)) or reading.moments_in(*reading.of(clause)))[0]
    if moment.behind.first > reading.as_of or (moment.ahead.first > reading.as_of and not moment.is_inferred):
        return
    people = reading.people_in(*reading.of(clause))
    told = replace(clause, stance=replace(clause.stance, done=True, planned=False))
    event = event_of(reading, told, "of_a_day", None, people)
    if event and event.state == "happened":
        yield event


def _never_came(reading: Reading, clause: Clause, match: re.Match[str]) -> bool:
    """约的马董，等了一小时没见着: a clause after it says, naming nobody else, that he was not seen."""
    if not re.match(r"约|找|拜访|去见|等", match[0]):
        return False
    later = [one for one in reading.sentence(clause) if one.number > clause.number]
    return any(say.NOT_SEEN.search(one.mask) and not re.search(PERSON, one.mask) for one in later)


def _merely_says(way: str, clause: Clause, match: re.Match[str]) -> bool:
    """王总把石总推给我 names somebody; 王总跟我说 tells neither when nor how: he is only spoken of."""
    if way in {"hands_us", "forwards"} and say.HANDS_SOMEBODY.search(match[0]):
        return True
    if way != "talk_to_us" or match[0][-1] not in "说讲":
        return False
    told = clause.mask[: match.end()]
    return not re.search(r"Ⓓ|电话|微信|当面|会后|饭|见|会上|路上|刚", told)


def _with_those_before(reading: Reading, clause: Clause) -> Iterator[Event]:
    """聊了半小时, 只给了我15分钟, 改成电话沟通了: with the one whom the clause before is about."""
    if event := _answered(reading, clause):
        yield event
        return
    alone, instead = ALONE.search(clause.mask) or say.GAVE_TIME.search(clause.mask), say.INSTEAD.search(clause.mask)
    before = reading.before(clause)
    with_him = say.PRONOUN_CONTACT.search(clause.mask) and clause.stance.done and not clause.stance.denied
    if not (alone or with_him or (instead and clause.stance.done)) or before is None or reading.rival_acts(clause):
        return
    people = reading.people_in(*reading.of(before))
    subject = re.match(
        rf"(?:{DATE}‥*)?(?:(?:又|专程)?去?(?:找|见|拜访|约了?|请了?|跟|和|陪|蹲点?蹲?到?))?{PERSON}(?!‥*(?:那边|的))",
        before.mask,
    )
    if len({one.name for one in people}) != 1 or not subject or before.stance.is_open or before.hearsay:
        return
    told = replace(clause, stance=replace(clause.stance, cancelled=False, planned=False))
    event = event_of(reading, told, "before", manner_of(reading, clause), people)
    if event and event.state == "happened":
        yield event


def _answered(reading: Reading, clause: Clause) -> Event | None:
    """链接发给韩主任了，他回了个OK: what was sent to him was answered."""
    before = reading.before(clause)
    if before is None or not say.ANSWERED.search(clause.mask) or not say.SENT_TO.search(before.mask):
        return None
    people = reading.people_in(*reading.of(before))
    if len({one.name for one in people}) != 1 or before.stance.is_open or before.hearsay:
        return None
    told = replace(clause, stance=replace(clause.stance, done=True, planned=False))
    event = event_of(reading, told, "answered", ContactKind.MESSAGE, people)
    if event:
        event.moment = event.moment or next(iter(reading.moments_in(*reading.of(before))), None)
        event.quotes.append(before.quote)
    return event


def _listed(reading: Reading, clause: Clause) -> Iterator[Event]:
    """参会：王总、李主任: a label before the colon, names after it."""
    label = reading.before(clause)
    occasion = label and say.OCCASION_ALONE.fullmatch(label.mask) and not label.stance.planned
    if occasion and say.NAMES_ALONE.fullmatch(clause.mask) and not clause.stance.planned:
        event = event_of(reading, clause, "listed", None, reading.people_in(*reading.of(clause)))
        if event and event.state == "happened":
            yield event
        return
    if label is None or label.piece.ends_with not in {"：", ":"} or not say.LIST_LABEL.fullmatch(label.mask):
        return
    people = list(reading.people_in(*reading.of(clause)))
    other = reading.after(clause)
    while other and re.fullmatch(rf"[^，]{{0,8}}{PERSON}", other.mask):
        people += reading.people_in(*reading.of(other))
        other = reading.after(other)
    if people and not re.search(rf"{PERSON}[^，]{{0,4}}(?:说|讲|反馈|表示|要求|希望)", clause.mask):
        event = event_of(reading, clause, "listed", None, people)
        if event:
            yield event


def _nobody_named(reading: Reading, clause: Clause) -> Iterator[Event]:
    """A visit or a meeting without names; a mere meeting of ours has to be with somebody, or to be joined."""
    visit, held = VISIT.search(clause.mask), HELD.search(clause.mask)
    if (
        not (visit or held)
        or reading.rival_acts(clause)
        or _nobody_there(reading, clause)
        or re.search(
            r"^(?:行里|局里|厂里|他们|客户|对方)[^我跟和与]{0,6}(?:开|讨论)|路上|内部|公司(?:里|内)|部门会|周会|例会",
            clause.mask,
        )
    ):
        return
    event = event_of(reading, clause, "visit" if visit else "held", None, [])
    if event and event.state == "happened":
        yield event


# Contacts whose words go on with what was said: dates and wishes after the verb belong to that.
_REPORTING = {
    "at_table",
    "they_phone",
    "they_write",
    "over_wire",
    "hands_us",
    "hands_us_rival",
    "forwards",
    "english_us",
    "staff",
}


def _up_to(clause: Clause, way: str, match: re.Match[str]) -> Clause:
    """The clause as far as the contact is told; what somebody said then is not when it took place."""
    end = match.end()
    if way not in _REPORTING and not (way == "talk_to_us" and match[0][-1] in "说讲露"):
        said = say.THEN_SAID.search(clause.mask, end)
        if said is None:
            return clause
        end = said.start()
    piece, mask = replace(clause.piece, end=clause.start + end), clause.mask[:end]
    return replace(clause, piece=piece, mask=mask, text=clause.text[:end], stance=stance_of(mask, ""))


def _nobody_there(reading: Reading, clause: Clause) -> bool:
    return any(NOBODY.search(one.mask) for one in reading.clauses if abs(one.number - clause.number) <= 3)
