"""The forecast as bars of an SVG: what came, what is expected on top of it, and the interval as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.outlook.forecast import Period
from yunchou.desk.web.charts import scale_to

WIDTH, HEIGHT, FOOT = 960, 200, 24
GAP = 0.35


@dataclass(frozen=True, slots=True)
class Bar:
    """One period; all lengths in units of the drawing."""

    period: Period
    x: float
    width: float
    centre: float
    came_y: float
    came_height: float
    hoped_y: float
    hoped_height: float
    low_y: float
    high_y: float
    target_y: float | None
    is_open: bool

    @property
    def right(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 1)


def bars(periods: Sequence[Period], aims: Mapping[date, Decimal], *, now: date) -> list[Bar]:
    """The bars from left to right. The scale begins at zero and holds the longest interval."""
    most = max([*(p.high for p in periods), *(p.middle for p in periods), *aims.values(), Decimal(1)])
    step, scale = WIDTH / max(len(periods), 1), scale_to(float(most), HEIGHT - 16)

    def up(value: Decimal) -> float:
        return round(HEIGHT - float(value) * scale, 1)

    found = []
    for number, period in enumerate(periods):
        target = aims.get(period.first)
        found.append(
            Bar(
                period=period,
                x=round(step * number + step * GAP / 2, 1),
                width=round(step * (1 - GAP), 1),
                centre=round(step * (number + 0.5), 1),
                came_y=up(period.came),
                came_height=round(HEIGHT - up(period.came), 1),
                hoped_y=up(period.middle),
                hoped_height=round(up(period.came) - up(period.middle), 1),
                low_y=up(period.low),
                high_y=up(period.high),
                target_y=None if target is None else up(target),
                is_open=period.first >= now,
            )
        )
    return found
