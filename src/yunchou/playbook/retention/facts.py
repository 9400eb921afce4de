"""How a live customer fares, and what has grown out of him (P86 to P89)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A new customer whom this one introduced."""

    introduced: str = fact("介绍的新客户", "Introduced", "", about=(88,))
    by: str = fact("介绍人", "By", "", about=(88,))
    on: date | None = fact("介绍日期", "On", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """A customer who uses our product. Hours and revenue are those of the last twelve months."""

    customer_since: date | None = fact("成为客户日期", "Customer since", None, about=(87,))
    last_care_on: date | None = fact("最近一次回访", "Last care", None, about=(87,))
    satisfied: Answer = fact("是否满意", "Satisfied", Answer.UNKNOWN, about=(87,))
    reference_agreed: Answer = fact("是否同意做标杆", "Agreed to be a reference", Answer.UNKNOWN, about=(11, 88))
    renewal_on: date | None = fact("续费日期", "Renewal on", None, about=(88,))
    renewal_begun_on: date | None = fact("续费启动日期", "Renewal begun on", None, about=(88,))
    referral_asked_on: date | None = fact("请求转介绍日期", "Referral asked on", None, about=(88,))
    referrals: tuple[Referral, ...] = fact("转介绍", "Referrals", (), about=(88,))
    hours: Decimal | None = fact("老客户投入工时", "Hours spent on existing customers", None, about=(86,))
    revenue: Decimal | None = fact("老客户收入", "Revenue of existing customers", None, about=(86,))
    new_hours: Decimal | None = fact("新客户投入工时", "Hours spent on new customers", None, about=(86,))
    new_revenue: Decimal | None = fact("新客户收入", "Revenue of new customers", None, about=(86,))
