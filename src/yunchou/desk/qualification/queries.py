"""Read need, budget, time and decision process of deals. A deal comes from `opportunities.queries`, which asked who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import (
    EXCEEDS,
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.playbook.qualification.terms import EndorsementSide, PlanStep


@dataclass(slots=True)
class Qualification:
    """Everything known about the four factors of one deal. Lists are in the order they are shown in."""

    summary: NeedSummary | None = None
    needs: list[Need] = field(default_factory=list)
    endorsements: list[Endorsement] = field(default_factory=list)
    budgets: list[BudgetFact] = field(default_factory=list)
    plan_steps: list[PlanStepDate] = field(default_factory=list)
    decision_steps: list[DecisionStep] = field(default_factory=list)

    @property
    def sides(self) -> list[tuple[EndorsementSide, Endorsement | None, list[Endorsement]]]:
        """The three sides, each with its newest endorsement and the earlier ones, newest first (P27)."""
        told: dict[EndorsementSide, list[Endorsement]] = {side: [] for side in EndorsementSide}
        for made in self.endorsements:
            told[made.side].append(made)
        return [(side, made[0] if made else None, made[1:]) for side, made in told.items()]

    @property
    def plan(self) -> list[tuple[PlanStep, PlanStepDate | None]]:
        """All steps of the time plan in calendar order, with what is known of each."""
        known = {row.step: row for row in self.plan_steps}
        return [(step, known.get(step)) for step in PlanStep]


def load(deal_ids: Collection[int], *, colleagues: bool = True) -> dict[int, Qualification]:
    """The qualification of many deals in a fixed number of queries. Names of sources stay sealed.

    Pages say who of us noted each; without `colleagues` he is not read along.
    """
    found: defaultdict[int, Qualification] = defaultdict(Qualification)
    for summary in _of(NeedSummary, deal_ids, "initiator"):
        found[summary.opportunity_id].summary = summary
    for name, rows in _lists(deal_ids, ("recorded_by",) if colleagues else ()).items():
        for row in rows:
            getattr(found[row.opportunity_id], name).append(row)
    return {pk: found[pk] for pk in deal_ids}


def _lists(deal_ids: Collection[int], noted: tuple[str, ...]) -> dict[str, QuerySet[Any]]:
    asked = ("asked_by",) if noted else ()
    gaps = Prefetch("gap_requests", GapRequest.objects.select_related("owner", *asked))
    return {
        "needs": _of(Need, deal_ids, "proposer").prefetch_related(gaps).order_by("position", "pk"),
        "endorsements": _of(Endorsement, deal_ids, "person", "source", *noted)
        .defer("source__name")
        .order_by("-on", "-pk"),
        "budgets": _of(BudgetFact, deal_ids, "holder", "source", *noted)
        .defer("source__name")
        .order_by("-learned_on", "-pk"),
        "plan_steps": _of(PlanStepDate, deal_ids),
        "decision_steps": _of(DecisionStep, deal_ids, "person").order_by("position", "pk"),
    }


def _of(model: Any, deal_ids: Collection[int], *related: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(opportunity_id__in=deal_ids)
    return rows.select_related(*related) if related else rows


def exceeding_needs(deal: Opportunity) -> QuerySet[Need]:
    """The requirements that our product does not meet as it is (P28)."""
    return Need.objects.filter(opportunity=deal, fit__in=[fit.value for fit in EXCEEDS])
