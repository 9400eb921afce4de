"""Charts that are lists first: a name, a bar, and the figure in words on every line. Drawn here, as SVG without script.

A bar is a drawing beside the words that say the same, so that nothing is lost to who does not see it, and the names
stay readable on a phone. `{% bars chart %}` shows one; a table with all the figures stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

WIDTH = 100.0
Number = int | float | Decimal
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar in hundredths of its line. Tones: `main`, `soft`, `good`, `bad`, `gone`, `unknown`."""

    tone: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart."""

    name: Text
    segments: list[Segment]
    note: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it shows, what each tone means, its lines."""

    title: Text
    key: Sequence[tuple[str, Text]]
    bars: list[Bar]


Line = tuple[Text, Sequence[tuple[str, Number]], Text]


def chart(title: Text, key: Sequence[tuple[str, Text]], lines: Iterable[Line], *, whole: bool = False) -> Chart:
    """Bars on one scale that begins at zero, or each on its own whole with `whole` (shares of a hundred)."""
    found = list(lines)
    most = max((sum(float(value) for _tone, value in parts) for _name, parts, _note in found), default=0.0)
    return Chart(title, key, [_bar(line, most, whole=whole) for line in found])


def _bar(line: Line, most: float, *, whole: bool) -> Bar:
    name, parts, note = line
    own = sum(float(value) for _tone, value in parts)
    scale = scale_to(own if whole else most)
    segments, at = [], 0.0
    for tone, value in parts:
        width = round(float(value) * scale, 2)
        if width > 0:
            segments.append(Segment(tone, round(at, 2), width))
            at += width
    return Bar(name, segments, note)


def scale_to(most: float, width: float = WIDTH) -> float:
    """How long one unit is where the longest bar fills the width; nothing is drawn where there is nothing."""
    return width / most if most > 0 else 0.0
