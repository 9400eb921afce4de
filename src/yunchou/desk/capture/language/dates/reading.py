"""Dates in a note, reckoned from the day it was written.

A date without its year, or a bare weekday, lies ahead or behind as the words around it say, so it is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from yunchou.desk.capture.language.dates import calendar as days
from yunchou.desk.capture.language.dates.calendar import Span
from yunchou.desk.capture.language.dates.chinese import CHINESE, Read
from yunchou.desk.capture.language.dates.english import ENGLISH
from yunchou.desk.capture.language.dates.patterns import AFTER, BEFORE, PATTERN, TIME
from yunchou.desk.capture.language.dates.seasons import SEASONS

BY = re.compile(r"(?:by|before|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date where it stands. `side` is 前, 后 or empty; `shape` is its form, `time` the time of day as written."""

    start: int
    end: int
    text: str
    shape: str
    ahead: Span
    behind: Span
    side: str = ""
    time: str = ""

    def when(self, *, past: bool) -> Span:
        """The day or period, told that the sentence looks back or ahead."""
        return self.behind if past else self.ahead

    @property
    def is_inferred(self) -> bool:
        """Whether the two readings differ: the note leaves the year or the week to the reader."""
        return self.ahead != self.behind


def find_moments(text: str, today: date) -> Iterator[Moment]:
    """Every date in a plain text, in order."""
    reached, last = 0, cast("Moment | None", None)
    for match in PATTERN.finditer(text):
        if match.start() < reached:
            continue
        shape = next(name[:-1] for name, value in match.groupdict().items() if name.endswith("_") and value is not None)
        near = _anchor(text, last, match, shape)
        ahead = _read(shape, match, near.ahead.first.replace(day=1) if near else today, past=False)
        behind = _read(shape, match, near.behind.first.replace(day=1) if near else today, past=not near)
        if ahead and behind:
            if (
                shape in {"day", "slash", "dot"}
                and (ahead.first - today).days > 200
                and (today - behind.last).days <= 45
            ):
                ahead = behind  # 3月10日 written on the 11th is yesterday
            moment = _with_surroundings(text, match, shape, ahead, behind)
            reached, last = moment.end, moment
            yield moment


def _anchor(text: str, last: Moment | None, match: re.Match[str], shape: str) -> Moment | None:
    """12月中旬开标，月底定标: a bare part of a month, or day, belongs to the month named just before."""
    bare = shape == "dom" or (shape == "relmonth" and match["rm_bare"])
    if (
        not bare
        or last is None
        or last.shape not in {"part", "month", "day", "relmonth"}
        or re.search(r"[。；;\n！!？?]", text[last.end : match.start()])
    ):
        return None
    return last


def _read(shape: str, match: re.Match[str], today: date, *, past: bool) -> Span | None:
    try:
        return READERS[shape](match, today, past)
    except (ValueError, OverflowError):
        return None  # a 13th month, a 31st of February: no date


def _with_surroundings(text: str, match: re.Match[str], shape: str, ahead: Span, behind: Span) -> Moment:
    end, side, time = match.end(), "", ""
    timed = TIME.match(text, end)
    if shape in {"daypart", "relday"} and match[0][-1] in "早晚":
        time = match[0][-1]
    if timed and (timed["part"] or timed["clock"]):
        end, time = timed.end(), timed[0].strip()
    if shape == "daypart":
        time = match[0] + time
    if before := BEFORE.match(text, end):
        end, side = before.end(), "前"
    elif after := AFTER.match(text, end):
        end, side = after.end(), "后"
    if shape == "feast":
        side = match[0][-1]
    if BY.match(match[0]):
        side = "前"
    if shape in {"holiday", "en_hol"}:
        said = text[max(0, match.start() - 8) : match.start()].lower()
        side = side or ("后" if "after" in said else "前" if re.search(r"before |by ", said) else "")
        ahead, behind = _around(ahead, side), _around(behind, side)
    return Moment(match.start(), end, text[match.start() : end], shape, ahead, behind, side, time)


def _around(span: Span, side: str) -> Span:
    """国庆前 is the day before the holiday begins, 国庆后 the week after it has ended."""
    if side == "前":
        return days.on(span.first - timedelta(days=1))
    if side == "后":
        return days.between(span.last + timedelta(days=1), span.last + timedelta(days=7), span.last + timedelta(days=1))
    return span


READERS: dict[str, Read] = {**CHINESE, **ENGLISH, **SEASONS}
