"""How good stated chances were: Brier score, log loss, and whether what was called 70 % came true in 70 %."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yunchou.desk.forecast.logistic import Numbers

BINS = 10
SURE = 1e-6
"""A chance of 0 or 1 counts as this far from it, so that one wrong certainty costs much but not everything."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of about one chance: how many, what was said on average, and the share that was won."""

    low: float
    high: float
    count: int
    said: float
    won: float


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of one way to forecast, smaller is better, and its reliability table without empty bins."""

    brier: float
    log_loss: float
    reliability: tuple[Bin, ...]


def score(chances: Numbers, won: Numbers) -> Score:
    """Judge chances between 0 and 1 against outcomes of 0 and 1; at least one of each."""
    return Score(float(np.mean((chances - won) ** 2)), log_loss(chances, won), tuple(reliability(chances, won)))


def log_loss(chances: Numbers, won: Numbers) -> float:
    """The mean of minus the logarithm of the chance given to what happened."""
    held = np.clip(chances, SURE, 1 - SURE)
    return float(-np.mean(won * np.log(held) + (1 - won) * np.log(1 - held)))


def reliability(chances: Numbers, won: Numbers) -> list[Bin]:
    """What was said beside what happened, in ten bins of equal width."""
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    found = []
    for place in range(BINS):
        here = places == place
        if count := int(here.sum()):
            said, share = float(chances[here].mean()), float(won[here].mean())
            found.append(Bin(place / BINS, (place + 1) / BINS, count, said, share))
    return found
