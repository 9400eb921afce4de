"""The budget has to match the requirement, not only our price (P31, P42)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.qualification.budget import budget_for_requirement, budget_sum
from yunchou.playbook.qualification.terms import Match


def judge(case: Case) -> Move | None:
    """Fires when meeting the whole requirement costs clearly more than the budget."""
    cover, budget = case.of(budget_for_requirement), case.of(budget_sum)
    if not case.is_pursued or cover.match is not Match.SHORT or budget is None:
        return None
    return Move(
        sentence=say(
            "客户要的东西要花 {cost}，预算只有 {budget}：和需求提出人一起排先后，先做必须的。",
            "What the customer wants costs {cost}, the budget is {budget}: rank the needs with those who raised them "
            "and begin with the musts.",
            cost=case.dossier.need.cost,
            budget=budget.amount,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("need.cost", case.dossier.need.cost), because("budgets.amount", budget.amount)),
    )


RULE: Rule[Case] = Rule(
    id="budget_covers_the_requirement",
    title=Words("预算要撑得起需求", "The budget has to carry the requirement"),
    phrases=(31, 42),
    inputs=("budgets.amount", "need.cost", "opportunity.standing"),
    judge=judge,
)
