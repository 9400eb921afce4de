"""What is due and what has arrived: plain amounts in the contract's currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.receivables.terms import DisputeKind, InstalmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One payment the customer owes. `name` is what allocations and invoices refer to."""

    name: str = fact("款项名称", "Instalment", "", about=(85,))
    amount: Decimal | None = fact("应收金额", "Amount due", None, about=(85,))
    due_on: date | None = fact("应收日期", "Due on", None, about=(85,))
    kind: InstalmentKind | None = fact("款项性质", "Kind of payment", None)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPromise:
    """What somebody at the customer said will be paid, and by when. Without an amount it is all that is owed."""

    instalment: str = fact("对应款项", "For instalment", "", about=(85,))
    amount: Decimal | None = fact("承诺金额", "Promised amount", None)
    given_on: date | None = fact("承诺于", "Promised on", None)
    due_on: date | None = fact("承诺付款日", "Promised for", None, about=(85,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentDispute:
    """What the customer objects to before paying; open until it is settled."""

    instalment: str = fact("对应款项", "For instalment", "", about=(82, 85))
    kind: DisputeKind | None = fact("争议事由", "What it is about", None)
    amount: Decimal | None = fact("争议金额", "Disputed amount", None)
    raised_on: date | None = fact("提出日期", "Raised on", None)
    settled_on: date | None = fact("解决日期", "Settled on", None)
