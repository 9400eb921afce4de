"""Without a budget the opportunity does not stand (P32, N3)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Rule, Severity, Words, say
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.budget_season import season


def judge(case: Case) -> Move | None:
    """Fires when it is known that the customer has no budget. A budget nobody has asked about stays silent."""
    finding = case.of(has_budget)
    if not case.is_pursued or finding.value is not NO:
        return None
    wake_up = case.of(season).prepare_on
    return Move(
        sentence=say(
            "客户没有预算，商机不成立：退出预测，转入预算培育，{day}起帮客户准备下一次预算申请。",
            "The customer has no budget, so the opportunity does not stand: take it out of the forecast, nurture the "
            "budget, and from {day} help the customer prepare the next application.",
            day=max(wake_up, case.as_of),
        ),
        severity=Severity.STOP,
        reasons=finding.reasons,
        by=case.as_of,
    )


RULE: Rule[Case] = Rule(
    id="no_budget_no_opportunity",
    title=Words("没有预算，商机不成立", "No budget, no opportunity"),
    phrases=(32, 30),
    inputs=("budgets.state", "budgets.grade", "opportunity.standing", "account.budget_months"),
    judge=judge,
)
