"""We invest much in a key account; the effort has to be in proportion to what is at stake (P18, P22)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, missing, say


def judge(case: Case) -> Move | None:
    """Fires when hours and money spent exceed the share of the amount that a pursuit may cost."""
    spent, price = case.dossier.investment, case.dossier.opportunity.price
    if not case.is_pursued or price is None or (spent.hours is None and spent.cost is None):
        return None
    cost = (spent.cost or 0) + (spent.hours or 0) * case.settings.whole("resources.hour_cost")
    if cost <= price * case.settings.ratio("resources.cost_share"):
        return None
    return Move(
        sentence=say(
            "已经投入约 {cost}，对 {price} 的单子偏多了：和主管定个上限，再投之前先看能不能成。",
            "About {cost} is spent on a deal of {price}: agree a limit with the leader, and judge again before "
            "spending more.",
            cost=cost,
            price=price,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("investment.cost", cost), because("opportunity.amount", price)),
        unknowns=tuple(missing(f"investment.{n}") for n in ("hours", "cost") if getattr(spent, n) is None),
        who=Role.LEADER,
    )


RULE: Rule[Case] = Rule(
    id="effort_stays_in_proportion",
    title=Words("投入要和单子大小相称", "Effort in proportion to the deal"),
    phrases=(22, 18),
    inputs=("investment.hours", "investment.cost", "opportunity.amount", "opportunity.standing"),
    judge=judge,
)
