"""An offer below the bottom line needs leave before it is made (P80)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import (
    UNKNOWN,
    YES,
    Case,
    Move,
    Role,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)


def judge(case: Case) -> Move | None:
    """Fires when the present offer is below the bottom line and nobody has approved it."""
    plan = case.dossier.negotiation
    if not case.is_open or plan is None or plan.offered is None or plan.bottom_line is None:
        return None
    if plan.offered >= plan.bottom_line or plan.approved is YES:
        return None
    return Move(
        sentence=say(
            "报价 {offered} 已经低于底线 {line}：先报批，没批下来不要再让；想想能不能用付款条件或范围去换。",
            "The offer of {offered} is below the bottom line of {line}: get leave first and give no more; see "
            "whether payment terms or scope can be given instead.",
            offered=plan.offered,
            line=plan.bottom_line,
        ),
        severity=Severity.STOP,
        reasons=(because("negotiation.offered", plan.offered), because("negotiation.bottom_line", plan.bottom_line)),
        unknowns=(missing("negotiation.approved"),) if plan.approved is UNKNOWN else (),
        who=Role.LEADER,
    )


RULE: Rule[Case] = Rule(
    id="offer_below_the_line_needs_leave",
    title=Words("低于底线先报批", "Below the bottom line needs leave"),
    phrases=(80,),
    inputs=("negotiation.offered", "negotiation.bottom_line", "negotiation.approved", "opportunity.standing"),
    judge=judge,
)
