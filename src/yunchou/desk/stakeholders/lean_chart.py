"""Lean over time as a small picture: one line in general and one against each rival (P99)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yunchou.desk.stakeholders.models import LeanNote
from yunchou.playbook.stakeholders.people import SCORES
from yunchou.playbook.stakeholders.terms import Lean

WIDTH, HEIGHT, LEFT, PAD = 420, 128, 12, 14


@dataclass(frozen=True, slots=True)
class Point:
    """One note on the picture."""

    x: int
    y: int
    note: LeanNote

    @property
    def is_hedging(self) -> bool:
        """Hedging stands on the height of neutral and has a shape of its own."""
        return self.note.lean is Lean.HEDGING

    @property
    def diamond(self) -> str:
        """The corners of the shape of hedging."""
        return f"{self.x},{self.y - 6} {self.x + 6},{self.y} {self.x},{self.y + 6} {self.x - 6},{self.y}"


@dataclass(frozen=True, slots=True)
class Series:
    """The notes against one rival, or in general, in the order of their days."""

    rival: str
    points: list[Point]

    @property
    def path(self) -> str:
        """The line: it stays where it was until the next note."""
        steps = [f"H{point.x}V{point.y}" for point in self.points[1:]]
        return f"M{self.points[0].x} {self.points[0].y}{''.join(steps)}"

    @property
    def last(self) -> Point:
        """Where the line ends, and its name stands."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class LeanChart:
    """The picture: its lines, the height of each lean that has a name at the side, first and last day."""

    series: list[Series]
    first: date
    last: date
    levels: list[tuple[int, Lean]]
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(notes: Sequence[LeanNote], *, today: date) -> LeanChart | None:
    """The picture of a person's notes; none while nothing is known. A note of "unknown" is no point."""
    told = sorted((note for note in notes if note.lean is not Lean.UNKNOWN), key=lambda note: (note.on, note.pk))
    if not told:
        return None
    first, last = told[0].on, max(today, told[-1].on)
    by_rival: defaultdict[str, list[Point]] = defaultdict(list)
    for note in told:
        by_rival[note.rival].append(Point(_x(note.on, first, last), _y(note.lean), note))
    levels = [(_y(lean), lean) for lean in (Lean.OURS, Lean.NEUTRAL, Lean.RIVALS)]
    return LeanChart([Series(rival, points) for rival, points in sorted(by_rival.items())], first, last, levels)


def _x(day: date, first: date, last: date) -> int:
    return LEFT + round((WIDTH - LEFT - PAD * 4) * (day - first).days / max((last - first).days, 1))


def _y(lean: Lean) -> int:
    return round(PAD + (HEIGHT - PAD * 2) * float(1 - SCORES[lean]) / 2)
