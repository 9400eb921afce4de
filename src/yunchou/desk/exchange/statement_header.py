"""The header of a bank's table: which column says what, in the words of many banks, on one line or on two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.reading import TITLE_LINES

COLUMNS: Mapping[str, tuple[str, ...]] = {
    what: tuple(names.split())
    for what, names in {
        "day": "交易日期 记账日期 入账日期 交易日 记账日 发生日期 日期 交易日期时间 交易时间"
        " 发生时间 入账时间 记账时间 付款时间 到账时间"
        " bookingdate transactiondate date 起息日期 起息日 valuedate",
        "credit": "贷方发生额 贷方金额 贷方发生金额 贷方 贷 收入金额 收入 转入金额 存入金额 收款金额"
        " credit creditamount paidin deposit",
        "debit": "借方发生额 借方金额 借方发生金额 借方 借 支出金额 支出 转出金额 付款金额"
        " debit debitamount paidout withdrawal",
        "amount": "交易金额 发生额 金额 交易额 收支金额 amount transactionamount",
        "side": "借贷标志 借贷方向 借贷 收支 收付标志 收支类型 方向 来往账标志 dc type",
        "payer": "对方户名 对方单位名称 对方名称 对方账户名称 对方单位 付款人名称 付款方户名 付款人 付款方"
        " 对手方名称 交易对手 对方账号名称 收付方名称 收付方户名 counterparty payer counterpartyname",
        "reference": "交易流水号 流水号 业务流水号 交易编号 凭证号 凭证号码 回单编号 电子回单号 核心流水号"
        " 资金流水单号 账务流水号"
        " reference transactionid bankreference",
        "currency": "币种 货币 currency",
    }.items()
}
TEXTS = frozenset(
    {"摘要", "用途", "附言", "备注", "交易附言", "转账附言", "交易摘要", "摘要用途", "用途摘要", "客户附言", "交易备注"}
    | {"商品名称", "商户订单号"}
    | {"text", "remark", "remarks", "description", "purpose"}
)
OF_THE_PAYER = ("对方", "收付方", "付款方", "付款人", "交易对手", "对手方")
_UNITS = re.compile(r"\(.*?\)")


def header_of(lines: Sequence[tuple[str, ...]]) -> tuple[int, dict[str, int], list[int]]:
    """The first line that names a day and an amount: its number, the places of what is known, those of the texts."""
    for number, line in enumerate(lines[:TITLE_LINES]):
        named = [_names(cell) for cell in line]
        below = _under(line, lines[number + 1]) if number + 1 < len(lines) else None
        places = _places(below or named)
        if "day" in places and ("credit" in places or "amount" in places):
            texts = [place for place, cell in enumerate(below or named) if cell & TEXTS]
            return number + (below is not None), places, texts
    raise Invalid({"file": _("No line of this file names a day and an amount. Export the account's movements again.")})


def _places(named: Sequence[set[str]]) -> dict[str, int]:
    return {
        what: place
        for what, names in COLUMNS.items()
        if (place := next((p for n in names for p, cell in enumerate(named) if n in cell), None)) is not None
    }


def _under(line: tuple[str, ...], below: tuple[str, ...]) -> list[set[str]] | None:
    """The names of a header of two lines, one cell over several: 发生额 over 借方 and 贷方, 对方信息 over 户名.

    `None` when the line below is no part of the header: it names neither side, or has something under the day.
    """
    inner = [_names(cell) for cell in below]
    day_at = _places([_names(cell) for cell in line]).get("day")
    if day_at is None or (day_at < len(below) and below[day_at]) or not {"credit", "debit"} & set(_places(inner)):
        return None
    named, over = [], ""
    for place in range(max(len(line), len(below))):
        own, under = (cells[place] if place < len(cells) else "" for cells in (line, below))
        over = own or (over if under else "")
        names = _names(own) | _names(under)
        if under and bare(over).startswith(OF_THE_PAYER):
            names |= {"对方" + name for name in _names(under)}
        named.append(names)
    return named


def _names(cell: str) -> set[str]:
    """The names that a header may stand for: 贷方发生额/元(收入), 发生额/元(贷方), 收(付)方名称."""
    whole = unicodedata.normalize("NFKC", cell)
    outside = bare(whole)
    inside = "".join(bare(part.strip("()")) for part in _UNITS.findall(whole))
    short = outside.removesuffix("元")
    return {outside, short, inside + short, bare(whole.replace("(", "").replace(")", ""))} - {""}


def bare(cell: str) -> str:
    """A header without width, case, unit in brackets, spaces and marks."""
    return re.sub(r"[\s_\-*:#/]+", "", _UNITS.sub("", unicodedata.normalize("NFKC", cell)).casefold())
