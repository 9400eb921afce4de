"""What our own side has not agreed to: yes, no, and nobody can tell."""

from datetime import date
from decimal import Decimal

import pytest

from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.contracts.facts import Issue
from yunchou.playbook.contracts.signing import Asked, limit_lack, price_lack, price_needs_leave, text_lack
from yunchou.playbook.contracts.terms import Better, LeaveLack
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES, Answer

PRICE = Decimal(360_000)
LOWER, HIGHER = Decimal(350_000), Decimal(380_000)


@pytest.mark.parametrize(
    ("discount", "line", "needed"),
    [
        (Decimal(0), None, NO),
        (Decimal(40), None, YES),
        (None, None, UNKNOWN),
        (None, HIGHER, YES),
        (None, PRICE, UNKNOWN),
    ],
)
def test_a_price_needs_leave_by_its_discount_or_below_our_line(
    discount: Decimal | None, line: Decimal | None, needed: Answer
) -> None:
    settings = DEFAULT.on(date(2026, 9, 1))
    assert price_needs_leave(PRICE, discount=discount, bottom_line=line, settings=settings) is needed


@pytest.mark.parametrize(
    ("needed", "asked", "lack"),
    [
        (NO, [Asked(LOWER, NO)], None),
        (UNKNOWN, [], None),
        (YES, [], LeaveLack.PRICE_UNASKED),
        (YES, [Asked(PRICE, YES)], None),
        (YES, [Asked(LOWER, YES), Asked(Decimal(1), NO)], None),
        (UNKNOWN, [Asked(HIGHER, YES)], LeaveLack.PRICE_UNASKED),
        (UNKNOWN, [Asked(PRICE, UNKNOWN)], LeaveLack.PRICE_WAITS),
        (UNKNOWN, [Asked(HIGHER, YES), Asked(PRICE, NO)], LeaveLack.PRICE_REFUSED),
    ],
)
def test_leave_to_a_price_is_leave_to_every_higher_one(
    needed: Answer, asked: list[Asked], lack: LeaveLack | None
) -> None:
    assert price_lack(PRICE, needed, asked) is lack


@pytest.mark.parametrize(
    ("stops", "lack"),
    [
        ([], LeaveLack.TEXT_UNASKED),
        ([YES, UNKNOWN], LeaveLack.TEXT_WAITS),
        ([YES, NO, UNKNOWN], LeaveLack.TEXT_REFUSED),
        ([YES, YES], None),
    ],
)
def test_a_text_is_agreed_to_when_every_stop_agreed(stops: list[Answer], lack: LeaveLack | None) -> None:
    assert text_lack(stops) is lack


@pytest.mark.parametrize(
    ("value", "approved", "lack"),
    [
        (Decimal(90), UNKNOWN, LeaveLack.BEYOND_LIMIT),
        (Decimal(90), NO, LeaveLack.BEYOND_LIMIT),
        (Decimal(90), YES, None),
        (Decimal(60), UNKNOWN, None),
        (None, UNKNOWN, None),
    ],
)
def test_beyond_our_limit_only_with_leave(value: Decimal | None, approved: Answer, lack: LeaveLack | None) -> None:
    issue = Issue(name="账期", target=Decimal(30), limit=Decimal(60), better=Better.LOWER)
    assert limit_lack([(issue, value)], approved) is lack
