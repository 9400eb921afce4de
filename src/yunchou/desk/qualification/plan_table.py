"""The time plan as a small table with a picture: planned beside latest, and a bar on one common scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.qualification.models import PlanStepDate
from yunchou.desk.qualification.queries import Qualification
from yunchou.desk.working_days import is_announced
from yunchou.playbook.qualification.terms import PlanStep
from yunchou.playbook.qualification.time_plan import Schedule, ScheduledStep

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a step lies on the scale, 0 to 1000: the bar of its latest days, its planned day, today."""

    x: int
    width: int
    planned: int | None
    today: int | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One step: what is stored of it, when it must be done at the latest, and by how many days that is kept."""

    step: PlanStep
    row: PlanStepDate | None
    latest: ScheduledStep | None
    slack_days: int | None
    picture: Picture | None


def plan_rows(known: Qualification, plan: Schedule, *, today: date) -> list[PlanRow]:
    """All six steps in calendar order; those outside the schedule have no latest days."""
    latest = {scheduled.step: scheduled for scheduled in plan.steps}
    scale = _scale(plan, today)
    return [_row(step, row, latest.get(step), scale, today) for step, row in known.plan]


def guessed_from(plan: Schedule, *, today: date) -> int | None:
    """The first year of the plan, from now on, whose days worked instead of holidays nobody has announced yet."""
    last = plan.go_live_on.year if plan.go_live_on else today.year - 1
    return next((year for year in range(today.year, last + 1) if not is_announced(year)), None)


def _row(
    step: PlanStep, row: PlanStepDate | None, latest: ScheduledStep | None, scale: tuple[date, date], today: date
) -> PlanRow:
    if latest is None:
        return PlanRow(step, row, None, None, None)
    ends = latest.done_on or latest.planned_on
    slack = (latest.end_by - ends).days if ends else None
    x = _at(latest.start_by, scale)
    # A step that takes no time, such as the day of go-live itself, is still seen.
    width = max(_at(latest.end_by, scale) - x, 8)
    picture = Picture(min(x, WIDTH - width), width, _at(ends, scale) if ends else None, _at(today, scale))
    return PlanRow(step, row, latest, slack, picture)


def _scale(plan: Schedule, today: date) -> tuple[date, date]:
    days = [today]
    for step in plan.steps:
        days += [day for day in (step.start_by, step.end_by, step.planned_on, step.done_on) if day]
    return min(days), max(days)


def _at(day: date, scale: tuple[date, date]) -> int:
    first, last = scale
    return round(WIDTH * (day - first).days / max((last - first).days, 1))
