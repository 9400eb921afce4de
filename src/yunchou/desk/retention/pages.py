"""What the pages of existing customers show: a constant number of queries, nothing out of the reader's reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.retention.accounts import accounts_of
from yunchou.desk.retention.models import CareNote, HarvestDeal, Ticket
from yunchou.desk.retention.references import consents_in_reach, plans
from yunchou.desk.retention.renewals import calendar, read, with_renewals
from yunchou.playbook.pipeline.stages import Standing

MOST_NOTES, MOST_TICKETS, MOST_DEALS = 10, 20, 20
WIDTH, HEIGHT = 640, 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of use as it is drawn. `x`, `y` and `height` are in units of the picture."""

    month: date
    seats: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Seats in use by month beside those that were bought; `line` is where the bought ones are drawn."""

    bars: list[Bar]
    bought: int | None
    line: int | None


def people_here(company: Company) -> QuerySet[Contact]:
    """The people of a customer who are still there."""
    return Contact.objects.filter(company=company, left_on__isnull=True).order_by("name", "pk")


def deals_for(user: User) -> QuerySet[Opportunity]:
    """The open deals in reach, for which a reference may have been used."""
    return visible(user).filter(standing=Standing.OPEN).select_related("customer").order_by("-updated_at", "-pk")


def may_note(user: User, company: Company) -> bool:
    """Whether this reader may write down how the customer fares."""
    return May.CHANGE_CUSTOMERS in reach_of(user).may and customers.may_change_people(user, company)


def page_of_care(user: User, company: Company, *, today: date) -> dict[str, Any]:
    """How a customer that was fetched through access fares, and what may grow out of him."""
    account = accounts_of([company], today=today)[0]
    within = with_renewals(calendar(user, today=today).filter(opportunity__customer=company))
    grown = HarvestDeal.objects.filter(opportunity__in=visible(user).filter(customer=company))
    return {
        "company": company,
        "account": account,
        "chart": chart_of(account.service.by_month()[-13:], account.service.seats_bought),
        "renewals": read(within, {company.pk: account.verdict.health}, today=today),
        "notes": list(CareNote.objects.filter(company=company).select_related("person", "recorded_by")[:MOST_NOTES]),
        "tickets": list(Ticket.objects.filter(company=company, closed_on__isnull=True)[:MOST_TICKETS]),
        "plans": plans(consents_in_reach(user).filter(company=company), today=today),
        "grown": list(grown.select_related("opportunity").order_by("-opened_at", "-pk")[:MOST_DEALS]),
        "may_note": may_note(user, company),
        "today": today,
    }


def chart_of(months: list[tuple[date, int]], bought: int | None) -> Chart | None:
    """The use of up to thirteen months as bars; nothing without any."""
    if not months:
        return None
    most = max([seats for _month, seats in months] + [bought or 0, 1])
    step = WIDTH // 13
    bars = []
    for place, (month, seats) in enumerate(months):
        height = round(HEIGHT * seats / most)
        bars.append(Bar(month, seats, place * step, HEIGHT - height, step - 8, height))
    return Chart(bars, bought, HEIGHT - round(HEIGHT * bought / most) if bought else None)
