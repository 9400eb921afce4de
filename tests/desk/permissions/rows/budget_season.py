"""The budget season: its board, one customer's campaign, its tasks, the files for a deal."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    company,
    deal,
    foreign_company,
    foreign_deal,
)
from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.budget_season.terms import TaskKind


def _task(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_company if theirs else world.cast.company
        who = world.cast.stranger if theirs else world.cast.owner
        made = BudgetTask.objects.create(
            customer=of, year=2027, task=TaskKind.CALENDAR, who=who, due_on=date(2026, 9, 1)
        )
        return {"pk": made.pk}

    return arguments


def _begin(*, theirs: bool = False) -> Arguments:
    return lambda world: {"who": (world.cast.stranger if theirs else world.cast.owner).pk}


def _values(*, theirs: bool = False) -> Arguments:
    more = {"due_on": "2026-09-02", "note": "x", "version": 1}
    return lambda world: {**_begin(theirs=theirs)(world), **more}


_SEEN = {"allowed": SEES_DEALS, "allowed_theirs": SEES_ALL}
_ONE = {"ours": _task(), "theirs": _task(theirs=True), "allowed": WORKS_ON_DEALS}
ROWS = [
    Row("budget_season", allowed=SEES_DEALS),
    Row("budget_campaign", ours=company, theirs=foreign_company, **_SEEN),
    Row("budget_campaign_begin", "POST", ours=company, theirs=foreign_company, allowed=WORKS_ON_DEALS, data=_begin(),
        their_data=_begin(theirs=True)),
    Row("budget_task", **_ONE),
    Row("budget_task", "POST", data=_values(), their_data=_values(theirs=True), **_ONE),
    Row("budget_task_done", "POST", data=lambda _w: {"version": 1}, **_ONE),
    *(Row(route, ours=deal, theirs=foreign_deal, **_SEEN)
      for route in ("budget_return_file", "budget_application_file")),
]  # fmt: skip
