"""The days on which offices in China are closed: weekends and holidays, without the weekends worked instead (调休)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

LOOK_BACK_YEARS = 2


@lru_cache(maxsize=32)
def days_off_before(year: int) -> tuple[date, ...]:
    """The closed days of a year and of the two before it: as far back as a plan that ends in it can reach.

    Holidays that the government has not announced yet are those of the law, without days worked instead.
    """
    import holidays  # slow to load: a start does not wait for it

    calendar = holidays.country_holidays("CN", years=range(year - LOOK_BACK_YEARS, year + 1))
    first = date(year - LOOK_BACK_YEARS, 1, 1)
    days = (first + timedelta(days=passed) for passed in range((date(year, 12, 31) - first).days + 1))
    return tuple(day for day in days if not calendar.is_working_day(day))
