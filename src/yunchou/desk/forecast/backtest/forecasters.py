"""Ways to forecast that are compared: ours, and the ones that people use without us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from yunchou.desk.forecast.backtest.columns import Column, NumberColumn, WordColumn
from yunchou.desk.forecast.backtest.features import Code, Places, can_bend, encode, learn_code
from yunchou.desk.forecast.logistic import Numbers, Prior, fit, logistic


class Forecaster(Protocol):
    """Learns from the training rows, then says the chance of others."""

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:
        """The chance of each test row, learnt from the training rows; `won` is read at those only."""
        ...


def base_rate(won: Numbers) -> float:
    """The share won, with half a row of each outcome added: never 0 or 1, one half without any row."""
    return float((won.sum() + 0.5) / (len(won) + 1))


def start_of(won: Numbers) -> float:
    """The share won in log-odds."""
    rate = base_rate(won)
    return float(np.log(rate / (1 - rate)))


@dataclass(frozen=True, slots=True)
class BaseRate:
    """The share won among the training rows, for everybody."""

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:  # noqa: ARG002
        return np.full(len(test), base_rate(won[train]))


@dataclass(frozen=True, slots=True)
class StagePercentage:
    """The share won of each stage, as most systems forecast; the share of all where there is no stage."""

    stage: WordColumn | None

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:  # noqa: ARG002
        found = np.full(len(test), base_rate(won[train]))
        if self.stage is not None:
            known, asked = self.stage.values[train], self.stage.values[test]
            for stage in np.unique(known):
                found[asked == stage] = base_rate(won[train][known == stage])
        return found


@dataclass(frozen=True, slots=True)
class NaiveBayes:
    """Every column by itself: normal numbers, counted categories with one added (Laplace)."""

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:
        log_odds = np.full(len(test), start_of(won[train]))
        for column in columns:
            if isinstance(column, NumberColumn):
                log_odds = log_odds + _told_by_number(column.values, won, train, test)
            else:
                log_odds = log_odds + _told_by_word(column.values, won, train, test)
        return logistic(log_odds)


def _told_by_number(values: Numbers, won: Numbers, train: Places, test: Places) -> Numbers:
    known = train[~np.isnan(values[train])]
    sides = [values[known][won[known] == value] for value in (1.0, 0.0)]
    spread = float(values[known].std()) if len(known) else 0.0
    if spread == 0 or min(map(len, sides)) < 2:
        return np.zeros(len(test))
    told = []
    for side in sides:
        width = side.std() + 1e-3 * spread
        told.append(-0.5 * ((values[test] - side.mean()) / width) ** 2 - np.log(width))
    found: Numbers = np.nan_to_num(told[0] - told[1], nan=0.0)
    return found


def _told_by_word(values: Places, won: Numbers, train: Places, test: Places) -> Numbers:
    size = int(values.max()) + 1
    seen = np.bincount(values[train], minlength=size)
    wins = np.bincount(values[train], weights=won[train], minlength=size)
    levels = int((seen > 0).sum())
    told = np.log((wins + 1) / (wins.sum() + levels)) - np.log((seen - wins + 1) / ((seen - wins).sum() + levels))
    found: Numbers = np.where(seen > 0, told, 0.0)[values[test]]
    return found


@dataclass(frozen=True, slots=True)
class PlainLogistic:
    """Logistic regression as it comes, with just enough held back that it has an answer at all."""

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:
        code = learn_code(columns, train)
        rows = encode(code, train)
        found = fit(rows, won[train], Prior(np.zeros(rows.shape[1]), np.full(rows.shape[1], 1e-3)))
        return logistic(encode(code, test) @ found.mean)


SCALES = (0.02, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0)
"""How far, in log-odds, a column may move the odds; from next to nothing to as far as it likes."""
STEP_COST = 1.1
"""What a larger scale, or bends, must gain to be believed as much as the step before: the past has to bear it out."""
START_SPREAD = 2.0
"""The share won, in log-odds, is believed to lie about this far from even, before any row."""
NEGLIGIBLE = 1e-3
GROWTH = 1.4
MANY = 1_000
Candidate = tuple[int, bool]


@dataclass(slots=True)
class Ours:
    """Bayesian logistic regression that trusts columns only as far as the past bears it out.

    Several strengths of trust are fitted side by side and weighed by how well each foretells every training row
    from the others. With few rows that weighing prefers the share won, with many what the columns show.
    With many rows only those that counted are tried again, until the rows have grown by 40 %.
    """

    _tried_at: int = 0
    _counted: tuple[Candidate, ...] = field(default=())

    def chances(self, columns: Sequence[Column], won: Numbers, train: Places, test: Places) -> Numbers:
        code = learn_code(columns, train)
        everything = len(train) < MANY or not self._tried_at <= len(train) <= GROWTH * self._tried_at
        bends = (False, True) if can_bend(code) else (False,)
        tried = [(step, bend) for bend in bends for step in range(len(SCALES))] if everything else list(self._counted)
        weights, found = _weighed(code, won[train], train, test, tried)
        if everything:
            self._tried_at = len(train)
            self._counted = tuple(c for c, weight in zip(tried, weights, strict=True) if weight > NEGLIGIBLE)
        return weights @ found


def _weighed(
    code: Code, won: Numbers, train: Places, test: Places, tried: Sequence[Candidate]
) -> tuple[Numbers, Numbers]:
    """The weight of each candidate, and the chances it gives, one line each."""
    worth, chances = [], []
    for bend in sorted({bend for _step, bend in tried}):
        rows, asked, mean = encode(code, train, bends=bend), encode(code, test, bends=bend), None
        for step in [step for step, bent in tried if bent == bend]:
            posterior = fit(rows, won, _prior(rows.shape[1], SCALES[step]), start=mean)
            mean = posterior.mean
            foretold = logistic(posterior.left_out(rows, won))
            gained = np.sum(won * np.log(foretold) + (1 - won) * np.log(1 - foretold))
            worth.append(float(gained) - STEP_COST * (step + bend))
            chances.append(logistic(asked @ mean))
    weights = np.exp(np.array(worth) - max(worth))
    return weights / weights.sum(), np.array(chances)


def _prior(width: int, scale: float) -> Prior:
    """What is believed before: the start near even odds, every column of no account give or take the scale."""
    precision = np.full(width, scale**-2)
    precision[0] = START_SPREAD**-2
    return Prior(np.zeros(width), precision)
