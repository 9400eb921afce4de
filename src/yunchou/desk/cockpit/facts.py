"""Stored rows as the facts of the playbook. What is not stored stays unknown; nothing is guessed here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from yunchou.desk.cockpit.rows import Rows
from yunchou.desk.contracts.models import Contract, PaperStep
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.receivables.models import Allocation, Instalment
from yunchou.playbook.contracts import facts as paper
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.key_account import facts as account
from yunchou.playbook.pipeline import facts as pipeline
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.receivables import facts as money
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.terms import Part

PARTS = {
    Duty.SELLER: Part.SALES,
    Duty.PRESALES: Part.TECHNICAL,
    Duty.SPONSOR: Part.EXECUTIVE,
    Duty.DELIVERY: Part.DELIVERY,
    Duty.FINANCE: Part.FINANCE,
}


def dossier_of(deal: Opportunity, rows: Rows) -> Dossier:
    """Everything the desk knows about one deal, in the playbook's words."""
    names = _names(rows.instalments.get(deal.pk, ()))
    parts = rows.parts[deal.pk]
    return Dossier(
        account=account_of(deal.customer),
        opportunity=replace(
            _opportunity(deal, rows.standings.get(deal.pk), parts["time_plan"].go_live_on),
            options_offered=rows.steps_offered.get(deal.pk),
        ),
        **parts,
        team=tuple(TeamMember(name=row.user.name, part=PARTS[row.duty]) for row in rows.members.get(deal.pk, ())),
        stage_answers=tuple(_answers(rows, deal.pk)),
        signing_path=tuple(map(_path_step, rows.signing_steps.get(deal.pk, ()))),
        payment_path=tuple(map(_path_step, rows.payment_steps.get(deal.pk, ()))),
        contract=_contract(rows.contracts.get(deal.pk)),
        instalments=tuple(
            money.Instalment(name=names[row.pk], amount=row.amount, due_on=row.due_on, kind=row.kind)
            for row in rows.instalments.get(deal.pk, ())
        ),
        invoices=tuple(
            money.Invoice(instalment=names[row.instalment_id], amount=row.net, issued_on=row.issued_on)
            for row in rows.invoices.get(deal.pk, ())
        ),
        receipts=tuple(_receipts(rows.allocations.get(deal.pk, ()), names)),
        promises=tuple(
            money.PaymentPromise(
                instalment=names[row.instalment_id], amount=row.amount, given_on=row.given_on, due_on=row.due_on
            )
            for instalment in rows.instalments.get(deal.pk, ())
            for row in instalment.promises.all()
        ),
        disputes=tuple(
            money.PaymentDispute(
                instalment=names[row.instalment_id],
                kind=row.kind,
                amount=row.amount,
                raised_on=row.raised_on,
                settled_on=row.settled_on,
            )
            for instalment in rows.instalments.get(deal.pk, ())
            for row in instalment.disputes.all()
        ),
    )


def account_of(company: Company) -> account.Account:
    """What is known about the customer."""
    return account.Account(
        name=company.name,
        segment=company.segment.name_zh if company.segment else "",
        public_sector=company.public_sector_class,
        head_count=company.head_count,
        seats_now=company.seats_now,
        seats_replaceable=company.seats_replaceable,
        seats_ours=company.seats_ours,
        seats_grade=_grade(company.seats_grade),
        niche=company.niche,
        niche_rank=company.niche_rank,
        is_leader=company.is_leader,
        parent=company.parent.name if company.parent else "",
        budget_months=tuple(company.budget_months),
    )


def _opportunity(deal: Opportunity, change: StandingChange | None, go_live_on: date | None) -> pipeline.Opportunity:
    reason = change.disqualified_for if change else None
    return pipeline.Opportunity(
        name=deal.name,
        stage=deal.stage,
        standing=deal.standing,
        seats=deal.seats,
        unit_price=deal.unit_price,
        amount=deal.amount,
        currency=deal.currency,
        owner=deal.owner.name,
        created_on=_day(deal.created_at),
        stage_entered_on=_day(deal.stage_since),
        expected_sign_on=deal.expected_sign_on,
        expected_cash_on=deal.expected_cash_on,
        go_live_on=go_live_on,
        disqualified_for=reason if isinstance(reason, DisqualifiedFor) else None,
        wake_up_on=deal.wake_on,
        kill_on=deal.kill_on,
        lost_to=change.lost_to if change else "",
        lost_reason=change.reason if change else "",
    )


def _answers(rows: Rows, pk: int) -> Iterable[pipeline.StageAnswer]:
    for row in rows.answers.get(pk, ()):
        yield pipeline.StageAnswer(
            criterion=row.criterion, answer=row.answer, note=row.evidence, answered_on=_day(row.answered_at)
        )


def _path_step(row: PaperStep) -> paper.PathStep:
    return paper.PathStep(
        department=row.department,
        person=_name(row.person),
        document=row.document,
        days=row.expected_days,
        state=row.state,
        started_on=row.started_on,
        stuck_since=row.stuck_since,
    )


def _contract(row: Contract | None) -> paper.Contract | None:
    if row is None:
        return None
    return paper.Contract(
        amount=row.amount,
        currency=row.currency,
        seats=row.seats,
        signed_on=row.signed_on,
        first_payment=row.first_payment,
        sealed=row.sealed,
        project_started=row.project_started,
        project_frozen=row.project_frozen,
        people_changed=row.people_changed,
        ends_on=row.ends_on,
    )


def _receipts(allocations: Iterable[Allocation], names: Mapping[int, str]) -> Iterable[money.Receipt]:
    """The part of each bank receipt that pays this deal: one receipt may pay several deals of a customer (P85)."""
    shares: dict[int, list[Allocation]] = defaultdict(list)
    for row in allocations:
        shares[row.receipt_id].append(row)
    for found in shares.values():
        yield money.Receipt(
            amount=sum((row.amount for row in found), Decimal(0)),
            received_on=found[0].receipt.received_on,
            allocations=tuple(
                money.Allocation(instalment=names[row.instalment_id], amount=row.amount) for row in found
            ),
        )


def _names(instalments: Iterable[Instalment]) -> dict[int, str]:
    """What each instalment is called; two of one name are told apart by their place."""
    found = list(instalments)
    often = Counter(row.name for row in found)
    return {row.pk: row.name if often[row.name] == 1 else f"{row.position}. {row.name}" for row in found}


def _name(contact: Contact | None) -> str:
    return contact.name if contact else ""


def _grade(text: str) -> Grade | None:
    return Grade.parse(text) if text else None


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
