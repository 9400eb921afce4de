"""Carry a deal through the nine stages. Evidence opens a gate; a named reason may override it, and shows (P21)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import conflict
from yunchou.desk.errors import Invalid, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity, StageAnswer, StageExit
from yunchou.desk.opportunities.operations.locking import a_reason, hold, store
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.queries.gates import overridden_stages
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.gate import Gate
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.pipeline.table import CRITERIA

# A won deal may still have papers to pass; a parked or closed one is resumed or revived first.
MOVING = frozenset({Standing.OPEN, Standing.WON})
EVIDENCE_LENGTH = 2000


@transaction.atomic
def pass_gate(
    deal: Opportunity, *, gate: Gate, seen_version: int, actor: User, at: datetime, override_reason: str = ""
) -> Opportunity:
    """Take the deal to its next stage.

    `gate` is what the method found about the exit of the deal's present stage, computed from what is stored by the
    caller in this request. When it is not open, nothing moves without `override_reason`; what lacked is kept with it.
    """
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=seen_version, stage=_after(deal.stage) or deal.stage)
    _ensure_moving(held)
    if gate.stage is not held.stage:
        raise conflict(held, {"stage": _after(gate.stage) or gate.stage})
    onward = _after(held.stage)
    if onward is None:
        raise Invalid({"": _("Collection is the last stage. The deal is won when the bank receipt is recorded.")})
    is_open = gate.value is Answer.YES
    reason = "" if is_open else a_reason(override_reason, "override_reason")
    lacking = [[each.criterion.code, each.finding.value] for each in gate.judged if each.finding.value != Answer.YES]
    kind = "opportunity.stage_passed" if is_open else "opportunity.stage_overridden"
    return _move(held, onward, kind, reason=reason, lacking=lacking, actor=actor, at=at)


@transaction.atomic
def step_back(
    deal: Opportunity, *, to: Stage, reason: str, seen_version: int, actor: User, at: datetime
) -> Opportunity:
    """Take the deal back to an earlier stage, because something that was settled is not."""
    ensure_may_change(actor, deal)
    held = hold(deal, seen_version=seen_version, stage=to)
    _ensure_moving(held)
    if to.number >= held.stage.number:
        raise Invalid({"to": _("Step back to a stage before the present one.")})
    return _move(held, to, "opportunity.stage_returned", reason=a_reason(reason), lacking=[], actor=actor, at=at)


@transaction.atomic
def answer_criterion(
    deal: Opportunity, *, criterion: str, answer: Answer, evidence: str, actor: User, at: datetime
) -> StageAnswer:
    """Answer one exit criterion that no recorded fact decides. A yes needs its evidence (P24)."""
    ensure_may_change(actor, deal)
    _ensure_answerable(criterion, answer, evidence)
    hold(deal, seen_version=None)
    before = StageAnswer.objects.filter(opportunity=deal, criterion=criterion).first()
    if before is not None and (before.answer, before.evidence) == (answer, evidence.strip()):
        return before
    given, _made = StageAnswer.objects.update_or_create(
        opportunity=deal,
        criterion=criterion,
        defaults={"answer": answer, "evidence": evidence.strip(), "answered_by": actor, "answered_at": at},
    )
    record(
        "opportunity.stage_answered",
        deal,
        actor=actor,
        at=at,
        changes={criterion: [before.answer if before else None, answer]},
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
        note=evidence.strip(),
    )
    return given


def _after(stage: Stage) -> Stage | None:
    stages = list(Stage)
    return stages[stage.number] if stage.number < len(stages) else None


def _ensure_moving(deal: Opportunity) -> None:
    if deal.standing not in MOVING:
        raise Refused(_("A deal that is parked or closed does not change its stage. Resume or revive it first."))


def _ensure_answerable(criterion: str, answer: Answer, evidence: str) -> None:
    known = CRITERIA.get(criterion)
    if known is None:
        raise Invalid({"criterion": _("There is no such exit criterion.")})
    if known.from_facts:
        raise Invalid({"criterion": _("Recorded facts decide this; record the fact instead.")})
    if answer is Answer.YES and not evidence.strip():
        raise Invalid({"evidence": _("A yes needs its evidence: who, when, what.")})
    if len(evidence) > EVIDENCE_LENGTH:
        raise Invalid({"evidence": _("At most %(most)s characters.") % {"most": EVIDENCE_LENGTH}})


def _move(
    deal: Opportunity,
    to: Stage,
    kind: str,
    *,
    reason: str,
    lacking: list[list[str]],
    actor: User,
    at: datetime,
) -> Opportunity:
    StageExit.objects.create(
        opportunity=deal,
        from_stage=deal.stage,
        to_stage=to,
        lacking=lacking,
        override_reason=reason,
        decided_by=actor,
        at=at,
    )
    overridden = len(overridden_stages(deal, at_stage=to))
    diff = store(deal, at=at, stage=to, stage_number=to.number, stage_since=at, overridden_gates=overridden)
    record(
        kind,
        deal,
        actor=actor,
        at=at,
        changes={"stage": diff["stage"]},
        opportunity_id=deal.pk,
        customer_id=deal.customer_id,
        note=reason,
    )
    return deal
