"""Who joined a contact, what was called off or put off, what was arranged."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.kinds.contacts.event import IN_PERSON, Event, is_denied, manner_of, moment_of
from yunchou.desk.capture.kinds.contacts.participants import participants
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Person
from yunchou.desk.capture.reading import DATE, FILL, PEOPLE, PERSON, RIVAL, THEIRS, Clause, Reading
from yunchou.desk.capture.words import meetings as say
from yunchou.desk.capture.words.presence import JOINED, MEETING_WORDS, NOT_OUR_EVENT, THEIR_DECISION, WITH_THEM


def add_joiners(reading: Reading, events: list[Event]) -> None:
    """Those who joined a contact that the note tells of: 王总也在."""
    happened = [one for one in events if one.state == "happened" and one.how in IN_PERSON | {ContactKind.VIDEO}]
    for clause in reading.clauses:
        for match in (*JOINED.finditer(clause.mask), *WITH_THEM.finditer(clause.mask)):
            if (
                clause.stance.is_open
                or clause.hearsay
                or is_denied(clause)
                or NOT_OUR_EVENT.search(clause.mask)
                or RIVAL in clause.mask
                or _is_theirs(reading, clause, happened)
            ):
                continue
            people = participants(reading, clause, match)
            if _lies_ahead(reading, clause):
                continue
            near = [one for one in happened if one.clause.about == clause.about]
            if near:
                near[-1].people += people
                near[-1].quotes.append(clause.quote)
            elif (
                people
                and not clause.stance.planned
                and not any(THEIR_DECISION.search(one.mask) for one in reading.sentence(clause))
                and re.search(
                    r"一起|我们|一块|Ⓓ|参加会|会议|参加了?[^，]{0,4}(?:启动|交流|汇报|沟通|对接|宣讲)会|"
                    r"the (?:call|meeting|session|demo)",
                    "".join(one.mask for one in reading.sentence(clause)),
                )
            ):
                event = Event(
                    clause,
                    _manner_of_joined(reading, clause),
                    "happened",
                    moment_of(reading, clause),
                    people,
                    [clause.quote],
                    "joined",
                )
                events.append(event)
                happened.append(event)


def _manner_of_joined(reading: Reading, clause: Clause) -> ContactKind:
    """Zoom 了一下，顾曼丽在: the clause before may say how."""
    manner = manner_of(reading, clause)
    return ContactKind.MEETING if manner is ContactKind.CONTACT else manner


def add_expected(reading: Reading, events: list[Event]) -> None:
    """张伟约我们周一过方案，刘洋也来: somebody is expected at what the clause before arranges."""
    for event in [one for one in events if one.state == "ahead"]:
        following = reading.after(event.clause)
        if following and (also := ALSO_COMES.fullmatch(following.mask)):
            event.people += participants(reading, following, also)
            event.quotes.append(following.quote)


ALSO_COMES = re.compile(rf"(?P<who>{PEOPLE})(?:也|都|会|一起|亲自)*(?:来|参加|到|在|去|主持|陪同|出席|列席|旁听)", re.I)


def _lies_ahead(reading: Reading, clause: Clause) -> bool:
    """沈岩明天去讲方案，孟主任参加: the sentence sets a day ahead and nothing of it is done."""
    sentence = [one for one in reading.sentence(clause) if one.number <= clause.number]
    moments = [moment for one in sentence for moment in reading.moments_in(*reading.of(one)) if moment.shape != "year"]
    return (
        bool(moments)
        and all(moment.ahead.first > reading.as_of for moment in moments)
        and not any(one.stance.done for one in sentence)
    )


def _is_theirs(reading: Reading, clause: Clause, happened: list[Event]) -> bool:
    """讯鸟请段总吃饭，罗斌作陪: a sentence about a rival that tells of no contact of ours."""
    sentence = reading.sentence(clause)
    ours = any(one.clause.piece.sentence == clause.piece.sentence for one in happened)
    return not ours and any(RIVAL in one.mask or THEIRS in one.mask for one in sentence)


def call_off(reading: Reading, events: list[Event]) -> None:
    """A clause that calls a meeting off takes along the contact before it in the sentence, and may set a new day."""
    made: list[Event] = []
    for clause in reading.clauses:
        if (
            not (clause.stance.cancelled or _fell_through(reading, clause))
            or clause.stance.is_open
            or any(one.clause.piece.sentence == clause.piece.sentence for one in made)
            or re.search(r"改成(?:了)?(?:电话|视频|微信|线上)", clause.mask)
        ):
            continue
        sentence = {one.number for one in reading.sentence(clause)} | ({clause.number - 1} if clause.number else set())
        own = [
            one
            for one in events
            if one.clause.number in sentence and one.clause.number <= clause.number and not _took_place(one)
        ]
        words = " ".join(one.mask for one in reading.clauses if one.number in sentence)
        if not own and not (
            MEETING_WORDS.search(words)
            and not re.search(r"上线|招标|预算|项目(?:延|推)|合同|付款|交付|POC|开标", words, re.I)
        ):
            continue
        people = [person for one in own for person in one.people] or _people_of(reading, clause)
        for one in own:
            events.remove(one)
        first = own[0] if own else None
        new_day = _new_day(reading, clause)
        when = first.moment if first else _old_day(reading, clause, new_day)
        if when is new_day:
            when = None
        when = when or _of_today(reading, clause)
        how = first.how if first else manner_of(reading, clause)
        quotes = [one.clause.quote for one in own]
        events.append(Event(clause, how, "off", when, people, [*quotes, clause.quote]))
        if new_day:  # what follows in the sentence says why, and calls nothing off again
            made.append(Event(clause, how, "ahead", new_day, people, [clause.quote]))
            events.append(made[-1])


def add_arranged(reading: Reading, events: list[Event]) -> None:
    """A meeting with a day ahead that no other words tell of: 3.12 10:00 李敏 需求确认会（已约）."""
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or clause.conditional
            or (clause.stance.cancelled and not say.INSTEAD.search(clause.mask))
            or reading.rival_acts(clause)
            or is_denied(clause)
        ):
            continue
        if (
            re.search("本来|原本|原定|原计划|原先", clause.mask)
            or any(one.state != "happened" and one.clause.piece.sentence == clause.piece.sentence for one in events)
            or not (
                say.ARRANGED.search(clause.mask)
                or say.INSTEAD.search(clause.mask)
                or _goes_to_them(clause, events)
                or (
                    say.OCCASION.fullmatch(clause.mask) and not any(one.stance.done for one in reading.sentence(clause))
                )
            )
        ):
            continue
        sentence = [one for one in reading.sentence(clause) if one.piece.line == clause.piece.line]
        moments = [
            m
            for one in sentence
            for m in reading.moments_in(*reading.of(one))
            if m.side != "前" and m.shape not in {"year", "daypart"}
        ]
        moment = next(
            (
                m
                for m in moments
                if (
                    m.ahead.first > reading.as_of or (m.text in {"今晚", "tonight"} and re.search("约|请", clause.mask))
                )
                and (m.ahead.is_day or m.shape in {"week", "holiday"})
            ),
            None,
        )
        if moment is None or not re.search(
            r"会|去|拜|演示|汇报|复盘|沟通|培训|答疑|对接|堵|蹲|讲|述标|饭局|餐|考察|听|接待|答辩|见|拜访|交流|参观|约|聊|谈|碰|吃|对|过|看|demo|meeting|call|visit|"
            r"workshop|present",
            clause.mask,
            re.I,
        ):
            continue
        people = [
            person for one in sentence if one.number <= clause.number for person in reading.people_in(*reading.of(one))
        ]
        if re.search(r"没见|不在|speak|wants", clause.mask) and not clause.speaker:
            people = []
        events.append(Event(clause, manner_of(reading, clause), "ahead", moment, people, [clause.quote], "arranged"))


def _goes_to_them(clause: Clause, events: list[Event]) -> bool:
    """去局里汇报, 约周四对需求: we go to them or they make a day with us; not 王总周三给行长汇报."""
    told = any(one.clause.number == clause.number or one.quotes == [clause.quote] for one in events)
    if told or clause.stance.done or not say.GOES.search(clause.mask) or say.NOT_A_MEETING.search(clause.mask):
        return False
    theirs = re.match(rf"(?:{DATE}{FILL}*)?{PERSON}", clause.mask)
    return not theirs or bool(re.search(r"约|来我|过来|我们|咱|请我|参加", clause.mask))


def _fell_through(reading: Reading, clause: Clause) -> bool:
    """说好今天见的，王总飞北京了: what was agreed, and in a clause after it why it did not come to it."""
    if not (say.ONCE_PLANNED.search(clause.mask) and MEETING_WORDS.search(clause.mask)):
        return False
    later = [one for one in reading.sentence(clause) if 0 <= one.number - clause.number <= 2]
    return any(say.WHY_NOT.search(one.mask) for one in later) and not any(
        say.HELD_AFTER_ALL.search(one.mask) for one in later
    )


def _took_place(event: Event) -> bool:
    return (
        event.state == "happened"
        and event.clause.stance.done
        and bool(re.search(r"[聊谈见吃]了|见到|聊过", event.clause.mask))
    )


def _people_of(reading: Reading, clause: Clause) -> list[Person]:
    until = clause.number + (2 if not clause.stance.cancelled else 0)
    near = [one for one in reading.sentence(clause) if one.number <= until]
    return [person for one in near for person in reading.people_in(*reading.of(one))]


def _old_day(reading: Reading, clause: Clause, new_day: Moment | None) -> Moment | None:
    """今天和王总的会改到周三: the day before the words that call it off, and none that lies in a period."""
    until = new_day.start if new_day else clause.piece.end
    moments = [one for one in reading.moments_in(clause.start, until) if one.shape not in {"year", "daypart"}]
    if say.ONCE_PLANNED.search(clause.mask) and moments:
        return moments[0]
    found = next((one for one in moments if one is not new_day and one.ahead.is_day and one.text not in JUST_NOW), None)
    earlier = [one for one in reading.sentence(clause) if one.number < clause.number]
    if found or not (planned := next((one for one in earlier if say.ONCE_PLANNED.search(one.mask)), None)):
        return found
    return next((one for one in reading.moments_in(*reading.of(planned)) if one.ahead.is_day), None)


def _of_today(reading: Reading, clause: Clause) -> Moment | None:
    """原定下午的汇报黄了: a time of day without a day is today's."""
    return next((one for one in reading.moments_in(*reading.of(clause)) if one.shape == "daypart"), None)


JUST_NOW = {"刚才", "刚刚", "刚", "方才"}


def _new_day(reading: Reading, clause: Clause) -> Moment | None:
    match = say.MOVED.search(clause.mask)
    if match:
        later = reading.moments_in(clause.start + match.end(), clause.piece.end)
        if not later and (beside := reading.after(clause)) and re.fullmatch(r"[那就]*Ⓓ‥*吧?", beside.mask):
            later = reading.moments_in(*reading.of(beside))
        return later[0] if later else None
    following = reading.after(clause)
    if following and (match := say.MOVED.search(following.mask)):
        later = reading.moments_in(following.start + match.end(), following.piece.end)
        return later[0] if later else None
    return None
