"""The accounts that are served, with what the playbook judges of each: a fixed number of queries however many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max, Min, Q, QuerySet

from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.parameters import our_parameters
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.receivables.queries import with_money
from yunchou.desk.retention.models import CareNote, Ticket, UsageMonth
from yunchou.desk.stakeholders.models import Player
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention import service as facts
from yunchou.playbook.retention.growth import Growth, growth_of
from yunchou.playbook.retention.health import HealthVerdict, health_of
from yunchou.playbook.retention.terms import Health

LAPSED_FOR = timedelta(days=120)
"""How long after the end of its last contract an account is still served: it may yet be renewed."""
MONTHS_BACK = timedelta(days=400)
MOST_ACCOUNTS = 300
GROWTH_ORDER = (Health.GOOD, Health.UNKNOWN, Health.WATCH, Health.AT_RISK)


@dataclass(frozen=True, slots=True)
class Account:
    """One account that is served: its facts, its health, its signs of growth, its contracts in force."""

    company: Company
    service: facts.Service
    verdict: HealthVerdict
    growth: tuple[Growth, ...]
    contracts: list[Contract]

    @property
    def used(self) -> int | None:
        """Seats in use in the newest month that is known."""
        months = self.service.by_month()
        return months[-1][1] if months else None

    @property
    def ends_on(self) -> date | None:
        """The nearest end of a contract."""
        return min((row.ends_on for row in self.contracts if row.ends_on), default=None)


@dataclass(slots=True)
class Column:
    """The accounts of one health."""

    health: Health
    accounts: list[Account] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns, the worst first, and how many accounts are not looked at."""

    columns: list[Column]
    more: int


def signed() -> QuerySet[Contract]:
    """Every contract that was signed."""
    return Contract.objects.filter(signed_on__isnull=False)


def served(user: User, today: date) -> QuerySet[Company]:
    """The customers in reach that use our product by a signed contract, or did until lately."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return Company.objects.none()
    return customers.visible(user).filter(pk__in=in_service(today))


def in_service(today: date) -> QuerySet[Contract, int]:
    """The keys of the customers who use our product by a signed contract, or did until lately, in anybody's reach."""
    running = signed().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today - LAPSED_FOR))
    return running.order_by().values_list("opportunity__customer", flat=True).distinct()


def board_of(user: User, *, today: date) -> Board:
    """The accounts by their health; those whose contract ends first stand first."""
    rows = served(user, today)
    found = accounts_of(list(rows.select_related("owner").order_by("name", "pk")[:MOST_ACCOUNTS]), today=today)
    columns = {health: Column(health) for health in Health}
    for account in sorted(found, key=lambda each: (each.ends_on or date.max, each.company.pk)):
        columns[account.verdict.health].accounts.append(account)
    more = rows.count() - MOST_ACCOUNTS if len(found) == MOST_ACCOUNTS else 0
    return Board(list(columns.values()), more)


def growing(user: User, *, today: date) -> list[Account]:
    """The accounts that show a sign of growth, those that fare well first: sell where they are satisfied (P88)."""
    rows = served(user, today).select_related("owner").order_by("name", "pk")[:MOST_ACCOUNTS]
    found = [each for each in accounts_of(list(rows), today=today) if each.growth]
    return sorted(found, key=lambda each: (GROWTH_ORDER.index(each.verdict.health), each.company.name, each.company.pk))


def accounts_of(companies: Sequence[Company], *, today: date) -> list[Account]:
    """What is known and judged of customers that were fetched through access; nine queries."""
    settings = our_parameters().on(today)
    contracts = _contracts([company.pk for company in companies], today)
    services = _services(companies, contracts, today)
    return [
        Account(
            company,
            services[company.pk],
            health_of(services[company.pk], settings, today),
            growth_of(services[company.pk], settings, today),
            contracts[company.pk],
        )
        for company in companies
    ]


def _contracts(keys: Iterable[int], today: date) -> dict[int, list[Contract]]:
    """The signed contracts by customer that run, or ended so lately that they may yet be renewed."""
    rows = signed().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today - LAPSED_FOR))
    found: dict[int, list[Contract]] = defaultdict(list)
    for row in rows.filter(opportunity__customer__in=keys).select_related("opportunity").order_by("ends_on", "pk"):
        found[row.opportunity.customer_id].append(row)
    return found


def _bought(contracts: Iterable[Contract], today: date) -> int | None:
    """The seats of the contracts that run today; unknown while one does not say."""
    running = [
        row.seats
        for row in contracts
        if (row.starts_on is None or row.starts_on <= today) and (row.ends_on is None or row.ends_on >= today)
    ]
    told = [seats for seats in running if seats is not None]
    return sum(told) if told and len(told) == len(running) else None


def _services(
    companies: Sequence[Company], contracts: dict[int, list[Contract]], today: date
) -> dict[int, facts.Service]:
    keys = [company.pk for company in companies]
    usage, care, spoken = _usage(keys, today), _care(keys), last_contacts(keys)
    tickets, overdue, left = _tickets(keys), _overdue(keys, today), _left(keys)
    return {
        company.pk: facts.Service(
            seats_bought=_bought(contracts[company.pk], today),
            seats_replaceable=company.seats_replaceable,
            usage=tuple(usage[company.pk]),
            last_contact_on=spoken.get(company.pk),
            satisfied=care[company.pk].satisfied if company.pk in care else Answer.UNKNOWN,
            satisfied_on=care[company.pk].on if company.pk in care else None,
            tickets=tickets.get(company.pk),
            overdue_days=overdue.get(company.pk),
            left_on=left.get(company.pk),
        )
        for company in companies
    }


def _usage(keys: Iterable[int], today: date) -> dict[int, list[facts.Usage]]:
    found: dict[int, list[facts.Usage]] = defaultdict(list)
    for row in UsageMonth.objects.filter(company__in=keys, month__gte=today - MONTHS_BACK):
        found[row.company_id].append(facts.Usage(month=row.month, seats=row.seats, department=row.department))
    return found


def _care(keys: Iterable[int]) -> dict[int, CareNote]:
    """The newest call at which each customer said whether he is satisfied."""
    rows = CareNote.objects.filter(company__in=keys).exclude(satisfied=Answer.UNKNOWN).order_by("on", "pk")
    return {row.company_id: row for row in rows}


def last_contacts(keys: Iterable[int]) -> dict[int, date]:
    """The day on which each customer was last spoken with, about a deal or in care; two queries."""
    met = Interaction.objects.filter(opportunity__customer__in=keys).order_by().values("opportunity__customer")
    found = {row["opportunity__customer"]: row["newest"] for row in met.annotate(newest=Max("on"))}
    called = CareNote.objects.filter(company__in=keys).order_by().values("company").annotate(newest=Max("on"))
    for row in called:
        found[row["company"]] = max(row["newest"], found.get(row["company"], date.min))
    return found


def _tickets(keys: Iterable[int]) -> dict[int, tuple[facts.Ticket, ...]]:
    """The open tickets of the customers of whom any ticket is recorded; of others nothing is known."""
    known = Ticket.objects.filter(company__in=keys).order_by().values_list("company", flat=True).distinct()
    found: dict[int, list[facts.Ticket]] = {key: [] for key in known}
    for row in Ticket.objects.filter(company__in=keys, closed_on__isnull=True):
        found[row.company_id].append(facts.Ticket(severity=row.severity, opened_on=row.opened_on))
    return {key: tuple(rows) for key, rows in found.items()}


def _overdue(keys: Iterable[int], today: date) -> dict[int, int]:
    """For how many days the oldest unpaid instalment is overdue, 0 without one, by customer with a payment plan."""
    planned = Instalment.objects.filter(contract__opportunity__customer__in=keys)
    customer = "contract__opportunity__customer"
    found = dict.fromkeys(planned.order_by().values_list(customer, flat=True).distinct(), 0)
    late = with_money(planned).filter(outstanding__gt=0, due_on__lt=today).values_list(customer, "due_on")
    for key, due_on in late:
        found[key] = max(found[key], (today - due_on).days)
    return found


def _left(keys: Iterable[int]) -> dict[int, tuple[date, ...]]:
    """The days on which people on the maps of each customer's deals left."""
    rows = Player.objects.filter(opportunity__customer__in=keys, contact__isnull=False).order_by()
    by_person = rows.values("opportunity__customer", "contact").annotate(left=Min("contact__left_on"))
    found: dict[int, list[date]] = defaultdict(list)
    for row in by_person:
        found[row["opportunity__customer"]].extend([row["left"]] if row["left"] else [])
    return {key: tuple(days) for key, days in found.items()}
