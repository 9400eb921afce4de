"""Days and periods of the calendar, reckoned from one day. Nothing here reads a clock."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or a period with the day to reckon with: its end, or the middle of the middle third of a month."""

    first: date
    last: date
    day: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last


def on(day: date) -> Span:
    """One day."""
    return Span(day, day, day)


def between(first: date, last: date, day: date | None = None) -> Span:
    """A period; its last day is the one to reckon with unless another is named."""
    return Span(first, last, day or last)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_month(year: int, month: int) -> Span:
    """All of a month."""
    return between(date(year, month, 1), month_end(year, month))


def part_of_month(year: int, month: int, part: str) -> Span:
    """初/上旬, 中/中旬, 下旬, 底/末 of a month."""
    if part in {"初", "上旬", "early", "beginning of"}:
        return between(date(year, month, 1), date(year, month, 10))
    if part in {"中", "中旬", "mid", "middle of"}:
        return between(date(year, month, 11), date(year, month, 20), date(year, month, 15))
    if part in {"下旬", "late"}:
        return between(date(year, month, 21), month_end(year, month))
    return between(date(year, month, 25), month_end(year, month))


def quarter(year: int, number: int) -> Span:
    """The first to the fourth quarter of a year."""
    return between(date(year, number * 3 - 2, 1), month_end(year, number * 3))


def half(year: int, number: int) -> Span:
    """The first or the second half of a year."""
    return between(date(year, number * 6 - 5, 1), month_end(year, number * 6))


def week(day: date, weeks: int = 0) -> Span:
    """Monday to Friday of the week that lies so many weeks from a day's week."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return between(monday, monday + timedelta(days=4))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(month: date) -> int:
    """How many days a month has."""
    return calendar.monthrange(month.year, month.month)[1]


MONTHS_LOOKED_AT = 4  # of four months in a row one has every day there is


def day_of_month(wanted: int, today: date, *, past: bool) -> date:
    """The day of a month that was meant: the last one there was, or the next one to come, today included.

    A month without such a day is passed over: nobody means the 31st of April. Raises `ValueError` for no day at all.
    """
    first = today.replace(day=1)
    months = (add_months(first, -ahead if past else ahead) for ahead in range(MONTHS_LOOKED_AT))
    days = (month.replace(day=wanted) for month in months if 1 <= wanted <= last_day(month))
    meant = next((day for day in days if (day <= today if past else day >= today)), None)
    if meant is None:
        raise ValueError(f"no month has a day {wanted}")
    return meant


HOLIDAYS = {
    "元旦": "New Year's Day",
    "春节": "Chinese New Year (Spring Festival)",
    "过年": "Chinese New Year (Spring Festival)",
    "年": "Chinese New Year (Spring Festival)",
    "清明": "Tomb-Sweeping Day",
    "五一": "Labor Day",
    "劳动节": "Labor Day",
    "端午": "Dragon Boat Festival",
    "中秋": "Mid-Autumn Festival",
    "国庆": "National Day",
    "十一": "National Day",
    "new year": "New Year's Day",
    "chinese new year": "Chinese New Year (Spring Festival)",
    "spring festival": "Chinese New Year (Spring Festival)",
    "cny": "Chinese New Year (Spring Festival)",
    "golden week": "National Day",
    "national day": "National Day",
}
# A year whose days off are not announced yet: as long as these are every year.
AT_LEAST = {"National Day": 7, "Chinese New Year (Spring Festival)": 7, "Labor Day": 5}
FIXED = {
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "618": (6, 18),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "double 11": (11, 11),
    "singles day": (11, 11),
    "圣诞": (12, 25),
}


@lru_cache(maxsize=16)
def _days_off(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("CN", years=year, language="en_US").items())


def holiday(name: str, year: int) -> Span | None:
    """The days of a holiday in a year, with the days off that belong to it."""
    if name in {"black friday", "thanksgiving"}:
        thanksgiving = date(year, 11, 28) - timedelta(days=(date(year, 11, 28).weekday() - 3) % 7)
        return on(thanksgiving + timedelta(days=name == "black friday"))
    if name in FIXED:
        return on(date(year, *FIXED[name]))
    if name == "春运":
        feast = holiday("春节", year)
        return between(feast.first - timedelta(days=14), feast.first + timedelta(days=25)) if feast else None
    listed = _days_off(year)
    begun = sorted(day for day, named in listed.items() if HOLIDAYS[name] in named and "observed" not in named)
    if not begun:
        return None
    last = begun[0]
    while (after := last + timedelta(days=1)) in listed or after.weekday() >= 5:
        last = after
    usual = begun[0] + timedelta(days=AT_LEAST.get(HOLIDAYS[name], 1) - 1)
    return between(begun[0], max(last, usual))
