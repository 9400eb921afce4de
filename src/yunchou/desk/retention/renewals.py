"""The renewal calendar: every contract in reach that ends, when its renewal is begun, what comes next (P88, P14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from yunchou.desk.contracts.models import Contract
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.parameters import our_parameters
from yunchou.desk.retention.accounts import LAPSED_FOR, accounts_of, signed
from yunchou.desk.retention.models import HarvestDeal
from yunchou.desk.sums import ExactSum
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.receivables.schedule import months_on
from yunchou.playbook.retention.renewals import lead_days, next_step, state_of
from yunchou.playbook.retention.terms import Harvest, Health, RenewalState

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Renewal:
    """One contract on the calendar. Everything about its end is `None` where the end is not recorded.

    `deal` is the one that was opened to renew it.
    """

    contract: Contract
    health: Health
    days_left: int | None
    begin_on: date | None
    state: RenewalState | None
    step: Sentence | None
    deal: Opportunity | None

    @property
    def may_begin(self) -> bool:
        """Whether a renewal can be opened: none was yet."""
        return self.deal is None


def calendar(user: User, *, today: date) -> QuerySet[Contract]:
    """The signed contracts in reach, the nearest end first, those without an end last."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return Contract.objects.none()
    rows = signed().filter(opportunity__in=visible(user)).exclude(ends_on__lt=today - LAPSED_FOR)
    return rows.order_by(F("ends_on").asc(nulls_last=True), "pk")


@dataclass(slots=True)
class Month:
    """What ends in one month: how many contracts, of how many renewal is begun, seats, money by currency."""

    first: date
    count: int = 0
    begun: int = 0
    seats: int = 0
    money: dict[str, Decimal] = field(default_factory=dict)


def ending(user: User, *, today: date) -> list[Month]:
    """The months of the coming year in which contracts in reach end, in order; one query however many end."""
    opened = HarvestDeal.objects.filter(contract=OuterRef("pk"), kind=Harvest.RENEWAL)
    rows = calendar(user, today=today).filter(ends_on__gte=today, ends_on__lt=months_on(today, 12)).order_by()
    told: Any = (
        rows.annotate(month=TruncMonth("ends_on"), is_begun=Exists(opened))
        .values("month", "currency", "is_begun")
        .annotate(count=Count("pk"), all_seats=Sum("seats"), money=ExactSum("amount"))
        .order_by("month", "currency")
    )
    found: dict[date, Month] = {}
    for row in told:
        month = found.setdefault(row["month"], Month(row["month"]))
        month.count += row["count"]
        month.begun += row["count"] if row["is_begun"] else 0
        month.seats += row["all_seats"] or 0
        month.money[row["currency"]] = month.money.get(row["currency"], ZERO) + row["money"]
    return list(found.values())


def with_renewals(rows: QuerySet[Contract]) -> QuerySet[Contract]:
    """Contracts with what is needed to say how their renewal stands."""
    opened = HarvestDeal.objects.filter(kind=Harvest.RENEWAL).select_related("opportunity__contract")
    related = rows.select_related("opportunity__customer", "opportunity__owner")
    return related.prefetch_related(Prefetch("harvests", opened, to_attr="renewals"))


def read(contracts: Iterable[Contract], health: dict[int, Health], *, today: date) -> list[Renewal]:
    """The calendar's lines of contracts read `with_renewals`; `health` by customer."""
    return [_line(row, health.get(row.opportunity.customer_id, Health.UNKNOWN), today) for row in contracts]


def lines(contracts: Iterable[Contract], *, today: date) -> list[Renewal]:
    """The lines of some contracts read `with_renewals`, with the health of their customers."""
    found = list(contracts)
    companies = {row.opportunity.customer_id: row.opportunity.customer for row in found}
    health = {each.company.pk: each.verdict.health for each in accounts_of(list(companies.values()), today=today)}
    return read(found, health, today=today)


def _line(contract: Any, health: Health, today: date) -> Renewal:
    deal = contract.renewals[0].opportunity if contract.renewals else None
    if contract.ends_on is None:
        return Renewal(contract, health, None, None, None, None, deal)
    settings = our_parameters().on(today)
    lead, days_left = lead_days(contract.seats, settings), (contract.ends_on - today).days
    state = state_of(
        contract.ends_on,
        today,
        lead=lead,
        begun=deal is not None,
        renewed=is_renewed(deal),
        given_up=deal is not None and deal.standing is Standing.LOST,
    )
    step = next_step(state, health, days_left=days_left, lead=lead)
    return Renewal(contract, health, days_left, contract.ends_on - timedelta(days=lead), state, step, deal)


def is_renewed(deal: Any) -> bool:
    """Whether the deal that renews a contract has come to a signature of its own."""
    return deal is not None and hasattr(deal, "contract") and deal.contract.signed_on is not None


def fetch_contract(user: User, deal_pk: int) -> Contract:
    """The signed contract of one deal in reach, or `NotThere`."""
    found = signed().filter(opportunity_id=deal_pk, opportunity__in=visible(user))
    contract = found.select_related("opportunity__customer", "opportunity__owner", "opportunity__product").first()
    if contract is None:
        raise NotThere(_("There is no such contract."))
    return contract
