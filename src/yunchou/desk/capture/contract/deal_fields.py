"""The fields of proposals about the deal: plan, decision, requirements, rivals, promises, claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.capture.contract.people_fields import Within
from yunchou.desk.capture.contract.terms import RivalQuestion
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.terms import Fit, PlanStep


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDateFields:
    """One date of the customer's plan → `time_plan.steps`, `time_plan.go_live_on`, `tender`."""

    step: PlanStep | None = fact("步骤", "Step", None, about=(43,))
    planned_on: date | None = fact("计划日期", "Planned on", None, about=(43,))
    done_on: date | None = fact("完成日期", "Done on", None)
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFields:
    """One requirement → `needs`."""

    title: str = fact("需求", "Requirement", "", about=(25,))
    proposer: str = fact("需求提出人", "Proposed by", "", about=(41,))
    must_have: Answer = fact("是否必须满足", "Must be met", Answer.UNKNOWN, about=(94,))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductGapFields:
    """Something our product does not do → `needs[].fit`."""

    title: str = fact("需求", "Requirement", "", about=(25,))
    fit: Fit = fact("产品满足度", "Fit", Fit.UNKNOWN, about=(28,))
    proposer: str = fact("需求提出人", "Proposed by", "", about=(41,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalMoveFields:
    """One thing a rival did → `rivals[].moves`, `rivals[].stage`. `answers`: which of the five questions."""

    rival: str = fact("对手", "Rival", "", about=(44,))
    known: Answer = fact("是否已在名单", "Already known", Answer.UNKNOWN)
    answers: tuple[RivalQuestion, ...] = fact("回答了哪一问", "Which questions it answers", (), about=(44,))
    on: date | None = fact("日期", "On", None, about=(44,))
    within: Within | None = fact("期间", "Within", None)
    met: str = fact("见过谁", "Whom they met", "", about=(45,))
    topics: str = fact("聊了些什么", "What they talked about", "", about=(46,))
    stage: Stage | None = fact("对手进度", "The rival's stage", None, about=(47,))
    document: str = fact("递交了哪些文档", "What they handed in", "", about=(48,))
    won_over: str = fact("搞定了什么人", "Whom they won over", "", about=(49,))
    source: LawfulSource = fact("合法来源", "Lawful source", LawfulSource.UNKNOWN, about=(48,))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStepFields:
    """One step of the customer's decision → `decision_steps`."""

    name: str = fact("决策步骤", "Decision step", "", about=(40,))
    department: str = fact("部门", "Department", "", about=(40,))
    person: str = fact("审批人", "Approver", "", about=(40,))
    planned_on: date | None = fact("计划日期", "Planned on", None, about=(40,))
    done_on: date | None = fact("完成日期", "Done on", None)
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFields:
    """A new customer whom this one introduces → `retention.referrals`."""

    introduced: str = fact("介绍的新客户", "Introduced", "", about=(88,))
    by: str = fact("介绍人", "By", "", about=(88,))
    on: date | None = fact("介绍日期", "On", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFields:
    """Something promised → `next_steps`. `by` and `to` are people; of ours the seller himself is empty."""

    what: str = fact("事项", "What", "", about=(53,))
    by: str = fact("谁来做", "By", "")
    to: str = fact("对谁", "To", "")
    due_on: date | None = fact("日期", "Due on", None, about=(35,))
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFields:
    """A statement at second hand that fits no other kind → `claims`. `source` told us; `heard_from` told the source."""

    statement: str = fact("说法", "Claim", "", about=(79,))
    source: str = fact("来源", "Source", "", about=(79,))
    heard_from: str = fact("听谁说的", "Heard from", "", about=(79,))
