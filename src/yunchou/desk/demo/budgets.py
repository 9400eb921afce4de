"""The budget season of the hero deal's customer: begun three weeks ago, its first tasks done."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.utils import timezone

from yunchou.desk.budget_season.operations import begin, change_task
from yunchou.desk.budget_season.queries import campaign
from yunchou.desk.demo.told import Told

BEGUN, DONE = 21, (17, 12)
"""Days ago on which the campaign began, and on which its first tasks were done."""


def tell_budget(told: Told) -> None:
    """Let the campaign of a deal's customer begin and go on."""
    told.story.on(BEGUN, partial(_begin, told))
    for ago in DONE:
        told.story.on(ago, partial(_go_on, told))


def _begin(told: Told, at: datetime) -> None:
    begin(told.deal.customer, told.owner, actor=told.owner, at=at)


def _go_on(told: Told, at: datetime) -> None:
    today = timezone.localdate(at)
    task = campaign(told.owner, told.deal.customer_id, today).next
    # On a day between two seasons the campaign of the next one has not begun yet.
    if task is not None:
        change_task(task.pk, {"done_on": today}, seen_version=task.version, actor=told.owner, at=at)
