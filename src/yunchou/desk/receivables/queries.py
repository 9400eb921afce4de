"""Read what is due and what arrived. Money of different currencies is never added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries.groups import group_ids
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible as visible_deals
from yunchou.desk.receivables.models import Allocation, BankReceipt, DueMove, Instalment, Invoice, PaymentStep, Refund
from yunchou.desk.sums import ExactSum, amount_of, exact, less

RANGE_PROBLEM = lazy("Choose one of the ranges shown.")
SOON = timedelta(days=30)
_MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=18, decimal_places=2)
_NOTHING = Decimal(0)


def _sum_of(rows: QuerySet[Any], link: str) -> Coalesce:
    totals = rows.filter(**{link: OuterRef("pk")}).order_by().values(link).annotate(total=ExactSum("amount"))
    return Coalesce(Subquery(totals.values("total")), _NOTHING, output_field=_MONEY)


def visible(user: User) -> QuerySet[Any]:
    """Instalments of the deals a user may see, each with `paid`, `invoiced` and `outstanding`."""
    if May.SEE_RECEIVABLES not in reach_of(user).may:
        return Instalment.objects.none()
    rows = Instalment.objects.all()
    if not reach_of(user).sees_all:
        rows = rows.filter(contract__opportunity__in=visible_deals(user))
    return with_money(rows)


def with_money(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add what is paid, invoiced and outstanding to each instalment."""
    summed: QuerySet[Any] = rows.annotate(
        paid=_sum_of(Allocation.objects.all(), "instalment"),
        invoiced=_sum_of(Invoice.objects.all(), "instalment"),
    )
    complete: QuerySet[Any] = summed.annotate(outstanding=less("amount", "paid"))
    return complete


def with_signed_day(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Add `signed_day` to each instalment: the day on which the contract as signed had it due."""
    first = DueMove.objects.filter(instalment=OuterRef("pk"), due_before__isnull=False).order_by("amendment__number")
    found: QuerySet[Any] = rows.annotate(signed_day=Coalesce(Subquery(first.values("due_before")[:1]), F("due_on")))
    return found


def fetch(user: User, pk: int) -> Instalment:
    """One instalment with its contract and deal, or `NotThere`."""
    row: Instalment | None = (
        with_signed_day(visible(user)).select_related("contract__opportunity__customer").filter(pk=pk).first()
    )
    if row is None:
        raise NotThere(_("There is no such instalment."))
    return row


@dataclass(frozen=True, slots=True)
class Owed:
    """One instalment with how late it is; `days_late` is negative before the due date, 0 when it is paid."""

    instalment: Instalment
    outstanding: Decimal
    days_late: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The payments of one contract and their sums, all in the contract's currency."""

    rows: list[Owed]
    planned: Decimal
    unplanned: Decimal
    invoiced: Decimal
    paid: Decimal
    outstanding: Decimal


def plan_of(contract: Contract, *, today: date) -> Plan:
    """The plan of a contract that was fetched through access."""
    instalments = with_signed_day(with_money(Instalment.objects.filter(contract=contract)))
    found = list(instalments.prefetch_related("invoices__reds", "allocations__receipt", "promises__person", "disputes"))
    rows = with_lateness(found, today=today)
    planned = sum((i.amount for i in found), _NOTHING)
    paid = sum((i.amount - row.outstanding for i, row in zip(found, rows, strict=True)), _NOTHING)
    invoiced = sum((invoice.amount for i in found for invoice in i.invoices.all()), _NOTHING)
    return Plan(rows, planned, contract.amount - planned, invoiced, paid, planned - paid)


def open_of(contract: Contract) -> QuerySet[Any]:
    """What is not paid in full yet of a contract that was fetched through access."""
    return with_money(Instalment.objects.filter(contract=contract)).filter(outstanding__gt=0)


def instalments_of(deal: Opportunity) -> QuerySet[Instalment]:
    """The instalments of a deal that was fetched through access, in order."""
    return Instalment.objects.filter(contract__opportunity=deal)


def with_lateness(instalments: Iterable[Any], *, today: date) -> list[Owed]:
    """How late each instalment is; takes instalments that carry `outstanding`."""
    return [Owed(row, row.outstanding, (today - row.due_on).days if row.outstanding else 0) for row in instalments]


def payment_path(deal: Opportunity) -> list[PaymentStep]:
    """The customer's payment path of a deal that was fetched through access, in order."""
    return list(PaymentStep.objects.select_related("person").filter(opportunity=deal))


RANGES = {
    "all": lazy("All unpaid"),
    "overdue": lazy("Overdue"),
    "soon": lazy("Due in 30 days"),
    "later": lazy("Later"),
}


def _range(when: str, today: date) -> Q:
    """The due dates of one of `RANGES`."""
    return {
        "all": Q(),
        "overdue": Q(due_on__lt=today),
        "soon": Q(due_on__gte=today, due_on__lte=today + SOON),
        "later": Q(due_on__gt=today + SOON),
    }[when]


def due(user: User, *, when: str, today: date) -> QuerySet[Any]:
    """Unpaid instalments, oldest first; `when` is one of `RANGES`."""
    rows = with_signed_day(visible(user).filter(_range(when, today), outstanding__gt=0))
    return rows.select_related("contract__opportunity__customer", "contract__opportunity__owner").order_by(
        "due_on", "pk"
    )


@dataclass(frozen=True, slots=True)
class Total:
    """What is outstanding in one currency."""

    currency: str
    overdue: Decimal
    soon: Decimal
    later: Decimal


def totals(user: User, *, today: date) -> list[Total]:
    """What is outstanding, one line for each currency."""
    sums = {
        when: Coalesce(ExactSum("outstanding", filter=_range(when, today)), _NOTHING, output_field=_MONEY)
        for when in ("overdue", "soon", "later")
    }
    open_rows: QuerySet[Any] = visible(user).filter(outstanding__gt=0).order_by("contract__currency")
    rows: QuerySet[Any, dict[str, Any]] = open_rows.values("contract__currency").annotate(**sums)
    return [Total(r["contract__currency"], r["overdue"], r["soon"], r["later"]) for r in rows]


def payable(user: User, customer: Company, others: Iterable[Company] = ()) -> list[Any]:
    """What money of a customer may pay: what it owes itself, oldest first, then its group, then these others."""
    kin, further = group_ids(customer.pk), {other.pk for other in others}
    rows = visible(user).filter(contract__opportunity__customer__in=kin | further, outstanding__gt=0)
    owed = list(rows.select_related("contract__opportunity__customer").order_by("due_on", "pk"))

    def nearness(row: Any) -> tuple[int, str, int]:
        whose = row.contract.opportunity.customer
        return (0 if whose.pk == customer.pk else 1 if whose.pk in kin else 2, whose.name, whose.pk)

    return sorted(owed, key=nearness)


def receipts(user: User) -> QuerySet[BankReceipt]:
    """Bank receipts, newest first, each with what it paid, what went back, what is left; for who records receipts."""
    if May.CHANGE_RECEIVABLES not in reach_of(user).may:
        return BankReceipt.objects.none()
    rows = BankReceipt.objects.annotate(allocated=_sum_of(Allocation.objects.all(), "receipt"))
    gone = Refund.objects.filter(withdrawn_at__isnull=True)
    rows = rows.annotate(returned=_sum_of(gone, "receipt"))
    rows = rows.annotate(left=exact(F("amount") - F("allocated") - F("returned")))
    return rows.select_related("customer", "recorded_by").order_by("-received_on", "-pk")


def fetch_receipt(user: User, pk: int) -> BankReceipt:
    """One bank receipt, or `NotThere`."""
    receipt = receipts(user).filter(pk=pk).first()
    if receipt is None:
        raise NotThere(_("There is no such bank receipt."))
    return receipt


def fetch_refund(user: User, receipt_pk: int, pk: int) -> Refund:
    """One refund of a receipt in reach, or `NotThere`."""
    rows = Refund.objects.select_related("receipt__customer").filter(receipt=fetch_receipt(user, receipt_pk), pk=pk)
    if (row := rows.first()) is None:
        raise NotThere(_("There is no such refund."))
    return row


def debtors(user: User, text: str) -> QuerySet[Company]:
    """Customers with a contract, whose name has `text` in it: those a receipt may come from."""
    deals = visible_deals(user).filter(contract__isnull=False)
    rows = Company.objects.filter(pk__in=deals.values("customer_id")).order_by("name")
    return rows.filter(Q(name__icontains=text) | Q(short_name__icontains=text)) if text else rows


def allocations_of(receipt: BankReceipt) -> QuerySet[Allocation]:
    """What a receipt has paid."""
    return receipt.allocations.select_related("instalment__contract__opportunity__customer").order_by("pk")


def fetch_invoice(user: User, pk: int) -> Invoice:
    """One invoice of a deal in reach, or `NotThere`."""
    rows = Invoice.objects.select_related("instalment__contract__opportunity__customer")
    invoice = rows.filter(pk=pk, instalment__in=visible(user).values("pk")).first()
    if invoice is None:
        raise NotThere(_("There is no such invoice."))
    return invoice


def left_on(invoice: Invoice) -> Decimal:
    """What of an invoice no red-letter one has cancelled; nothing is left of a red-letter one."""
    if invoice.red_of_id is not None:
        return _NOTHING
    return invoice.amount + amount_of(invoice.reds.all())


def net_invoices() -> QuerySet[Any]:
    """The invoices that still stand, each with its `net` amount: what was cancelled is taken off, red ones are none."""
    reds = Coalesce(ExactSum("reds__amount"), _NOTHING, output_field=_MONEY)
    return Invoice.objects.filter(red_of=None).annotate(net=exact(F("amount") + reds)).filter(net__gt=0)
