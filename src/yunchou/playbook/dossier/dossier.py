"""The dossier: everything known about one deal, composed from the facts of all disciplines."""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.contracts.facts import Contract, Negotiation, PathStep
from yunchou.playbook.insiders.facts import InsiderEvidence, PersonalNeed
from yunchou.playbook.intelligence.facts import Claim
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.meetings.facts import Interaction, Meeting
from yunchou.playbook.pipeline.facts import Opportunity, StageAnswer
from yunchou.playbook.qualification.facts import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    Need,
    NeedSummary,
    TimePlan,
)
from yunchou.playbook.receivables.facts import Instalment, Invoice, PaymentDispute, PaymentPromise, Receipt
from yunchou.playbook.resources.facts import Ask, Investment, Outsider, TeamMember
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.tempo.facts import NextStep, PaceDecision, Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One deal. Every part may be absent; what is absent is unknown, and unknown is neither yes nor no."""

    account: Account = fact("客户", "Account", Account())
    opportunity: Opportunity = fact("商机", "Opportunity", Opportunity())
    need: NeedSummary = fact("需求概况", "Need summary", NeedSummary())
    needs: tuple[Need, ...] = fact("需求清单", "Need register", ())
    endorsements: tuple[Endorsement, ...] = fact("需求认可", "Endorsements", ())
    budgets: tuple[BudgetFact, ...] = fact("预算情况", "Budget facts", ())
    time_plan: TimePlan = fact("时间计划", "Time plan", TimePlan())
    decision_steps: tuple[DecisionStep, ...] = fact("决策流程", "Decision process", ())
    people: tuple[Person, ...] = fact("客户方人员", "People", ())
    insider_evidence: tuple[InsiderEvidence, ...] = fact("内线行为", "Insider evidence", ())
    personal_needs: tuple[PersonalNeed, ...] = fact("个人需求", "Personal needs", ())
    claims: tuple[Claim, ...] = fact("情报", "Claims", ())
    rivals: tuple[Rival, ...] = fact("竞争对手", "Rivals", ())
    interactions: tuple[Interaction, ...] = fact("往来记录", "Interactions", ())
    tender: Tender | None = fact("招标", "Tender", None)
    paces: tuple[PaceDecision, ...] = fact("节奏决定", "Pace decisions", ())
    next_steps: tuple[NextStep, ...] = fact("下一步安排", "Next steps", ())
    hospitality: tuple[Hospitality, ...] = fact("招待与礼品", "Hospitality", ())
    team: tuple[TeamMember, ...] = fact("我方团队", "Deal team", ())
    asks: tuple[Ask, ...] = fact("内部请求", "Asks", ())
    outsiders: tuple[Outsider, ...] = fact("外部关系人", "Outside contacts", ())
    investment: Investment = fact("已投入", "Invested so far", Investment())
    meetings: tuple[Meeting, ...] = fact("会议安排", "Meetings", ())
    negotiation: Negotiation | None = fact("商务谈判", "Negotiation", None)
    retention: Retention | None = fact("老客户", "Existing customer", None)
    stage_answers: tuple[StageAnswer, ...] = fact("阶段出口回答", "Exit answers", ())
    signing_path: tuple[PathStep, ...] = fact("合同签订流程", "Signing path", ())
    payment_path: tuple[PathStep, ...] = fact("打款流程", "Payment path", ())
    contract: Contract | None = fact("合同", "Contract", None)
    instalments: tuple[Instalment, ...] = fact("分期款项", "Instalments", ())
    invoices: tuple[Invoice, ...] = fact("发票", "Invoices", ())
    receipts: tuple[Receipt, ...] = fact("到账记录", "Bank receipts", ())
    promises: tuple[PaymentPromise, ...] = fact("付款承诺", "Promises to pay", ())
    disputes: tuple[PaymentDispute, ...] = fact("付款争议", "Disputes about payments", ())
