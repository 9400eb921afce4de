"""One cell of somebody else's table: missing, a number, a day, or words, however people write them."""

from __future__ import annotations

import re
from datetime import date, datetime

MISSING = frozenset({"", "-", "--", "—", "?", "n/a", "na", "#n/a", "null", "nan", "nil", "不知道", "未知", "不详", "/"})
LARGEST = 1e100
_SIGNS = re.compile(r"[¥￥$€£,，\s_]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_TIMES = {"%": 0.01, "％": 0.01, "k": 1e3, "千": 1e3, "万": 1e4, "m": 1e6, "亿": 1e8}
_DAY = re.compile(r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?(?:[T\s]+\d{1,2}:\d\d.*)?")
_MONTH = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*月?")
_PACKED = re.compile(r"(19|20)\d{6}")
_LOOSE = re.compile(r"[\W_]+")


def is_missing(cell: str) -> bool:
    """Whether nothing is stated: empty or one of the usual ways to say so."""
    return cell.strip().casefold() in MISSING


def number(cell: str) -> float | None:
    """The number in a cell such as `1,200`, `¥35万`, `(300)` or `12%`; `None` when it is none."""
    text = _SIGNS.sub("", cell.strip())
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1] if negative else text
    times = _TIMES.get(text[-1:].casefold(), 1.0) if text[:-1] else 1.0
    text = text[:-1] if times != 1.0 else text
    if not _NUMBER.fullmatch(text):
        return None
    found = float(text) * times
    if abs(found) > LARGEST:
        return None
    return -found if negative else found


def day_parts(cell: str) -> tuple[int, int, int] | None:
    """The three numbers of a date in the order in which they are written; `None` when it is no date."""
    text = cell.strip()
    if _PACKED.fullmatch(text):
        return int(text[:4]), int(text[4:6]), int(text[6:])
    if month := _MONTH.fullmatch(text):
        return int(month[1]), int(month[2]), 1
    found = _DAY.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def days(cells: list[str]) -> list[date] | None:
    """All cells as days, read in the one order of year, month and day that fits every cell; `None` when none does.

    `3/4/2017` alone could be either; the month comes first unless a cell of the column shows otherwise.
    """
    parts = [day_parts(cell) for cell in cells]
    if not all(parts):
        return None
    for order in ((0, 1, 2), (2, 0, 1), (2, 1, 0)):
        read = [_day(part, order) for part in parts if part]
        if all(read):
            return [day for day in read if day]
    return None


def _day(parts: tuple[int, int, int], order: tuple[int, int, int]) -> date | None:
    year, month, day = (parts[place] for place in order)
    try:
        found = datetime(year + (2000 if year < 100 and order[0] == 2 else 0), month, day)  # noqa: DTZ001 - only its day is kept
    except ValueError:
        return None
    return found.date() if 1900 <= found.year <= 2200 else None


def loose(cell: str) -> str:
    """Words without what people write differently: case, spaces, dots and dashes. `GTX Pro` is `GTXPro`."""
    return _LOOSE.sub("", cell.casefold()) or cell.strip()
