"""Pass a gate on what is stored: the deal is held, its facts are read anew, the method judges, the stage moves."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.cockpit.queries import gate_of
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities import operations as opportunities
from yunchou.desk.opportunities.models import Opportunity, StageAnswer
from yunchou.desk.opportunities.operations.locking import hold
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage


def go_to_stage(
    deal: Opportunity,
    *,
    to: Stage,
    reason: str,
    seen_version: int,
    as_of: date,
    actor: User,
    at: datetime,
) -> Opportunity:
    """Take a deal to another stage: on through the gate, over a shut gate for a reason, or back for a reason."""
    if to.number <= deal.stage.number:
        return opportunities.step_back(deal, to=to, reason=reason, seen_version=seen_version, actor=actor, at=at)
    if to.number > deal.stage.number + 1:
        raise Invalid({"stage": _("Stages are passed one by one.")})
    return pass_gate(deal, seen_version=seen_version, override_reason=reason, as_of=as_of, actor=actor, at=at)


@transaction.atomic
def pass_gate(
    deal: Opportunity, *, seen_version: int, override_reason: str, as_of: date, actor: User, at: datetime
) -> Opportunity:
    """Take a deal to its next stage. The gate is judged here, from stored facts; nobody can say it is open."""
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=seen_version, stage=deal.stage)
    return opportunities.pass_gate(
        held,
        gate=gate_of(held.pk, as_of),
        seen_version=seen_version,
        override_reason=override_reason,
        actor=actor,
        at=at,
    )


def answer_criterion(
    deal: Opportunity, *, criterion: str, answer: Answer, evidence: str, actor: User, at: datetime
) -> StageAnswer:
    """Answer an exit criterion that no recorded fact decides."""
    return opportunities.answer_criterion(
        deal, criterion=criterion, answer=answer, evidence=evidence, actor=actor, at=at
    )
