"""The rows of qualification as the facts that the playbook judges."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from yunchou.desk.intelligence.queries import pseudonym
from yunchou.desk.qualification.models import BudgetFact, Endorsement, GapRequest, Need, NeedSummary, PlanStepDate
from yunchou.desk.qualification.queries import Qualification
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.qualification import facts
from yunchou.playbook.qualification.terms import PlanStep


def dossier_parts(known: Qualification) -> dict[str, Any]:
    """The parts of a `Dossier` that qualification fills, by their names there."""
    return {
        "need": _summary(known.summary),
        "needs": tuple(_need(row) for row in known.needs),
        "endorsements": tuple(_endorsement(row) for row in known.endorsements),
        "budgets": tuple(_budget(row) for row in known.budgets),
        "time_plan": _time_plan(known.plan_steps),
        "decision_steps": tuple(
            facts.DecisionStep(
                name=row.name,
                department=row.department,
                person=str(row.person or ""),
                planned_on=row.planned_on,
                done_on=row.done_on,
            )
            for row in known.decision_steps
        ),
    }


def _summary(row: NeedSummary | None) -> facts.NeedSummary:
    if row is None:
        return facts.NeedSummary()
    return facts.NeedSummary(
        initiator=str(row.initiator or ""),
        initiating_reason=row.initiating_reason,
        documented=row.documented,
        confirmed_by_customer=row.confirmed,
        cost=row.cost,
    )


def _need(row: Need) -> facts.Need:
    # The newest question counts: an earlier one was asked before something changed.
    asked = max(row.gap_requests.all(), key=lambda gap: (gap.asked_at, gap.pk), default=None)
    return facts.Need(
        title=row.title,
        proposer=str(row.proposer or ""),
        clarity=row.is_clear,
        must_have=row.must_have,
        fit=row.fit,
        gap=_gap(asked) if asked else None,
    )


def _gap(row: GapRequest) -> facts.GapRequest:
    return facts.GapRequest(
        owner=row.owner.name,
        asked_on=timezone.localtime(row.asked_at).date(),
        due_on=row.due_on,
        feasible=row.feasible,
    )


def _endorsement(row: Endorsement) -> facts.Endorsement:
    return facts.Endorsement(
        side=row.side,
        answer=row.answer,
        person=str(row.person or ""),
        on=row.on,
        evidence=row.evidence,
        grade=_grade(row.grade),
    )


def _budget(row: BudgetFact) -> facts.BudgetFact:
    return facts.BudgetFact(
        year=row.year,
        amount=row.amount,
        currency=row.currency,
        state=row.state,
        source=pseudonym(row.source) if row.source else "",
        grade=_grade(row.grade),
        noted_on=row.learned_on,
    )


def _time_plan(rows: list[PlanStepDate]) -> facts.TimePlan:
    anchor = next((row for row in rows if row.step == PlanStep.GO_LIVE), None)
    return facts.TimePlan(
        go_live_on=(anchor.done_on or anchor.planned_on) if anchor else None,
        steps=tuple(
            facts.PlannedStep(
                step=row.step, duration_days=row.duration_days, planned_on=row.planned_on, done_on=row.done_on
            )
            for row in rows
        ),
    )


def _grade(written: str) -> Grade | None:
    return Grade.parse(written) if written else None
