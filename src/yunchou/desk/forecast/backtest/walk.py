"""Walk forward: learn from the past, foretell the next rows, move on. Nothing is learnt from what lies ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from yunchou.desk.forecast.backtest.forecasters import (
    BaseRate,
    Forecaster,
    NaiveBayes,
    Ours,
    PlainLogistic,
    StagePercentage,
)
from yunchou.desk.forecast.backtest.history import History
from yunchou.desk.forecast.logistic import Numbers
from yunchou.desk.forecast.scores import Score, score

MOST_STEPS = 80
FIRST_SHARE, FIRST_LEAST, FIRST_MOST = 10, 10, 100
OURS = "yunchou"


@dataclass(frozen=True, slots=True)
class Result:
    """The score of one forecaster, and by how much its Brier score is above ours, with its standard error."""

    score: Score
    behind: float
    behind_error: float


@dataclass(frozen=True, slots=True)
class Walk:
    """What came of it: how many rows were foretold, in how many steps, from how many rows the first ones."""

    tested: int
    steps: int
    first: int
    train_at_most: int | None
    results: dict[str, Result]


def forecasters(history: History) -> dict[str, Forecaster]:
    """Everybody who is compared, ours first."""
    return {
        OURS: Ours(),
        "base_rate": BaseRate(),
        "stage_percentage": StagePercentage(history.stage),
        "naive_bayes": NaiveBayes(),
        "plain_logistic": PlainLogistic(),
    }


def walk(history: History, train_at_most: int | None = None) -> Walk:
    """Foretell every row but the first ones from those before it, at most the newest `train_at_most` of them."""
    count = len(history.won)
    first = max(FIRST_LEAST, min(count // FIRST_SHARE, FIRST_MOST)) if train_at_most is None else train_at_most
    first = max(1, min(first, count // 2))
    size = -(-(count - first) // MOST_STEPS)
    begins = range(first, count, size)
    everybody = forecasters(history)
    told: dict[str, list[Numbers]] = {name: [] for name in everybody}
    for begin in begins:
        train = np.arange(0 if train_at_most is None else max(0, begin - train_at_most), begin)
        test = np.arange(begin, min(begin + size, count))
        for name, forecaster in everybody.items():
            told[name].append(forecaster.chances(history.columns, history.won, train, test))
    chances = {name: np.concatenate(parts) for name, parts in told.items()}
    return Walk(count - first, len(begins), first, train_at_most, _results(chances, history.won[first:]))


def _results(chances: Mapping[str, Numbers], won: Numbers) -> dict[str, Result]:
    ours = (chances[OURS] - won) ** 2
    found = {}
    for name, said in chances.items():
        behind = (said - won) ** 2 - ours
        found[name] = Result(score(said, won), float(behind.mean()), float(behind.std() / np.sqrt(len(won))))
    return found
