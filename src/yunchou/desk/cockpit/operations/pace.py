"""Decide the pace of a deal, or stop it: what the method advises at that moment is kept beside the decision (P36)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.tempo import operations as tempo
from yunchou.desk.tempo.models import PaceDecision, Replan
from yunchou.desk.tempo.operations.pauses import Plan
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.tempo.terms import Pace


@transaction.atomic
def decide_pace(
    deal: Opportunity,
    *,
    pace: Pace,
    reason: str,
    exit_condition: str,
    seen: int,
    as_of: date,
    actor: User,
    at: datetime,
) -> PaceDecision:
    """Decide how fast a deal goes. The advice is judged here, from stored facts."""
    ensure_may_change(actor, deal)
    return tempo.decide_pace(
        deal,
        pace=pace,
        advised=_advised(deal, as_of),
        reason=reason,
        exit_condition=exit_condition,
        seen=seen,
        actor=actor,
        at=at,
    )


@transaction.atomic
def pause(deal: Opportunity, plan: Plan, *, seen_version: int, as_of: date, actor: User, at: datetime) -> Replan:
    """Stop a deal and open its re-plan; a deal that is paused is paused anew."""
    ensure_may_change(actor, deal)
    stop = tempo.pause_anew if deal.standing is Standing.PAUSED else tempo.pause
    return stop(deal, plan, advised=_advised(deal, as_of), seen_version=seen_version, actor=actor, at=at)


def _advised(deal: Opportunity, as_of: date) -> Pace:
    return assess_deal(deal.pk, as_of).pace.value
