"""What we promised, each with its day (P35, P53)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.deal_fields import PromiseFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, told_once, within
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Side
from yunchou.desk.capture.reading import DATE, PERSON, RIVAL, US, Clause, Reading
from yunchou.desk.capture.words import promises as say


def our_promises(reading: Reading) -> Iterator[Proposal]:
    """What we are to do, for whom, by when."""
    return told_once(_each_of_ours(reading), _one_promise)


def _each_of_ours(reading: Reading) -> Iterator[tuple[Clause, Proposal]]:
    listing, line = False, -1
    for clause in reading.clauses:
        if clause.piece.line != line:
            listing = listing and not re.match(r"^(?:需求|预算|竞争|对手|时间|参会|内容)", clause.mask)
            line = clause.piece.line
        if say.OUR_LABEL.search(clause.mask):
            listing = True
        if (
            ((clause.stance.asked or clause.stance.supposed) and not say.ASKED_OF_US.search(clause.mask))
            or RIVAL in clause.mask
            or clause.stance.cancelled
            or (say.ALREADY.search(clause.mask) and not say.BY_A_DAY.search(clause.mask))
            or re.match(r"(?:已)?约(?:好|了|定)", clause.mask)
            or re.match(rf"(?:{DATE}‥*)?(?:公司|我们)?(?:内部|加班)|产品部|研发部", clause.mask)
        ):
            continue
        match = (
            say.DO.search(clause.mask)
            or _pledged(reading, clause)
            or (say.THING.search(clause.mask) if listing and clause.piece.bullet else None)
        )
        if match is None or not _is_ours(reading, clause, match, listing):
            continue
        yield clause, _ours(reading, clause, match)


def _pledged(reading: Reading, clause: Clause) -> re.Match[str] | None:
    """我们承诺两周内把接口调通: what follows the word of promising."""
    before = reading.before(clause)
    if before and say.PLEDGED.fullmatch(before.mask) and not re.search("价|折|便宜|付款", clause.mask):
        return re.compile(".+").match(clause.mask)
    pledge = say.PLEDGE.match(clause.mask)
    if (
        pledge is None
        or re.search("价|折", pledge["what"])
        or say.NOT_PROMISE.search(pledge["what"])
        or re.match("不", pledge["what"])
    ):
        return None
    return re.compile(".+").match(clause.mask, pledge.start("what"))


def _one_promise(last: tuple[Clause, Proposal], clause: Clause, promise: Proposal) -> Proposal | None:
    """出一版保密协议，周三给王总: the second clause only says when and to whom."""
    one, other = last[1].fields, promise.fields
    if not isinstance(one, PromiseFields) or not isinstance(other, PromiseFields):
        return None
    if (
        (one.due_on and one.due_on != other.due_on and not clause.mask.startswith("我"))
        or clause.number - last[0].number > 2
        or not say.GIVES_IT.fullmatch(clause.mask)
    ):
        return None
    fields = replace(one, to=other.to or one.to, by=one.by or other.by, due_on=other.due_on, within=other.within)
    doubts = tuple(dict.fromkeys([*last[1].doubts, *promise.doubts]))
    return replace(last[1], fields=fields, doubts=doubts, quotes=tuple(sorted({*last[1].quotes, *promise.quotes})))


def _is_ours(reading: Reading, clause: Clause, match: re.Match[str], listing: bool) -> bool:
    """Whether we are to do it: we are the subject or are asked to; or nobody is, and there is a day or a list."""
    mask = clause.mask
    asked = say.ASKED_OF_US.search(mask)
    if (told := reading.before(clause)) and say.PLEDGED.fullmatch(told.mask):
        return True
    if say.WHAT_HE_WANTS.search(mask):
        return True  # 李主任要的demo周五给
    whole = "把" in mask or match.end() >= len(mask) - 1 or say.THING_FIRST.match(mask)
    things = bool(say.THING.search(mask if whole else mask[match.start() :]))
    if asked and re.search("费[^，]{0,3}(?:去掉|减掉|砍掉|免)|压一?压|压一下|再降|降价|让利|便宜", mask):
        return False
    if asked:
        return (
            things
            or "把" in mask[asked.start() :]
            or (bool(re.search(rf"{DATE}", mask)) and not say.NOT_PROMISE.search(mask))
        )
    if _is_theirs(mask, things=things):
        return False
    before = mask[: match.start()]
    if re.search(rf"(?:{PERSON}|客户|对方|他们?|她们?)[^ⓅⓇ]{{0,6}}$", before) and not re.search(
        rf"(?:给|跟|向|和|替|帮|为|陪|请|约|找|催|let)\s?(?:{PERSON}|客户|对方|他们?|她们?)[^ⓅⓇ，]{{0,6}}$", before
    ):
        return False
    moment = moment_near(reading, clause)
    ahead = (
        moment is not None
        and (
            moment.ahead.last > reading.as_of
            or (moment.text in {"今晚", "晚上", "tonight"} and not clause.stance.done)
            or (moment.ahead.last == reading.as_of and (moment.side == "前" or clause.stance.planned))
        )
        and moment.shape != "daypart"
    )
    if (
        re.search(r"汇报|拜访|见面|开会|演示(?!环境|材料)|讲解|宣讲", mask)
        and not re.search(r"发|提交|准备(?!.{0,3}汇报会)|整理|安排|写", mask)
        and not listing
    ):
        return False
    if ahead and re.match(r"我们?(?:让|叫|安排)(?:公司|我们|法务|财务|同事|研发|售前|商务|技术)", mask):
        return True
    if re.match(rf"\s?(?:{DATE}‥*)?\s?(?:{US})", mask, re.I) and not re.match(r"\s?me\b", mask):
        return (
            bool(say.MUST.search(mask))
            or (things and ahead)
            or (
                ahead
                and bool(
                    re.match(
                        rf"(?:我|Ⓤ‥*)(?:说|答应|回)|{US}.{{0,12}}?(?:补|发|给|送|交|回复)(?:给)?(?:他|她|{PERSON}|"
                        rf"客户|对方)",
                        mask,
                        re.I,
                    )
                )
            )
        )
    return listing or _is_ours_unsaid(clause, reading.before(clause), things=things, ahead=ahead)


def _is_theirs(mask: str, *, things: bool) -> bool:
    """What comes to us, what they promise, and what is no promise at all: a payment, a step of the tender."""
    return bool(
        say.TO_US.search(mask)
        or (say.NOT_PROMISE.search(mask) and not things)
        or (say.THEIRS.search(mask) and not re.match(rf"\s?(?:{US})", mask, re.I))
    )


def _is_ours_unsaid(clause: Clause, reading_before: Clause | None, *, things: bool, ahead: bool) -> bool:
    """The same where nobody is said to do it."""
    mask = clause.mask
    before = reading_before and say.THING.search(reading_before.mask)
    if before and ahead and say.GIVES_IT.fullmatch(mask):
        return True  # 要一份案例，明天给她
    if re.match(r"(?:记得|别忘了?|不要忘了?|提醒自己)", mask):
        return True
    if things and re.match(r"promised\s(?:him|her|them|Ⓟ)", mask, re.I):
        return True
    if things and re.match(
        r"(?:send|share|prepare|draft|deliver|submit|provide|follow up|set up|update)\b", mask, re.I
    ):
        return True  # a task written as an order to oneself
    if re.search(r"在(?:写|做|改|准备|整理)|没(?:去|来|发|写|做)", mask):
        return False
    if (
        things
        and ahead
        and re.search(rf"{DATE}‥*(?:就|要|得)?(?:发|给|交|送|寄|传)(?:给|到)?(?:他|她|{PERSON}|过去|对方|客户)", mask)
    ):
        return True  # 材料周日前发她
    if clause.speaker and not _own_voice(clause):
        return False
    if things and ahead:
        return not clause.stance.done or bool(re.search(r"改好|好发", mask))
    return bool(
        things and re.match(r"(?:要|得|需要?|还?欠|记得|尽快|回头|待|准备|will |need to |to |todo)", mask, re.I)
    )


def _own_voice(clause: Clause) -> bool:
    """A clause after somebody's words that is our own again: it begins with a day or a bare verb."""
    return (
        not re.search(rf"{PERSON}", clause.mask)
        and bool(re.match(rf"(?:{DATE}‥*|要|得|尽快|抓紧|回头)", clause.mask))
        and bool(re.search(r"发|提交|准备|整理|改", clause.mask))
        and not re.search("他|她", clause.mask)
    )


def _ours(reading: Reading, clause: Clause, match: re.Match[str]) -> Proposal:
    moment = moment_near(reading, clause) or _when_given(reading, clause)
    span = moment.when(past=False) if moment else None
    people = reading.people_in(*reading.of(clause))
    asked = say.ASKED_OF_US.search(clause.mask)
    to = next(
        (one.name for one in people if not asked or one.start > clause.start + asked.start()),
        clause.speaker or next((one.name for one in people), "") if asked else "",
    )
    if not to and re.search(r"(?:他|她)(?!们)|\b(?:him|her)\b", clause.mask[match.start() :]):
        to = next(reversed(reading.names_in(0, clause.start)), "")
    if not to and (before := reading.before(clause)) and say.ASKED_BEFORE.search(before.mask):
        to = next(iter(reading.names_in(*reading.of(before))), "")
    by = next((one.name for one in reading.people_in(clause.start, clause.piece.end, Side.OURS)), "")
    if not by and (following := reading.after(clause)) and say.DOES_IT.fullmatch(following.mask):
        by = next(one.name for one in reading.people_in(*reading.of(following), Side.OURS))
    object_first = re.search(r"把(.+?)(?=发|给|送|提交|准备|整理|补|改|寄|核|做|报|过|$)", clause.text)
    what = (
        object_first[1] + clause.text[object_first.end() :] if object_first else clause.text[match.start() :]
    ).strip(" ，。,.")
    if not say.THING.search(what) and (thing := say.THING.search(clause.text)):
        what = clause.text[thing.start() :].strip()
    elif (
        not say.THING.search(what)
        and len(what) <= 4
        and (before := reading.before(clause))
        and (thing := say.THING.search(before.text))
    ):
        what = f"{before.text[thing.start() :].rstrip('了吧的')}{what}"
    elif len(what) <= 4 and (before := reading.before(clause)) and (wanted := say.WANTED.search(before.text)):
        what = f"{what}{wanted['what']}"
    what = re.sub(r"(?:还|也|都)?(?:没|未)[^，]{1,3}$", "", what) or what
    fields = PromiseFields(what=what, by=by, to=to, due_on=span.day if span else None, within=within(span))
    return propose(clause, Kind.OUR_PROMISE, fields, doubts=date_doubts(moment, span))


def _when_given(reading: Reading, clause: Clause) -> Moment | None:
    """给李主任做个测算，周三交: a clause after it says nothing but when it is given."""
    for other in reading.sentence(clause):
        if 0 < other.number - clause.number <= 2 and say.GIVES_IT.fullmatch(other.mask):
            return next(iter(reading.moments_in(*reading.of(other))), None)
    return None
