"""What the tests of tempo say of the hero deal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import AT, Cast
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.tempo import operations
from yunchou.desk.tempo.models import PaceDecision, Replan
from yunchou.desk.tempo.operations.pauses import Plan
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.terms import Pace

TODAY = timezone.localdate(AT)


def day(ahead: int) -> date:
    """A day so many days after the day of the tests."""
    return TODAY + timedelta(days=ahead)


def plan(**values: Any) -> Plan:
    """A complete plan of a pause."""
    return Plan(
        **{
            "changed": "对手先给技术部做了演示",
            "exit_condition": "评价标准重新讨论",
            "wake_on": day(10),
            "kill_on": day(40),
            **values,
        }
    )


def pause(cast: Cast, actor: User | None = None, **values: Any) -> Replan:
    """Pause the hero deal."""
    deal = Opportunity.objects.get(pk=cast.deal.pk)
    asked = {"advised": Pace.SLOW, "seen_version": deal.version, "actor": actor or cast.owner, "at": AT}
    return operations.pause(deal, plan(**values), **asked)  # type: ignore[arg-type]


def decide(cast: Cast, pace: Pace, actor: User | None = None, **values: Any) -> PaceDecision:
    """Decide the pace of the hero deal."""
    newest = PaceDecision.objects.order_by("-decided_at", "-pk").first()
    asked = {
        "advised": Pace.UNKNOWN,
        "reason": "三方都认可我们",
        "exit_condition": "合同签完",
        "seen": newest.pk if newest else 0,
        "actor": actor or cast.owner,
        "at": AT,
        **values,
    }
    return operations.decide_pace(cast.deal, pace=pace, **asked)  # type: ignore[arg-type]


def tender(cast: Cast, notice: int, award: int | None = None) -> None:
    """Write a tender that begins and ends so many days from the day of the tests."""
    values = {"notice_on": day(notice), "award_on": None if award is None else day(award)}
    operations.set_tender(cast.deal, values, seen_version=0, actor=cast.owner, at=AT)


def at_stage(cast: Cast, stage: Stage) -> Opportunity:
    """The hero deal at a stage."""
    Opportunity.objects.filter(pk=cast.deal.pk).update(stage=stage, stage_number=stage.number)
    cast.deal.refresh_from_db()
    return cast.deal
