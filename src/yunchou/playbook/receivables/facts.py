"""What is due and what has arrived: plain amounts in the contract's currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment the customer owes. `name` is what allocations and invoices refer to."""

    name: str = fact("款项名称", "Instalment", "", about=(85,))
    amount: Decimal | None = fact("应收金额", "Amount due", None, about=(85,))
    due_on: date | None = fact("应收日期", "Due on", None, about=(85,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """One invoice we issued, for one instalment."""

    instalment: str = fact("对应款项", "For instalment", "", about=(85,))
    amount: Decimal | None = fact("发票金额", "Invoiced amount", None, about=(85,))
    issued_on: date | None = fact("开票日期", "Issued on", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """The part of a receipt that pays one instalment."""

    instalment: str = fact("对应款项", "For instalment", "")
    amount: Decimal | None = fact("核销金额", "Allocated amount", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Money on our bank account (P83). What it pays is told by its allocations."""

    amount: Decimal | None = fact("到账金额", "Amount received", None, about=(83,))
    received_on: date | None = fact("到账日期", "Received on", None, about=(83,))
    allocations: tuple[Allocation, ...] = fact("核销明细", "Allocations", ())
