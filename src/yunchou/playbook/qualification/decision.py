"""The decision process: who decides what, in which department, when (P40)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.case import Case, leavers
from yunchou.playbook.dossier.names import because, because_each, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.facts import DecisionStep


def knows_decision_process(case: Case) -> Finding:
    """Whether every step of the decision has a department and an approver. Days may still be open.

    An approver who has left is none for a step that is still to come.
    """
    steps = case.dossier.decision_steps
    if not steps:
        return _no_steps(case)
    gone = case.of(leavers)
    lacking = tuple([unknown for step in steps for unknown in _lacks(step, gone)])
    reasons = because_each("decision_steps.person", [(step.name, step.person) for step in steps])
    if lacking:
        sentence = say(
            "决策流程还有 {count} 处不清楚。",
            "{count} points of the decision process are open.",
            count=len(lacking),
        )
        return Finding(UNKNOWN, sentence, (40,), reasons, lacking)
    return Finding(YES, say("决策流程清楚。", "The decision process is known."), (40,), reasons)


def _no_steps(case: Case) -> Finding:
    if case.dossier.opportunity.disqualified_for is DisqualifiedFor.NO_DECISION_PROCESS:
        reasons = (because("opportunity.disqualified_for", DisqualifiedFor.NO_DECISION_PROCESS),)
        sentence = say("客户没有决策流程。", "The customer has no decision process.")
        return Finding(NO, sentence, (40,), reasons)
    sentence = say("决策流程不知道。", "The decision process is not known.")
    return Finding(UNKNOWN, sentence, (40,), (), (missing("decision_steps.name"),))


def _lacks(step: DecisionStep, gone: frozenset[str]) -> list[Unknown]:
    lacking = []
    if not step.department:
        lacking.append(missing("decision_steps.department", of=step.name))
    if not step.person or (step.done_on is None and step.person in gone):
        lacking.append(missing("decision_steps.person", of=step.name))
    return lacking


def completeness(case: Case) -> Decimal | None:
    """The known share, 0 to 1, of department, approver and day over all steps; `None` without any step."""
    steps = case.dossier.decision_steps
    if not steps:
        return None
    known = sum(bool(s.department) + bool(s.person) + bool(s.planned_on or s.done_on) for s in steps)
    return Decimal(known) / (3 * len(steps))
