"""Counts as people write them."""

import pytest

from yunchou.desk.web.numbers import parse_count


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("2000", 2000),
        ("2,000", 2000),
        ("２，０００", 2000),
        ("3万", 30000),
        ("1.5万", 15000),
        ("三千", 3000),
        ("约3千多人", 3000),
        ("540,000+", 540000),
        ("35000+人", 35000),
        ("3万人以上", 30000),
        (" 800 席 ", 800),
        ("0", 0),
    ],
)
def test_a_count_is_read(written: str, count: int) -> None:
    assert parse_count(written) == count


@pytest.mark.parametrize("written", ["", " ", "-", "—", "不详", "N/A", "未知"])
def test_what_says_nothing_is_unknown_and_no_zero(written: str) -> None:
    assert parse_count(written) is None


@pytest.mark.parametrize("written", ["很多", "-5", "2.5", "1e9", "999999999999", "3-5万", "+", "人", "万"])
def test_what_is_no_count_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a count|not an amount"):
        parse_count(written)
