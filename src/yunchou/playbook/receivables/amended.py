"""How a plan of payments follows an amended contract."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def cut_back(amounts: Sequence[Decimal], bound: Sequence[Decimal], less: Decimal) -> list[Decimal] | None:
    """The instalments with so much less in all, taken from the end and never below what each is bound to.

    `bound` is what is invoiced or paid of each. `None` when it cannot be taken; the sum is exact otherwise.
    """
    left, rest = list(amounts), less
    for place in reversed(range(len(left))):
        taken = min(rest, max(left[place] - bound[place], Decimal(0)))
        left[place] -= taken
        rest -= taken
    return None if rest > 0 else left
