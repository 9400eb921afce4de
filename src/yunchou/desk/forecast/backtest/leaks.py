"""Columns that know the end: filled in only for one outcome, only once a row has ended, or deciding it outright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yunchou.desk.forecast.backtest.cells import is_missing, number
from yunchou.desk.forecast.backtest.columns import Column, NumberColumn
from yunchou.desk.forecast.logistic import Numbers

ENOUGH = 10
"""Rows of each outcome below which nothing is called a leak: in few rows chance alone can look like one."""
DECIDES, NEARLY = 0.01, 0.10
"""The share of the rarer outcome that a column may get wrong and still decide, or nearly decide, the outcome."""
FEW_VALUES = 12
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What is wrong with a column. `certain`: it is left out; otherwise it is used and pointed out."""

    reason: str
    certain: bool


def known_at_the_end(cells: Sequence[str], closed: Flags) -> bool:
    """Whether the column is filled in nearly always once a row has ended and hardly ever before."""
    filled = np.array([not is_missing(cell) for cell in cells])
    if (~closed).sum() < ENOUGH or closed.sum() < ENOUGH:
        return False
    return bool(filled[closed].mean() >= 0.9 and filled[~closed].mean() <= 0.05)


def told_by_filling(cells: Sequence[str], won: Numbers) -> str:
    """Whether being filled in, or being something else than 0, goes with one outcome only; empty when not."""
    filled = np.array([not is_missing(cell) for cell in cells])
    stated = filled & np.array([number(cell) != 0 for cell in cells])
    for flags in (filled, stated):
        for value, reason in ((1.0, "filled_when_won"), (0.0, "filled_when_lost")):
            share = float((won == value).mean())
            if _goes_with(flags, won == value, share):
                return reason
    return ""


def _goes_with(flags: Flags, ended_so: Flags, share: float) -> bool:
    """Whether all flagged rows ended so, too many for chance, while others exist."""
    count = int(flags.sum())
    if count < ENOUGH or (~flags).sum() < ENOUGH or (~ended_so).sum() < ENOUGH:
        return False
    pure = float(ended_so[flags].mean()) >= 1 - DECIDES / 2
    return pure and count * np.log(max(share, 1e-12)) < np.log(1e-6)


def suspicion(column: Column, won: Numbers) -> Suspicion | None:
    """Whether one column alone decides the outcome, or nearly."""
    rarer = float(min(won.sum(), len(won) - won.sum()))
    if rarer < ENOUGH:
        return None
    if isinstance(column, NumberColumn):
        wrong = _wrong_by_number(column.values, won)
    else:
        wrong = _wrong_by_word(column.values, won)
    if wrong > NEARLY * rarer:
        return None
    return (
        Suspicion("decides", certain=True) if wrong <= DECIDES * rarer else Suspicion("nearly_decides", certain=False)
    )


def _wrong_by_word(values: NDArray[Any], won: Numbers) -> float:
    """Rows against the majority of their category. A category of one or two rows cannot tell: half of it is wrong."""
    _levels, places, counts = np.unique(values, return_inverse=True, return_counts=True, equal_nan=True)
    wins = np.bincount(places, weights=won)
    return float(np.where(counts < 3, counts / 2, np.minimum(wins, counts - wins)).sum())


def _wrong_by_number(values: Numbers, won: Numbers) -> float:
    """Rows on the wrong side of the best border, or against the majority of their value when there are few."""
    known = ~np.isnan(values)
    if len(np.unique(values[known])) <= FEW_VALUES:
        return _wrong_by_word(values, won)
    order = np.argsort(values[known], kind="stable")
    sorted_values, ended = values[known][order], won[known][order]
    below = np.concatenate([[0.0], np.cumsum(ended)])
    count, total = np.arange(len(ended) + 1), float(ended.sum())
    borders = np.concatenate([[True], np.diff(sorted_values) > 0, [True]])
    upward = below + (len(ended) - count) - (total - below)
    downward = (count - below) + (total - below)
    best = float(min(upward[borders].min(), downward[borders].min()))
    rest = won[~known]
    return best + float(min(rest.sum(), len(rest) - rest.sum()))
