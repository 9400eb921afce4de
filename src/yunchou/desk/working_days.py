"""The days on which offices in China are closed: weekends and holidays, without the weekends worked instead (调休).

Which days are worked instead the government announces in autumn for the next year, and the library of holidays learns
it with its next release. Until then an organisation can write the announced days into `working-days.toml` in its data
folder: `closed` names working weeks' days off, `worked` the weekends worked instead.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from yunchou.desk.config.home import home

FILE = "working-days.toml"
LOOK_BACK_YEARS = 2


class WorkingDaysError(Exception):
    """The organisation's file of days cannot be used; the message says why."""


@cache
def own_days() -> dict[str, frozenset[date]]:
    """The days `closed` and `worked` of the organisation's file, read once; none without a file.

    Raises `WorkingDaysError` for what is no such file.
    """
    path = home() / FILE
    days: dict[str, frozenset[date]] = {"closed": frozenset(), "worked": frozenset()}
    if path.is_file():
        days |= {name: _days(path, name, value, set(days)) for name, value in _table(path).items()}
    if both := days["closed"] & days["worked"]:
        raise WorkingDaysError(f"{path}: {min(both)} is closed and worked. 同一天不能既放假又上班。")
    return days


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkingDaysError(f"{path}: {error}") from error


def _days(path: Path, name: str, value: object, known: set[str]) -> frozenset[date]:
    if name not in known:
        raise WorkingDaysError(f"{path}: there is only `closed` and `worked`, not {name}. 只有 closed 和 worked 两项。")
    if not isinstance(value, list) or not all(type(each) is date for each in value):
        raise WorkingDaysError(f"{path}: {name} is a list of days like 2027-02-08. 要写成日期的列表。")
    return frozenset(value)


def refuse_bad_working_days() -> None:
    """Leave with the reason when the organisation's file of days cannot be used."""
    try:
        own_days()
    except (WorkingDaysError, OSError) as error:
        raise SystemExit(f"The working days cannot be used. 工作日文件无法使用。{error}") from error


@lru_cache(maxsize=32)
def days_off_before(year: int) -> tuple[date, ...]:
    """The closed days of a year and of the two before it: as far back as a plan that ends in it can reach.

    Holidays that nobody has announced yet are those of the law, without days worked instead; see `is_announced`.
    """
    import holidays  # slow to load: a start does not wait for it

    calendar = holidays.country_holidays("CN", years=range(year - LOOK_BACK_YEARS, year + 1))
    own = own_days()
    first = date(year - LOOK_BACK_YEARS, 1, 1)
    days = (first + timedelta(days=passed) for passed in range((date(year, 12, 31) - first).days + 1))
    return tuple(
        day for day in days if day in own["closed"] or (day not in own["worked"] and not calendar.is_working_day(day))
    )


@lru_cache(maxsize=32)
def is_announced(year: int) -> bool:
    """Whether the days worked instead are known for a year: every year has had some since 2007."""
    import holidays

    calendar = holidays.country_holidays("CN", years=year)
    known = {day.year for day in (*calendar.weekend_workdays, *own_days()["worked"])}
    return year in known


def working_days_after(start: date, days: int) -> date:
    """The day that lies so many working days after `start`."""
    off = {*days_off_before(start.year), *days_off_before(start.year + 1)}
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day not in off
    return day
