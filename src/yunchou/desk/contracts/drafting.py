"""What the blanks of a template are called, and what a deal's contract puts into them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from yunchou.desk.contracts.models import Contract
from yunchou.desk.errors import Invalid
from yunchou.playbook.contracts.capitals import in_capitals
from yunchou.playbook.contracts.clauses import Filled, blanks_of, clauses_of, fill

OPEN_BLANK = "【待填：%】"
"""How a blank stays visible for which nothing is known; in a contract's text, so not in the reader's language."""
LONGEST_TEXT, MOST_CLAUSES = 200_000, 400

_GAP = re.compile(r"\n\s*\n(?:\s*\n)+")
Value = Callable[[Contract], str]


def _day(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def _figure(value: Decimal | None) -> str:
    return f"{value:,.2f}" if value is not None else ""


def _unit_price(contract: Contract) -> str:
    if not contract.seats or contract.amount % contract.seats:
        return ""  # a price that does not come out even is agreed by people, not by a division
    return _figure(contract.amount / contract.seats)


def _capitals(contract: Contract) -> str:
    return in_capitals(contract.amount) if contract.currency == "CNY" else ""


def _payments(contract: Contract) -> str:
    rows: list[Any] = list(contract.instalments.order_by("position"))
    lines = [f"{row.name}：{contract.currency} {_figure(row.amount)}，{_day(row.due_on)}前支付" for row in rows]
    return "；\n".join(lines) + "。" if lines else ""


BLANKS: dict[str, Value] = {
    "甲方": lambda c: c.opportunity.customer.name,
    "甲方税号": lambda c: c.opportunity.customer.credit_code,
    "合同编号": lambda c: c.number,
    "合同名称": lambda c: c.title,
    "项目名称": lambda c: c.opportunity.name,
    "坐席数": lambda c: f"{c.seats:,}" if c.seats else "",
    "单价": _unit_price,
    "币种": lambda c: c.currency,
    "合同金额": lambda c: _figure(c.amount),
    "合同金额大写": _capitals,
    "首付款": lambda c: _figure(c.first_payment),
    "付款计划": _payments,
    "开始日期": lambda c: _day(c.starts_on),
    "结束日期": lambda c: _day(c.ends_on),
    "我方经办人": lambda c: c.opportunity.owner.name,
}


def draft_of(contract: Contract, text: str) -> Filled:
    """A template's text with the contract's data in its blanks; reads its instalments in one query."""
    return fill(
        text, {name: BLANKS[name](contract) for name in blanks_of(text) if name in BLANKS}, open_blank=OPEN_BLANK
    )


def ensure_text(text: str, *, may_have_blanks: bool = False) -> str:
    """The text as it is kept. Refuses an empty one, one without end, and blanks that nobody knows."""
    text = _GAP.sub("\n\n", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        raise Invalid({"text": _("There are no words in it.")})
    if len(text) > LONGEST_TEXT or len(clauses_of(text)) > MOST_CLAUSES:
        raise Invalid({"text": _("The text is too long: at most 200,000 characters and 400 clauses.")})
    unknown = [name for name in blanks_of(text) if name not in BLANKS]
    if may_have_blanks and unknown:
        told = {"names": "、".join(unknown), "known": "、".join(BLANKS)}
        raise Invalid({"text": _("Blanks nobody can fill: %(names)s. Those there are: %(known)s.") % told})
    return text
