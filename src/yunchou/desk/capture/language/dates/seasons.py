"""Looser dates in Chinese: 开春, 过完年, 节后, 正月初八, 前两天, 过几天."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from yunchou.desk.capture.language.dates import calendar as days
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.language.numbers import number

# The months of what people call by its season.
_MONTHS = {
    "开春": (2, 3),
    "春天": (3, 5),
    "入夏": (5, 6),
    "暑假": (7, 8),
    "入秋": (9, 9),
    "秋天": (9, 11),
    "入冬": (11, 12),
}
_FEASTS = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
SHAPES: tuple[tuple[str, str], ...] = (
    ("season", rf"(?P<sea_y>今年|明年|去年)?(?P<sea>{'|'.join(_MONTHS)})(?:之?前|以?后)?"),
    ("past_year_end", r"(?:过|忙)完年(?:之|以)?后?|春节(?:一)?过(?:完|后|了)"),
    ("feast", r"(?<![季环细情春秋末长])(?P<feast>节[前后])(?!气|点|目)"),
    ("lunar", r"(?:大年|正月|年|春节)?(?<!大)初(?P<lunar>[一二三四五六七八九十]|十[一二三四五])(?![中高一二])"),
    ("few_days", r"(?P<few>前[两几]天|前一阵子?|前段时间|过[两几]天|这[两几]天)"),
)


def _season(match: re.Match[str], today: date, past: bool) -> Span:
    first, last = _MONTHS[match["sea"]]

    def make(year: int) -> Span:
        return days.between(date(year, first, 1), days.month_end(year, last))

    if match["sea_y"]:
        return make(today.year + {"今": 0, "明": 1, "去": -1}[match["sea_y"][0]])
    this = make(today.year)
    if past and this.first > today:
        return make(today.year - 1)
    return make(today.year + 1) if not past and this.last < today else this


def _new_year(today: date, *, past: bool) -> Span | None:
    spans = [span for year in (today.year - 1, today.year, today.year + 1) if (span := days.holiday("春节", year))]
    if past:
        return next((one for one in reversed(spans) if one.first <= today), None)
    return next((one for one in spans if one.last >= today), None)


def _past_year_end(_match: re.Match[str], today: date, past: bool) -> Span | None:
    span = _new_year(today, past=past)
    if span is None:
        return None
    first = span.last + timedelta(days=1)
    return days.between(first, first + timedelta(days=20), first)


def _feast(match: re.Match[str], today: date, past: bool) -> Span | None:
    """节前 and 节后 belong to the holiday that is nearest."""
    spans = [span for year in (today.year, today.year + 1) for name in _FEASTS if (span := days.holiday(name, year))]
    span = next((one for one in sorted(spans, key=lambda one: one.first) if one.last >= today), None)
    if past:
        behind = [one for one in spans if one.first <= today]
        span = max(behind, key=lambda one: one.first) if behind else span
    if span is None:
        return None
    if match["feast"].endswith("前"):
        return days.on(span.first - timedelta(days=1))
    first = span.last + timedelta(days=1)
    return days.between(first, first + timedelta(days=6), first)


def _lunar(match: re.Match[str], today: date, past: bool) -> Span | None:
    span = _new_year(today, past=past)
    day = number(match["lunar"])
    return days.on(span.first + timedelta(days=int(day) - 1)) if span and day else None


def _few_days(match: re.Match[str], today: date, _past: bool) -> Span:
    word = match["few"]
    if word[0] == "前":
        back = 4 if "天" in word else 30
        return days.between(today - timedelta(days=back), today - timedelta(days=1))
    return days.between(today, today + timedelta(days=4), today + timedelta(days=2))


SEASONS: dict[str, Callable[[re.Match[str], date, bool], Span | None]] = {
    "season": _season,
    "past_year_end": _past_year_end,
    "feast": _feast,
    "lunar": _lunar,
    "few_days": _few_days,
}
