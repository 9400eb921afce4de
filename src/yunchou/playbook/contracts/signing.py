"""What our own side has not agreed to before a contract is signed (P80, P84)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yunchou.playbook.contracts.bargain import beyond, leave_needed
from yunchou.playbook.contracts.facts import Issue
from yunchou.playbook.contracts.terms import LeaveLack
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A price for which leave was asked, and what was said: unknown while it waits."""

    amount: Decimal
    approved: Answer


def price_needs_leave(
    amount: Decimal, *, discount: Decimal | None, bottom_line: Decimal | None, settings: Settings
) -> Answer:
    """Whether a price must be agreed to; unknown when nobody can tell how far it lies below the list price."""
    if bottom_line is not None and amount < bottom_line:
        return YES
    if discount is None:
        return UNKNOWN
    return NO if leave_needed(discount, amount, settings) is None else YES


def price_lack(amount: Decimal, needed: Answer, asked: Sequence[Asked]) -> LeaveLack | None:
    """What the leave to a contract's price lacks. `asked`: what was asked and not taken back, the oldest first.

    Leave to a price is leave to every higher one. When nobody can tell whether a price needs leave, it does as soon as
    leave was asked for another: the deal is then one of those whose prices are agreed to.
    """
    if needed is NO or any(each.approved is YES and each.amount <= amount for each in asked):
        return None
    if not asked:
        return LeaveLack.PRICE_UNASKED if needed is YES else None
    said = {YES: LeaveLack.PRICE_UNASKED, NO: LeaveLack.PRICE_REFUSED, UNKNOWN: LeaveLack.PRICE_WAITS}
    return said[asked[-1].approved]


def text_lack(stops: Sequence[Answer]) -> LeaveLack | None:
    """What the leave to the newest text lacks. `stops`: the answers on its path, none when nobody was asked."""
    if NO in stops:
        return LeaveLack.TEXT_REFUSED
    if UNKNOWN in stops:
        return LeaveLack.TEXT_WAITS
    return None if stops else LeaveLack.TEXT_UNASKED


def limit_lack(stands: Iterable[tuple[Issue, Decimal | None]], approved: Answer) -> LeaveLack | None:
    """Whether we gave way beyond our limit on an issue and nobody agreed. `stands`: where our newest steps stand."""
    crossed = any(beyond(issue, value) is YES for issue, value in stands)
    return LeaveLack.BEYOND_LIMIT if crossed and approved is not YES else None
