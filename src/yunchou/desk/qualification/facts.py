"""The rows of qualification as the facts that the playbook judges. The one place where they are translated."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from yunchou.desk.customers.models import Contact
from yunchou.desk.intelligence.queries import pseudonym
from yunchou.desk.qualification.models import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.desk.qualification.queries import Qualification, load
from yunchou.desk.working_days import days_off_before
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.qualification import facts
from yunchou.playbook.qualification.terms import PlanStep


def load_parts(deals: Collection[int], _as_of: date) -> dict[int, dict[str, Any]]:
    """The parts of the dossiers of many deals that qualification fills."""
    return {pk: dossier_parts(known) for pk, known in load(deals, colleagues=False).items()}


def dossier_parts(known: Qualification) -> dict[str, Any]:
    """The parts of a `Dossier` that qualification fills, by their names there."""
    return {
        "need": _summary(known.summary),
        "needs": tuple(_need(row, _newest_gap(row)) for row in known.needs),
        "endorsements": tuple(map(_endorsement, known.endorsements)),
        "budgets": tuple(map(_budget, known.budgets)),
        "time_plan": _time_plan(known.plan_steps),
        "decision_steps": tuple(map(_decision_step, known.decision_steps)),
    }


def _summary(row: NeedSummary | None) -> facts.NeedSummary:
    """The need as a whole; nothing known while nobody summed it up."""
    if row is None:
        return facts.NeedSummary()
    return facts.NeedSummary(
        initiator=_name(row.initiator),
        initiating_reason=row.initiating_reason,
        documented=row.documented,
        confirmed_by_customer=row.confirmed,
        cost=row.cost,
    )


def _need(row: Need, asked: GapRequest | None) -> facts.Need:
    """One requirement with the newest question asked about it."""
    return facts.Need(
        title=row.title,
        proposer=_name(row.proposer),
        clarity=row.is_clear,
        must_have=row.must_have,
        fit=row.fit,
        gap=_gap(asked) if asked else None,
    )


def _newest_gap(row: Need) -> GapRequest | None:
    """The question that counts: an earlier one was asked before something changed."""
    return max(row.gap_requests.all(), key=lambda gap: (gap.asked_at, gap.pk), default=None)


def _gap(row: GapRequest) -> facts.GapRequest:
    return facts.GapRequest(
        owner=row.owner.name,
        asked_on=timezone.localtime(row.asked_at).date(),
        due_on=row.due_on,
        feasible=row.feasible,
    )


def _endorsement(row: Endorsement) -> facts.Endorsement:
    """What one side said, with its evidence; who told us stays out."""
    return facts.Endorsement(
        side=row.side,
        answer=row.answer,
        person=_name(row.person),
        on=row.on,
        evidence=row.evidence,
        grade=_grade(row.grade),
    )


def _budget(row: BudgetFact) -> facts.BudgetFact:
    """One budget fact; its source by pseudonym."""
    return facts.BudgetFact(
        year=row.year,
        amount=row.amount,
        currency=row.currency,
        state=row.state,
        source=pseudonym(row.source) if row.source else "",
        grade=_grade(row.grade),
        noted_on=row.learned_on,
    )


def _time_plan(rows: Iterable[PlanStepDate]) -> facts.TimePlan:
    """The time plan in working days of China, counted back from the planned go-live."""
    steps = list(rows)
    go_live = next((row.planned_on for row in steps if row.step is PlanStep.GO_LIVE), None)
    return facts.TimePlan(
        go_live_on=go_live,
        steps=tuple(
            facts.PlannedStep(
                step=row.step, duration_days=row.duration_days, planned_on=row.planned_on, done_on=row.done_on
            )
            for row in steps
        ),
        days_off=days_off_before(go_live.year) if go_live else (),
    )


def _decision_step(row: DecisionStep) -> facts.DecisionStep:
    """One step of the decision."""
    return facts.DecisionStep(
        name=row.name,
        department=row.department,
        person=_name(row.person),
        planned_on=row.planned_on,
        done_on=row.done_on,
    )


def _name(person: Contact | None) -> str:
    return person.name if person else ""


def _grade(written: str) -> Grade | None:
    return Grade.parse(written) if written else None
