"""Figures, money and days are written as each language writes them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override

from yunchou.desk.web import formats, marks

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("amount", "chinese", "english", "short"),
    [
        ("3200000", "¥320万", "¥3,200,000", "¥3.2M"),
        ("125000000", "¥1.25亿", "¥125,000,000", "¥125M"),
        ("9800.5", "¥9,800.50", "¥9,800.50", "¥9,800.50"),
        ("9999.999", "¥10,000", "¥10,000", "¥10,000"),
        ("99999999", "¥1亿", "¥99,999,999", "¥100M"),
        ("123456", "¥12.35万", "¥123,456", "¥123,456"),
        ("0", "¥0", "¥0", "¥0"),
        ("-3200000", "-¥320万", "-¥3,200,000", "-¥3.2M"),
    ],
)
def test_money(amount, chinese, english, short):
    value = Decimal(amount)
    assert formats.money(value, "CNY", zh=True) == chinese
    assert formats.money(value, "CNY", zh=False) == english
    assert formats.short_money(value, "CNY", zh=False) == short


def test_other_currencies_are_named():
    assert formats.money(Decimal(320_0000), "USD", zh=True) == "US$320万"
    assert formats.money(Decimal(5), "SGD", zh=False) == "SGD 5"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (date(2026, 11, 27), "11月27日 周五", "Fri 27 Nov"),
        (date(2027, 1, 3), "2027年1月3日 周日", "Sun 3 Jan 2027"),
    ],
)
def test_days_show_the_year_when_it_is_not_this_one(value, chinese, english):
    assert formats.day(value, TODAY, zh=True) == chinese
    assert formats.day(value, TODAY, zh=False) == english


@pytest.mark.parametrize(
    ("before", "chinese", "english"),
    [
        (timedelta(seconds=20), "刚刚", "just now"),
        (timedelta(minutes=59), "59 分钟前", "59 min ago"),
        (timedelta(hours=23, minutes=59), "23 小时前", "23 h ago"),
        (timedelta(days=1), "11月23日 14:00", "23 Nov 14:00"),
        (timedelta(hours=-1), "11月24日 15:00", "24 Nov 15:00"),
    ],
)
def test_moments_are_relative_under_a_day_only(before, chinese, english):
    assert formats.moment(NOW - before, NOW, zh=True) == chinese
    assert formats.moment(NOW - before, NOW, zh=False) == english


@pytest.mark.parametrize(
    ("value", "written"), [(1234567, "1,234,567"), (Decimal("12.50"), "12.5"), (Decimal("100"), "100")]
)
def test_numbers(value, written):
    assert formats.number(value) == written


@pytest.mark.parametrize(
    ("days", "chinese", "english"),
    [
        (-3, "晚了 3 天", "3 days late"),
        (-1, "晚了 1 天", "1 day late"),
        (0, "今天", "today"),
        (1, "明天", "tomorrow"),
        (2, "", ""),
    ],
)
def test_how_close_the_day_is_by_which_something_is_due(days, chinese, english):
    day = timezone.localdate() + timedelta(days=days)
    for language, words in (("zh-hans", chinese), ("en", english)):
        with override(language):
            assert strip_tags(marks.due(day)) == words


def test_what_has_no_day_is_never_late():
    assert marks.due(None) == ""
