"""An opportunity without a budget comes back in the budget season (P32, P34, N3)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Standing, Words, because, missing, say
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.budget import has_budget
from yunchou.playbook.qualification.budget_season import season


def judge(case: Case) -> Move | None:
    """Fires for a deal set aside for want of budget when one is approved, no wake-up date is set, or it has come."""
    deal = case.dossier.opportunity
    if deal.standing is not Standing.DISQUALIFIED or deal.disqualified_for is not DisqualifiedFor.NO_BUDGET:
        return None
    reasons = (because("opportunity.disqualified_for", deal.disqualified_for),)
    if (told := case.of(has_budget)).value is YES:
        return Move(sentence=APPROVED, severity=Severity.URGENT, reasons=reasons + told.reasons)
    if deal.wake_up_on is None:
        sentence = say(
            "因为没有预算放下的商机，要定唤醒日：建议{day}，赶在预算季之前。",
            "Set aside for want of budget, it needs a wake-up date: {day}, ahead of the budget season.",
            day=max(case.of(season).prepare_on, case.as_of),
        )
        return Move(
            sentence=sentence,
            severity=Severity.IMPORTANT,
            reasons=reasons,
            unknowns=(missing("opportunity.wake_up_on"),),
        )
    if deal.wake_up_on > case.as_of:
        return None
    sentence = say(
        "唤醒日到了：回访客户，问今年预算报没报、批没批。",
        "The wake-up date has come: call on the customer and ask whether the budget was applied for, approved.",
    )
    return Move(
        sentence=sentence,
        severity=Severity.URGENT,
        reasons=reasons,
        by=deal.wake_up_on,
        unknowns=(missing("budgets.state"),),
    )


APPROVED = say(
    "商机因为没有预算放下，记录里预算却已批准：今天核实；批了就重新立起来，四项再判断一遍，没批就改记录。",
    "Set aside for want of budget, yet the budget is on record as approved: verify today; if it is, take the "
    "opportunity up again and judge the four factors anew, if not, correct the record.",
)


RULE: Rule[Case] = Rule(
    id="budget_nurture_wakes_up",
    title=Words("预算培育要按时唤醒", "Budget nurture wakes up in time"),
    phrases=(32, 34),
    inputs=("opportunity.standing", "opportunity.disqualified_for", "opportunity.wake_up_on", "budgets.state"),
    judge=judge,
)
