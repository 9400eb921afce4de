"""The deal page, the gate of its stage, its answers and moves."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, WORKS_ON_DEALS, Row, World, deal, foreign_deal
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.cockpit.packing import identity, pack
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.opportunities.models import Opportunity


def _criterion(world: World) -> dict[str, Any]:
    return {**deal(world), "criterion": "pursuit_decided"}


def _foreign_criterion(world: World) -> dict[str, Any]:
    return {**foreign_deal(world), "criterion": "pursuit_decided"}


def _hidden(row: Opportunity) -> dict[str, Any]:
    move = assess_deal(row.pk, AT.date()).advice[0]
    decided, _made = MoveDecision.objects.get_or_create(
        opportunity=row,
        move=identity(move),
        defaults={
            "rule": move.rule,
            "facts": "0" * 64,
            "told": pack(move),
            "decision": "done",
            "decided_by": row.owner,
            "decided_at": AT,
        },
    )
    return {"pk": row.pk, "decision": decided.pk}


def _decision(world: World) -> dict[str, Any]:
    move = assess_deal(world.cast.deal.pk, AT.date()).advice[0]
    return {"move": identity(move), "decision": "dismissed", "reason": "集团统采"}


BOTH = {"ours": deal, "theirs": foreign_deal, "allowed": WORKS_ON_DEALS}
ROWS = [
    Row("opportunity", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("opportunity_stage", **BOTH),
    Row(
        "opportunity_stage",
        "POST",
        data=lambda w: {"stage": "qualification", "version": w.cast.deal.version, "reason": "客户催着见面"},
        **BOTH,
    ),
    Row(
        "opportunity_answer",
        "POST",
        ours=_criterion,
        theirs=_foreign_criterion,
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"answer": "yes", "evidence": "周会决定"},
    ),
    Row("opportunity_moves", **BOTH),
    Row("opportunity_moves", "POST", data=_decision, **BOTH),
    Row(
        "opportunity_move",
        "POST",
        ours=lambda w: _hidden(w.cast.deal),
        theirs=lambda w: _hidden(w.foreign_deal),
        allowed=WORKS_ON_DEALS,
    ),
]
