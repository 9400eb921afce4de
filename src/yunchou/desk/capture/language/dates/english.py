"""Dates in English: next Friday, mid January, by Oct 15, in two weeks, Q1 next year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from yunchou.desk.capture.language.dates import calendar as days
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.language.dates.patterns import ENGLISH_DAYS, MONTHS

_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_RELATIVE = {"last": -1, "this": 0, "next": 1}


def _near(make: Callable[[int], Span], today: date, past: bool) -> Span:
    this = make(today.year)
    if past and this.first > today:
        return make(today.year - 1)
    return make(today.year + 1) if not past and this.last < today else this


def _month_number(word: str) -> int:
    return MONTHS.index(word.lower()[:3]) + 1


def _relative(match: re.Match[str], today: date, _past: bool) -> Span:
    word = match[0].lower()
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return days.on(today + timedelta(days=shift))


def _part(match: re.Match[str], today: date, past: bool) -> Span:
    part, what = match["enp"].lower(), match["enp_what"].lower()
    if what[:3] in MONTHS:
        month = _month_number(what)
        if match["enp_y"]:
            return days.part_of_month(int(match["enp_y"]), month, part)
        return _near(lambda year: days.part_of_month(year, month, part), today, past)
    ahead = 1 if "next" in what else 0
    if "month" in what:
        first = days.add_months(today.replace(day=1), ahead)
        return days.part_of_month(first.year, first.month, part)
    if "week" in what:
        return days.on(days.week(today, ahead).last) if part.startswith(("end", "late")) else days.week(today, ahead)
    if "quarter" in what:
        index = today.year * 4 + (today.month - 1) // 3 + ahead
        return days.quarter(index // 4, index % 4 + 1)
    months = {"end of": (11, 12), "late": (11, 12), "mid": (6, 7), "middle of": (6, 7)}.get(part, (1, 2))
    return days.between(date(today.year + ahead, months[0], 1), days.month_end(today.year + ahead, months[1]))


def _date(match: re.Match[str], today: date, past: bool) -> Span:
    month = _month_number(match["end_m"] or match["end2_m"])
    day, year = int(match["end_d"] or match["end2_d"]), match["end_y"] or match["end2_y"]
    if year:
        return days.on(date(int(year), month, day))
    return _near(lambda found: days.on(date(found, month, day)), today, past)


def _week(match: re.Match[str], today: date, past: bool) -> Span:
    unit, relative = match["enw_unit"], (match["enw"] or match["enw2"] or "").lower()
    shift = _RELATIVE.get(relative, 0)
    if unit:
        return _unit(unit.lower(), shift, today)
    wanted = ENGLISH_DAYS.index((match["enw_day"] or match["enw3_day"]).lower()[:3])
    monday = today - timedelta(days=today.weekday())
    if relative in _RELATIVE:
        return days.on(monday + timedelta(weeks=shift, days=wanted))
    day = monday + timedelta(days=wanted)
    if past and day > today:
        day -= timedelta(weeks=1)
    return days.on(day + timedelta(weeks=1) if not past and day < today else day)


def _unit(unit: str, shift: int, today: date) -> Span:
    if unit == "week":
        return days.week(today, shift)
    if unit == "month":
        first = days.add_months(today.replace(day=1), shift)
        return days.whole_month(first.year, first.month)
    if unit == "quarter":
        index = today.year * 4 + (today.month - 1) // 3 + shift
        return days.quarter(index // 4, index % 4 + 1)
    return days.between(date(today.year + shift, 1, 1), date(today.year + shift, 12, 31))


def _month(match: re.Match[str], today: date, past: bool) -> Span:
    month, year = _month_number(match["enm"]), match["enm_y"]
    return days.whole_month(int(year), month) if year else _near(lambda y: days.whole_month(y, month), today, past)


def _in(match: re.Match[str], today: date, _past: bool) -> Span:
    word, unit = match["eni_n"].lower(), match["eni_unit"].lower()
    count = _COUNTS[word] if word in _COUNTS else int(word)
    return days.on(
        days.add_months(today, count)
        if unit == "month"
        else today + timedelta(days=count * (7 if unit == "week" else 1))
    )


def _quarter(match: re.Match[str], today: date, past: bool) -> Span:
    which, stated = match["enq_h"].lower(), (match["enq_y"] or "").lower()
    make = days.half if which[0] == "h" else days.quarter
    years = {"next year": today.year + 1, "this year": today.year}
    if stated:
        return make(years[stated] if stated in years else int(stated), int(which[1]))
    return _near(lambda year: make(year, int(which[1])), today, past)


def _holiday(match: re.Match[str], today: date, past: bool) -> Span | None:
    name = match["enh"].lower().removeprefix("the ")
    for year in (today.year, today.year + 1):
        found = days.holiday(name, year)
        if found and (past or found.last >= today):
            return found
    return None


def _day_of_month(match: re.Match[str], today: date, past: bool) -> Span:
    return days.on(days.day_of_month(int(match["end_dom"]), today, past=past))


def _end_of(match: re.Match[str], today: date, _past: bool) -> Span:
    """EOD, EOW, EOM, EOQ, EOY: the day, or the last days of the period."""
    unit = match[0][-1].upper() if match[0][:2].upper() in {"EO", "CO"} else "D"
    if unit == "W":
        return days.on(days.week(today).last)
    if unit == "M":
        return days.on(days.month_end(today.year, today.month))
    if unit == "Q":
        return days.on(days.quarter(today.year, (today.month - 1) // 3 + 1).last)
    return days.on(date(today.year, 12, 31) if unit == "Y" else today)


def _year(match: re.Match[str], _today: date, _past: bool) -> Span:
    return days.between(date(int(match[0]), 1, 1), date(int(match[0]), 12, 31))


ENGLISH: dict[str, Callable[[re.Match[str], date, bool], Span | None]] = {
    "en_rel": _relative,
    "en_part": _part,
    "en_date": _date,
    "en_week": _week,
    "en_month": _month,
    "en_dom": _day_of_month,
    "en_eow": _end_of,
    "en_in": _in,
    "en_q": _quarter,
    "en_hol": _holiday,
    "en_year": _year,
}
