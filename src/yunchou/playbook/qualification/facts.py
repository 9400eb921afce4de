"""What is known about need, budget, time and decision process (P24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.playbook.kernel.facts import DAYS, fact
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRequest:
    """The question to product and development whether a gap can be closed (P29)."""

    owner: str = fact("负责人", "Owner", "")
    asked_on: date | None = fact("提出日期", "Asked on", None)
    due_on: date | None = fact("答复期限", "Answer due on", None)
    feasible: Answer = fact("能否开发", "Feasible", Answer.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One requirement of the customer, and how far our product meets it (P25, P28)."""

    title: str = fact("需求", "Requirement", "", about=(25,))
    proposer: str = fact("需求提出人", "Proposed by", "", about=(41,))
    clarity: Answer = fact("需求是否明确", "Clear", Answer.UNKNOWN, about=(25,))
    must_have: Answer = fact("是否必须满足", "Must be met", Answer.UNKNOWN, about=(94,))
    fit: Fit = fact("产品满足度", "Fit", Fit.UNKNOWN, about=(28,))
    gap: GapRequest | None = fact("开发可行性请求", "Feasibility request", None, about=(29,))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedSummary:
    """The need of the project as a whole. `cost` is what meeting it costs, in the deal's currency."""

    initiator: str = fact("项目发起人", "Initiator", "", about=(41,))
    initiating_reason: str = fact("项目发起原因", "Initiating reason", "", about=(41,))
    clarity: Answer = fact("项目需求是否明确", "Need of the project clear", Answer.UNKNOWN, about=(25,))
    documented: Answer = fact("需求是否形成文档", "Need documented", Answer.UNKNOWN, about=(26,))
    confirmed_by_customer: Answer = fact(
        "客户是否确认需求文档", "Confirmed by the customer", Answer.UNKNOWN, about=(26,)
    )
    cost: Decimal | None = fact("需求落地成本", "Cost of the requirement", None, about=(31,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """Whether one side of the customer backs the need: who, when, on what evidence (P27)."""

    side: EndorsementSide | None = fact("认可方", "Side", None, about=(27,))
    answer: Answer = fact("是否认可", "Backs the need", Answer.UNKNOWN, about=(27,))
    person: str = fact("认可人", "Person", "", about=(27,))
    on: date | None = fact("认可日期", "On", None)
    evidence: str = fact("依据", "Evidence", "", about=(27,))
    grade: Grade | None = fact("情报等级", "Grade", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetFact:
    """One thing we know about the customer's budget of one year; the newest known one counts (P30).

    The year that pays is that of the expected signature. An amount of 0 is no budget.
    """

    year: int | None = fact("预算年度", "Budget year", None, about=(30,), least=1990, most=2200)
    amount: Decimal | None = fact("预算金额", "Budget amount", None, about=(30,))
    currency: str = fact("币种", "Currency", "CNY")
    state: BudgetState = fact("预算状态", "Budget state", BudgetState.UNKNOWN, about=(30, 42))
    source: str = fact("来源", "Source", "")
    grade: Grade | None = fact("情报等级", "Grade", None)
    noted_on: date | None = fact("记录日期", "Noted on", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One step of the time plan. `duration_days` is how long it takes; the plan's days off are not counted."""

    step: PlanStep | None = fact("步骤", "Step", None, about=(43,))
    duration_days: int | None = fact("所需天数", "Days needed", None, about=(43,), most=DAYS)
    planned_on: date | None = fact("计划完成日期", "Planned to be done on", None, about=(43,))
    done_on: date | None = fact("完成日期", "Done on", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePlan:
    """The customer's plan; scheduled backwards from go-live (P43).

    `days_off` are the days on which nobody works there, weekends too. Without any, days are calendar days.
    """

    go_live_on: date | None = fact("上线日期", "Go-live", None, about=(43,))
    steps: tuple[PlannedStep, ...] = fact("计划步骤", "Steps of the plan", (), about=(43,))
    days_off: tuple[date, ...] = fact("不上班的日子", "Days off", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStep:
    """One step of the customer's decision: what, in which department, by whom, when (P40)."""

    name: str = fact("决策步骤", "Decision step", "", about=(40,))
    department: str = fact("部门", "Department", "", about=(40,))
    person: str = fact("审批人", "Approver", "", about=(40,))
    planned_on: date | None = fact("计划日期", "Planned on", None, about=(40,))
    done_on: date | None = fact("完成日期", "Done on", None)
