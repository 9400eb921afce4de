"""Need, budget, time, decision process, and the names of sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    deal,
    foreign_deal,
    new_row,
    one_row,
)
from yunchou.desk.identity.roles import Role
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import BudgetFact, DecisionStep, Endorsement, GapRequest, Need, PlanStepDate
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

Make = Callable[[Opportunity], Any]


def _need(of: Opportunity) -> Need:
    return Need.objects.create(opportunity=of, title="智能质检", fit=Fit.CANNOT)


def _gap(of: Opportunity) -> GapRequest:
    return GapRequest.objects.create(need=_need(of), owner=of.owner, due_on=AT.date(), asked_by=of.owner, asked_at=AT)


def _endorsement(of: Opportunity) -> Endorsement:
    return Endorsement.objects.create(
        opportunity=of,
        side=EndorsementSide.BUSINESS,
        answer=Answer.YES,
        on=AT.date(),
        recorded_by=of.owner,
        recorded_at=AT,
    )


def _budget(of: Opportunity) -> BudgetFact:
    return BudgetFact.objects.create(
        opportunity=of, state=BudgetState.APPLIED, learned_on=AT.date(), recorded_by=of.owner, recorded_at=AT
    )


def _plan(of: Opportunity) -> PlanStepDate:
    return PlanStepDate.objects.get_or_create(opportunity=of, step=PlanStep.TENDER)[0]


def _step(of: Opportunity) -> DecisionStep:
    return DecisionStep.objects.create(opportunity=of, name="立项评审")


# Kind of row: how one is made, and a form that is valid for a new and for a stored one.
KINDS: dict[str, tuple[Make, dict[str, Any]]] = {
    "needs": (_need, {"title": "全渠道接入"}),
    "gaps": (_gap, {}),  # its form names a colleague of the deal: tests/desk/qualification/test_rows.py
    "endorsements": (_endorsement, {"side": "business", "on": "2026-09-01"}),
    "budgets": (_budget, {"state": "applied", "currency": "CNY", "learned_on": "2026-09-01"}),
    "plan": (_plan, {"step": "award", "duration_days": "5"}),
    "steps": (_step, {"name": "采购会"}),
}


def _rows_of(slug: str, make: Make, values: dict[str, Any]) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    one = {"ours": one_row(slug, make), "theirs": one_row(slug, make, theirs=True), "allowed": WORKS_ON_DEALS}
    rows = [
        Row("qualification_row_new", **new),
        Row("qualification_row", **one),
        Row("qualification_row_removal", "POST", data=lambda _w: {"version": 1}, **one),
    ]
    if values:
        rows += [
            Row("qualification_row_new", "POST", data=lambda _w: values, **new),
            Row("qualification_row", "POST", data=lambda _w: {**values, "version": 1}, **one),
        ]
    if slug in {"needs", "steps"}:
        rows.append(Row("qualification_row_place", "POST", data=lambda _w: {"to": 0}, **one))
    return rows


def _source(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_deal if theirs else world.cast.deal
        source = name_source(of, Told(name="CANARY-COACH"), grade=None, actor=of.owner, at=AT)
        assert source is not None
        return {"source": source.pk, "pk": of.pk}

    return arguments


_SUMMARY = {"ours": deal, "theirs": foreign_deal, "allowed": WORKS_ON_DEALS}
ROWS = [
    Row("qualification", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("need_summary", **_SUMMARY),
    Row("need_summary", "POST", data=lambda _w: {"is_clear": "yes"}, **_SUMMARY),
    *(row for slug, (make, values) in KINDS.items() for row in _rows_of(slug, make, values)),
    # Only the owner of the compartment reads a name: no role opens it, whatever it reaches.
    Row(
        "source_name",
        "POST",
        ours=_source(),
        theirs=_source(theirs=True),
        allowed=SEES_DEALS - SEES_ALL,
        status=200,
        answers=dict.fromkeys((Role.LEADER, Role.PRESALES, Role.READ_ONLY), 403),
    ),
]
