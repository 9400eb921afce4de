"""The stored rows of a set of deals, read table by table: one query each, however many the deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet

from yunchou.desk.cockpit.people import load_parts as people
from yunchou.desk.competitors.facts import load_parts as competitors
from yunchou.desk.conduct.facts import load_parts as conduct
from yunchou.desk.contracts.models import Contract, SigningStep
from yunchou.desk.insiders.facts import load_parts as insiders
from yunchou.desk.intelligence.facts import load_parts as intelligence
from yunchou.desk.meetings.facts import load_parts as meetings
from yunchou.desk.meetings.queries import steps_offered
from yunchou.desk.negotiation.facts import load_parts as negotiation
from yunchou.desk.opportunities.models import DealMember, Opportunity, StageAnswer, StandingChange
from yunchou.desk.qualification.facts import load_parts as qualification
from yunchou.desk.receivables.models import Allocation, Instalment, PaymentStep
from yunchou.desk.receivables.queries import net_invoices
from yunchou.desk.resources.facts import load_parts as resources
from yunchou.desk.retention.facts import parts_of as retention
from yunchou.desk.retention.facts import with_care
from yunchou.desk.tempo.facts import load_parts as tempo

R = TypeVar("R")
# What a feature knows of many deals, as parts of their dossiers by their names there; a fixed number of queries each.
Parts = dict[str, Any]
Loader = Callable[[Collection[int], date], Mapping[int, Parts]]
LOADERS: tuple[Loader, ...] = (
    people,
    qualification,
    intelligence,
    competitors,
    resources,
    meetings,
    tempo,
    conduct,
    insiders,
)


class OfDeal(Protocol):
    """A row that belongs to one deal."""

    opportunity_id: int


@dataclass(frozen=True, slots=True)
class Rows:
    """Every table's rows by the deal they belong to. `parts` are those of the loaders.

    Of the changes of standing only the newest is kept. Names of sources are never read (C24).
    """

    deals: list[Opportunity]
    standings: dict[int, StandingChange]
    parts: dict[int, Parts]
    steps_offered: dict[int, int]
    answers: dict[int, list[StageAnswer]]
    members: dict[int, list[DealMember]]
    signing_steps: dict[int, list[SigningStep]]
    payment_steps: dict[int, list[PaymentStep]]
    contracts: dict[int, Contract]
    instalments: dict[int, list[Instalment]]
    invoices: dict[int, list[Any]]
    allocations: dict[int, list[Allocation]]


def read_rows(ids: Collection[int], as_of: date) -> Rows:
    """Read everything known about these deals. The caller has fetched them through access."""
    deals = list(
        Opportunity.objects.select_related(
            "customer__segment", "customer__parent", "owner", "negotiation_plan", "contract"
        ).filter(pk__in=ids)
    )
    parts = _parts(ids, as_of)
    # Most deals are not negotiated and have no contract: nothing is asked about what follows from either.
    if planned := [deal.pk for deal in deals if hasattr(deal, "negotiation_plan")]:
        for pk, each in negotiation(planned, as_of).items():
            parts[pk].update(each)
    signing = [deal.pk for deal in deals if hasattr(deal, "contract")]
    contracts = list(with_care(Contract.objects.filter(opportunity__in=signing), as_of)) if signing else []
    for pk, each in retention(contracts).items():
        parts[pk].update(each)
    return Rows(
        deals=deals,
        standings={row.opportunity_id: row for row in _changes(ids)},
        parts=parts,
        steps_offered=steps_offered(ids),
        answers=_by(StageAnswer.objects.filter(opportunity__in=ids).order_by("pk"), _deal),
        members=_by(_members(ids), _deal),
        signing_steps=_by(SigningStep.objects.select_related("person").filter(opportunity__in=ids), _deal),
        payment_steps=_by(PaymentStep.objects.select_related("person").filter(opportunity__in=ids), _deal),
        contracts={row.opportunity_id: row for row in contracts},
        **_money({row.pk: row.opportunity_id for row in contracts}),
    )


def _members(ids: Collection[int]) -> QuerySet[DealMember]:
    rows = DealMember.objects.select_related("user").only("opportunity", "duty", "user__name")
    return rows.filter(opportunity__in=ids).order_by("pk")


def _changes(ids: Collection[int]) -> QuerySet[StandingChange]:
    return StandingChange.objects.filter(opportunity__in=ids).order_by("at", "pk")


def _money(deal_of: Mapping[int, int]) -> dict[str, Any]:
    """What is to be paid and was paid under these contracts, given with their deals: most deals have none."""
    if not deal_of:
        return {"instalments": {}, "invoices": {}, "allocations": {}}
    instalments = Instalment.objects.prefetch_related("promises", "disputes").filter(contract__in=deal_of)
    invoices = net_invoices().select_related("instalment").filter(instalment__contract__in=deal_of).order_by("pk")
    allocations = Allocation.objects.select_related("receipt", "instalment").filter(instalment__contract__in=deal_of)
    return {
        "instalments": _by(instalments, lambda row: deal_of[row.contract_id]),
        "invoices": _by(invoices, lambda row: deal_of[row.instalment.contract_id]),
        "allocations": _by(
            allocations.order_by("receipt__received_on", "pk"), lambda row: deal_of[row.instalment.contract_id]
        ),
    }


def _parts(ids: Collection[int], as_of: date) -> dict[int, Parts]:
    found: dict[int, Parts] = {pk: {} for pk in ids}
    for load in LOADERS:
        for pk, parts in load(ids, as_of).items():
            found[pk].update(parts)
    return found


def _deal(row: OfDeal) -> int:
    return row.opportunity_id


def _by(rows: Iterable[R], key: Callable[[R], int]) -> dict[int, list[R]]:
    grouped: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        grouped[key(row)].append(row)
    return grouped
