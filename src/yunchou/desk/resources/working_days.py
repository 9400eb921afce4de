"""Days by which an answer is due, counted in working days of China."""

from __future__ import annotations

from datetime import date, timedelta

from yunchou.desk.qualification.working_days import days_off_before

COACHING_DAYS = 3
"""Working days in which a leader answers a request for guidance."""


def working_days_after(start: date, days: int) -> date:
    """The day that lies so many working days after `start`."""
    off = {*days_off_before(start.year), *days_off_before(start.year + 1)}
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= day not in off
    return day
