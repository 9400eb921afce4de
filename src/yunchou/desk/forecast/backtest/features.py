"""Columns as numbers a regression can use, by what the training rows alone show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yunchou.desk.forecast.backtest.columns import Column, NumberColumn, WordColumn
from yunchou.desk.forecast.logistic import Numbers

MOST_LEVELS = 60
FAR = 3.0
"""Standard deviations beyond which a number counts no further: days to come lie outside every training row."""
FEW = 5
"""Different values from which a number may also bend: both ends better, or worse, than the middle."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class NumberCode:
    """A number in standard deviations from the middle; skewed ones by their logarithm. Missing is the middle."""

    column: NumberColumn
    skewed: bool
    least: float
    middle: float
    spread: float
    gaps: float | None
    bend: float | None

    def encode(self, places: Places, *, bends: bool) -> Numbers:
        """The number, whether it is missing when some are, and its square when bends are wanted."""
        values = self.column.values[places]
        missing = np.isnan(values)
        moved = np.log1p(np.maximum(values - self.least, 0)) if self.skewed else values
        scaled = np.where(missing, 0.0, np.clip((moved - self.middle) / self.spread, -FAR, FAR))
        parts = [scaled]
        if self.gaps is not None:
            parts.append(missing - self.gaps)
        if bends and self.bend is not None:
            parts.append((scaled**2 - self.bend) / np.sqrt(2))
        return np.column_stack(parts)


@dataclass(frozen=True, slots=True)
class WordCode:
    """One number for each category seen in training, centred, so that the start stays the share won overall."""

    column: WordColumn
    levels: NDArray[np.int64]
    shares: Numbers

    def encode(self, places: Places, *, bends: bool) -> Numbers:  # noqa: ARG002 - categories do not bend
        """1 less its share in training at the category's own place, minus their shares at the others."""
        here: Numbers = (self.column.values[places][:, None] == self.levels[None, :]).astype(np.float64)
        return here - self.shares


Code = Sequence[NumberCode | WordCode]


def learn_code(columns: Sequence[Column], places: Places) -> Code:
    """How the columns are turned into numbers. Columns that do not vary among the training rows have no part in it."""
    codes = (
        _number_code(column, places) if isinstance(column, NumberColumn) else _word_code(column, places)
        for column in columns
    )
    return [code for code in codes if code is not None]


def encode(code: Code, places: Places, *, bends: bool = False) -> Numbers:
    """These rows of the table as numbers, the first of which is 1: the start that all rows share."""
    return np.hstack([np.ones((len(places), 1)), *(part.encode(places, bends=bends) for part in code)])


def can_bend(code: Code) -> bool:
    """Whether any column may bend."""
    return any(isinstance(part, NumberCode) and part.bend is not None for part in code)


def _number_code(column: NumberColumn, places: Places) -> NumberCode | None:
    values = column.values[places]
    known = values[~np.isnan(values)]
    gaps = float(np.isnan(values).mean()) if 0 < len(known) < len(values) else None
    if len(known) < 2 or known.min() == known.max():
        return (
            NumberCode(column, skewed=False, least=0, middle=0, spread=np.inf, gaps=gaps, bend=None) if gaps else None
        )
    skewed, least = _is_skewed(known), float(known.min())
    moved = np.log1p(known - least) if skewed else known
    middle, spread = float(moved.mean()), float(moved.std()) or 1.0
    scaled = np.clip((moved - middle) / spread, -FAR, FAR)
    bend = float((scaled**2).sum() / len(values)) if len(np.unique(known)) >= FEW else None
    return NumberCode(column, skewed, least, middle, spread, gaps, bend)


def _is_skewed(known: Numbers) -> bool:
    """Whether a few numbers are far larger than the rest, as amounts are."""
    spread = known.std()
    return bool(spread > 0 and np.mean(((known - known.mean()) / spread) ** 3) > 2)


def _word_code(column: WordColumn, places: Places) -> WordCode | None:
    levels, counts = np.unique(column.values[places], return_counts=True)
    if len(levels) < 2:
        return None
    often = np.sort(np.argsort(-counts, kind="stable")[:MOST_LEVELS])
    return WordCode(column, levels[often], counts[often] / len(places))
