"""What is known about the customer's paper: the signing path, the payment path and the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.facts import DAYS, fact
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step of the signing or payment path at the customer (P84). `days` is how long it should take."""

    department: str = fact("部门", "Department", "", about=(84,))
    person: str = fact("经办人", "Person", "", about=(84,))
    document: str = fact("所需文件", "Document", "", about=(84,))
    days: int | None = fact("正常天数", "Usual days", None, about=(84,), most=DAYS)
    state: StepState | None = fact("进度", "State", None, about=(84,))
    started_on: date | None = fact("开始日期", "Started on", None)
    stuck_since: date | None = fact("卡住日期", "Stuck since", None, about=(84,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The contract and what can still go wrong with it (P82).

    `first_payment` is the payment agreed to count as winning; without it the whole amount counts (P83).
    """

    amount: Decimal | None = fact("合同金额", "Contract amount", None, about=(82,))
    currency: str = fact("币种", "Currency", "CNY")
    seats: int | None = fact("合同坐席数", "Seats in the contract", None, about=(6,))
    signed_on: date | None = fact("签订日期", "Signed on", None, about=(82,))
    first_payment: Decimal | None = fact("约定首付款", "Agreed first payment", None, about=(83,))
    sealed: Answer = fact("双方是否已盖章", "Sealed by both sides", Answer.UNKNOWN, about=(82,))
    project_started: Answer = fact("项目是否启动", "Project started", Answer.UNKNOWN, about=(82,))
    project_frozen: Answer = fact("项目是否被冻结", "Project frozen", Answer.UNKNOWN, about=(82,))
    people_changed: Answer = fact("关键人是否变动", "Key people changed", Answer.UNKNOWN, about=(82, 89))
    ends_on: date | None = fact("合同到期日", "Contract ends on", None, about=(88,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """The plan for the negotiation: what we want, where we stop, what we give only for what (P80)."""

    target: Decimal | None = fact("目标价", "Target price", None, about=(80,))
    bottom_line: Decimal | None = fact("底线价", "Bottom line", None, about=(80,))
    offered: Decimal | None = fact("当前报价", "Offered now", None, about=(80,))
    gives: tuple[str, ...] = fact("可让的条件", "What we can give", (), about=(80,))
    gets: tuple[str, ...] = fact("要换的条件", "What we want for it", (), about=(80,))
    approved: Answer = fact("底线以下是否获批", "Approved below the bottom line", Answer.UNKNOWN, about=(80,))
