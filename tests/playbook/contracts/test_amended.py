"""An amendment is judged by the contract as a whole as it will be, and by what is changed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.contracts.amended import Change, Whole, path, reasons, unmet
from yunchou.playbook.kernel.advice import Role

D = Decimal
DAY = date(2026, 11, 1)
LEADER, EXECUTIVE, FINANCE = Role.LEADER, Role.EXECUTIVE, Role.FINANCE
SETTINGS = DEFAULT.on(DAY)
SIGNED = Whole(amount=D(100_000), seats=100, discount=D(8), last_due=DAY)


def change(
    after: dict[str, Any], *, before: Whole = SIGNED, signed: Whole = SIGNED, line: int | None = None, later: int = 0
) -> Change:
    terms = {"amount": before.amount, "seats": before.seats, "discount": before.discount, "last_due": before.last_due}
    bottom = None if line is None else D(line)
    return Change(signed, before, Whole(**{**terms, **after}), bottom, later)


def needs(*said: Any, **more: Any) -> tuple[Role, ...]:
    return path(reasons(change(*said, **more), SETTINGS))


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ({"amount": D(120_000), "seats": 120}, ()),
        ({"amount": D(119_000), "seats": 120, "discount": D("8.77")}, ()),
        ({"amount": D(115_000), "seats": 120, "discount": D("11.8")}, (LEADER,)),
        ({"amount": D(95_000), "seats": 120, "discount": D(27)}, (EXECUTIVE,)),
        ({"amount": D(95_000), "seats": 95}, ()),
        ({"amount": D(94_000), "seats": 94}, (LEADER,)),
        ({"amount": D(84_000), "seats": 84}, (EXECUTIVE,)),
        ({"amount": D(3_000_000), "seats": 3000}, (EXECUTIVE,)),
        ({"last_due": date(2026, 12, 1)}, ()),
        ({"last_due": date(2026, 12, 2)}, (FINANCE,)),
        ({"amount": D(94_000), "seats": 94, "last_due": date(2027, 6, 1)}, (FINANCE, LEADER)),
    ],
    ids=[
        "more at the same price", "a little cheaper", "cheaper than is free", "far cheaper", "a twentieth less",
        "more than a twentieth less", "a sixth less", "as large as executives see", "a month later",
        "later than a month", "less and later",
    ],
)  # fmt: skip
def test_who_must_agree_follows_from_the_whole_and_from_the_change(
    after: dict[str, Any], who: tuple[Role, ...]
) -> None:
    assert needs(after) == who


def test_a_price_that_does_not_fall_asks_nobody_again() -> None:
    cheap = Whole(amount=D(70_000), seats=100, discount=D(30), last_due=DAY)
    assert needs({"amount": D(77_000), "seats": 110}, before=cheap, signed=cheap) == ()


def test_many_small_steps_are_one_large_one() -> None:
    now = Whole(amount=D(96_000), seats=96, discount=D(8), last_due=DAY)
    assert needs({"amount": D(93_000), "seats": 93}, before=now, signed=SIGNED) == (LEADER,)
    assert needs({"amount": D(93_000), "seats": 93}, before=now, signed=now) == ()


def test_the_bottom_line_grows_with_the_seats() -> None:
    half_more = {"amount": D(141_000), "seats": 150, "discount": D(9)}
    assert needs(half_more, line=95_000) == (EXECUTIVE,)
    assert needs(half_more, line=94_000) == ()


@pytest.mark.parametrize(
    ("after", "who"), [(D(99_000), (LEADER,)), (D(100_000), ()), (D(101_000), ())], ids=["less", "the same", "more"]
)
def test_of_a_price_nobody_can_compare_less_money_needs_the_leader(after: Decimal, who: tuple[Role, ...]) -> None:
    nobody_knows = Whole(amount=D(100_000), seats=None, discount=None, last_due=None)
    assert needs({"amount": after}, before=nobody_knows, signed=nobody_knows) == who


def test_payments_put_off_are_commerces_business_whatever_the_last_day() -> None:
    assert needs({}, later=30) == ()
    assert needs({}, later=31) == (FINANCE,)


def test_every_reason_says_its_figure() -> None:
    told = [each.words.words.zh for each in reasons(change({"amount": D(84_000), "seats": 84}, later=45), SETTINGS)]
    assert told == ["合同额比签订时少 16%。", "钱比原来晚到 45 天，超过 30 天。"]


def test_an_executives_word_is_a_leaders_too_and_nobody_elses() -> None:
    assert unmet([FINANCE, LEADER], [EXECUTIVE]) == (FINANCE,)
    assert unmet([EXECUTIVE], [LEADER, FINANCE]) == (EXECUTIVE,)
    assert unmet([], []) == ()
