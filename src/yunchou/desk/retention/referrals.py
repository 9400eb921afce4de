"""Who introduced whom, and what came of it: the chain as a tree, with the money that arrived (P88)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.conduct.models import Hospitality
from yunchou.desk.customers import queries as customers
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.receivables.models import Allocation
from yunchou.desk.retention.models import Referral
from yunchou.desk.sums import ExactSum

MOST = 500


@dataclass(slots=True)
class Branch:
    """One customer in the chain. `referral` is how he came, `None` for who stands at the beginning.

    `money` is what arrived from him by currency, `below` whom he introduced. What the reader may not see of a
    customer beside his name is left out.
    """

    company: Any
    depth: int
    referral: Referral | None = None
    money: dict[str, Decimal] = field(default_factory=dict)
    deals: int = 0
    in_reach: bool = False
    below: list[Branch] = field(default_factory=list)

    @property
    def shown_depth(self) -> int:
        """How far it is set in on the page."""
        return min(self.depth, 8)

    @property
    def thanks_owed(self) -> bool:
        """Whether something came of it and nobody has thanked yet."""
        return self.referral is not None and self.referral.thanked_on is None and bool(self.money)

    def walk(self) -> Iterator[Branch]:
        """This branch and all below."""
        yield self
        for each in self.below:
            yield from each.walk()


def in_reach(user: User) -> QuerySet[Referral]:
    """The introductions of which the reader sees one side at least."""
    if May.SEE_CONTRACTS not in reach_of(user).may:
        return Referral.objects.none()
    seen = customers.visible(user).values("pk")
    rows = Referral.objects.filter(Q(introducer__in=seen) | Q(introduced__in=seen))
    return rows.select_related("introducer", "introduced", "person", "recorded_by")


def tree(user: User) -> list[Branch]:
    """The chains in reach, each from its beginning; six queries however long they are."""
    rows = list(in_reach(user).order_by("on", "pk")[:MOST])
    companies = {each.pk: each for row in rows for each in (row.introducer, row.introduced)}
    seen = set(customers.visible(user).filter(pk__in=companies).values_list("pk", flat=True))
    deals = visible(user).filter(customer__in=seen)
    money, counts = _money(user, deals), _counts(deals)
    came = {row.introduced_id: row for row in rows}
    below: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        below[row.introducer_id].append(row.introduced_id)

    def branch(key: int, depth: int) -> Branch:
        made = Branch(companies[key], depth, came.get(key), money[key], counts.get(key, 0), key in seen)
        made.below = [branch(each, depth + 1) for each in below[key]]
        return made

    return [branch(key, 0) for key in companies if key not in came]


def _money(user: User, deals: QuerySet[Any]) -> dict[int, dict[str, Decimal]]:
    """What arrived from each customer by currency, through the receipts that pay his deals in reach."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    if May.SEE_RECEIVABLES not in reach_of(user).may:
        return found
    deal = "instalment__contract__opportunity"
    paid = Allocation.objects.filter(**{f"{deal}__in": deals}, receipt__withdrawn_at__isnull=True).order_by()
    for row in paid.values(f"{deal}__customer", "receipt__currency").annotate(total=ExactSum("amount")):
        found[row[f"{deal}__customer"]][row["receipt__currency"]] = row["total"]
    return found


def _counts(deals: QuerySet[Any]) -> dict[int, int]:
    counted = deals.order_by().values("customer").annotate(deals=Count("pk"))
    return {row["customer"]: row["deals"] for row in counted}


def fetch_referral(user: User, pk: int) -> Referral:
    """One introduction whose introducer is in reach, or `NotThere`."""
    row = in_reach(user).filter(pk=pk, introducer__in=customers.visible(user)).first()
    if row is None:
        raise NotThere(_("There is no such introduction."))
    return row


def is_above(company: int, of: int) -> bool:
    """Whether a company stands above another in the chain of introductions."""
    above = dict(Referral.objects.values_list("introduced", "introducer"))
    step = above.get(of)
    while step is not None and step != company:
        step = above.get(step)
    return step is not None


def hospitality_for(user: User, referral: Referral) -> QuerySet[Hospitality]:
    """What was planned or given to who introduced us, on deals in reach: a thank-you with a value is one of these."""
    rows = Hospitality.objects.filter(person=referral.person_id, opportunity__in=visible(user))
    return rows.select_related("person", "decision", "giving")
