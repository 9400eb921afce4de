"""What was learned about need, budget, time and decision process, and when."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.rows import RowKind, add_row, change_row, rows_of
from yunchou.desk.qualification.operations import (
    BUDGET_FACT,
    DECISION_STEP,
    ENDORSEMENT,
    GAP_REQUEST,
    NEED,
    PLAN_STEP,
    summarise_need,
)
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep


def tell_facts(told: Told) -> None:
    """Let the facts of a deal be recorded on the days on which they were learned."""
    plan, story = told.plan, told.story
    if "need" in plan:
        story.on(_before_gate(plan, 2, plan["opened"] - 4), lambda at: _summarise(told, plan["need"], at))
        if "confirmed_on" in plan["need"]:
            known = _before_gate(plan, 2, plan["opened"] - 4)
            confirmed = min(max(plan["need"]["confirmed_on"], _passed(plan, 3) + 2), known)
            story.on(confirmed, lambda at: _confirm(told, plan["need"], at))
    if "needs" in plan:
        story.on(_before_gate(plan, 2, plan["opened"] - 5), lambda at: _list_needs(told, at))
    if "gap" in plan:
        story.on(plan["gap"]["asked"], lambda at: _ask_gap(told, plan["gap"], at))
    for each in plan.get("endorsements", []):
        ago = max(each[3], _passed(plan, 3) + 2) if each[1] == "yes" else each[3]
        story.on(ago, lambda at, each=each: _endorse(told, each, at))  # type: ignore[misc]
    for each in plan.get("budgets", []):
        ago = max(each[3], _passed(plan, 2) + 2) if each[2] == "approved" else each[3]
        story.on(ago, lambda at, each=each: _budget(told, each, at))  # type: ignore[misc]
    known = _before_gate(plan, 2, plan["opened"] - 6)
    _tell_plan(told, known)
    _tell_decision(told, known)


def _passed(plan: dict[str, Any], number: int) -> int:
    """How many days ago a gate was passed; 0 when it was not: what a gate asks for was known before."""
    gates = plan["gates"]
    return int(gates[number - 1]) if len(gates) >= number else 0


def _before_gate(plan: dict[str, Any], number: int, ago: int) -> int:
    """The day before a gate was passed, or a day soon after the opening when it was not passed yet."""
    gates = plan["gates"]
    return gates[number - 1] + 1 if len(gates) >= number else max(ago, 1)


def _summarise(told: Told, need: dict[str, Any], at: datetime) -> None:
    """The need as it was understood then: nothing is confirmed before it was."""
    values = {
        "initiator": told.person(need["initiator"]),
        "initiating_reason": need["reason"],
        "is_clear": Answer.of(need["clear"]),
        "documented": Answer.of(need["documented"]),
        "document_version": need.get("document", ""),
        "confirmed": Answer.UNKNOWN if "confirmed_on" in need else Answer.of(need["confirmed"]),
    }
    summarise_need(told.deal, values, seen_version=0, actor=told.owner, at=at)


def _confirm(told: Told, need: dict[str, Any], at: datetime) -> None:
    values = {"confirmed": Answer.of(need["confirmed"]), "confirmed_on": timezone.localdate(at)}
    summarise_need(told.deal, values, seen_version=1, actor=told.owner, at=at)


def _list_needs(told: Told, at: datetime) -> None:
    for title, must, clear, fit in told.needs[told.plan["needs"]]["items"]:
        values = {"title": title, "must_have": Answer.of(must), "is_clear": Answer.of(clear), "fit": Fit.of(fit)}
        add_row(NEED, told.deal, values, actor=told.owner, at=at)


def _ask_gap(told: Told, gap: dict[str, Any], at: datetime) -> None:
    need = list(rows_of(NEED, told.deal).order_by("position"))[gap["need"] - 1]
    values = {
        "need": need,
        "owner": told.people[gap["owner"]],
        "due_on": told.day(gap["due"]),
        "question": gap["question"],
        "feasible": Answer.of(gap["feasible"]),
        "effort_days": gap.get("effort"),
        "answer": gap.get("answer", ""),
    }
    add_row(GAP_REQUEST, told.deal, values, actor=told.owner, at=at)


def _endorse(told: Told, each: list[Any], at: datetime) -> None:
    side, answer, name, _ago, evidence, grade, source = each
    values = {
        "side": EndorsementSide.of(side),
        "answer": Answer.of(answer),
        "person": told.person(name),
        "on": timezone.localdate(at),
        "evidence": evidence,
        "grade": grade,
        "source_name": source,
    }
    add_row(ENDORSEMENT, told.deal, values, actor=told.owner, at=at)


def _budget(told: Told, each: list[Any], at: datetime) -> None:
    year, amount, state, _ago, grade, source, note = each
    values = {
        "year": told.story.clock.today.year + year,
        "amount": Decimal(amount) if amount else None,
        "currency": told.plan.get("currency", "CNY"),
        "state": BudgetState.of(state),
        "grade": grade,
        "source_name": source,
        "learned_on": timezone.localdate(at),
        "note": note,
    }
    add_row(BUDGET_FACT, told.deal, values, actor=told.owner, at=at)


def _tell_plan(told: Told, known: int) -> None:
    for step, days, planned, done in told.plan.get("plan", []):
        values = {"step": PlanStep.of(step), "duration_days": days, "planned_on": told.day(planned)}
        _tell_row(told, PLAN_STEP, values, known, done)


def _tell_decision(told: Told, known: int) -> None:
    for name, department, person, planned, done in told.plan.get("decision", []):
        values = {"name": name, "department": department, "planned_on": told.day(planned)}
        _tell_row(told, DECISION_STEP, values, known, done, person=person)


def _tell_row(
    told: Told, kind: RowKind[Any], values: dict[str, Any], known: int, done: int, person: str | None = None
) -> None:
    """Write a step down when it is known, and its day of completion when it is completed."""
    keys: list[int] = []

    def learn(at: datetime) -> None:
        who = {} if person is None else {"person": told.person(person)}
        keys.append(add_row(kind, told.deal, {**values, **who}, actor=told.owner, at=at).pk)

    def complete(at: datetime) -> None:
        change_row(kind, told.deal, keys[0], {"done_on": told.day(done)}, seen_version=1, actor=told.owner, at=at)

    told.story.on(known, learn)
    if done:
        told.story.on(min(done, known), complete)
