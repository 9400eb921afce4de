"""Write what was learnt about need, budget, time and decision. What is known already is changed, not doubled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from yunchou.desk.capture.operations.writing import Desk, given
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, rows_of
from yunchou.desk.qualification.operations import BUDGET_FACT, DECISION_STEP, NEED, PLAN_STEP
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import Fit

UNSAID = (Answer.UNKNOWN, Fit.UNKNOWN)


def put(kind: RowKind[Any], desk: Desk, by: str, values: dict[str, Any]) -> Model | None:
    """Add a row, or change the one of the deal that has the same value in the column `by`.

    What is not known overwrites nothing.
    """
    there = rows_of(kind, desk.deal).filter(**{by: values[by]}).order_by("pk").first()
    if there is None:
        made: Model = add_row(kind, desk.deal, values, **desk.by)
        return made
    known = {name: value for name, value in values.items() if name != by and value not in (None, "", *UNSAID)}
    if known:
        change_row(kind, desk.deal, there.pk, known, seen_version=there.version, **desk.by)
    return None


def write_budget(desk: Desk, values: Mapping[str, Any]) -> None:
    """One thing learnt about the budget; who said so is sealed."""
    row = given(values, ("year", "amount", "currency", "state", "note"))
    add_row(
        BUDGET_FACT,
        desk.deal,
        {**row, "learned_on": desk.day, "source_name": values.get("source", "")},
        **desk.by,
    )


def write_plan_date(desk: Desk, values: Mapping[str, Any]) -> None:
    """One date of the customer's plan."""
    put(PLAN_STEP, desk, "step", given(values, ("step", "planned_on", "done_on")))


def write_need(desk: Desk, values: Mapping[str, Any]) -> None:
    """One requirement, or what is new about one that is known by the same words."""
    proposer = desk.perhaps(values.get("proposer", ""), "proposer")
    put(NEED, desk, "title", {**given(values, ("title", "must_have", "fit")), "proposer": proposer})


def write_decision_step(desk: Desk, values: Mapping[str, Any]) -> None:
    """One step of the customer's decision."""
    row = given(values, ("name", "department", "planned_on", "done_on"))
    put(DECISION_STEP, desk, "name", {**row, "person": desk.perhaps(values.get("person", ""))})
