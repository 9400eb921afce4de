"""Turn the texts of a cell into values. Each raises `ValueError` with a reason for people, in their language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from yunchou.desk.web.amounts import parse_amount
from yunchou.desk.web.numbers import parse_count
from yunchou.playbook.kernel.terms import Answer, Term
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.retention.terms import TicketSeverity

_NOTHING = frozenset({"", "-", "--", "—", "n/a", "na", "none", "null", "无", "不详", "未知"})
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH = re.compile(r"(\d{4})(?:[-/.年])?(\d{1,2})月?")
_YES = frozenset({"yes", "y", "true", "1", "是", "有", "对", "√"})
_NO = frozenset({"no", "n", "false", "0", "否", "没有", "无", "×"})

# What other systems call the stages; our own names are read too. Won and lost are standings, not stages.
STAGE_WORDS = {
    "prospecting": Stage.PROSPECTING,
    "lead": Stage.PROSPECTING,
    "new": Stage.PROSPECTING,
    "线索": Stage.PROSPECTING,
    "engaging": Stage.QUALIFICATION,
    "qualified": Stage.QUALIFICATION,
    "初步接洽": Stage.QUALIFICATION,
    "discovery": Stage.REQUIREMENTS,
    "需求确认": Stage.REQUIREMENTS,
    "proposal": Stage.SOLUTION_DESIGN,
    "方案报价": Stage.SOLUTION_DESIGN,
    "demo": Stage.SOLUTION_PRESENTATION,
    "presentation": Stage.SOLUTION_PRESENTATION,
    "negotiating": Stage.NEGOTIATION,
    "谈判审核": Stage.NEGOTIATION,
    "contract": Stage.CONTRACT_SIGNING,
    "won": Stage.COLLECTION,
    "closed won": Stage.COLLECTION,
    "赢单": Stage.COLLECTION,
    "成交": Stage.COLLECTION,
}
SEVERITY_WORDS = {
    "p1": TicketSeverity.CRITICAL,
    "urgent": TicketSeverity.CRITICAL,
    "特急": TicketSeverity.CRITICAL,
    "严重": TicketSeverity.CRITICAL,
    "p2": TicketSeverity.HIGH,
    "重要": TicketSeverity.HIGH,
    "p3": TicketSeverity.NORMAL,
    "medium": TicketSeverity.NORMAL,
    "中": TicketSeverity.NORMAL,
    "普通": TicketSeverity.NORMAL,
    "p4": TicketSeverity.LOW,
}
LOST_WORDS = frozenset({"lost", "closed lost", "丢单", "输单", "失败"})
WON_WORDS = frozenset({"won", "closed won", "赢单", "成交"})


def normal(text: str) -> str:
    """A text without width, case and doubled spaces, for comparing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def text(most: int) -> Callable[[str], str]:
    """A text of at most so many characters; a text that only says "nothing" is empty."""

    def read(cell: str) -> str:
        written = " ".join(cell.split())
        if normal(written) in _NOTHING:
            return ""
        if len(written) > most:
            raise ValueError(_("At most %(most)s characters.") % {"most": most})
        return written

    return read


def count(cell: str) -> int | None:
    """A count of people or seats as people write it: 540,000+, 35000+人, 3万, or nothing."""
    try:
        return parse_count(cell[:80])
    except ValueError as error:
        raise ValueError(_("“%(text)s” is not a whole number.") % {"text": cell[:40]}) from error


def money(cell: str) -> Decimal | None:
    """An amount as people write it, not negative."""
    if normal(cell) in _NOTHING:
        return None
    try:
        amount = parse_amount(cell[:80])
    except ValueError as error:
        raise ValueError(_("“%(text)s” is not an amount.") % {"text": cell[:40]}) from error
    return amount.quantize(Decimal("0.01"))


def day(cell: str) -> date | None:
    """A day: 2026-11-27, 2026/11/27, 2026年11月27日, or month first as in 11/27/2026."""
    if normal(cell) in _NOTHING:
        return None
    written = unicodedata.normalize("NFKC", cell).strip()
    iso, month_first = _ISO.fullmatch(written), _MONTH_FIRST.fullmatch(written)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if month_first:
            return date(int(month_first[3]), int(month_first[1]), int(month_first[2]))
    except ValueError as error:
        raise ValueError(_("There is no such day: “%(text)s”.") % {"text": cell[:40]}) from error
    raise ValueError(_("“%(text)s” is not a day. Write it like 2026-11-27.") % {"text": cell[:40]})


def month(cell: str) -> date | None:
    """The first day of a month: 2026-10, 2026年10月, 202610, or any day of it."""
    written = unicodedata.normalize("NFKC", cell).strip()
    found = _MONTH.fullmatch(written)
    if found and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    read = day(cell)
    return read.replace(day=1) if read else None


def severity(cell: str) -> TicketSeverity:
    """How badly a fault hurts, by our names or by those of service desks; an empty cell is normal."""
    written = normal(cell)
    if written in _NOTHING:
        return TicketSeverity.NORMAL
    found = SEVERITY_WORDS.get(written) or _member(TicketSeverity, written)
    if isinstance(found, TicketSeverity):
        return found
    raise ValueError(_("“%(text)s” is not a severity that is known here.") % {"text": cell[:40]})


def answer(cell: str) -> Answer:
    """Yes, no or unknown; an empty cell is unknown."""
    written = normal(cell)
    if written in _YES:
        return Answer.YES
    if written in _NO and written != "无":
        return Answer.NO
    if written in _NOTHING or written in {"unknown", "不知道"}:
        return Answer.UNKNOWN
    raise ValueError(_("“%(text)s” is neither yes, no nor unknown.") % {"text": cell[:40]})


def stage(cell: str) -> str:
    """The normal form of a stage's name in another system; `LOST_WORDS` and `WON_WORDS` are standings."""
    written = normal(cell)
    if written in _NOTHING:
        return ""
    if written in LOST_WORDS or written in STAGE_WORDS or _member(Stage, written):
        return written
    raise ValueError(_("“%(text)s” is not a stage that is known here.") % {"text": cell[:40]})


def stage_of(written: str) -> Stage:
    """The stage that a normal name stands for."""
    found = _member(Stage, written)
    return found if isinstance(found, Stage) else STAGE_WORDS.get(written, Stage.PROSPECTING)


def public_sector_class(cell: str) -> PublicSectorClass:
    """The class of a customer by our own names; an empty cell is unknown."""
    if normal(cell) in _NOTHING:
        return PublicSectorClass.UNKNOWN
    found = _member(PublicSectorClass, normal(cell))
    if isinstance(found, PublicSectorClass):
        return found
    raise ValueError(_("“%(text)s” is not a class that is known here.") % {"text": cell[:40]})


_CURRENCIES = {
    "": "CNY", "RMB": "CNY", "人民币": "CNY", "人民币元": "CNY", "元": "CNY", "¥": "CNY",
    "美元": "USD", "$": "USD", "港币": "HKD", "港元": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP",
}  # fmt: skip


def currency(cell: str) -> str:
    """A currency code; yuan when the cell is empty."""
    written = normal(cell).upper()
    coded = re.fullmatch(r"([A-Z]{3})[-/ ]?[一-鿿]+|[一-鿿]+[-/ (]?([A-Z]{3})\)?", written)
    written = (coded[1] or coded[2]) if coded else written
    return _CURRENCIES.get(written, written)


def _member(term: type[Term], written: str) -> Term | None:
    for member in term:
        if written in {member.value, normal(member.words.zh), normal(member.words.en)}:
            return member
    return None
