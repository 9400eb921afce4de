"""Reads amounts of money as people write them: 3,200,000, 320万, 1.25亿, 三百二十万, ￥320 万, 3.2m."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

NUMERALS = ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {char: value for value, chars in enumerate(NUMERALS) for char in chars}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
WAN, YI = 10_000, 100_000_000
LARGE = {"万": WAN, "萬": WAN, "w": WAN, "亿": YI, "億": YI, "k": 1_000, "m": 1_000_000}
PLAIN = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?([十百千])?([万萬w亿億km])?")
IN_WORDS = re.compile(f"[{''.join(NUMERALS)}{''.join(TENS)}万萬亿億]+")
AROUND = re.compile(r"人民币|rmb|cny|[\s¥元整]")


def parse_amount(text: str) -> Decimal:
    """The amount a person wrote, in whole currency units. `ValueError` when it is not one."""
    written = AROUND.sub("", unicodedata.normalize("NFKC", text).lower())
    plain = PLAIN.fullmatch(written)
    if plain:
        whole, fraction, ten, large = plain.groups()
        figure = Decimal(whole.replace(",", "") + (fraction or ""))
        return figure * TENS.get(ten, 1) * LARGE.get(large, 1)
    if IN_WORDS.fullmatch(written):
        return Decimal(_in_words(written))
    raise ValueError(f"not an amount: {text!r}")


def _in_words(written: str) -> int:
    """三百二十万 → 3200000. 万 multiplies what stands before it since the last 亿, 亿 all that stands before it."""
    total = section = digit = 0
    for char in written:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in TENS:
            section, digit = section + (digit or 1) * TENS[char], 0
        elif LARGE[char] == YI:
            total, section, digit = (total + section + digit) * YI, 0, 0
        else:
            total, section, digit = total + (section + digit) * WAN, 0, 0
    return total + section + digit
