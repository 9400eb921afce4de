"""Plans of payment from the terms of a contract. The parts are whole cents and add up exactly (P85)."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

CENT, ZERO, HUNDRED = Decimal("0.01"), Decimal(0), Decimal(100)
_SHARES = re.compile(r"\d{1,3}(?:\.\d{1,2})?(?:[/\-:,、 ]+\d{1,3}(?:\.\d{1,2})?)*")


def by_weights(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """An amount cut in proportion to weights. The parts never differ from their share by a cent or more.

    Raises `ValueError` for no weights, one below zero, or none above it.
    """
    total = sum(weights, ZERO)
    if not weights or total <= ZERO or min(weights) < ZERO:
        raise ValueError("weights must be positive")
    parts: list[Decimal] = []
    upto = ZERO
    for weight in weights:
        upto += weight
        parts.append((amount * upto / total).quantize(CENT) - sum(parts, ZERO))
    return parts


def equal_parts(amount: Decimal, count: int) -> list[Decimal]:
    """An amount in equal parts, the odd cents spread."""
    return by_weights(amount, [Decimal(1)] * count)


def read_shares(text: str) -> list[Decimal]:
    """The percentages of terms as people write them: 30/60/10, 3:6:1, 30-60-10. `ValueError` unless all add up."""
    written = unicodedata.normalize("NFKC", text).replace("%", "").strip()
    if not _SHARES.fullmatch(written):
        raise ValueError("not shares")
    shares = [Decimal(part) for part in re.split(r"[/\-:,、 ]+", written)]
    if sum(shares, ZERO) == 10 and all(share == share.to_integral_value() for share in shares):
        shares = [share * 10 for share in shares]
    if sum(shares, ZERO) != HUNDRED or min(shares) <= ZERO:
        raise ValueError("the shares do not add up to a hundred")
    return shares


def months_on(first: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    month = first.month - 1 + months
    year, month = first.year + month // 12, month % 12 + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))
