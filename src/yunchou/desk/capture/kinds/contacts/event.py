"""One contact as a note tells it: when, how, whether it took place, lies ahead or fell through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yunchou.desk.capture.contract.proposals import Quote
from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Person
from yunchou.desk.capture.reading import Clause, Reading
from yunchou.desk.capture.words import meetings as say
from yunchou.desk.capture.words.manners import MANNERS
from yunchou.desk.capture.words.presence import VISIT

IN_PERSON = {ContactKind.VISIT, ContactKind.MEETING, ContactKind.MEAL, ContactKind.HOSTED, ContactKind.CONTACT}


@dataclass
class Event:
    """One contact as the note tells it."""

    clause: Clause
    how: ContactKind
    state: str  # happened, ahead or off
    moment: Moment | None = None
    people: list[Person] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    way: str = ""
    ours_first: bool = False
    theirs_first: bool = False


def is_denied(clause: Clause) -> bool:
    """Whether nobody was seen or reached."""
    return bool(say.DENIED_SEEING.search(clause.mask))


def event_of(reading: Reading, clause: Clause, way: str, how: ContactKind | None, people: list[Person]) -> Event | None:
    """The contact that a clause tells of, or nothing when none took place, lies ahead or fell through."""
    if is_denied(clause) and not clause.stance.cancelled and not (way == "to_message" and "没回" in clause.mask):
        return None
    if re.search(r"本来|原本|原定|原计划|原先", clause.mask) and not clause.stance.cancelled:
        return None
    moment = moment_of(reading, clause)
    state = _state(reading, clause, moment)
    if not state and way.startswith("english") and moment and moment.ahead.first > reading.as_of:
        state = "ahead"  # lunch with Grace on Friday
    if not state:
        return None
    if way == "english_ahead" and state == "happened":
        return None
    manner = how or manner_of(reading, clause)
    theirs = way in {"staff", "they_phone", "they_write", "they_come", "talk_to_us", "english_us"}
    return Event(
        clause,
        manner,
        state,
        moment,
        people,
        [reading.clauses[clause.number].quote],
        way,
        theirs_first=theirs,
        ours_first=way in {"see", "to_phone", "to_message", "phone"},
    )


def moment_of(reading: Reading, clause: Clause) -> Moment | None:
    """The date of a contact: in its clause, before it in the sentence, or alone in the line or the heading above."""
    own = [one for one in reading.moments_in(*reading.of(clause)) if one.shape != "year" and one.side != "前"]
    if own:
        return own[0]
    other = reading.before(clause)
    while other:
        found = [one for one in reading.moments_in(*reading.of(other)) if one.side != "前" and one.shape != "year"]
        if found and (other.piece.end - other.piece.start - len(found[-1].text) <= 8 or VISIT.search(other.mask)):
            return found[-1]
        other = reading.before(other)
    return _heading(reading, clause)


def _heading(reading: Reading, clause: Clause) -> Moment | None:
    for other in reading.clauses[: clause.number][:8]:
        if other.piece.line == clause.piece.line and (
            other.number > 0 or other.piece.sentence == clause.piece.sentence
        ):
            continue
        found = reading.moments_in(*reading.of(other))
        if (
            found
            and re.search(r"拜访|记录|纪要|时间|日期|date|【|^Ⓓ‥*$|visit|日报", _around(reading, other), re.I)
            and not other.stance.planned
        ):
            return found[0]
    return None


def _around(reading: Reading, clause: Clause) -> str:
    before = reading.before(clause)
    return (before.mask + "：" if before else "") + clause.mask


def _state(reading: Reading, clause: Clause, moment: Moment | None) -> str:
    stance = clause.stance
    ahead = (
        bool(moment)
        and moment is not None
        and moment.ahead.first > reading.as_of
        and not (moment.is_inferred and stance.done and not stance.planned)
    )
    if stance.cancelled and not re.search(r"改成(?:了)?(?:电话|视频|微信|线上)", clause.mask):
        return "off"
    if ahead and moment is not None and moment.is_inferred and not stance.planned and _told_after(reading, clause):
        return "happened"
    certain_ahead = ahead and moment is not None and (not moment.is_inferred or stance.planned)
    if certain_ahead or (stance.planned and not stance.done and not (moment and moment.ahead.last <= reading.as_of)):
        return _ahead(clause, moment)
    if (
        stance.planned
        and stance.done
        and say.FIXED_AHEAD.search(clause.mask)
        and not re.search(r"[聊谈吃喝]了|见了|开了", clause.mask)
    ):
        return _ahead(clause, moment)
    if moment and moment.ahead.last == reading.as_of and stance.planned and not stance.done:
        return _ahead(clause, moment)
    if stance.planned and re.match(r"(?:准备|打算|计划|要去|想)", clause.mask):
        return ""
    return "" if ahead and not stance.done and moment in reading.moments_in(*reading.of(clause)) else "happened"


def _told_after(reading: Reading, clause: Clause) -> bool:
    """周三跟林经理过需求，她提了三点: what was said there is told, so it is over."""
    following = reading.after(clause)
    return bool(following and re.match(r"(?:Ⓟ‥*|他|她|对方)[^，]{0,4}?(?:提|说|问|讲|反馈|要求)了", following.mask))


def _ahead(clause: Clause, moment: Moment | None) -> str:
    """A meeting ahead has a day, or was agreed; a mere wish is none."""
    if moment is not None and not (say.WISH.search(clause.mask) and not moment.ahead.is_day):
        return "ahead"
    return "ahead" if say.FIXED_AHEAD.search(clause.mask) and not say.WISH.search(clause.mask) else ""


def manner_of(reading: Reading, clause: Clause) -> ContactKind:
    """How: by the words of the clause; else of its sentence; else by a line such as 方式：腾讯会议."""
    head = reading.clauses[0].mask + "，" + (reading.clauses[1].mask if len(reading.clauses) > 1 else "")
    for kind, pattern in MANNERS:
        if pattern.search(clause.mask) and kind is not ContactKind.MEETING:
            return kind
    around = "，".join(one.mask for one in reading.sentence(clause) if one.number <= clause.number)
    for kind, pattern in MANNERS:
        if kind in {
            ContactKind.VISIT,
            ContactKind.HOSTED,
            ContactKind.VIDEO,
            ContactKind.MEAL,
            ContactKind.CALL,
        } and pattern.search(around):
            return kind
    if re.search(r"(?:方式|形式|how|mode)[：:]", reading.text, re.I):
        line = re.search(r"(?:方式|形式|how|mode)[：:]([^\n]*)", reading.text, re.I)
        for kind, pattern in MANNERS:
            if line and pattern.search(line[1]):
                return kind
    if say.LIST_LABEL.fullmatch((reading.before(clause) or clause).mask) and re.match(r"Ⓓ‥*，Ⓒ", head):
        return ContactKind.VISIT
    if re.search(r"拜访记录|拜访纪要|客户拜访|visit (?:report|notes)", reading.text, re.I):
        return ContactKind.VISIT
    return ContactKind.MEETING if MANNERS[-1][1].search(clause.mask) else ContactKind.CONTACT
