"""Read campaigns: the customers whose season runs, how far each has come, the tasks of one customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import fetch as fetch_customer
from yunchou.desk.customers.queries import visible as visible_customers
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible as visible_deals
from yunchou.desk.today.queries.agenda import season_of
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.qualification.budget_season import Season

ENDED = (Standing.LOST, Standing.WON)
MOST = 200


@dataclass(slots=True)
class Campaign:
    """One customer on the board: his season, the tasks of the budget year (none before the campaign begins)."""

    customer: Company
    season: Season
    today: date
    tasks: list[BudgetTask] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return sum(task.done_on is not None for task in self.tasks)

    @property
    def next(self) -> BudgetTask | None:
        """The first task that is not done."""
        return next((task for task in self.tasks if task.done_on is None), None)

    @property
    def is_late(self) -> bool:
        """Whether the next task is overdue."""
        return self.next is not None and self.next.due_on < self.today


def board(user: User, today: date) -> list[Campaign]:
    """The customers in reach with a deal that goes on, whose season is open or whose campaign runs. Three queries."""
    deals = visible_deals(user).exclude(standing__in=ENDED)
    customers = visible_customers(user).filter(pk__in=deals.values("customer_id")).select_related("owner")
    found = [_campaign(customer, today) for customer in customers.order_by("name", "pk")]
    _fill(found)
    shown = [each for each in found if each.tasks or each.season.is_open(today)]
    return sorted(shown, key=lambda each: (not each.is_late, each.season.ends_on, each.customer.name))[:MOST]


def _campaign(customer: Company, today: date) -> Campaign:
    return Campaign(customer, season_of(tuple(customer.budget_months), today), today)


def _fill(found: Iterable[Campaign]) -> None:
    by_customer: dict[tuple[int, int], list[BudgetTask]] = defaultdict(list)
    rows = BudgetTask.objects.filter(customer__in=[each.customer.pk for each in found]).select_related("who")
    for task in rows.order_by("due_on", "pk"):
        by_customer[task.customer_id, task.year].append(task)
    for each in found:
        each.tasks = by_customer[each.customer.pk, each.season.for_year]


def campaign(user: User, pk: int, today: date) -> Campaign:
    """The campaign of one customer for the season that runs or comes next."""
    found = _campaign(fetch_customer(user, pk), today)
    _fill([found])
    return found


def task_of(user: User, pk: int) -> BudgetTask:
    """One task of a customer in reach; `NotThere` alike for an absent one and for another's."""
    rows = BudgetTask.objects.select_related("customer", "who").filter(customer__in=visible_customers(user))
    task = rows.filter(pk=pk).first()
    if task is None:
        raise NotThere(_("There is no such task."))
    return task


def deals_at(user: User, customer: Company) -> QuerySet[Opportunity]:
    """The deals in reach that go on at a customer, the largest first: those an application is written for."""
    rows = visible_deals(user).filter(customer=customer).exclude(standing__in=ENDED)
    return rows.select_related("customer").order_by("-amount", "pk")


def may_work(user: User, customer: Company) -> bool:
    """Whether a user may run a campaign: he may change deals, and carries the customer, one of its deals, or leads."""
    reach = reach_of(user)
    if May.CHANGE_OPPORTUNITIES not in reach.may:
        return False
    if reach.changes_owner(customer.owner_id):
        return True
    deals = visible_deals(user).filter(customer=customer)
    owners = deals.values_list("owner", flat=True).distinct()
    return any(reach.changes_owner(owner) for owner in owners) or deals.filter(members__user=user).exists()
