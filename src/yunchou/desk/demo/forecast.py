"""What the forecast said every other week of the year, and the targets that leaders set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.identity.models import User
from yunchou.desk.outlook.operations import keep_forecast, set_target
from yunchou.desk.outlook.periods import after, quarter_of
from yunchou.playbook.forecast.terms import View


def tell_forecast(plan: dict[str, Any], people: People, story: Story) -> None:
    """Let forecasts be kept as they come round, the newest a week ago, and targets be set a year ago."""
    for ago in range(7, plan["kept_first"], plan["kept_every"]):
        story.on(ago, _keep)
    for leader, seller, quarters, amount in plan["targets"]:
        quarter = after(quarter_of(story.clock.today), 3 * quarters)

        story.on(plan["kept_first"], _aim(people[leader], people[seller], quarter, amount))


def _aim(leader: User, seller: User, quarter: date, amount: int) -> Callable[[datetime], None]:
    def aim(at: datetime) -> None:
        set_target(seller, quarter=quarter, view=View.CASH, currency="CNY", amount=Decimal(amount), actor=leader, at=at)

    return aim


def _keep(at: datetime) -> None:
    keep_forecast(on=timezone.localdate(at), at=at)
