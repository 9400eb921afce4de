"""We invest much in a key account; the effort has to be in proportion to what is at stake (P18, P22)."""

from __future__ import annotations

from decimal import Decimal

from yunchou.playbook.dossier.rulecraft import Case, Move, Role, Rule, Severity, Words, because, missing, say
from yunchou.playbook.qualification.price import price as deal_price
from yunchou.playbook.qualification.price import price_reason


def judge(case: Case) -> Move | None:
    """Fires when what is spent exceeds the share of the amount that a pursuit may cost, or the amount is unknown."""
    spent, price = case.dossier.investment, case.of(deal_price)
    if not case.is_pursued or (spent.hours is None and spent.cost is None):
        return None
    cost = (spent.cost or Decimal(0)) + (spent.hours or 0) * case.settings.whole("resources.hour_cost")
    if price is None:
        return _of_what(cost) if cost else None
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
        reasons=(because("investment.cost", cost), price_reason(case, price)),
        unknowns=tuple([missing(f"investment.{n}") for n in ("hours", "cost") if getattr(spent, n) is None]),
        who=Role.LEADER,
    )


def _of_what(cost: Decimal) -> Move:
    return Move(
        sentence=say(
            "已经投入约 {cost}，这单值多少还没估：按坐席数和单价先估出来，再定还投多少。",
            "About {cost} is spent and nobody has said what the deal is worth: estimate it by seats and price before "
            "spending more.",
            cost=cost,
        ),
        severity=Severity.HINT,
        reasons=(because("investment.cost", cost),),
        unknowns=(missing("opportunity.amount"),),
    )


RULE: Rule[Case] = Rule(
    id="effort_stays_in_proportion",
    title=Words("投入要和单子大小相称", "Effort in proportion to the deal"),
    phrases=(22, 18),
    inputs=("investment.hours", "investment.cost", "opportunity.amount", "opportunity.standing"),
    judge=judge,
)
