"""Old customers against new ones on the desk's own figures: receipts, hours, cost, contacts by year (P86).

A deal is about an existing customer when it is not the one by which he became ours, from the day of that signature
on. Money counts on the day it arrived, effort and contacts on the day they took place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import ExtractYear

from yunchou.desk.contracts.models import Contract
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.models import Allocation
from yunchou.desk.resources.models import Effort
from yunchou.desk.sums import ExactSum
from yunchou.playbook.retention.ledger import Comparison, Entry, ledger

OLD, NEW = "old", "new"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The comparisons by year, and from how many customers an answer is given."""

    lines: list[Comparison]
    least: int
    worth: int


def ledger_of(user: User, *, today: date) -> Ledger:
    """The ledger of the deals in reach; three queries whatever there is."""
    settings = our_parameters().on(today)
    entries = list(_entries(user)) if May.SEE_RECEIVABLES in reach_of(user).may else []
    return Ledger(
        ledger(entries, settings), settings.whole("retention.ledger_least"), settings.whole("retention.worth")
    )


def _entries(user: User) -> Iterator[Entry]:
    deals = visible(user).values("pk")
    deal = "instalment__contract__opportunity"
    paid = Allocation.objects.filter(**{f"{deal}__in": deals}, receipt__withdrawn_at__isnull=True)
    for row in _sided(paid, deal, "receipt__received_on", "receipt__currency").annotate(money=ExactSum("amount")):
        yield _entry(row, money=row["money"])
    spent = _sided(Effort.objects.filter(opportunity__in=deals), "opportunity", "on", "opportunity__currency")
    for row in spent.annotate(all_hours=ExactSum("hours"), all_cost=ExactSum("cost")):
        yield _entry(row, hours=row["all_hours"], cost=row["all_cost"])
    met = _sided(Interaction.objects.filter(opportunity__in=deals), "opportunity", "on", "opportunity__currency")
    for row in met.annotate(contacts=Count("pk")):
        yield _entry(row, contacts=row["contacts"])


def _entry(
    row: dict[str, Any],
    *,
    money: Decimal = Decimal(0),
    hours: Decimal | None = None,
    cost: Decimal | None = None,
    contacts: int = 0,
) -> Entry:
    return Entry(
        year=row["year"], currency=row["currency"], customer=row["customer"], existing=row["side"] == OLD,
        money=money, hours=hours, cost=cost, contacts=contacts,
    )  # fmt: skip


def _sided(rows: QuerySet[Any], deal: str, day: str, currency: str) -> QuerySet[Any, dict[str, Any]]:
    """Rows grouped by year, currency, customer and side."""
    first = Contract.objects.filter(opportunity__customer=OuterRef(f"{deal}__customer"), signed_on__isnull=False)
    first = first.order_by("signed_on", "pk")
    told = rows.order_by().annotate(
        first_on=Subquery(first.values("signed_on")[:1]), first_deal=Subquery(first.values("opportunity")[:1])
    )
    later = Q(**{f"{day}__gte": F("first_on")}) & ~Q(first_deal=F(deal))
    side = Case(When(later, then=Value(OLD)), default=Value(NEW), output_field=CharField())
    named = told.annotate(year=ExtractYear(day), currency=F(currency), customer=F(f"{deal}__customer"), side=side)
    grouped: QuerySet[Any, dict[str, Any]] = named.values("year", "currency", "customer", "side")
    return grouped
