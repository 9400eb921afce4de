"""How figures, money, days and terms are written for people, in either language.

Pure functions of their arguments, cheap enough for every row of a list. `zh` says whether to write Chinese.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

SIGNS = {"CNY": "¥", "USD": "US$", "EUR": "€", "HKD": "HK$", "GBP": "£", "JPY": "JP¥"}
WAN, YI = Decimal(10_000), Decimal(100_000_000)
MILLION = Decimal(1_000_000)
CENT = Decimal("0.01")
WEEKDAYS_ZH = "一二三四五六日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: Decimal | int) -> str:
    """A figure with thousands separators and without decimals that say nothing: 3,200,000 or 12.5."""
    if isinstance(value, int):
        return f"{value:,}"
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value:,f}".rstrip("0")


def sign_of(currency: str) -> str:
    """The sign before amounts of a currency: ¥, US$; its code where it has none here."""
    return SIGNS.get(currency, currency)


def full_money(value: Decimal | int, currency: str) -> str:
    """The exact amount: ¥3,200,000 or ¥9,800.50."""
    amount = Decimal(value)
    sign = "-" if amount < 0 else ""
    cents = abs(amount).quantize(CENT, ROUND_HALF_UP)
    written = f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,.2f}"
    return f"{sign}{SIGNS.get(currency, currency + ' ')}{written}"


def money(value: Decimal | int, currency: str, *, zh: bool) -> str:
    """An amount as people say it: ¥320万 or ¥1.25亿 in Chinese, ¥3,200,000 in English."""
    amount = Decimal(value)
    size = abs(amount)
    if not zh or size < WAN:
        return full_money(amount, currency)
    # 99,999,999 rounds to one 亿, not to 10,000 万.
    unit, word = (YI, "亿") if (size / WAN).quantize(CENT, ROUND_HALF_UP) >= WAN else (WAN, "万")
    return _in_units(amount, unit, word, currency)


def short_money(value: Decimal | int, currency: str, *, zh: bool) -> str:
    """An amount where there is little room: ¥320万 in Chinese, ¥3.2M in English."""
    amount = Decimal(value)
    if not zh and abs(amount) >= MILLION:
        return _in_units(amount, MILLION, "M", currency)
    return money(amount, currency, zh=zh)


def _in_units(amount: Decimal, unit: Decimal, word: str, currency: str) -> str:
    sign = "-" if amount < 0 else ""
    units = (abs(amount) / unit).quantize(CENT, ROUND_HALF_UP)
    return f"{sign}{SIGNS.get(currency, currency + ' ')}{number(units)}{word}"


def day(value: date, today: date, *, zh: bool) -> str:
    """A day: 11月27日 周五, or Fri 27 Nov; with the year when it is not this one."""
    if zh:
        year = "" if value.year == today.year else f"{value.year}年"
        return f"{year}{value.month}月{value.day}日 周{WEEKDAYS_ZH[value.weekday()]}"
    year = "" if value.year == today.year else f" {value.year}"
    return f"{WEEKDAYS_EN[value.weekday()]} {value.day} {MONTHS_EN[value.month - 1]}{year}"


def short_day(value: date, today: date, *, zh: bool) -> str:
    """A day in a narrow column, without the weekday: 11月27日, or 27 Nov; with the year when not this one."""
    if zh:
        year = "" if value.year == today.year else f"{value.year}年"
        return f"{year}{value.month}月{value.day}日"
    year = "" if value.year == today.year else f" {value.year}"
    return f"{value.day} {MONTHS_EN[value.month - 1]}{year}"


def moment(value: datetime, now: datetime, *, zh: bool) -> str:
    """When something happened: relative under a day ("3 小时前"), else the day and the time.

    Both arguments are aware and in the reader's time zone. A moment ahead of `now` is written in full.
    """
    seconds = (now - value).total_seconds()
    if 0 <= seconds < 86_400:
        return _ago(int(seconds // 60), zh=zh)
    return f"{short_day(value.date(), now.date(), zh=zh)} {value:%H:%M}"


def _ago(minutes: int, *, zh: bool) -> str:
    if minutes < 1:
        return "刚刚" if zh else "just now"
    if minutes < 60:
        return f"{minutes} 分钟前" if zh else f"{minutes} min ago"
    return f"{minutes // 60} 小时前" if zh else f"{minutes // 60} h ago"
