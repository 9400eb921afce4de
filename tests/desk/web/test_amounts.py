"""Amounts are read as people write them."""

from decimal import Decimal

import pytest

from yunchou.desk.web.amounts import parse_amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("3200000", "3200000"),
        ("3,200,000.50", "3200000.50"),
        ("320万", "3200000"),
        ("￥３２０ 万元", "3200000"),
        ("1.25亿", "125000000"),
        ("3百万", "3000000"),
        ("320w", "3200000"),
        ("3.2M", "3200000"),
        ("三百二十万", "3200000"),
        ("一亿两千万", "120000000"),
        ("十五万", "150000"),
        ("人民币伍佰万元整", "5000000"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read(written, amount):
    assert parse_amount(written) == Decimal(amount)


@pytest.mark.parametrize(
    "written", ["", "很多", "3,20,000", "1.2.3", "-5", "1e9", "NaN", "Infinity", "320万万", "3 or 4"]
)
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValueError, match="not an amount"):
        parse_amount(written)
