"""A budget that is not certain is asked about, never assumed (P24, P30, P42)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import UNKNOWN, Case, Move, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.budget import has_budget


def judge(case: Case) -> Move | None:
    """Fires from qualification on while the budget is neither approved nor known to be none."""
    finding = case.of(has_budget)
    if not case.is_pursued or not case.has_reached(Stage.QUALIFICATION) or finding.value is not UNKNOWN:
        return None
    return Move(
        sentence=say(
            "{told}问清三件事：多少、哪一年、批了没有，并找财务或采购再核实一遍。",
            "{told} Ask three things: how much, which year, approved or not; then verify with finance or purchasing.",
            told=finding.sentence.words,
        ),
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_DESIGN) else Severity.IMPORTANT,
        reasons=finding.reasons,
        unknowns=finding.unknowns,
    )


RULE: Rule[Case] = Rule(
    id="unknown_budget_is_asked",
    title=Words("预算没问清不能当有", "Ask for the budget before counting on it"),
    phrases=(24, 30, 42),
    inputs=("budgets.state", "budgets.grade", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
