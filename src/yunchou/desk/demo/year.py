"""What makes the demo company's year whole: money in every month, a team above the teams, a colleague who leaves.

`year.toml` adds to the other plans; nothing in them is changed by it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from yunchou.desk.colleagues.operations.teams import change_team
from yunchou.desk.demo.colleagues import People
from yunchou.desk.identity.models import Team
from yunchou.desk.outlook.periods import after

LATE = (0, 2, 5, 1, 0, 12, 3, 0, 7, 1)
"""How many days after its day each payment of a year came."""
DUE_DAY, INVOICED_BEFORE = 8, 4


def added(plan: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """A plan with the rows that the year adds to its lists."""
    return {**plan, **{name: [*plan[name], *rows] for name, rows in more.items()}}


def with_months(plan: dict[str, Any], today: date) -> dict[str, Any]:
    """The plan of the deals, where one is paid month by month: its payments by the calendar."""
    return {**plan, "deals": [_monthly(each, today) if "monthly" in each else each for each in plan["deals"]]}


def _monthly(deal: dict[str, Any], today: date) -> dict[str, Any]:
    """Ten payments of a tenth, the first eleven months ago: what follows is told by the other deals."""
    amount, payer = deal["monthly"]["amount"], deal["monthly"]["payer"]
    dues = [after(today, number - 11).replace(day=DUE_DAY) for number in range(10)]
    ago = [(today - due).days for due in dues]
    return {
        **deal,
        "instalments": [[f"{due.month}月服务费", 10, days] for due, days in zip(dues, ago, strict=True)],
        "invoices": [[number, days + INVOICED_BEFORE, 100] for number, days in enumerate(ago, start=1)],
        "receipts": [
            [days - late, amount, [[number, amount]], payer, 0]
            for number, (days, late) in enumerate(zip(ago, LATE, strict=True), start=1)
        ],
    }


def put_beneath(plan: dict[str, str], people: People, *, at: datetime) -> None:
    """Put teams beneath the team above them."""
    for name, above in plan.items():
        team = Team.objects.get(name=name)
        values = {"name": name, "parent": Team.objects.get(name=above).pk, "leader": team.leader_id}
        change_team(team, values, seen_version=team.version, actor=people["sunkai"], at=at)
