"""Dates in Chinese: 上周三, 12月中旬, 明年Q1, 国庆后, 三个工作日内."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from yunchou.desk.capture.language.dates import calendar as days
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.language.dates.patterns import WEEKDAYS
from yunchou.desk.capture.language.numbers import number

Read = Callable[[re.Match[str], date, bool], Span | None]


_RELATIVE = {"上上": -2, "上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "下下": 2}


_YEARS = {
    "前年": -2,
    "去年": -1,
    "去": -1,
    "今年": 0,
    "今": 0,
    "本年": 0,
    "本年度": 0,
    "明年": 1,
    "明": 1,
    "后年": 2,
    "后": 2,
}


_DAYS = {
    "昨儿": -1,
    "昨儿个": -1,
    "明儿": 1,
    "明儿个": 1,
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "昨早": -1,
    "明天": 1,
    "明日": 1,
    "明早": 1,
    "明晚": 1,
    "后天": 2,
    "大后天": 3,
}


def _year(word: str | None, today: date) -> int | None:
    if not word:
        return None
    word = word.removesuffix("度")
    if word in _YEARS:
        return today.year + _YEARS[word]
    written = int(word.rstrip("年"))
    return written if written > 100 else 2000 + written


def _month(
    match: re.Match[str], year: str, month: str, today: date, past: bool, make: Callable[[int, int], Span]
) -> Span | None:
    value = number(match[month])
    if value is None or not 1 <= value <= 12:
        return None
    stated = _year(match[year], today)
    if stated is not None:
        return make(stated, int(value))
    return _nearest(lambda y: make(y, int(value)), today, past)


def _nearest(make: Callable[[int], Span], today: date, past: bool) -> Span:
    """The year in which it lies behind, or else ahead; what is under way counts as either."""
    this = make(today.year)
    if past and this.first > today:
        return make(today.year - 1)
    if not past and this.last < today:
        return make(today.year + 1)
    return this


def _iso(match: re.Match[str], _today: date, _past: bool) -> Span:
    return days.on(date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])))


def _day(match: re.Match[str], today: date, past: bool) -> Span | None:
    day = number(match["day_d"])
    return (
        None
        if day is None
        else _month(match, "day_year", "day_m", today, past, lambda y, m: days.on(date(y, m, int(day))))
    )


def _slash(match: re.Match[str], today: date, past: bool) -> Span:
    return _nearest(lambda y: days.on(date(y, int(match["slash_m"]), int(match["slash_d"]))), today, past)


def _dot(match: re.Match[str], today: date, past: bool) -> Span:
    return _nearest(lambda y: days.on(date(y, int(match["dot_m"]), int(match["dot_d"]))), today, past)


def _part(match: re.Match[str], today: date, past: bool) -> Span | None:
    return _month(match, "part_year", "part_m", today, past, lambda y, m: days.part_of_month(y, m, match["part"]))


def _whole_month(match: re.Match[str], today: date, past: bool) -> Span | None:
    return _month(match, "month_year", "month_m", today, past, days.whole_month)


def _quarter(match: re.Match[str], today: date, past: bool) -> Span | None:
    if match["q_rel"]:
        index = today.year * 4 + (today.month - 1) // 3 + _RELATIVE[match["q_rel"]]
        return days.quarter(index // 4, index % 4 + 1)
    written = number(match["q_n"] or match["q_c"])
    if written is None:
        return None
    stated = _year(match["q_year"], today)
    return (
        days.quarter(stated, int(written)) if stated else _nearest(lambda y: days.quarter(y, int(written)), today, past)
    )


def _half(match: re.Match[str], today: date, past: bool) -> Span:
    which = 1 if match["half"] == "上半年" else 2
    stated = _year(match["half_year"], today)
    return days.half(stated, which) if stated else _nearest(lambda y: days.half(y, which), today, past)


def _year_part(match: re.Match[str], today: date, past: bool) -> Span:
    part = (match["yp"] or match["yp2"])[1]
    months = {"底": (11, 12), "末": (11, 12), "初": (1, 2), "中": (6, 7)}[part]

    def make(year: int) -> Span:
        return days.between(date(year, months[0], 1), days.month_end(year, months[1]))

    stated = _year(match["yp_year"] or match["yp2_year"], today)
    return make(stated) if stated else _nearest(make, today, past)


def _holiday(match: re.Match[str], today: date, past: bool) -> Span | None:
    name = match["hol"] or match["hol_y"]
    stated = _year(match["hol_year"], today)
    for year in [stated] if stated else [today.year - 1, today.year, today.year + 1]:
        found = days.holiday(name, year)
        if found and (stated or (not past and found.last >= today)):
            return found
        if found and past and found.first <= today < date(year + 1, found.first.month, 1):
            return found
    return None


def _relative_day(match: re.Match[str], today: date, _past: bool) -> Span:
    return days.on(today + timedelta(days=_DAYS.get(match[0], 0)))


def _weekday(match: re.Match[str], today: date, past: bool) -> Span:
    number_of_day = WEEKDAYS[match["wd"]]
    relative = match["wd_rel"]
    monday = today - timedelta(days=today.weekday())
    if relative:
        return days.on(monday + timedelta(weeks=_RELATIVE[relative.rstrip("个")], days=number_of_day))
    day = monday + timedelta(days=number_of_day)
    if past and day > today:
        day -= timedelta(weeks=1)
    if not past and day < today:
        day += timedelta(weeks=1)
    return days.on(day)


def _week(match: re.Match[str], today: date, past: bool) -> Span:
    if match["week_end"]:
        saturday = (
            today - timedelta(days=today.weekday() + (7 if past and today.weekday() < 5 else 0)) + timedelta(days=5)
        )
        return days.between(saturday, saturday + timedelta(days=1))
    span = days.week(today, _RELATIVE[match["week_rel"].rstrip("个")])
    if match["week_part"] == "初":
        return days.between(span.first, span.first + timedelta(days=1))
    return span


def _relative_month(match: re.Match[str], today: date, past: bool) -> Span | None:
    bare = match["rm_bare"]
    if bare:
        part = bare.removeprefix("月")
        span = days.part_of_month(today.year, today.month, part)
        if not past and span.last < today:
            ahead = days.add_months(today.replace(day=1), 1)
            return days.part_of_month(ahead.year, ahead.month, part)
        if past and span.first > today:
            before = days.add_months(today.replace(day=1), -1)
            return days.part_of_month(before.year, before.month, part)
        return span
    first = days.add_months(today.replace(day=1), _RELATIVE[match["rm_rel"].rstrip("个")])
    if match["rm_day"]:
        return days.on(date(first.year, first.month, int(match["rm_day"])))
    if match["rm_part"]:
        return days.part_of_month(first.year, first.month, match["rm_part"])
    return days.whole_month(first.year, first.month)


def _after(match: re.Match[str], today: date, _past: bool) -> Span | None:
    count = number(match["af_n"]) if match["af_n"] != "半" else None
    unit, way = match["af_unit"], match["af_way"]
    sign = -1 if way == "前" else 1
    if count is None:
        return days.on(today + timedelta(days=15 * sign)) if unit == "个月" else None
    if unit == "个月":
        return days.on(days.add_months(today, int(count) * sign) + timedelta(days=15 if match["af_half"] else 0))
    if unit == "个工作日":
        return days.on(_working_days(today, int(count) * sign))
    length = 7 if unit[-1] in "周期拜" else 1
    return days.on(today + timedelta(days=length * int(count) * sign))


def _working_days(today: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        today += step
        while today.weekday() >= 5:
            today += step
    return today


def _whole_year(match: re.Match[str], today: date, _past: bool) -> Span | None:
    year = _year(match["yr"], today)
    return None if year is None else days.between(date(year, 1, 1), date(year, 12, 31))


def _day_of_month(match: re.Match[str], today: date, past: bool) -> Span:
    return days.on(days.day_of_month(int(number(match["dom"]) or 0), today, past=past))


def _daypart(_match: re.Match[str], today: date, _past: bool) -> Span:
    return days.on(today)


CHINESE: dict[str, Read] = {
    "iso": _iso,
    "day": _day,
    "slash": _slash,
    "dot": _dot,
    "part": _part,
    "month": _whole_month,
    "quarter": _quarter,
    "half": _half,
    "year_part": _year_part,
    "holiday": _holiday,
    "relday": _relative_day,
    "weekday": _weekday,
    "week": _week,
    "relmonth": _relative_month,
    "after": _after,
    "year": _whole_year,
    "dom": _day_of_month,
    "daypart": _daypart,
}
