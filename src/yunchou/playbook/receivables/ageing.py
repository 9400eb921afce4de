"""How old a claim is, and what it waits for: plain functions of days and answers (P85)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.kernel.terms import NO, UNKNOWN, Answer
from yunchou.playbook.receivables.terms import AgeBand, CollectionState

_UP_TO = ((0, AgeBand.NOT_DUE), (30, AgeBand.TO_30), (60, AgeBand.TO_60), (90, AgeBand.TO_90), (180, AgeBand.TO_180))


def band(due_on: date, on: date) -> AgeBand:
    """The band of a payment that is due on a day; due today is not overdue."""
    days = (on - due_on).days
    return next((found for most, found in _UP_TO if days <= most), AgeBand.OVER_180)


def state(due_on: date, on: date, *, soon_days: int, disputed: bool, kept: Answer | None) -> CollectionState:
    """What an unpaid payment waits for. `kept` is the newest promise about it: unknown while its day has not come."""
    if disputed:
        return CollectionState.DISPUTED
    if kept is NO:
        return CollectionState.BROKEN
    if kept is UNKNOWN:
        return CollectionState.PROMISED
    days = (due_on - on).days
    if days < 0:
        return CollectionState.OVERDUE
    return CollectionState.SOON if days <= soon_days else CollectionState.LATER
