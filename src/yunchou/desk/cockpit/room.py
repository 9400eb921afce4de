"""The head of the war room as it is drawn: position bars, the odds with their interval, the eight dials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yunchou.desk.cockpit.places import may_read_facts, url_of
from yunchou.desk.identity.reach import Reach
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.advisor.disciplines import Check, Dial, Discipline
from yunchou.playbook.competitors.position import PART_NAMES, Against
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.kernel.terms import Answer, Words

# A ring is drawn on a circle whose length is called 100; a little is left between two segments.
RING, GAP = 100.0, 4.0


@dataclass(frozen=True, slots=True)
class PositionBar:
    """Where we stand against one rival on a bar of width 200: the rival at 0, level at 100, we at 200.

    `low` to `high` is where the mark could move when the unknown parts become known.
    """

    rival: str
    position: Position
    at: int
    low: int
    width: int
    known_percent: int
    parts: list[tuple[Words, int | None]]


def position_bars(rivals: tuple[Against, ...]) -> list[PositionBar]:
    """One bar for each rival, the one who threatens us most first."""
    return [_bar(each) for each in sorted(rivals, key=lambda r: (r.score, r.rival))]


def _bar(each: Against) -> PositionBar:
    score, doubt = float(each.score), 1 - float(each.known)
    low, high = (round(100 + 100 * max(-1.0, min(1.0, x))) for x in (score - doubt, score + doubt))
    parts = [(PART_NAMES[p.name], None if p.value is None else round(float(p.value) * 100)) for p in each.parts]
    known = round(float(each.known) * 100)
    return PositionBar(each.rival, each.position, round(100 + 100 * score), low, max(2, high - low), known, parts)


@dataclass(frozen=True, slots=True)
class OddsBar:
    """The odds in whole percent, with their interval and the most they may be before the cash (P81).

    `learnt_from` is the number of closed deals they rest on beside the rules, 0 while they rest on the rules alone.
    """

    chance: int
    low: int
    high: int
    most: int
    learnt_from: int

    @property
    def width(self) -> int:
        """How wide the interval is drawn."""
        return max(1, self.high - self.low)


def odds_bar(odds: Odds) -> OddsBar:
    """The odds for drawing."""
    chance, low, high, most = (round(100 * part) for part in (odds.chance, odds.low, odds.high, odds.most))
    return OddsBar(chance, low, high, most, odds.learnt_from)


@dataclass(frozen=True, slots=True)
class Segment:
    """One question on a dial: its answer, the way to record it, and where its piece of the ring begins."""

    check: Check
    url: str
    length: float
    offset: float


@dataclass(frozen=True, slots=True)
class ShownDial:
    """One dial as the reader sees it. Questions about facts that he may not read are left out."""

    discipline: Discipline
    segments: list[Segment]
    met: int
    unknown: int
    against: int

    @property
    def total(self) -> int:
        """How many questions are shown."""
        return len(self.segments)


def shown_dials(dials: tuple[Dial, ...], deal: Opportunity, reach: Reach, *, may_change: bool) -> list[ShownDial]:
    """The dials that have something to show to this reader."""
    shown = [
        _dial(dial, [c for c in dial.checks if may_read_facts(reach, [c.path])], deal, may_change=may_change)
        for dial in dials
    ]
    return [dial for dial in shown if dial.segments]


def _dial(dial: Dial, checks: list[Check], deal: Opportunity, *, may_change: bool) -> ShownDial:
    met = sum(check.answer is Answer.YES for check in checks)
    unknown = sum(check.answer is Answer.UNKNOWN for check in checks)
    against = sum(check.is_against for check in checks)
    return ShownDial(dial.discipline, list(_segments(checks, deal, may_change=may_change)), met, unknown, against)


def _segments(checks: list[Check], deal: Opportunity, *, may_change: bool) -> Iterator[Segment]:
    for number, check in enumerate(checks):
        piece = RING / len(checks)
        yield Segment(
            check, url_of(check.path, deal, may_change=may_change), round(piece - GAP, 2), round(-number * piece, 2)
        )
