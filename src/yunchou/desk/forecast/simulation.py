"""What the open deals may bring month by month: thousands of futures drawn from their odds, with numpy.

Every deal is won or not by its odds. Two things make the interval honest: all odds may be wrong together (`shared`, in
log-odds: one error for all deals of a future), and what comes often comes later (`slip`: the share of wins that come
one, two or three months late). The draws of groups share their futures, so that the futures of a team are the sums of
its people's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Sample = NDArray[np.float64]
CHUNK = 4_000
LATE = np.array([1 / 2, 1 / 3, 1 / 6])
"""Of what slips: one month, two months, three months."""


@dataclass(frozen=True, slots=True)
class Bets:
    """Deals as columns: the month (0 is this one), the amount, the chance between 0 and 1, the group from 0."""

    month: Sequence[int]
    amount: Sequence[float]
    chance: Sequence[float]
    group: Sequence[int]


@dataclass(frozen=True, slots=True)
class How:
    """How futures are drawn: how many months and futures, the seed, the shared doubt, the share that slips."""

    months: int
    runs: int = 500
    seed: int = 0
    shared: float = 0.3
    slip: float = 0.3


def expected(bets: Bets, how: How, groups: int) -> Sample:
    """What is expected by group and month, slips included; what falls beyond the last month counts in none."""
    sums = np.zeros((groups, how.months + len(LATE) + 1))
    worth = np.asarray(bets.amount, float) * np.asarray(bets.chance, float)
    month, group = np.asarray(bets.month, int), np.asarray(bets.group, int)
    for late, share in enumerate(_shares(how)):
        np.add.at(sums, (group, np.minimum(month, how.months) + late), worth * share)
    return sums[:, : how.months]


def draw(bets: Bets, how: How, groups: int) -> Sample:
    """The futures: by group, future and month. The same seed gives the same futures."""
    dice = np.random.default_rng(how.seed)
    error = dice.standard_normal(how.runs, dtype=np.float32)[:, None] * np.float32(how.shared)
    wide = how.months + len(LATE) + 1
    found = np.zeros(groups * how.runs * wide)
    first = np.asarray(bets.group, int) * (how.runs * wide) + np.minimum(np.asarray(bets.month, int), how.months)
    amount = np.asarray(bets.amount, float)
    chance = np.clip(np.asarray(bets.chance, np.float32), 1e-6, 1 - 1e-6)
    against = (1 - chance) / chance
    shift = np.exp(-error)
    edges = np.cumsum(_shares(how))[:-1].astype(np.float32)
    for begin in range(0, len(amount), CHUNK):
        some = slice(begin, begin + CHUNK)
        won = dice.random((how.runs, len(amount[some])), dtype=np.float32) * (1 + against[some] * shift) < 1
        future, deal = np.nonzero(won)
        late = np.searchsorted(edges, dice.random(len(deal), dtype=np.float32), side="right")
        found += np.bincount(first[some][deal] + future * wide + late, amount[some][deal], len(found))
    return found.reshape(groups, how.runs, wide)[:, :, : how.months]


def interval(futures: Sample, low: float = 10, high: float = 90) -> tuple[Sample, Sample]:
    """The lower and upper bound of the middle 80 of 100 futures; the futures stand along the first axis."""
    bounds = np.percentile(futures, [low, high], axis=0)
    return bounds[0], bounds[1]


def _shares(how: How) -> Sample:
    return np.concatenate([[1 - how.slip], how.slip * LATE])
