"""What the kinds share: making a proposal from a clause, with its certainty and the reasons why it is not surer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from yunchou.desk.capture.contract.fields import Fields
from yunchou.desk.capture.contract.people_fields import Within
from yunchou.desk.capture.contract.proposals import Proposal, Quote
from yunchou.desk.capture.contract.terms import Certainty, Doubt, Kind
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.reading import DATE, FILL, Clause, Reading

Finder = Callable[[Reading], Iterator[Proposal]]

UNSURE = {Doubt.HEARSAY, Doubt.CONDITIONAL, Doubt.SEVERAL_PEOPLE, Doubt.UNIT, Doubt.MODEL}
LIKELY = {Doubt.HEDGED, Doubt.DATE, Doubt.SPELLING, Doubt.WHO, Doubt.STATE, Doubt.NEW_RIVAL}


def told_once(
    found: Iterable[tuple[Clause, Proposal]],
    as_one: Callable[[tuple[Clause, Proposal], Clause, Proposal], Proposal | None],
) -> Iterator[Proposal]:
    """What was found, in order; where `as_one` makes one of a proposal and the one before it, that one alone."""
    made: list[tuple[Clause, Proposal]] = []
    for clause, proposal in found:
        if made and (one := as_one(made[-1], clause, proposal)):
            made[-1] = (clause, one)
        else:
            made.append((clause, proposal))
    return (proposal for _clause, proposal in made)


def propose(
    clause: Clause,
    kind: Kind,
    fields: Fields,
    *,
    doubts: Iterable[Doubt] = (),
    quotes: Iterable[Quote] = (),
    about: str | None = None,
) -> Proposal:
    """A proposal that rests on a clause, and on further quotes."""
    found = dict.fromkeys(doubts)
    if clause.hearsay:
        found[Doubt.HEARSAY] = None
    if clause.conditional:
        found[Doubt.CONDITIONAL] = None
    if clause.stance.hedged and not found.keys() & {Doubt.ABOUT}:
        found[Doubt.HEDGED] = None
    return Proposal(
        kind=kind,
        fields=fields,
        quotes=tuple(sorted({clause.quote, *quotes})),
        certainty=certainty(found),
        doubts=tuple(found),
        hearsay=clause.hearsay,
        source=clause.speaker,
        heard_from=clause.heard_from,
        about=clause.about if about is None else about,
    )


def certainty(doubts: Iterable[Doubt]) -> Certainty:
    """How sure a reading with these doubts can be."""
    given = set(doubts)
    if given & UNSURE:
        return Certainty.UNSURE
    return Certainty.LIKELY if given & LIKELY else Certainty.SURE


def within(span: Span | None) -> Within | None:
    """The period of a span, or nothing when it is one day."""
    return None if span is None or span.is_day else Within(first=span.first, last=span.last)


def date_doubts(moment: Moment | None, span: Span | None) -> list[Doubt]:
    """What is uncertain about a date."""
    if moment is None or span is None:
        return []
    return [Doubt.PERIOD] if not span.is_day else []


# A date with nothing beside it but 大概, 预计, 左右, 到的 and the like.
_FILLER = "[大概约预计估可能划争取最晚在定是时间目标应该说到的左右吧开始完成才就会得前后要急用：:，\\s]"
_ALONE = re.compile(rf"{_FILLER}{{0,5}}Ⓓ‥*{_FILLER}{{0,4}}(?:之?前|付|打|批|来|发|给|交|出|送|到位|生效|开通|启用|用)?")


# 从3月延到5月, 说好月底付的又推到10号; 改明年一季度: the later date holds
_MOVES = "(?:延|推|挪|改|拖|调|提前|后移|顺延|变|移|放)(?:迟|后|期)?(?:到|至|成|为|在)?了?"
_MOVED = re.compile(
    rf"{DATE}{FILL}*[^，ⒹⓅ]{{0,8}}?{_MOVES}\s?(?P<to>{DATE})|\bfrom {DATE}{FILL}* to (?P<en>{DATE})", re.I
)
_MOVED_ON = re.compile(
    rf"(?:说是|说|现在|现在看|看来|看样子|只能|要|得|估计|可能|又|先|也)*(?:{_MOVES}|(?:要|得)(?:等)?到)\s?(?P<to>{DATE}){FILL}*(?:去|再说|吧|了|左右|以后)*"
)


# 最晚12月20号
_EXACTLY = re.compile(
    rf"(?:最晚|最迟|不晚于|不能晚于|不超过|不能超过|不得超过|别超过|最好|具体|具体是|目标|目标是|定的是|就是|"
    rf"死线|deadline|ideally|at the latest|by)*\s?{DATE}{FILL}*(?:之?前|吧|左右)?",
    re.I,
)


def moved_to(reading: Reading, clause: Clause) -> Moment | None:
    """The date something was moved to: in the clause, else in the one after it that says nothing else."""
    here = _MOVED.search(clause.mask)
    if here:
        return _at(reading, clause.start + here.start("to" if here["to"] else "en"))
    other = reading.after(clause)
    there = _MOVED_ON.fullmatch(other.mask) if other else None
    return _at(reading, other.start + there.start("to")) if other and there else None


def more_exactly(reading: Reading, clause: Clause, own: list[Moment]) -> Moment | None:
    """年底前必须上线，最晚12月20号: the clause after names the day within the only period of this one."""
    other = reading.after(clause)
    if other is None or len(own) != 1 or not _EXACTLY.fullmatch(other.mask):
        return None
    period, loose = own[0].ahead, own[0].shape in {"holiday", "feast", "past_year_end", "season"}
    days = [one for one in reading.moments_in(*reading.of(other)) if one.ahead.is_day and not period.is_day]
    return next(
        (one for one in days if period.first <= one.ahead.day and (loose or one.ahead.day <= period.last)), None
    )


def _at(reading: Reading, place: int) -> Moment | None:
    return next((one for one in reading.moments if one.start == place), None)


def moment_near(
    reading: Reading, clause: Clause, *, skip: Iterable[str] = ("year", "daypart"), alone: bool = False
) -> Moment | None:
    """The date a clause speaks of: its own, else one that stands alone in the clause before or after it.

    With `alone`, else the only one of the sentence.
    """
    skipped = set(skip)
    own = [one for one in reading.moments_in(*reading.of(clause)) if one.shape not in skipped]
    if own:
        return moved_to(reading, clause) or own[0]
    for other in (reading.before(clause), reading.after(clause)):
        if other is None:
            continue
        found = [one for one in reading.moments_in(*reading.of(other)) if one.shape not in skipped]
        if found and _ALONE.fullmatch(other.mask):
            return found[0]
    around = [
        one
        for other in reading.sentence(clause)
        for one in reading.moments_in(*reading.of(other))
        if one.shape not in skipped
    ]
    return around[0] if alone and len(around) == 1 else None
