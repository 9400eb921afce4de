"""Who was in touch with us, when and how; what lies ahead; what did not take place. Nobody is met who was only spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from yunchou.desk.capture.contract.proposals import Quote
from yunchou.desk.capture.contract.terms import ContactKind
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.stance import read as stance_of
from yunchou.desk.capture.naming.mentions import Person, Side
from yunchou.desk.capture.reading import CUSTOMER, DATE, PERSON, RIVAL, THEIRS, Clause, Reading
from yunchou.desk.capture.words.contacts import (
    ALONE,
    HELD,
    JOINED,
    MANNERS,
    MEETING_WORDS,
    NOBODY,
    NOT_OUR_EVENT,
    STAFF_CALL,
    VISIT,
    WAYS,
)

IN_PERSON = {ContactKind.VISIT, ContactKind.MEETING, ContactKind.MEAL, ContactKind.HOSTED, ContactKind.CONTACT}
_MOVED = re.compile(
    r"(?:改到|改在|改约|改期(?:到|至)?|挪到|挪至|推迟到|推到|延(?:期)?到|延至|顺延到|改成|"
    r"换到|moved to|rescheduled (?:to|for)|postponed (?:to|until)|pushed (?:back )?to)",
    re.I,
)
_FIXED_AHEAD = re.compile(
    r"约(?:了|好|在|定|上)|定(?:了|在|于|好)|预约|确定|敲定|安排(?:在|好|了)?|scheduled|"
    r"set up|booked|arranged|agreed",
    re.I,
)
_AIM = re.compile(r"准备|打算|计划|要(?!求|是)|去|再|汇报|拜访|演示|见|开会|交流|碰|meet|call|visit|demo|会", re.I)
_WISH = re.compile(r"想(?!法)|希望|争取|改天|回头|有机会|最好|尽快|打算|看能不能|want|hope|need to|should|must", re.I)
_DENIED_SEEING = re.compile(
    r"(?:没|未|没有|还没|没能|无法|不)(?:再|能|有)?(?:见|约|碰|联系|找|打通|接|遇|聊|谈|拜访|"
    r"来|参加|到场|出席|露面|回|开成|去成|去)|不在|缺席|请假|出差|didn't (?:get to )?(?:see|"
    r"meet|reach|speak)|couldn't (?:see|meet|reach)|no answer|missed|not (?:there|available)",
    re.I,
)
_SUBJECT_BEFORE = re.compile(rf"(?:{PERSON}|[{RIVAL}{THEIRS}]‥*|他们?|她们?|对方|人家|客户)[^，我咱{CUSTOMER}]{{0,8}}$")
_SPOKEN_OF = re.compile(
    r"(?:聊到|谈到|提到|说到|说起|聊起|讲到|关于|针对|谈了|聊了|讨论|问到|问起|聊的是|打听)\s?(?:了)?$"
)


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


def find_events(reading: Reading) -> list[Event]:
    """Every contact of the note, those that belong together merged."""
    events: list[Event] = []
    for clause in reading.clauses:
        events += _in_clause(reading, clause)
    _with_joiners(reading, events)
    _call_off(reading, events)
    _arranged(reading, events)
    merged = _merged(reading, events)
    return [
        one
        for one in merged
        if one.people
        or one.way != "held"
        or re.search(r"(?:和|跟|与)(?:客户|行里|局里|厂里|他们|对方|甲方|Ⓒ)|去", one.clause.mask)
    ]


def _in_clause(reading: Reading, clause: Clause) -> Iterator[Event]:
    if (
        (clause.stance.is_open
        and not clause.stance.planned)
        or clause.conditional
        or (clause.hearsay
        and not clause.stance.done)
    ):
        return
    found = False
    for way, pattern, how in WAYS:
        for match in pattern.finditer(clause.mask):
            people = _people(reading, clause, match)
            if not people or not _is_ours(reading, way, clause, match):
                continue
            event = _event(reading, _up_to(clause, way, match), way, how, people)
            if event:
                found = True
                yield event
    if not found and (call := STAFF_CALL.search(clause.mask)):
        event = _event(reading, _up_to(clause, "staff", call), "staff", ContactKind.CALL, [])
        if event:
            yield event
    elif not found and not _is_denied(clause):
        yield from _listed(reading, clause)
        yield from _nobody_named(reading, clause)
        yield from _with_those_before(reading, clause)


_INSTEAD = re.compile(r"(?:改成|改为|变成|换成)了?(?:打)?(?:电话|视频|微信|线上|腾讯会议)")
_GAVE_TIME = re.compile(r"^(?:只|就|也)?给了?(?:我们?|咱们)?.{0,4}?(?:分钟|小时|半天)")


def _with_those_before(reading: Reading, clause: Clause) -> Iterator[Event]:
    """聊了半小时, 只给了我15分钟, 改成电话沟通了: with the one whom the clause before is about."""
    alone, instead = ALONE.search(clause.mask) or _GAVE_TIME.search(clause.mask), _INSTEAD.search(clause.mask)
    before = reading.before(clause)
    if not (alone or (instead and clause.stance.done)) or before is None or reading.rival_acts(clause):
        return
    people = reading.people_in(*reading.of(before))
    subject = re.match(rf"(?:{DATE}‥*)?{PERSON}(?!‥*(?:那边|的))", before.mask)
    if len({one.name for one in people}) != 1 or not subject or before.stance.is_open or before.hearsay:
        return
    told = replace(clause, stance=replace(clause.stance, cancelled=False, planned=False))
    event = _event(reading, told, "before", _manner(reading, clause), people)
    if event and event.state == "happened":
        yield event


_LIST_LABEL = re.compile(
    r"(?:本次)?(?:参会(?:人员?|者)?|参加(?:人员|人|者)?|参加|参会|出席(?:人员)?|与会(?:人员)?|"
    r"对方|客户方?(?:参会|参加)?(?:人员)?|甲方|拜访对象|被?拜访人?|对接人|接待人?|人员|在场|"
    r"见面(?:人|对象)?|沟通对象|attendees|present|participants|客户侧|客户)",
    re.I,
)


def _listed(reading: Reading, clause: Clause) -> Iterator[Event]:
    """参会：王总、李主任: a label before the colon, names after it."""
    label = reading.before(clause)
    if label is None or label.piece.ends_with not in {"：", ":"} or not _LIST_LABEL.fullmatch(label.mask):
        return
    people = [one for one in reading.people_in(*reading.of(clause))]
    other = reading.after(clause)
    while other and re.fullmatch(rf"[^，]{{0,8}}{PERSON}", other.mask):
        people += reading.people_in(*reading.of(other))
        other = reading.after(other)
    if people and not re.search(rf"{PERSON}[^，]{{0,4}}(?:说|讲|反馈|表示|要求|希望)", clause.mask):
        event = _event(reading, clause, "listed", None, people)
        if event:
            yield event


def _nobody_named(reading: Reading, clause: Clause) -> Iterator[Event]:
    """A visit or a meeting without names; a mere meeting of ours has to be with somebody, or to be joined."""
    visit, held = VISIT.search(clause.mask), HELD.search(clause.mask)
    if (
        not (visit or held)
        or reading.rival_acts(clause)
        or _nobody_there(reading, clause)
        or re.search(r"路上|内部|公司(?:里|内)|部门会|周会|例会", clause.mask)
    ):
        return
    event = _event(reading, clause, "visit" if visit else "held", None, [])
    if event and event.state == "happened":
        yield event


# Contacts whose words go on with what was said: dates and wishes after the verb belong to that.
_REPORTING = {"they_phone", "they_write", "over_wire", "hands_us", "hands_us_rival", "forwards", "english_us", "staff"}


def _up_to(clause: Clause, way: str, match: re.Match[str]) -> Clause:
    """The clause as far as the contact is told; what somebody said then is not when it took place."""
    end = match.end()
    if way not in _REPORTING:
        said = _THEN_SAID.search(clause.mask, end)
        if said is None:
            return clause
        end = said.start()
    piece, mask = replace(clause.piece, end=clause.start + end), clause.mask[:end]
    return replace(clause, piece=piece, mask=mask, text=clause.text[:end], stance=stance_of(mask, ""))


_THEN_SAID = re.compile(
    r"(?:时|的时候|期间|中|里)?(?:他|她|Ⓟ‥*)(?:们)?(?:还|也|又|就)?(?:说|讲|提|表示|希望|要求|"
    r"透露|问|答应)|(?:he|she) (?:said|says|wants|needs)",
    re.I,
)


def _people(reading: Reading, clause: Clause, match: re.Match[str]) -> list[Person]:
    start, end = clause.start + match.start("who"), clause.start + match.end("who")
    named = reading.people_in(start, end)
    position = end
    # 见了王总，李主任，小刘: a list goes on in clauses that hold nothing but names
    other = reading.after(clause)
    while (
        other
        and match.end("who") == len(clause.mask)
        and re.fullmatch(rf"(?:和|还有|以及)?\s?{PERSON}(?:[、和跟]\s?{PERSON})*", other.mask)
    ):
        named += reading.people_in(*reading.of(other))
        position = other.piece.end
        other = reading.after(other)
    return [one for one in named if one.side is Side.CUSTOMER and one.start < position]


# 周行长秘书, 王总团队: not he himself.
_SOMEBODY_OF_HIS = re.compile(
    r"‥*(?:那边|手下|部门|团队|办公室)?的?(?:秘书|助理|手下|团队|部门|下属|同事|司机|领导|"
    r"老板|老婆|老公|家人|徒弟|人(?!都|很|不|也))"
)


def _is_ours(reading: Reading, way: str, clause: Clause, match: re.Match[str]) -> bool:
    """Whether it was we who were there: not a rival, not people of the customer among themselves."""
    if _SOMEBODY_OF_HIS.match(clause.mask, match.end("who")):
        return False
    before = clause.mask[: match.start("who")]
    inside = clause.mask[match.start() : match.start("who")]
    before = before[: len(before) - len(inside)]
    if reading.rival_acts(clause) and RIVAL not in clause.mask and THEIRS not in clause.mask:
        return False
    if way in {"see", "with"} and _goes_on_about_somebody(reading, clause, before):
        return False
    if RIVAL in clause.mask[: match.start("who")] or THEIRS in clause.mask[: match.start("who")]:
        return bool(re.search(r"(?:我们?|咱们?|Ⓤ‥*)[^ⓅⓇ]{0,6}$", before)) and RIVAL not in before[-8:]
    if way in {"with", "see", "show", "phone", "to_phone", "to_message"} and _SUBJECT_BEFORE.search(before):
        return bool(re.search(r"(?:我们?|咱们?|Ⓤ‥*)[^ⓅⓇ]{0,8}$", before))
    if way in {"they_come", "received", "talk_to_us", "they_phone", "they_write"} and (
        _SPOKEN_OF.search(before) or RIVAL in clause.mask[match.end("who") :][:12]
    ):
        return False
    if way == "talk_to_us" and re.search(
        r"让|叫|要求|希望|建议|答应|承诺|催|安排", clause.mask[match.end("who") : match.end()]
    ):
        return False
    return not (
        way in {"with", "see"}
        and re.search(r"[给让叫帮](?:我们?|他|她)?[^ⓅⓇ]{0,4}$", before)
        and not clause.stance.done
    )


def _goes_on_about_somebody(reading: Reading, clause: Clause, before: str) -> bool:
    """王总很忙，上周还见了赵副总: the subject of the clause before is still the subject."""
    other = reading.before(clause)
    if other is None or re.search(r"我们?|咱们?|Ⓤ", before) or other.piece.end - other.piece.start > 30:
        return False
    subject = re.match(rf"{PERSON}(?!‥*(?:不在|没|出差|请假|休假|来的|也在|在场))", other.mask)
    return (
        bool(subject)
        and not _DENIED_SEEING.search(other.mask)
        and bool(
            re.match(
                r"(?:还|又|也|昨天|上周|Ⓓ‥*|刚|已经|专门|特意|私下|就|会|要|去)*(?:和|跟|与|同|见|找|拜访|约|请)",
                clause.mask,
            )
        )
    )


def _is_denied(clause: Clause) -> bool:
    return bool(_DENIED_SEEING.search(clause.mask))


def _event(reading: Reading, clause: Clause, way: str, how: ContactKind | None, people: list[Person]) -> Event | None:
    if (
        _is_denied(clause)
        and not clause.stance.cancelled
        and not (way in {"to_message", "to_phone"} and re.search("没回|没接", clause.mask))
    ):
        return None
    moment = _moment(reading, clause)
    state = _state(reading, clause, moment)
    if not state:
        return None
    manner = how or _manner(reading, clause)
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


def _moment(reading: Reading, clause: Clause) -> Moment | None:
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
    certain_ahead = ahead and moment is not None and (not moment.is_inferred or stance.planned)
    if certain_ahead or (stance.planned and not stance.done and not (moment and moment.ahead.last <= reading.as_of)):
        return _ahead(clause, moment)
    if (
        stance.planned
        and stance.done
        and _FIXED_AHEAD.search(clause.mask)
        and not re.search(r"[聊谈吃喝]了|见了|开了", clause.mask)
    ):
        return _ahead(clause, moment)
    if moment and moment.ahead.last == reading.as_of and stance.planned and not stance.done:
        return _ahead(clause, moment)
    if stance.planned and re.match(r"(?:准备|打算|计划|要去|想)", clause.mask):
        return ""
    return "" if ahead and not stance.done and moment in reading.moments_in(*reading.of(clause)) else "happened"


def _ahead(clause: Clause, moment: Moment | None) -> str:
    """A meeting ahead has a day, or was agreed; a mere wish is none."""
    if moment is not None and not (_WISH.search(clause.mask) and not moment.ahead.is_day):
        return "ahead"
    return "ahead" if _FIXED_AHEAD.search(clause.mask) and not _WISH.search(clause.mask) else ""


def _manner(reading: Reading, clause: Clause) -> ContactKind:
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
    if _LIST_LABEL.fullmatch((reading.before(clause) or clause).mask) and re.match(r"Ⓓ‥*，Ⓒ", head):
        return ContactKind.VISIT
    if re.search(r"拜访记录|拜访纪要|客户拜访|visit (?:report|notes)", reading.text, re.I):
        return ContactKind.VISIT
    return ContactKind.MEETING if MANNERS[-1][1].search(clause.mask) else ContactKind.CONTACT


def _nobody_there(reading: Reading, clause: Clause) -> bool:
    return any(NOBODY.search(one.mask) for one in reading.clauses if abs(one.number - clause.number) <= 3)


def _with_joiners(reading: Reading, events: list[Event]) -> None:
    """Those who joined a contact that the note tells of: 王总也在."""
    happened = [one for one in events if one.state == "happened" and one.how in IN_PERSON | {ContactKind.VIDEO}]
    for clause in reading.clauses:
        for match in JOINED.finditer(clause.mask):
            if (
                clause.stance.is_open
                or clause.hearsay
                or _is_denied(clause)
                or NOT_OUR_EVENT.search(clause.mask)
                or RIVAL in clause.mask
            ):
                continue
            people = _people(reading, clause, match)
            near = [one for one in happened if one.clause.about == clause.about]
            if near:
                near[-1].people += people
                near[-1].quotes.append(clause.quote)
            elif (
                people
                and not clause.stance.planned
                and re.search(r"一起|我们|一块|Ⓓ|参加会|会议", "".join(one.mask for one in reading.sentence(clause)))
            ):
                event = Event(
                    clause, ContactKind.MEETING, "happened", _moment(reading, clause), people, [clause.quote], "joined"
                )
                events.append(event)
                happened.append(event)


def _call_off(reading: Reading, events: list[Event]) -> None:
    """A clause that calls a meeting off takes along the contact before it in the sentence, and may set a new day."""
    for clause in reading.clauses:
        if (
            not clause.stance.cancelled
            or clause.stance.is_open
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
        when = first.moment if first else None
        new_day = _new_day(reading, clause)
        if when is new_day:
            when = None
        how = first.how if first else _manner(reading, clause)
        quotes = [one.clause.quote for one in own]
        events.append(Event(clause, how, "off", when, people, [*quotes, clause.quote]))
        if new_day:
            events.append(Event(clause, how, "ahead", new_day, people, [clause.quote]))


_ARRANGED = re.compile(
    r"(?:汇报|会议|演示|拜访|交流)(?:照常|照旧|不变|不取消)|(?:安排|定(?:了|在)|让我们?|过去|"
    r"组织|约|做|来|开|定|要|想|确认|wants?|schedule|set up|agreed).{0,12}?(?:演示|汇报|"
    r"交流会?|见面|会面|拜访|会议|开会|讲标|答辩|宣讲|参观|demo|meeting|call|visit|workshop)|"
    r"(?:演示|汇报|会议|会|交流|拜访)[（(]?(?:已约|已定|约好|已确认|定在|时间)|(?:已约|约好)",
    re.I,
)


def _arranged(reading: Reading, events: list[Event]) -> None:
    """A meeting with a day ahead that no other words tell of: 3.12 10:00 李敏 需求确认会（已约）."""
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or clause.conditional
            or clause.stance.cancelled
            or reading.rival_acts(clause)
            or _is_denied(clause)
        ):
            continue
        if any(
            one.state != "happened" and one.clause.piece.sentence == clause.piece.sentence for one in events
        ) or not _ARRANGED.search(clause.mask):
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
                if m.ahead.first > reading.as_of and (m.ahead.is_day or m.shape in {"week", "holiday"})
            ),
            None,
        )
        if moment is None or not re.search(
            r"会|演示|汇报|讲标|答辩|见|拜访|交流|参观|约|demo|meeting|call|visit|workshop", clause.mask, re.I
        ):
            continue
        people = [
            person for one in sentence if one.number <= clause.number for person in reading.people_in(*reading.of(one))
        ]
        if re.search(r"没见|不在|speak|wants", clause.mask) and not clause.speaker:
            people = []
        events.append(Event(clause, _manner(reading, clause), "ahead", moment, people, [clause.quote], "arranged"))


def _took_place(event: Event) -> bool:
    return (
        event.state == "happened"
        and event.clause.stance.done
        and bool(re.search(r"[聊谈见吃]了|见到|聊过", event.clause.mask))
    )


def _people_of(reading: Reading, clause: Clause) -> list[Person]:
    near = [one for one in reading.sentence(clause) if one.number <= clause.number]
    return [person for one in near for person in reading.people_in(*reading.of(one))]


def _new_day(reading: Reading, clause: Clause) -> Moment | None:
    match = _MOVED.search(clause.mask)
    if match:
        later = reading.moments_in(clause.start + match.end(), clause.piece.end)
        return later[0] if later else None
    following = reading.after(clause)
    if following and (match := _MOVED.search(following.mask)):
        later = reading.moments_in(following.start + match.end(), following.piece.end)
        return later[0] if later else None
    return None


def _merged(reading: Reading, events: list[Event]) -> list[Event]:
    """Contacts of one day and one manner are one contact; so is one whose manner is not told and one beside it."""
    merged: list[Event] = []
    for event in sorted(events, key=lambda one: (one.clause.number, not one.people)):
        partner = next((one for one in reversed(merged) if _same(reading, one, event)), None)
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


def _same(reading: Reading, one: Event, other: Event) -> bool:
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
