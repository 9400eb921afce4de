"""How firm a budget is that a clause speaks of, and what became of it (P30, P42)."""

from __future__ import annotations

from yunchou.desk.capture.contract.terms import BudgetChange
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.reading import Clause, Reading
from yunchou.desk.capture.words import budgets as say
from yunchou.playbook.qualification.terms import BudgetState


def state_of(reading: Reading, clause: Clause, moments: list[Moment], *, has_amount: bool) -> tuple[BudgetState, bool]:
    """The state, and whether it is only assumed. Money nobody asked for, or that was refused, is no budget."""
    mask = clause.mask
    ahead = any(
        one.ahead.first > reading.as_of or one.side == "前" for one in moments if one.shape not in {"year", "daypart"}
    )
    if say.REFUSED.search(mask):
        return BudgetState.NONE, False
    if say.NOT_APPROVED.search(mask) and not has_amount and not ahead:
        return BudgetState.NONE, True
    if say.UNFILED.search(mask) or (say.TO_BE_FILED.search(mask) and not has_amount and not say.APPROVED.search(mask)):
        return BudgetState.RUMOURED if has_amount else BudgetState.NONE, True
    if say.NOT_YET.search(mask):
        return BudgetState.APPLIED, not say.APPLIED.search(mask)
    if say.APPROVED.search(mask) and not (ahead and (not clause.stance.done or say.STILL_TO_COME.search(mask))):
        return BudgetState.APPROVED, False
    if say.APPLIED.search(mask):
        return BudgetState.APPLIED, False
    if ahead and say.APPROVAL.search(mask):
        return BudgetState.APPLIED, True
    if clause.hearsay or clause.speaker or clause.stance.hedged:
        return BudgetState.RUMOURED, not clause.hearsay
    return BudgetState.UNKNOWN, False


def change_of(mask: str, amounts: list[Money]) -> BudgetChange | None:
    """What became of the budget; 从300调到360 by its two amounts."""
    if say.FROM_TO.search(mask) and len(amounts) > 1:
        return BudgetChange.RAISED if amounts[-1].amount > amounts[0].amount else BudgetChange.CUT
    for change, pattern in (
        (BudgetChange.FROZEN, say.FROZEN),
        (BudgetChange.CUT, say.CUT),
        (BudgetChange.RAISED, say.RAISED),
        (BudgetChange.POSTPONED, say.POSTPONED),
    ):
        if pattern.search(mask):
            return change
    return None
