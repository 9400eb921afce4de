"""Numbers as people write and say them: 1.2, 3,200, 三百二十, 三十五万八, 两百来, 二三百, 十几."""

from __future__ import annotations

import re
from decimal import Decimal

from yunchou.desk.web.amounts import DIGITS, TENS, WAN, YI

DIGIT = "零〇一二两三四五六七八九"
NUMERAL = f"[{DIGIT}十百千万亿]"
PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALES: dict[str, int] = {**TENS, "万": WAN, "亿": YI, "w": WAN, "k": 1_000, "m": 1_000_000, "mn": 1_000_000}
_PAIR = re.compile(f"([{DIGIT}])([{DIGIT}])(?=[十百千万亿])")


def figure(text: str) -> Decimal | None:
    """A plain figure such as 3,200 or 1.5; nothing for anything else."""
    return Decimal(text.replace(",", "")) if re.fullmatch(PLAIN, text) else None


def in_words(text: str) -> Decimal | None:
    """三百二十万 → 3200000; 三十五万八 → 358000; 一亿二 → 120000000; 一百五 → 150."""
    if not re.fullmatch(f"{NUMERAL}+", text):
        return None
    if not re.search("[十百千万亿]", text):
        return Decimal("".join(str(DIGITS[char]) for char in text)) if text else None
    total = section = digit = last = 0
    zero = False
    for char in text:
        if char in DIGITS:
            digit, zero = DIGITS[char], zero or DIGITS[char] == 0
        elif char in TENS:
            section, digit, last, zero = section + (digit or 1) * TENS[char], 0, TENS[char], False
        else:
            scale = SCALES[char]
            total, section, digit = _scaled(total, section + digit, scale), 0, 0
            last, zero = scale, False
    tail = digit * last // 10 if digit and last >= 10 and not zero and text[-2:-1] in SCALES else digit
    return Decimal(total + section + tail)


def _scaled(total: int, section: int, scale: int) -> int:
    """万 multiplies what stands before it since the last 亿; 亿 all that stands before it."""
    return (total + (section or 1)) * scale if scale == YI else total + (section or 1) * scale


def number(text: str) -> Decimal | None:
    """Either way of writing."""
    found = figure(text)
    return found if found is not None else in_words(text)


def spread(text: str) -> tuple[Decimal, Decimal] | None:
    """二三百 → 200 to 300; 七八十 → 70 to 80; nothing when the text names one number."""
    pair = _PAIR.search(text)
    if pair is None:
        return None
    low, high = DIGITS[pair[1]], DIGITS[pair[2]]
    if not 0 < low < high <= low + 2:
        return None
    first, second = (
        in_words(text[: pair.end(1)] + text[pair.end() :]),
        in_words(text[: pair.start()] + text[pair.start(2) :]),
    )
    return (first, second) if first is not None and second is not None else None
