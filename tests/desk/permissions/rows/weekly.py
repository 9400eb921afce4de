"""Weekly reports: one's own, and those handed in to one."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_DEALS, Row, World
from yunchou.desk.identity.roles import Role
from yunchou.desk.weekly.models import WeeklyReport

MONDAY = date(2026, 8, 31)


def _report(world: World) -> dict[str, Any]:
    made = WeeklyReport.objects.create(
        user=world.cast.owner, monday=MONDAY, text="本周", written_at=AT, handed_in_at=AT
    )
    return {"pk": made.pk}


def _kept(world: World) -> dict[str, Any]:
    _report(world)
    return {}


_READ = frozenset({Role.SELLER, Role.LEADER, Role.EXECUTIVE})
_OTHERS = dict.fromkeys(SEES_DEALS - _READ, 404)
ROWS = [
    Row("weekly", allowed=SEES_DEALS),
    Row("weekly", "POST", data=lambda _w: {"text": "本周", "version": 0}, allowed=SEES_DEALS),
    # Only the seller has kept a report of this week.
    Row("weekly_handing_in", "POST", ours=_kept, query="?week=2026-08-31", allowed=frozenset({Role.SELLER}),
        answers=dict.fromkeys(SEES_DEALS - {Role.SELLER}, 404)),
    Row("weekly_reports", allowed=SEES_DEALS),
    *(Row(route, ours=_report, allowed=_READ, answers=_OTHERS) for route in ("weekly_report", "weekly_file")),
]  # fmt: skip
