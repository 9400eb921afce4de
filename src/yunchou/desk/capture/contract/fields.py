"""The fields of each kind of proposal. They carry the names of the dossier's facts, so that an accepted one can be written.

Everything may be absent: absent is unknown. `within` says between which days a date lies when the words name no single day;
the date itself is then the day to reckon with. People and rivals are called by their name in the dossier when they are
known, and as the note calls them when not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.capture.contract.terms import BudgetChange, ContactKind, Kind, Party, Point, RivalQuestion
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.facts import DAYS, fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.terms import BudgetState, Fit, PlanStep
from yunchou.playbook.stakeholders.terms import Lean

UNKNOWN = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The first and the last day of a period such as 12月中旬."""

    first: date | None = fact("最早", "First day", None)
    last: date | None = fact("最晚", "Last day", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionFields:
    """One contact that took place → `interactions`."""

    how: ContactKind = fact("方式", "How", ContactKind.CONTACT)
    on: date | None = fact("日期", "On", None, about=(39,))
    within: Within | None = fact("期间", "Within", None)
    time: str = fact("时段", "Time of day", "")
    place: str = fact("地点", "Place", "")
    people: tuple[str, ...] = fact("客户方参加人", "People", (), about=(39,))
    by: tuple[str, ...] = fact("我方参加人", "By", (), about=(60,))
    initiative: Initiative = fact("谁提出的", "Whose initiative", Initiative.UNKNOWN, about=(37,))
    visit: Answer = fact("是否上门拜访", "A visit", UNKNOWN, about=(91,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFields:
    """One person → `people`. `known`: he is in the dossier. `candidates`: who else might be meant."""

    name: str = fact("姓名", "Name", "", about=(40,))
    known: Answer = fact("是否已在名单", "Already known", UNKNOWN)
    title: str = fact("职务", "Title", "", about=(70,))
    department: str = fact("部门", "Department", "", about=(70,))
    how: ContactKind | None = fact("方式", "How", None)
    on: date | None = fact("日期", "On", None)
    candidates: tuple[str, ...] = fact("也可能是", "Perhaps", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeetingFields:
    """A contact that lies ahead → `meetings`."""

    how: ContactKind = fact("方式", "How", ContactKind.CONTACT)
    on: date | None = fact("会议日期", "On", None, about=(102,))
    within: Within | None = fact("期间", "Within", None)
    time: str = fact("时段", "Time of day", "")
    people: tuple[str, ...] = fact("参会人", "Attendees", (), about=(101,))
    by: tuple[str, ...] = fact("我方参加人", "By", (), about=(60,))


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledMeetingFields:
    """A contact that was meant to take place and did not: nobody was met."""

    on: date | None = fact("原定日期", "Was to be on", None)
    people: tuple[str, ...] = fact("参会人", "Attendees", ())


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
    must_have: Answer = fact("是否必须满足", "Must be met", UNKNOWN, about=(94,))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductGapFields:
    """Something our product does not do → `needs[].fit`."""

    title: str = fact("需求", "Requirement", "", about=(25,))
    fit: Fit = fact("产品满足度", "Fit", Fit.UNKNOWN, about=(28,))
    proposer: str = fact("需求提出人", "Proposed by", "", about=(41,))


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalMoveFields:
    """One thing a rival did → `rivals[].moves`, `rivals[].stage`. `answers` says which of the five questions it answers."""

    rival: str = fact("对手", "Rival", "", about=(44,))
    known: Answer = fact("是否已在名单", "Already known", UNKNOWN)
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
class LeanFields:
    """Where somebody leans → `people[].leans`."""

    person: str = fact("人员", "Person", "", about=(99,))
    lean: Lean = fact("倾向", "Lean", Lean.UNKNOWN, about=(99,))
    rival: str = fact("相对哪个对手", "Against which rival", "", about=(49, 99))


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderEvidenceFields:
    """What somebody did that speaks for an insider → `insider_evidence`. Restricted."""

    person: str = fact("人员", "Person", "", about=(65,))
    test: InsiderTest | None = fact("属于哪一条", "Which test", None, about=(66, 67, 68))
    on: date | None = fact("日期", "On", None, about=(65,))
    unprompted: Answer = fact("是否主动", "Unprompted", UNKNOWN, about=(66,))


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
    sealed: Answer = fact("双方是否已盖章", "Sealed by both sides", UNKNOWN, about=(82,))
    project_started: Answer = fact("项目是否启动", "Project started", UNKNOWN, about=(82,))
    project_frozen: Answer = fact("项目是否被冻结", "Project frozen", UNKNOWN, about=(82,))


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
class ReferralFields:
    """A new customer whom this one introduces → `retention.referrals`."""

    introduced: str = fact("介绍的新客户", "Introduced", "", about=(88,))
    by: str = fact("介绍人", "By", "", about=(88,))
    on: date | None = fact("介绍日期", "On", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatExpansionFields:
    """More seats → `opportunity.seats`, or a deal of its own."""

    added: int | None = fact("增加坐席数", "Seats added", None, about=(88,))
    total: int | None = fact("增加后坐席数", "Seats afterwards", None, about=(88,))
    before: int | None = fact("现有坐席数", "Seats now", None, about=(3, 6))
    on: date | None = fact("日期", "On", None)
    within: Within | None = fact("期间", "Within", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNeedFields:
    """A professional need of a person, one of the five lawful kinds → `personal_needs`. Restricted."""

    person: str = fact("人员", "Person", "", about=(95,))
    kind: NeedKind | None = fact("需求类别", "Kind", None, about=(72, 73, 74, 75, 76))
    text: str = fact("需求内容", "Need", "", about=(95,))


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


Fields = (
    InteractionFields | PersonFields | PlannedMeetingFields | CancelledMeetingFields | BudgetFields | PlanDateFields
    | NeedFields | ProductGapFields | RivalMoveFields | LeanFields | InsiderEvidenceFields | DecisionStepFields
    | PaperStepFields | ContractFields | PaymentPromisedFields | PaymentReceivedFields | NegotiationFields
    | ReferralFields | SeatExpansionFields | PersonalNeedFields | PromiseFields | ClaimFields
)  # fmt: skip

FIELDS: dict[Kind, type[Fields]] = {
    Kind.INTERACTION: InteractionFields,
    Kind.PERSON_MET: PersonFields,
    Kind.PERSON_SPOKEN_OF: PersonFields,
    Kind.PLANNED_MEETING: PlannedMeetingFields,
    Kind.CANCELLED_MEETING: CancelledMeetingFields,
    Kind.BUDGET: BudgetFields,
    Kind.PLAN_DATE: PlanDateFields,
    Kind.NEED: NeedFields,
    Kind.PRODUCT_GAP: ProductGapFields,
    Kind.RIVAL_MOVE: RivalMoveFields,
    Kind.LEAN: LeanFields,
    Kind.INSIDER_EVIDENCE: InsiderEvidenceFields,
    Kind.DECISION_STEP: DecisionStepFields,
    Kind.SIGNING_STEP: PaperStepFields,
    Kind.PAYMENT_STEP: PaperStepFields,
    Kind.CONTRACT: ContractFields,
    Kind.PAYMENT_PROMISED: PaymentPromisedFields,
    Kind.PAYMENT_RECEIVED: PaymentReceivedFields,
    Kind.NEGOTIATION: NegotiationFields,
    Kind.REFERRAL: ReferralFields,
    Kind.SEAT_EXPANSION: SeatExpansionFields,
    Kind.PERSONAL_NEED: PersonalNeedFields,
    Kind.OUR_PROMISE: PromiseFields,
    Kind.CUSTOMER_PROMISE: PromiseFields,
    Kind.CLAIM: ClaimFields,
}
