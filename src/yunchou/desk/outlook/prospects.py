"""What may still come, deal by deal, and what has come month by month. Currencies are never added."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncMonth

from yunchou.desk.contracts.models import Contract
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.models import Allocation, Instalment
from yunchou.desk.receivables.queries import with_money
from yunchou.desk.sums import ExactSum
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Stage, Standing

Deals = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Prospect:
    """Money that may come: whose, of which deal, how much, how likely (percent), by when; `None` when nobody knows."""

    owner: int
    deal: int
    currency: str
    amount: Decimal
    odds: int
    on: date | None


def prospects(deals: Deals, view: View, *, today: date) -> list[Prospect]:
    """What the open deals among these may still bring. Deals without an amount bring nothing that can be counted."""
    found = list(_unsigned(deals, view, today))
    return found + list(_instalments(deals, today)) if view is View.CASH else found


def odds_by_stage(today: date) -> dict[str, int]:
    """The odds at which each stage starts: what counts for a deal that was not judged yet."""
    return dict(our_parameters().on(today).table("forecast.base_percent"))


def _unsigned(deals: Deals, view: View, today: date) -> Iterable[Prospect]:
    """Open deals that are not signed. In cash those with instalments are told by these."""
    rows = deals.filter(standing=Standing.OPEN, amount__gt=0, contract__signed_on__isnull=True)
    if view is View.CASH:
        rows = rows.filter(contract__instalments__isnull=True)
    day = "expected_sign_on" if view is View.SIGNED else "expected_cash_on"
    base = odds_by_stage(today)
    columns = ("owner_id", "pk", "currency", "amount", "assessment__odds", "stage", day)
    for owner, pk, currency, amount, odds, stage, on in rows.order_by("pk").values_list(*columns):
        yield Prospect(owner, pk, currency, amount, base[stage.value] if odds is None else odds, on)


def _instalments(deals: Deals, today: date) -> Iterable[Prospect]:
    """What contracts promise and has not come: as likely as the most that is allowed before the cash, once signed."""
    most = our_parameters().on(today).table("forecast.cap_percent")[Stage.COLLECTION.value]
    open_deals = deals.filter(standing__in=[Standing.OPEN, Standing.WON])
    rows = with_money(Instalment.objects.filter(contract__opportunity__in=open_deals)).filter(outstanding__gt=0)
    base = odds_by_stage(today)
    deal = "contract__opportunity"
    columns = (
        f"{deal}__owner_id", f"{deal}_id", "contract__currency", "outstanding", f"{deal}__assessment__odds",
        f"{deal}__stage", "contract__signed_on", "due_on",
    )  # fmt: skip
    for owner, pk, currency, amount, odds, stage, signed_on, due_on in rows.order_by("pk").values_list(*columns):
        unsigned = base[stage.value] if odds is None else odds
        yield Prospect(owner, pk, currency, amount, most if signed_on else unsigned, due_on)


@dataclass(frozen=True, slots=True)
class Come:
    """What came in one month: whose, which currency, how much."""

    owner: int
    currency: str
    month: date
    amount: Decimal


def come(deals: Deals, view: View, *, since: date, until: date) -> list[Come]:
    """Signatures or money on our account from one day to another, both included."""
    span = (since, until)
    if view is View.SIGNED:
        rows = Contract.objects.filter(opportunity__in=deals, signed_on__range=span)
        names, day = ("opportunity__owner_id", "currency"), "signed_on"
    else:
        rows = Allocation.objects.filter(instalment__contract__opportunity__in=deals, receipt__received_on__range=span)  # type: ignore[assignment]
        names = ("instalment__contract__opportunity__owner_id", "receipt__currency")
        day = "receipt__received_on"
    grouped = rows.order_by().annotate(month=TruncMonth(day)).values_list(*names, "month")
    return [Come(*row) for row in grouped.annotate(total=ExactSum("amount"))]


def live_deals(owners: Collection[int] | None = None) -> Deals:
    """Every deal, or those of some people: for work that no reader asked for."""
    rows = Opportunity.objects.all()
    return rows if owners is None else rows.filter(owner__in=owners)
