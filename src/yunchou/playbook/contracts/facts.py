"""What is known about the customer's paper: the signing path, the payment path and the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.contracts.terms import Better, StepState
from yunchou.playbook.kernel.facts import DAYS, MANY, fact
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
class Issue:
    """One matter at the table, in figures: what we want, where we stop, where they stand (P80)."""

    name: str = fact("议题", "Issue", "", about=(80,))
    target: Decimal | None = fact("我方目标", "Our target", None, about=(80,), least=-MANY)
    limit: Decimal | None = fact("我方底线", "Our limit", None, about=(80,), least=-MANY)
    theirs: Decimal | None = fact("对方立场", "Their position", None, least=-MANY)
    better: Better | None = fact("方向", "Better for us", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """One step at the table. `value` is where the issue stands after it; `got_something` is unknown until asked."""

    issue: str = fact("议题", "Issue", "", about=(80,))
    by_us: Answer = fact("是否我方让步", "Given by us", Answer.UNKNOWN, about=(80,))
    what: str = fact("让了什么", "What was given", "", about=(80,))
    value: Decimal | None = fact("让到", "Stands at", None, about=(80,), least=-MANY)
    given_on: date | None = fact("日期", "Given on", None)
    got_something: Answer = fact("是否换回东西", "Was something got for it", Answer.UNKNOWN, about=(80,))
    approved: Answer = fact("是否获批", "Approved", Answer.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation:
    """The plan for the negotiation: what we want, where we stop, what we give only for what (P80)."""

    target: Decimal | None = fact("目标价", "Target price", None, about=(80,))
    bottom_line: Decimal | None = fact("底线价", "Bottom line", None, about=(80,))
    offered: Decimal | None = fact("当前报价", "Offered now", None, about=(80,))
    gives: tuple[str, ...] = fact("可让的条件", "What we can give", (), about=(80,))
    gets: tuple[str, ...] = fact("要换的条件", "What we want for it", (), about=(80,))
    approved: Answer = fact("底线以下是否获批", "Approved below the bottom line", Answer.UNKNOWN, about=(80,))
    issues: tuple[Issue, ...] = fact("议题清单", "Issues", (), about=(80,))
    concessions: tuple[Concession, ...] = fact("让步记录", "Concessions", (), about=(80,))
