"""When one source says that the budget is approved and another that there is none, it is settled first (P30, P79)."""

from __future__ import annotations

from datetime import timedelta

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.qualification.budget import reason, said_two_ways


def judge(case: Case) -> Move | None:
    """Fires while fresh words of two sources on the year that counts exclude each other."""
    told = said_two_ways(case) if case.is_pursued else ()
    if not told:
        return None
    return Move(
        sentence=say(
            "预算有人说批了、有人说没有：把两边的话摆在一起，两天内请财务或采购拿书面的定下来，再决定做还是放。",
            "One says the budget is approved, another that there is none: lay both side by side, and let finance or "
            "purchasing settle it on paper within two days before going on or letting go.",
        ),
        severity=Severity.URGENT,
        reasons=tuple([reason(budget) for budget in told]),
        unknowns=(missing("budgets.state"),),
        by=case.as_of + timedelta(days=2),
    )


RULE: Rule[Case] = Rule(
    id="budget_said_two_ways_is_settled",
    title=Words("预算两种说法先对清", "A budget told two ways is settled"),
    phrases=(30, 32, 79),
    inputs=("budgets.state", "budgets.source", "budgets.noted_on", "opportunity.standing"),
    judge=judge,
)
