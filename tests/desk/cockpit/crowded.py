"""A deal about which everything is known: one row or two in every table."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from tests.cast import AT
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import seal
from yunchou.desk.intelligence.models import Claim, Report, Source
from yunchou.desk.meetings.models import Interaction, MeetingPlan
from yunchou.desk.meetings.terms import Item
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity, StageAnswer
from yunchou.desk.qualification.models import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.desk.receivables.models import Allocation, BankReceipt, Instalment, Invoice, PaymentStep
from yunchou.desk.resources.models import Ask, Effort
from yunchou.desk.resources.terms import EffortKind
from yunchou.desk.tempo.models import NextStep, PaceDecision, TenderDates
from yunchou.playbook.contracts.terms import StepState
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep
from yunchou.playbook.tempo.terms import Pace

DAY = date(2026, 9, 1)
CANARY = "CANARY-COACH-7f3a"


def crowd(deal: Opportunity, owner: User, *, tag: str = "1") -> None:
    """Record something in every table of a deal; `tag` keeps numbers apart that must be unique."""
    head = _people(deal)
    source = _source(deal, owner)
    _qualification(deal, owner, head, source)
    _meetings(deal, owner, head)
    _rivals_and_claims(deal, owner, head, source)
    _paper(deal, head)
    _money(deal, owner, tag)
    _rhythm(deal, owner)


def _people(deal: Opportunity) -> Contact:
    boss = Contact.objects.create(company=deal.customer, name="马总", title="总经理", created_at=AT)
    head = Contact.objects.create(
        company=deal.customer,
        name="王建国",
        department="信息技术部",
        title="总监",
        reports_to=boss,
        created_at=AT,
    )
    Contact.objects.create(company=deal.customer, name="离职的人", left_on=DAY - timedelta(days=9), created_at=AT)
    return head


def _source(deal: Opportunity, owner: User) -> Source:
    source = Source(opportunity=deal, ordinal=1, reliability="B", added_by=owner, added_at=AT)
    seal(source, "name", CANARY, at=AT)
    source.save()
    return source


def _qualification(deal: Opportunity, owner: User, head: Contact, source: Source) -> None:
    NeedSummary.objects.create(
        opportunity=deal,
        initiator=head,
        initiating_reason="老系统年底停服",
        documented=Answer.YES,
        confirmed=Answer.NO,
    )
    need = Need.objects.create(
        opportunity=deal, title="国产化部署", proposer=head, is_clear=Answer.YES, fit=Fit.NEEDS_DEVELOPMENT
    )
    for feasible in (Answer.UNKNOWN, Answer.YES):
        GapRequest.objects.create(need=need, owner=owner, due_on=DAY, feasible=feasible, asked_by=owner, asked_at=AT)
    Endorsement.objects.create(
        opportunity=deal,
        side=EndorsementSide.TECHNICAL,
        answer=Answer.YES,
        person=head,
        on=DAY,
        evidence="例会上表态",
        grade="B2",
        source=source,
        recorded_by=owner,
        recorded_at=AT,
    )
    BudgetFact.objects.create(
        opportunity=deal,
        year=2026,
        amount=Decimal(500000),
        state=BudgetState.APPROVED,
        grade="B2",
        source=source,
        learned_on=DAY,
        recorded_by=owner,
        recorded_at=AT,
    )
    PlanStepDate.objects.create(opportunity=deal, step=PlanStep.GO_LIVE, planned_on=date(2027, 3, 1))
    DecisionStep.objects.create(opportunity=deal, name="立项", department="信息技术部", person=head)
    StageAnswer.objects.create(
        opportunity=deal,
        criterion="pursuit_decided",
        answer=Answer.YES,
        evidence="周会决定",
        answered_by=owner,
        answered_at=AT,
    )


def _meetings(deal: Opportunity, owner: User, head: Contact) -> None:
    for days, way in ((9, Way.VISIT), (2, Way.CALL)):
        made = Interaction.objects.create(
            opportunity=deal, way=way, on=DAY - timedelta(days=days), recorded_by=owner, recorded_at=AT
        )
        made.people.add(head)
        made.colleagues.add(owner)

    plan = MeetingPlan.objects.create(
        opportunity=deal, title="方案讲解会", on=DAY + timedelta(days=5), created_by=owner, created_at=AT
    )
    plan.invited.create(person=head)
    plan.items.create(item=Item.ROOM, ready=Answer.YES, owner=owner)
    Ask.objects.create(opportunity=deal, of=owner, what="写方案", asked_by=owner, asked_at=AT)
    Effort.objects.create(
        opportunity=deal, kind=EffortKind.VISIT, on=DAY, by=owner, hours=3, recorded_by=owner, recorded_at=AT
    )


def _rivals_and_claims(deal: Opportunity, owner: User, head: Contact, source: Source) -> None:
    made = {"recorded_by": owner, "recorded_at": AT}
    company, _made = RivalCompany.objects.get_or_create(
        name_key="云讯科技", defaults={"name": "云讯科技", "added_by": owner, "added_at": AT}
    )
    rival = Rival.objects.create(opportunity=deal, company=company, meets_need=Answer.YES, need_known_on=DAY, **made)
    for question, stage in ((Question.MET, ""), (Question.STAGE, Stage.SOLUTION_DESIGN)):
        RivalMove.objects.create(
            rival=rival, question=question, stage=stage, person=head, on=DAY, source=source, grade="B2", **made
        )
    claim = Claim.objects.create(opportunity=deal, statement="预算九月已批", critical=Answer.YES, **made)
    Report.objects.create(claim=claim, source=source, says=Answer.YES, on=DAY, grade="B2", **made)


def _paper(deal: Opportunity, head: Contact) -> None:
    common = {"opportunity": deal, "department": "法务部", "person": head, "document": "合同", "expected_days": 5}
    stuck = {"state": StepState.STUCK, "stuck_since": DAY - timedelta(days=12)}
    SigningStep.objects.create(**common, **stuck)
    PaymentStep.objects.create(**common)


def _money(deal: Opportunity, owner: User, tag: str) -> None:
    contract = Contract.objects.create(
        opportunity=deal,
        number=f"HT-{tag}",
        title="坐席采购",
        amount=Decimal(360000),
        first_payment=Decimal(100000),
        signed_on=DAY,
        created_by=owner,
        created_at=AT,
    )
    first, last = (
        Instalment.objects.create(
            contract=contract, position=place, name="货款", amount=amount, due_on=DAY - timedelta(days=3)
        )
        for place, amount in ((1, Decimal(100000)), (2, Decimal(260000)))
    )
    Invoice.objects.create(
        instalment=first, number=f"FP-{tag}", amount=first.amount, issued_on=DAY, issued_by=owner, created_at=AT
    )
    receipt = BankReceipt.objects.create(
        customer=deal.customer,
        bank_reference=f"BANK-{tag}",
        payer="江海银行",
        amount=Decimal(90000),
        received_on=DAY,
        recorded_by=owner,
        recorded_at=AT,
    )
    for instalment, amount in ((first, Decimal(60000)), (last, Decimal(5000))):
        Allocation.objects.create(
            receipt=receipt, instalment=instalment, amount=amount, allocated_by=owner, allocated_at=AT
        )


def _rhythm(deal: Opportunity, owner: User) -> None:
    TenderDates.objects.create(opportunity=deal, notice_on=DAY + timedelta(days=30))
    PaceDecision.objects.create(
        opportunity=deal,
        pace=Pace.STEADY,
        advised=Pace.UNKNOWN,
        reason="补短板",
        exit_condition="三方认可",
        decided_by=owner,
        decided_at=AT,
    )
    NextStep.objects.create(
        opportunity=deal,
        what="约技术负责人看演示",
        initiative=Initiative.OURS,
        due_on=DAY + timedelta(days=9),
        recorded_by=owner,
        recorded_at=AT,
    )
