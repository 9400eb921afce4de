"""An amount of yuan in the capitals that contracts and receipts ask for: 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
MOST = Decimal(10) ** 16


def in_capitals(amount: Decimal) -> str:
    """The amount in capitals, exact to the cent. Raises `ValueError` below zero or from 10^16 yuan on."""
    if not 0 <= amount < MOST:
        raise ValueError("outside what can be written in capitals")
    cents = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    whole = f"{_whole(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return f"{whole or '零元'}整"
    tenths = f"{DIGITS[jiao]}角" if jiao else ("零" if yuan else "")
    return whole + tenths + (f"{DIGITS[fen]}分" if fen else "")


def _whole(yuan: int) -> str:
    """A whole number above zero: what is above 亿, above 万, and the rest, with a zero where a place is skipped."""
    for name, size in (("亿", 10**8), ("万", 10**4)):
        above, rest = divmod(yuan, size)
        if above:
            skipped = "零" if rest and rest < size // 10 else ""
            return _whole(above) + name + skipped + (_whole(rest) if rest else "")
    return _group(yuan)


def _group(group: int) -> str:
    said, gap = "", False
    for digit, place in zip(f"{group:04d}", _PLACES, strict=True):
        if digit == "0":
            gap = bool(said)
            continue
        said += ("零" if gap else "") + DIGITS[int(digit)] + place
        gap = False
    return said
