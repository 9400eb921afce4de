"""Read bank statements: which lines still wait, and what each may pay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import visible as visible_companies
from yunchou.desk.customers.queries.groups import tops
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.receivables.models import Allocation, BankReceipt, BankStatement, Instalment, StatementLine
from yunchou.desk.receivables.queries import visible
from yunchou.playbook.receivables.matching.facts import Debtor, Line, Owed, Proposal
from yunchou.playbook.receivables.matching.proposals import propose

WAITING = Q(receipt__isnull=True, set_aside_reason="")


def statements(user: User) -> QuerySet[BankStatement]:
    """Statements with how many lines each has and how many wait, newest first; for who records receipts."""
    if May.CHANGE_RECEIVABLES not in reach_of(user).may:
        return BankStatement.objects.none()
    waiting = Q(lines__isnull=False, lines__receipt__isnull=True, lines__set_aside_reason="")
    rows = BankStatement.objects.annotate(count=Count("lines"), waiting=Count("lines", filter=waiting))
    return rows.select_related("taken_by").order_by("-taken_at", "-pk")


def fetch_statement(user: User, pk: int) -> BankStatement:
    """One statement, or `NotThere`."""
    found = statements(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such bank statement."))
    return found


def fetch_line(user: User, pk: int) -> StatementLine:
    """One line of a statement, or `NotThere`."""
    lines = StatementLine.objects.select_related("statement", "receipt__customer").filter(pk=pk)
    line = lines.first() if May.CHANGE_RECEIVABLES in reach_of(user).may else None
    if line is None:
        raise NotThere(_("There is no such line."))
    return line


@dataclass(frozen=True, slots=True)
class Paid:
    """A share of a proposal with the instalment that it pays."""

    instalment: Instalment
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal as a page shows it."""

    proposal: Proposal
    customer: Company
    paid: list[Paid]
    left: Decimal


@dataclass(frozen=True, slots=True)
class Considered:
    """A line with what it may pay, best first."""

    line: StatementLine
    offers: list[Offer]

    @property
    def certain(self) -> Offer | None:
        """The offer about which nothing is left to decide."""
        return self.offers[0] if self.offers and self.offers[0].proposal.certain else None


def considered(user: User, statement: BankStatement) -> list[Considered]:
    """The waiting lines of a statement that was fetched through access. A fixed number of queries."""
    lines = list(statement.lines.filter(WAITING))
    found = proposals_of(user, lines)
    keys = {share.instalment for each in found.values() for p in each for share in p.shares}
    rows = Instalment.objects.select_related("contract__opportunity__customer").in_bulk(keys)
    customers = Company.objects.in_bulk({p.customer for each in found.values() for p in each})
    return [Considered(line, [_offer(line, p, rows, customers) for p in found[line.pk]]) for line in lines]


def _offer(
    line: StatementLine, proposal: Proposal, rows: dict[int, Instalment], customers: dict[int, Company]
) -> Offer:
    paid = [Paid(rows[share.instalment], share.amount) for share in proposal.shares]
    left = line.amount - sum((each.amount for each in paid), Decimal(0))
    return Offer(proposal, customers[proposal.customer], paid, left)


def proposals_of(user: User, lines: Sequence[StatementLine]) -> dict[int, tuple[Proposal, ...]]:
    """The proposals of each line by its key. All lines of a statement together: they may claim the same money."""
    owed = _owed(user)
    told = [Line(r.pk, r.amount, r.currency, r.booked_on, r.payer, f"{r.text} {r.reference}") for r in lines]
    return propose(told, _debtors(user, {each.customer for each in owed}), owed)


def _owed(user: User) -> list[Owed]:
    rows = visible(user).filter(outstanding__gt=0).select_related("contract__opportunity").prefetch_related("invoices")
    return [
        Owed(
            key=row.pk,
            customer=row.contract.opportunity.customer_id,
            contract=row.contract.number,
            name=row.name,
            invoices=tuple(invoice.number for invoice in row.invoices.all()),
            open=row.outstanding,
            currency=row.contract.currency,
            due_on=row.due_on,
        )
        for row in rows
    ]


def _debtors(user: User, keys: Iterable[int]) -> list[Debtor]:
    """Who owes, who paid before, and everybody else in the groups of those who owe: a parent pays for its companies."""
    payers: dict[int, set[str]] = defaultdict(set)
    receipts = BankReceipt.objects.filter(withdrawn_at__isnull=True)
    for customer, payer in receipts.values_list("customer_id", "payer").distinct():
        payers[customer].add(payer)
    for_others = Allocation.objects.values_list("instalment__contract__opportunity__customer_id", "receipt__payer")
    for customer, payer in for_others.distinct():
        payers[customer].add(payer)
    owing, highest = set(keys), tops()
    groups = {highest[key] for key in owing if key in highest}
    kin = {company for company, top in highest.items() if top in groups}
    companies = visible_companies(user).filter(Q(pk__in=owing | kin) | Q(pk__in=set(payers)))
    return [
        Debtor(c.pk, c.name, c.short_name, tuple(sorted(payers[c.pk])), highest.get(c.pk))
        for c in companies.order_by("pk")
    ]
