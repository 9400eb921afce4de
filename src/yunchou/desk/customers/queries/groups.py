"""Group trees: who belongs to whom, and what adds up over a whole subtree (P8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count

from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.queries.access import deals_in_reach, visible
from yunchou.desk.identity.models import User
from yunchou.desk.sums import ExactSum
from yunchou.playbook.pipeline.stages import Standing

# A group deeper than this is refused, so that no page and no check ever walks further.
MOST_LEVELS = 8
SEATS = ("seats_now", "seats_replaceable", "seats_ours")


@dataclass(slots=True)
class RollUp:
    """Sums over a subtree, of what the reader may see. Seats are `None` while nobody knows any of them.

    `unknown` counts, per figure, the companies whose figure is not known. Amounts are by currency, never added up.
    """

    companies: int = 0
    seats_now: int | None = None
    seats_replaceable: int | None = None
    seats_ours: int | None = None
    unknown: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SEATS, 0))
    contacts: int = 0
    open_deals: int = 0
    amounts: dict[str, Decimal] = field(default_factory=dict)

    @property
    def white_space(self) -> int | None:
        """Seats that are not ours yet (P6); unknown while either figure is unknown everywhere."""
        if self.seats_now is None or self.seats_ours is None:
            return None
        return max(0, self.seats_now - self.seats_ours)

    def add(self, other: RollUp) -> None:
        """Take another subtree in."""
        self.companies += other.companies
        self.contacts += other.contacts
        self.open_deals += other.open_deals
        for name in SEATS:
            figures = [f for f in (getattr(self, name), getattr(other, name)) if f is not None]
            setattr(self, name, sum(figures) if figures else None)
            self.unknown[name] += other.unknown[name]
        for currency, amount in other.amounts.items():
            self.amounts[currency] = self.amounts.get(currency, Decimal(0)) + amount


@dataclass(slots=True)
class Branch:
    """One company in a group tree with what lies below it."""

    company: Company
    depth: int
    total: RollUp
    below: list[Branch] = field(default_factory=list)

    def walk(self) -> Iterable[Branch]:
        """This branch and all below, each before what is below it."""
        yield self
        for branch in self.below:
            yield from branch.walk()


def ancestor_ids(company_id: int | None) -> list[int]:
    """The company and the groups above it, nearest first, in one query."""
    if company_id is None:
        return []
    steps = ["parent_id"]
    for _level in range(MOST_LEVELS):
        steps.append(f"parent__{steps[-1]}")
    above = Company.objects.filter(pk=company_id).values_list("pk", *steps).first()
    return [pk for pk in above or () if pk is not None]


def group_ids(company_id: int) -> set[int]:
    """The keys of everybody in a company's group: the highest above it and all below that, itself included."""
    level = {ancestor_ids(company_id)[-1]}
    found = set(level)
    while level:
        level = set(Company.objects.filter(parent_id__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


def tops() -> dict[int, int]:
    """The highest company above each that belongs to somebody, and that of the highest itself; one query."""
    above = dict(Company.objects.filter(parent__isnull=False).values_list("pk", "parent_id"))
    found: dict[int, int] = {}
    for company in above:
        top = company
        for _level in range(MOST_LEVELS + 1):
            top = above.get(top) or top
        found[company] = found[top] = top
    return found


def levels_below(company_id: int) -> int:
    """How many levels of subsidiaries a company has, at most one more than allowed."""
    level, found = {company_id}, 0
    while found <= MOST_LEVELS:
        level = set(Company.objects.filter(parent_id__in=level).values_list("pk", flat=True))
        if not level:
            break
        found += 1
    return found


def top_in_reach(user: User, company: Company) -> Company:
    """The highest group above a company up to which every step is in the user's reach."""
    line = ancestor_ids(company.pk)
    seen = {c.pk: c for c in visible(user).filter(pk__in=line)}
    top = company
    for pk in line[1:]:
        if pk not in seen:
            break
        top = seen[pk]
    return top


def tree(user: User, top: Company) -> Branch:
    """The group tree from a company downwards with its sums; only what the user may see, in a few queries."""
    companies, level = [top], [top.pk]
    known = {top.pk}
    while level:
        rows = list(visible(user).filter(parent_id__in=level).order_by("name", "pk"))
        level = [row.pk for row in rows if row.pk not in known]
        companies += [row for row in rows if row.pk not in known]
        known.update(level)
    own = _own_figures(user, companies)
    children: dict[int | None, list[Company]] = defaultdict(list)
    for company in companies[1:]:
        children[company.parent_id].append(company)
    return _branch(top, 0, children, own)


def _branch(company: Company, depth: int, children: dict[int | None, list[Company]], own: dict[int, RollUp]) -> Branch:
    total = RollUp()
    total.add(own[company.pk])
    branch = Branch(company, depth, total)
    for child in children[company.pk]:
        below = _branch(child, depth + 1, children, own)
        total.add(below.total)
        branch.below.append(below)
    return branch


def _own_figures(user: User, companies: list[Company]) -> dict[int, RollUp]:
    """What each company has by itself: two grouped queries for all."""
    own = {company.pk: _seats(company) for company in companies}
    people = Contact.objects.filter(company_id__in=own, left_on__isnull=True)
    for pk, count in people.values_list("company_id").annotate(Count("pk")):
        own[pk].contacts = count
    deals: Any = deals_in_reach(user).filter(customer_id__in=own, standing=Standing.OPEN)
    for pk, currency, count, amount in (
        deals.order_by().values_list("customer_id", "currency").annotate(Count("pk"), ExactSum("amount"))
    ):
        own[pk].open_deals += count
        if amount is not None:
            own[pk].amounts[currency] = amount
    return own


def _seats(company: Company) -> RollUp:
    figures = {name: getattr(company, name) for name in SEATS}
    return RollUp(companies=1, unknown={name: int(value is None) for name, value in figures.items()}, **figures)
