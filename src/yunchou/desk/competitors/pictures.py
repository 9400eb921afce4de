"""The position as a picture: a bar from the rival to us with its interval, and the bar's way through time.

Everything is given in percent of the width and in pixels of a fixed height, so that a picture needs no style of its
own, keeps its letters readable on a phone and prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yunchou.playbook.competitors.position import Against
from yunchou.playbook.pipeline.stages import Stage

HEIGHT, PAD = 168, 8
POINTS = 36
LONGEST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """Where we stood on a day, judged from what was known by then."""

    on: date
    against: Against


@dataclass(frozen=True, slots=True)
class Bar:
    """A position on a scale from the rival (0 %) to us (100 %): the score and the interval around it."""

    low: str
    width: str
    score: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the chart: from one point to the next, its band and its line."""

    point: Point
    x: str
    width: str
    end: str
    top: int
    height: int
    line: int
    rise_from: int
    rise_to: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or a day on the axis, or something that happened on it."""

    x: str
    label: str
    on: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """For how long somebody was at a stage; `stage` is `None` before the first one is known."""

    x: str
    width: str
    middle: str
    stage: Stage | None
    since: date


@dataclass(frozen=True, slots=True)
class Chart:
    """The position over time with what happened, and the two clocks beneath: our stages beside the rival's."""

    steps: tuple[Step, ...]
    ticks: tuple[Tick, ...]
    moves: tuple[Tick, ...]
    ours: tuple[Stretch, ...]
    theirs: tuple[Stretch, ...]
    ahead: int
    behind: int
    middle: int = PAD + (HEIGHT - 2 * PAD) // 2
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Story:
    """What a chart is drawn from; `edge` is the score from which we are ahead."""

    points: Sequence[Point]
    ours: Sequence[tuple[date, Stage]]
    theirs: Sequence[tuple[date, Stage]]
    moves: Sequence[tuple[date, str]]
    edge: Decimal


def bar(against: Against) -> Bar:
    """One position on the scale."""
    low, high = _share(against.low), _share(against.high)
    return Bar(f"{low:.1f}%", f"{max(high - low, 1):.1f}%", f"{_share(against.score):.1f}%")


def sample_days(first: date, last: date) -> list[date]:
    """The days at which the position is computed, up to `last`: weekly, or as far apart as needed for `POINTS`."""
    apart = max(7, -(-(last - first).days // (POINTS - 1)))
    days = [last]
    while days[-1] - timedelta(days=apart) > first:
        days.append(days[-1] - timedelta(days=apart))
    return [*({first} - {last}), *reversed(days)]


def chart(story: Story) -> Chart | None:
    """The chart; `None` while there is but one day to show."""
    points = list(story.points)
    if len(points) < 2:
        return None
    scale = points[0].on, points[-1].on
    return Chart(
        steps=tuple(_steps(points, scale)),
        ticks=tuple(_ticks(scale)),
        moves=tuple(Tick(_x(on, scale), what, on) for on, what in story.moves if scale[0] <= on <= scale[1]),
        ours=tuple(_stretches(story.ours, scale)),
        theirs=tuple(_stretches(story.theirs, scale)),
        ahead=_y(story.edge),
        behind=_y(-story.edge),
    )


def _steps(points: list[Point], scale: tuple[date, date]) -> list[Step]:
    steps = []
    for number, point in enumerate(points[:-1]):
        after = points[number + 1]
        x, end = _at(point.on, scale), _at(after.on, scale)
        top, bottom = _y(point.against.high), _y(point.against.low)
        line, following = _y(point.against.score), _y(after.against.score)
        steps.append(
            Step(point, f"{x:.2f}%", f"{end - x:.2f}%", f"{end:.2f}%", top, max(bottom - top, 1), line,
                 min(line, following), max(line, following))
        )  # fmt: skip
    return steps


def _stretches(known: Sequence[tuple[date, Stage]], scale: tuple[date, date]) -> list[Stretch]:
    """The stages one after the other within the scale, the unknown time before the first included."""
    first, last = scale
    found: list[tuple[date, Stage | None]] = [(first, None)]
    for since, reached in known:
        if since <= first:
            found[0] = (first, reached)
        elif since <= last:
            found.append((since, reached))
    ends = [since for since, _stage in found[1:]] + [last]
    made = []
    for (since, stage), until in zip(found, ends, strict=True):
        x, end = _at(since, scale), _at(until, scale)
        if end > x:
            made.append(Stretch(f"{x:.2f}%", f"{end - x:.2f}%", f"{(x + end) / 2:.2f}%", stage, since))
    return made


def _ticks(scale: tuple[date, date]) -> list[Tick]:
    """The first of every month, or of every few months where there is no room for all."""
    first, last = scale
    months = []
    year, month = first.year, first.month + 1
    while (day := date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)) <= last:
        months.append(day)
        month += 1
    apart = max(1, -(-len(months) // LONGEST_LABELS))
    return [Tick(_x(day, scale), f"{day.month}", day) for day in months[::apart]]


def _at(day: date, scale: tuple[date, date]) -> float:
    first, last = scale
    return 100 * (day - first).days / max((last - first).days, 1)


def _x(day: date, scale: tuple[date, date]) -> str:
    return f"{_at(day, scale):.2f}%"


def _y(score: Decimal) -> int:
    return round(PAD + (1 - float(score)) / 2 * (HEIGHT - 2 * PAD))


def _share(score: Decimal) -> float:
    return float(score + 1) * 50
