"""What past forecasts said and what came: how often it lay within the interval, and how far off the middle was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Said:
    """One forecast about one period, and what came of it."""

    low: Decimal
    expected: Decimal
    high: Decimal
    came: Decimal

    @property
    def inside(self) -> bool:
        """Whether what came lay within the interval."""
        return self.low <= self.came <= self.high


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of `count` forecasts `inside` were right; `ratio` is what came over what was expected, `None` without any.

    `honest` is unknown (`None`) while the forecasts are too few to tell luck from skill.
    """

    count: int
    inside: int
    ratio: Decimal | None

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.inside / self.count if self.count else 0.0

    @property
    def honest(self) -> bool | None:
        """Whether the share fits the 80 of 100 that the interval promises, within two sampling errors."""
        if self.count < 10:
            return None
        return abs(self.share - SHARE) <= 2 * sqrt(SHARE * (1 - SHARE) / self.count)


def calibrate(said: Sequence[Said]) -> Calibration:
    """How well these forecasts did."""
    hoped = sum((each.expected for each in said), Decimal(0))
    came = sum((each.came for each in said), Decimal(0))
    ratio = (came / hoped).quantize(Decimal("0.01")) if hoped else None
    return Calibration(len(said), sum(each.inside for each in said), ratio)
