"""A key account cannot easily add to its budget, so a quote above it is dealt with now (P31, P33)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say
from yunchou.playbook.qualification.budget import budget_for_price, budget_sum
from yunchou.playbook.qualification.price import asked_price, price_reason
from yunchou.playbook.qualification.terms import Match


def judge(case: Case) -> Move | None:
    """Fires when our price is above the budget. An unknown budget or price stays silent here."""
    cover, budget = case.of(budget_for_price), case.of(budget_sum)
    price = case.of(asked_price)
    if not case.is_pursued or budget is None or budget.amount is None or price is None:
        return None
    if cover.match not in (Match.TIGHT, Match.SHORT):
        return None
    return Move(
        sentence=say(
            "报价 {price} 超出预算 {budget}，客户很难临时加预算：现在就三选一，减范围、分期做、放到明年。",
            "Our price of {price} is above the budget of {budget}, which can hardly be raised: choose now between a "
            "smaller scope, phases, or next year.",
            price=price,
            budget=budget.amount,
        ),
        severity=Severity.URGENT if cover.match is Match.SHORT else Severity.IMPORTANT,
        reasons=(
            price_reason(case, price),
            because(
                "budgets.amount", budget.amount, source=budget.source, grade=budget.grade, noted_on=budget.noted_on
            ),
        ),
    )


RULE: Rule[Case] = Rule(
    id="quote_stays_within_the_budget",
    title=Words("报价超预算要趁早处理", "A quote above the budget is dealt with now"),
    phrases=(31, 33),
    inputs=(
        "budgets.amount",
        "opportunity.amount",
        "opportunity.unit_price",
        "opportunity.seats",
        "opportunity.standing",
    ),
    judge=judge,
)
