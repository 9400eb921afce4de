"""Months and quarters: the first day of each, and how far one lies from another."""

from __future__ import annotations

from datetime import date


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def after(month: date, months: int) -> date:
    """The first day of the month so many months later, or earlier."""
    count = month.year * 12 + month.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def apart(first: date, second: date) -> int:
    """How many months the second lies after the first."""
    return (second.year - first.year) * 12 + second.month - first.month
