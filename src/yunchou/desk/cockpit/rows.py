"""The stored rows of a set of deals, read table by table: one query each, however many the deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.db.models import Model, QuerySet

from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.models import DealMember, Opportunity, StageAnswer, StandingChange
from yunchou.desk.qualification.models import (
    BudgetFact,
    DecisionStep,
    Endorsement,
    GapRequest,
    Need,
    NeedSummary,
    PlanStepDate,
)
from yunchou.desk.receivables.models import Allocation, Instalment, Invoice, PaymentStep

R = TypeVar("R")
M = TypeVar("M", bound=Model)


class OfDeal(Protocol):
    """A row that belongs to one deal."""

    opportunity_id: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Every table's rows by the deal they belong to; contacts by their customer, gap requests by their need.

    Of changes, requests and summaries only the newest is kept. Names of sources are never read (C24).
    """

    deals: list[Opportunity]
    standings: dict[int, StandingChange]
    summaries: dict[int, NeedSummary]
    needs: dict[int, list[Need]]
    gaps: dict[int, GapRequest]
    endorsements: dict[int, list[Endorsement]]
    budgets: dict[int, list[BudgetFact]]
    plan_steps: dict[int, list[PlanStepDate]]
    decision_steps: dict[int, list[DecisionStep]]
    contacts: dict[int, list[Contact]]
    answers: dict[int, list[StageAnswer]]
    members: dict[int, list[DealMember]]
    signing_steps: dict[int, list[SigningStep]]
    payment_steps: dict[int, list[PaymentStep]]
    contracts: dict[int, Contract]
    instalments: dict[int, list[Instalment]]
    invoices: dict[int, list[Invoice]]
    allocations: dict[int, list[Allocation]]


def read_rows(ids: Collection[int]) -> Rows:
    """Read everything known about these deals. The caller has fetched them through access."""
    deals = list(
        Opportunity.objects.select_related("customer__segment", "customer__parent", "owner").filter(pk__in=ids)
    )
    customers = {deal.customer_id for deal in deals}
    needs = Need.objects.select_related("proposer").filter(opportunity__in=ids)
    changes = StandingChange.objects.filter(opportunity__in=ids).order_by("at", "pk")
    gaps = GapRequest.objects.select_related("owner").filter(need__opportunity__in=ids).order_by("asked_at", "pk")
    invoices = Invoice.objects.select_related("instalment__contract").filter(instalment__contract__opportunity__in=ids)
    contacts = Contact.objects.select_related("reports_to").filter(company__in=customers).order_by("pk")
    return Rows(
        deals=deals,
        standings={row.opportunity_id: row for row in changes},
        summaries={
            row.opportunity_id: row
            for row in NeedSummary.objects.select_related("initiator").filter(opportunity__in=ids)
        },
        needs=_by(needs, _deal),
        gaps={row.need_id: row for row in gaps},
        endorsements=_by(_sourced(Endorsement.objects.select_related("person", "source"), ids), _deal),
        budgets=_by(_sourced(BudgetFact.objects.select_related("source"), ids), _deal),
        plan_steps=_by(PlanStepDate.objects.filter(opportunity__in=ids).order_by("pk"), _deal),
        decision_steps=_by(DecisionStep.objects.select_related("person").filter(opportunity__in=ids), _deal),
        contacts=_by(contacts, lambda row: row.company_id),
        answers=_by(StageAnswer.objects.filter(opportunity__in=ids).order_by("pk"), _deal),
        members=_by(DealMember.objects.select_related("user").filter(opportunity__in=ids).order_by("pk"), _deal),
        signing_steps=_by(SigningStep.objects.select_related("person").filter(opportunity__in=ids), _deal),
        payment_steps=_by(PaymentStep.objects.select_related("person").filter(opportunity__in=ids), _deal),
        contracts={row.opportunity_id: row for row in Contract.objects.filter(opportunity__in=ids)},
        instalments=_by(
            Instalment.objects.select_related("contract").filter(contract__opportunity__in=ids),
            lambda row: row.contract.opportunity_id,
        ),
        invoices=_by(invoices.order_by("pk"), lambda row: row.instalment.contract.opportunity_id),
        allocations=_by(
            Allocation.objects.select_related("receipt", "instalment__contract")
            .filter(instalment__contract__opportunity__in=ids)
            .order_by("receipt__received_on", "pk"),
            lambda row: row.instalment.contract.opportunity_id,
        ),
    )


def _sourced(rows: QuerySet[M], ids: Collection[int]) -> QuerySet[M]:
    """Rows that name a source, without ever loading the sealed name."""
    return rows.defer("source__name").filter(opportunity__in=ids).order_by("pk")


def _deal(row: OfDeal) -> int:
    return row.opportunity_id


def _by(rows: Iterable[R], key: Callable[[R], int]) -> dict[int, list[R]]:
    grouped: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return grouped
