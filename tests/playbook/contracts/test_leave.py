"""Whose leave an offer needs, by its discount and its size."""

from datetime import date
from decimal import Decimal

import pytest

from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.contracts.bargain import leave_needed
from yunchou.playbook.kernel.advice import Role


@pytest.mark.parametrize(
    ("discount", "amount", "who"),
    [
        ("0", 100_000, None),
        ("-5", 9_000_000, None),
        ("10", 9_000_000, None),
        ("10.01", 100_000, Role.LEADER),
        ("25", 4_999_999, Role.LEADER),
        ("25.01", 100_000, Role.EXECUTIVE),
        ("11", 5_000_000, Role.EXECUTIVE),
        (None, 100_000, Role.LEADER),
        (None, 9_000_000, Role.LEADER),
    ],
)
def test_leave_climbs_with_discount_and_size(discount: str | None, amount: int, who: Role | None) -> None:
    given = None if discount is None else Decimal(discount)
    assert leave_needed(given, Decimal(amount), DEFAULT.on(date(2026, 3, 2))) is who
