"""Without a budget the opportunity does not stand (P32, N3)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import NO, YES, Case, Move, Rule, Severity, Standing, Words, say
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.budget_season import season


def judge(case: Case) -> Move | None:
    """Fires, paused or not, when it is known that there is no budget. One nobody has asked about stays silent."""
    finding, paused = case.of(has_budget), case.dossier.opportunity.standing is Standing.PAUSED
    if finding.value is not NO or not (case.is_pursued or (paused and case.of(is_signed).value is not YES)):
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
