"""When each task of a campaign is due, counted back from the customer's own season in working days."""

from __future__ import annotations

from datetime import date, timedelta

from yunchou.desk.budget_season.terms import TaskKind
from yunchou.desk.working_days import working_days_after
from yunchou.playbook.qualification.budget_season import Season

# Days before the season begins (negative: after), and days before it ends.
BEFORE_START: dict[TaskKind, int] = {
    TaskKind.CALENDAR: 28,
    TaskKind.APPLICANT: 21,
    TaskKind.RETURN: 14,
    TaskKind.DRAFT: 7,
    TaskKind.HANDED_IN: -7,
}
BEFORE_END: dict[TaskKind, int] = {TaskKind.REVIEWED: 14, TaskKind.APPROVED: 1}
SOONEST = 2
"""Working days that the first overdue task of a campaign begun late still gets; each further one gets as many more."""


def due_days(season: Season, today: date) -> dict[TaskKind, date]:
    """The day of each task, in their order: working days, none before today, whatever the season asks."""
    days: dict[TaskKind, date] = {}
    last = today
    for task in TaskKind:
        wanted = _wanted(task, season)
        earliest = working_days_after(last, SOONEST)
        last = days[task] = max(_working(wanted), earliest)
    return days


def _wanted(task: TaskKind, season: Season) -> date:
    if task in BEFORE_START:
        return season.starts_on - timedelta(days=BEFORE_START[task])
    return season.ends_on - timedelta(days=BEFORE_END[task])


def _working(day: date) -> date:
    """The day itself when offices work, else the next working day."""
    return working_days_after(day - timedelta(days=1), 1)
