"""The fields of proposals about money and paper: budget, contract, payments, negotiation, seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.capture.contract.people_fields import Within
from yunchou.desk.capture.contract.terms import BudgetChange, Party, Point
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.facts import DAYS, fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFields:
    """One thing learnt about the budget → `budgets`. With `amount_to` the amount is the lower end of a range."""

    year: int | None = fact("预算年度", "Budget year", None, about=(30,), least=1990, most=2200)
    amount: Decimal | None = fact("预算金额", "Budget amount", None, about=(30,))
    amount_to: Decimal | None = fact("预算上限", "Up to", None, about=(30,))
    currency: str = fact("币种", "Currency", "CNY")
    state: BudgetState = fact("预算状态", "Budget state", BudgetState.UNKNOWN, about=(30, 42))
    change: BudgetChange | None = fact("变化", "Change", None)
    change_amount: Decimal | None = fact("变化金额", "Changed by", None)
    approval_on: date | None = fact("预计批复日期", "Approval expected on", None)
    within: Within | None = fact("批复期间", "Approval within", None)
    source: str = fact("来源", "Source", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStepFields:
    """One step of the customer's signing or payment path → `signing_path`, `payment_path`."""

    department: str = fact("部门", "Department", "", about=(84,))
    person: str = fact("经办人", "Person", "", about=(84,))
    document: str = fact("所需文件", "Document", "", about=(84,))
    days: int | None = fact("正常天数", "Usual days", None, about=(84,), most=DAYS)
    state: StepState | None = fact("进度", "State", None, about=(84,))
    on: date | None = fact("日期", "On", None)
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFields:
    """What became of the contract → `contract`."""

    signed_on: date | None = fact("签订日期", "Signed on", None, about=(82,))
    within: Within | None = fact("期间", "Within", None)
    amount: Decimal | None = fact("合同金额", "Contract amount", None, about=(82,))
    currency: str = fact("币种", "Currency", "CNY")
    sealed: Answer = fact("双方是否已盖章", "Sealed by both sides", Answer.UNKNOWN, about=(82,))
    project_started: Answer = fact("项目是否启动", "Project started", Answer.UNKNOWN, about=(82,))
    project_frozen: Answer = fact("项目是否被冻结", "Project frozen", Answer.UNKNOWN, about=(82,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPromisedFields:
    """Money the customer says he will pay → `instalments`."""

    name: str = fact("款项名称", "Instalment", "", about=(85,))
    amount: Decimal | None = fact("应收金额", "Amount due", None, about=(85,))
    percent: Decimal | None = fact("比例(%)", "Share in percent", None, most=100)
    currency: str = fact("币种", "Currency", "CNY")
    due_on: date | None = fact("应收日期", "Due on", None, about=(85,))
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReceivedFields:
    """Money that has arrived → `receipts`. Only the bank's word makes it true (P83)."""

    name: str = fact("款项名称", "Instalment", "")
    amount: Decimal | None = fact("到账金额", "Amount received", None, about=(83,))
    currency: str = fact("币种", "Currency", "CNY")
    received_on: date | None = fact("到账日期", "Received on", None, about=(83,))
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NegotiationFields:
    """A position at the table → `negotiation`."""

    party: Party = fact("哪一方", "Whose position", Party.CUSTOMERS, about=(80,))
    point: Point = fact("议题", "About", Point.OTHER, about=(80,))
    amount: Decimal | None = fact("金额", "Amount", None, about=(80,))
    currency: str = fact("币种", "Currency", "CNY")
    percent: Decimal | None = fact("让价(%)", "Reduction in percent", None, most=100)
    text: str = fact("内容", "What", "", about=(80,))
    person: str = fact("提出人", "Put forward by", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatExpansionFields:
    """More seats → `opportunity.seats`, or a deal of its own."""

    added: int | None = fact("增加坐席数", "Seats added", None, about=(88,))
    total: int | None = fact("增加后坐席数", "Seats afterwards", None, about=(88,))
    before: int | None = fact("现有坐席数", "Seats now", None, about=(3, 6))
    on: date | None = fact("日期", "On", None)
    within: Within | None = fact("期间", "Within", None)
