"""What each column of a table is: numbers, days, categories; and which columns are left out, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from yunchou.desk.forecast.backtest.cells import days, is_missing, loose, number
from yunchou.desk.forecast.logistic import Numbers

MOSTLY = 0.95
"""The share of filled cells that has to be a number, or a day, for the column to be one."""
DIFFERENT = 0.5
"""The share of different values from which words are names or free text rather than categories."""
FEW_VALUES = 20
_LABEL = re.compile(r"(^|[_\s\-.])(id|no|nr|number|code|key|index|uuid|row)$|id$|编号|序号|单号|代码", re.IGNORECASE)
_DAYLIKE = re.compile(r"date|day|_on$|_at$|time|日期|时间|日$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """Numbers, or days as numbers; not-a-number where nothing is stated."""

    name: str
    values: Numbers


@dataclass(frozen=True, slots=True)
class WordColumn:
    """Categories by number; `GTX Pro` and `GTXPro` are one, nothing stated is a category of its own."""

    name: str
    values: NDArray[np.int64]
    levels: tuple[str, ...]


Column = NumberColumn | WordColumn


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not used. `reason` is one of `REASONS`."""

    name: str
    reason: str


def read_column(name: str, cells: list[str]) -> Column | LeftOut:
    """What a column is by what most of its filled cells are."""
    filled = [cell for cell in cells if not is_missing(cell)]
    if len({loose(cell) for cell in filled}) + (len(filled) < len(cells)) < 2:
        return LeftOut(name, "constant")
    read = [number(cell) for cell in filled]
    as_days = bool(_DAYLIKE.search(name)) or sum(value is not None for value in read) < MOSTLY * len(filled)
    if as_days and (found := read_days(cells)) is not None:
        return NumberColumn(name, found)
    if sum(value is not None for value in read) >= MOSTLY * len(filled):
        return _numbers(name, cells)
    return _words(name, cells)


def read_days(cells: list[str]) -> Numbers | None:
    """The cells as day numbers when nearly all that are filled are days; the others count as missing."""
    places = [place for place, cell in enumerate(cells) if not is_missing(cell)]
    dated = [place for place in places if days([cells[place]]) is not None]
    if not places or len(dated) < MOSTLY * len(places):
        return None
    found = days([cells[place] for place in dated])
    if found is None:
        return None
    values = np.full(len(cells), np.nan)
    values[dated] = [date.toordinal(day) for day in found]
    return values


def _numbers(name: str, cells: list[str]) -> Column | LeftOut:
    read = [None if is_missing(cell) else number(cell) for cell in cells]
    values = np.array([np.nan if value is None else value for value in read], dtype=np.float64)
    return LeftOut(name, "label") if _is_label(name, values) else NumberColumn(name, values)


def _is_label(name: str, values: Numbers) -> bool:
    """Whether whole numbers, all different, only name the rows: by the column's name, or counted up evenly."""
    known = values[~np.isnan(values)]
    if len(known) < len(values) or np.any(known != np.round(known)) or len(np.unique(known)) < len(known):
        return False
    even = len(known) > 2 and len(np.unique(np.diff(known))) == 1
    return even or bool(_LABEL.search(name))


def _words(name: str, cells: list[str]) -> Column | LeftOut:
    keys = ["" if is_missing(cell) else loose(cell) for cell in cells]
    counts = Counter(key for key in keys if key)
    if len(counts) > FEW_VALUES and len(counts) > DIFFERENT * sum(counts.values()):
        return LeftOut(name, "label" if len(counts) > 0.98 * sum(counts.values()) else "text")
    same = _slips(counts)
    levels, values = np.unique(np.array([same.get(key, key) for key in keys]), return_inverse=True)
    return WordColumn(name, values.astype(np.int64), tuple(map(str, levels)))


def _slips(counts: Counter[str]) -> dict[str, str]:
    """Rare spellings one slip away from a frequent one. Words with other digits in them are other things."""
    if len(counts) > 300:
        return {}
    frequent = [key for key, count in counts.most_common() if count >= 20]
    found = {}
    for key, count in counts.items():
        likely = (other for other in frequent if counts[other] >= 20 * count and _is_slip(key, other))
        if (meant := next(likely, None)) is not None:
            found[key] = meant
    return found


def _is_slip(key: str, other: str) -> bool:
    if key == other or min(len(key), len(other)) < 6 or _digits(key) != _digits(other):
        return False
    return abs(len(key) - len(other)) <= 1 and SequenceMatcher(None, key, other).ratio() >= 0.9


def _digits(key: str) -> str:
    return "".join(sign for sign in key if sign.isdigit())


def kept(found: Iterable[Column | LeftOut]) -> list[Column]:
    """The columns that are used."""
    return [column for column in found if not isinstance(column, LeftOut)]
