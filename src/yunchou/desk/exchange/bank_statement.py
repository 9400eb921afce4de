"""Read the statement of an account as Chinese banks export it: title lines, 借/贷, 摘要, 对方户名, full-width figures.

Only money that came in is taken. What cannot be read is told line by line; nothing is guessed and nothing is left out
silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

from django.utils.translation import gettext as _

from yunchou.desk.exchange.reading import read_lines
from yunchou.desk.exchange.statement_header import COLUMNS, bare, header_of
from yunchou.desk.exchange.values import currency as currency_of
from yunchou.desk.exchange.values import day
from yunchou.desk.receivables.statements import Incoming

CAME_IN = frozenset({"贷", "贷方", "收", "收入", "来账", "转入", "c", "cr", "credit"})
WENT_OUT = frozenset({"借", "借方", "支", "付", "支出", "往账", "转出", "d", "dr", "debit"})
REVERSED = re.compile("冲正|冲销|冲账|抹账|错账|撤销|退票|reversal", re.IGNORECASE)
SUMS = ("合计", "总计", "本页", "小计", "期末", "期初", "上期", "承前", "余额", "累计", "total")
SUMMED = ("合计", "小计", "总计")
COUNTS = ("总笔数", "总交易单数")
"""Headers of the table of sums that a platform puts below the movements: nothing under it is one."""
_AMOUNT = re.compile(r"([+-]?)(\d{1,15})(\.\d{1,2})?0*")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[ T]?\d.*)?")
_CURRENCY = re.compile(r"(?:币种|currency)\s*:?\s*([一-鿿]{2,4}|[a-z]{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that looks like a movement and could not be read: its number in the file, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a statement says: the money that came in, how many lines it paid out, what could not be read."""

    incoming: tuple[Incoming, ...]
    outgoing: int
    unread: tuple[Unread, ...]


def read_statement(file: IO[bytes], name: str) -> Read:
    """Read a statement. Raises `Invalid` on `file` when it is no table or no statement."""
    lines = read_lines(file, name)
    start, places, texts = header_of(lines)
    default = _currency_above(lines[:start])
    incoming: list[Incoming] = []
    back: list[Incoming] = []
    unread: list[Unread] = []
    outgoing = 0
    seen: Counter[tuple[object, ...]] = Counter()
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        cells = _Cells(line, places, texts)
        if cells.ends_the_table:
            break
        if not any(line) or cells.is_comment or cells.is_sum or cells.is_header:
            continue
        try:
            amount = cells.came_in()
            if amount is None:
                back += cells.taken_back(number, default)
                outgoing += 1
                continue
            found = cells.incoming(number, amount, default)
        except ValueError as reason:
            unread.append(Unread(number, str(reason)))
            continue
        same = (found.booked_on, found.amount, found.currency, found.payer, found.text, found.reference)
        seen[same] += 1
        incoming.append(found.numbered(seen[same]))
    stays, told = _without(incoming, back)
    return Read(tuple(stays), outgoing, tuple(sorted([*unread, *told], key=lambda each: each.row)))


def _without(incoming: list[Incoming], back: Sequence[Incoming]) -> tuple[list[Incoming], list[Unread]]:
    """What came in and stayed. A booking that the bank reversed is no receipt: it is told with the line that did it."""
    stays, told = list(incoming), []
    for line in back:
        same = [
            each for each in stays
            if (each.amount, each.currency, bare(each.payer)) == (line.amount, line.currency, bare(line.payer))
            and each.booked_on <= line.booked_on
        ]  # fmt: skip
        if not same:
            reason = _("The bank takes back a booking that is not in this file: look for its receipt.")
            told.append(Unread(line.row, reason))
            continue
        # Of several alike the one of the same voucher, otherwise the last before it.
        gone = max(same, key=lambda each: (bool(each.reference) and each.reference == line.reference, each.booked_on))
        stays.remove(gone)
        reason = _("The bank took this back in line %(row)s: it is no receipt.") % {"row": line.row}
        told.append(Unread(gone.row, reason))
    return stays, told


def _currency_above(lines: Sequence[tuple[str, ...]]) -> str:
    """The currency that the title lines name; yuan when they name none."""
    for line in lines:
        found = _CURRENCY.search(unicodedata.normalize("NFKC", " ".join(line)))
        if found:
            return currency_of(found[1])
    return currency_of("")


@dataclass(frozen=True, slots=True)
class _Cells:
    """One line under its header."""

    line: tuple[str, ...]
    places: Mapping[str, int]
    texts: Sequence[int]

    def of(self, what: str) -> str:
        """The cell of a column, empty when the line is shorter or the column absent."""
        place = self.places.get(what)
        return self.at(place) if place is not None else ""

    def at(self, place: int) -> str:
        """The cell at a place in one width."""
        cell = self.line[place] if place < len(self.line) else ""
        # WeChat puts a ` before every figure, lest a spreadsheet makes something else of it.
        return " ".join(unicodedata.normalize("NFKC", cell.lstrip("`")).split())

    @property
    def is_comment(self) -> bool:
        """A line of Alipay's that says something about the table."""
        return next((cell for cell in self.line if cell), "").startswith("#")

    @property
    def ends_the_table(self) -> bool:
        """The header of a table of sums."""
        return any(cell.endswith(COUNTS) for cell in self.line)

    @property
    def is_sum(self) -> bool:
        """A line of sums or balances: it names no movement."""
        first = next((self.at(place) for place, cell in enumerate(self.line) if cell), "")
        named = first.casefold().startswith(SUMS) or first.endswith(SUMMED)
        return named and not self.of("payer")

    @property
    def is_header(self) -> bool:
        """The header once more, as on every page of a printed statement."""
        return bare(self.of("day")) in COLUMNS["day"]

    def came_in(self) -> Decimal | None:
        """What came in; `None` when the line is money that went out. `ValueError` when it says neither."""
        if "credit" in self.places:
            credit, debit = _amount(self.of("credit")), _amount(self.of("debit"))
            if credit and not debit:
                return credit if credit > 0 else None
            if debit and not credit:
                return None
            raise ValueError(_("The line has no amount on either side, or one on both."))
        amount, side = _amount(self.of("amount")), self.of("side").casefold()
        if not amount:
            raise ValueError(_("The line has no amount."))
        if "side" not in self.places:
            return amount if amount > 0 else None
        if side in CAME_IN:
            return abs(amount)
        if side in WENT_OUT:
            return None
        raise ValueError(_("“%(text)s” says neither in nor out.") % {"text": side[:20]})

    def taken_back(self, row: int, default: str) -> list[Incoming]:
        """The booking that a line which did not come in reverses, if it is one; its amount without a sign."""
        credit, debit = _amount(self.of("credit")), _amount(self.of("debit"))
        amount = _amount(self.of("amount"))
        negative = credit is not None and credit < 0
        if not negative and not REVERSED.search(" ".join(self.line)):
            return []
        found = credit or debit or amount
        return [self.incoming(row, abs(found), default)] if found else []

    def incoming(self, row: int, amount: Decimal, default: str) -> Incoming:
        """The line as money that came in."""
        written = self.of("currency")
        currency = currency_of(written) if written else default
        if not re.fullmatch("[A-Z]{3}", currency):
            raise ValueError(_("“%(text)s” is not a currency.") % {"text": currency[:20]})
        text = " ".join(dict.fromkeys(t for t in map(self.at, self.texts) if t))
        return Incoming(
            row=row,
            booked_on=_day(self.of("day")),
            amount=amount,
            currency=currency,
            payer=self.of("payer")[:160],
            reference=self.of("reference")[:80],
            text=text[:500],
        )


def _day(cell: str) -> date:
    compact = _COMPACT.fullmatch(cell)
    found = day(f"{compact[1]}-{compact[2]}-{compact[3]}" if compact else cell)
    if found is None:
        raise ValueError(_("The line has no day."))
    return found


def _amount(cell: str) -> Decimal | None:
    """An amount as banks print it: 1,296,000.00 or ￥1296000; nothing for an empty cell. Never in 万."""
    written = re.sub(r"[\s,¥元]|cny|rmb", "", cell, flags=re.IGNORECASE)
    if written in {"", "-", "--", "0", "0.00"}:
        return None
    found = _AMOUNT.fullmatch(written)
    if found is None:
        raise ValueError(_("“%(text)s” is not an amount.") % {"text": cell[:40]})
    return Decimal("".join((found[1], found[2], found[3] or ""))).quantize(Decimal("0.01")) or None
