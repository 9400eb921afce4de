"""Amounts in capitals: as a bank clerk writes them, and never two amounts alike."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import some
from yunchou.playbook.contracts.capitals import DIGITS, in_capitals


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "零元整"), ("0.05", "伍分"), ("0.50", "伍角"), ("3.05", "叁元零伍分"), ("10", "壹拾元整"),
        ("105", "壹佰零伍元整"), ("360000", "叁拾陆万元整"), ("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        ("10000001", "壹仟万零壹元整"), ("100000000", "壹亿元整"), ("1001000000", "壹拾亿零壹佰万元整"),
        ("1234500000000", "壹万贰仟叁佰肆拾伍亿元整"), ("10203", "壹万零贰佰零叁元整"), ("100000.10", "壹拾万元壹角"),
    ],
)  # fmt: skip
def test_amounts_are_said_as_a_clerk_writes_them(amount, said):
    assert in_capitals(Decimal(amount)) == said


def read(said):
    """A whole number in capitals, read back by its places."""
    for sign, size in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        above, found, rest = said.rpartition(sign)
        if found:
            return read(above) * size + read(rest)
    return sum(map(DIGITS.index, said.lstrip("零")))


@some
@given(st.decimals("0", "9999999999999.99", places=2))
def test_the_capitals_say_the_amount_and_no_other(amount):
    said = in_capitals(amount).removesuffix("整")
    whole, _mark, rest = said.partition("元") if "元" in said else ("", "", said)
    cents = sum(
        DIGITS.index(rest[i - 1]) * size for sign, size in (("角", 10), ("分", 1)) if (i := rest.find(sign)) > 0
    )
    assert Decimal(read(whole)) + Decimal(cents) / 100 == amount


@pytest.mark.parametrize("amount", ["-0.01", "10000000000000000"])
def test_what_cannot_be_written_is_refused(amount):
    with pytest.raises(ValueError, match="capitals"):
        in_capitals(Decimal(amount))
