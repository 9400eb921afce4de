"""How the odds and the positions went, as lines for a small drawing of 600 by 120 with its table beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yunchou.desk.cockpit.models import RoomDay

WIDTH, HEIGHT = 600, 120


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, and the points of an SVG polyline."""

    name: str
    points: str


@dataclass(frozen=True, slots=True)
class Row:
    """One kept day of the table: the odds in percent, and the position against each rival from -100 to 100."""

    on: date
    odds: int
    rivals: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a deal over its kept days. Odds run from 0 to 100 %, positions from -1 below to 1 above."""

    first: date
    last: date
    odds: Line
    band: str
    rivals: list[Line]
    rows: list[Row]


def course(days: Sequence[RoomDay], today: date) -> Course | None:
    """The course to draw; `None` while there are fewer than two days to compare."""
    if len(days) < 2:
        return None
    first, span = days[0].on, max(1, (today - days[0].on).days)
    xs = [WIDTH * (day.on - first).days / span for day in days]
    odds = [day.told["odds"] for day in days]
    centre = _steps(xs, [HEIGHT * (1 - each[0]) for each in odds])
    band = [*_steps(xs, [HEIGHT * (1 - each[2]) for each in odds])]
    band += reversed(_steps(xs, [HEIGHT * (1 - each[1]) for each in odds]))
    return Course(
        first=first,
        last=today,
        odds=_line("", centre),
        band=_written(band),
        rivals=[_line(name, points) for name, points in _rivals(days, xs).items()],
        rows=[_row(day) for day in reversed(days)],
    )


def _row(day: RoomDay) -> Row:
    rivals = [(name, round(100 * score)) for name, score, _known in day.told["rivals"]]
    return Row(day.on, round(100 * day.told["odds"][0]), rivals)


def _rivals(days: Sequence[RoomDay], xs: list[float]) -> dict[str, list[tuple[float, float]]]:
    """Each rival's points from the first day on which he is known."""
    seen: dict[str, tuple[list[float], list[float]]] = {}
    for x, day in zip(xs, days, strict=True):
        for name, score, _known in day.told["rivals"]:
            at, values = seen.setdefault(name, ([], []))
            at.append(x)
            values.append(HEIGHT * (1 - score) / 2)
    return {name: _steps(at, values) for name, (at, values) in seen.items()}


def _steps(xs: list[float], ys: list[float]) -> list[tuple[float, float]]:
    """A value holds until the next is known: two points for each, the last held to the end."""
    points: list[tuple[float, float]] = []
    for number, (x, y) in enumerate(zip(xs, ys, strict=True)):
        points += [(x, y), (xs[number + 1] if number + 1 < len(xs) else WIDTH, y)]
    return points


def _line(name: str, points: list[tuple[float, float]]) -> Line:
    return Line(name, _written(points))


def _written(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
