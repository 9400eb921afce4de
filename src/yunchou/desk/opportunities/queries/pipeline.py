"""The pipeline as a table: allow-listed filters, sorts, and totals of what a filter leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import overload

from django.db.models import Count, F, OrderBy, Q, QuerySet, Sum

from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.access import visible
from yunchou.desk.sums import ExactSum
from yunchou.playbook.pipeline.stages import Stage, Standing

SORTS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "customer": ("customer__name",),
    "stage": ("stage_number",),
    "seats": ("seats",),
    "amount": ("amount",),
    "sign": ("expected_sign_on",),
    "cash": ("expected_cash_on",),
    "wake": ("wake_on",),
    "owner": ("owner__name",),
    "since": ("stage_since",),
    "updated": ("updated_at",),
}
NEWEST_FIRST = "-updated"
MAY_BE_UNKNOWN = frozenset({"seats", "amount", "expected_sign_on", "expected_cash_on", "wake_on"})
SHOWN = (
    "name",
    "stage",
    "standing",
    "stage_since",
    "wake_on",
    "seats",
    "unit_price",
    "amount",
    "currency",
    "expected_sign_on",
    "expected_cash_on",
    "overridden_gates",
    "updated_at",
    "customer__name",
    "customer__short_name",
    "owner__name",
    "owner__team__name",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader wants to see. An absent value filters nothing; `standings` empty means every standing."""

    text: str = ""
    stage: Stage | None = None
    standings: tuple[Standing, ...] = ()
    owner: int | None = None
    team: int | None = None
    customer: int | None = None
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    sign_from: date | None = None
    sign_to: date | None = None
    overridden: bool = False
    wake_by: date | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """How many deals, seats and how much money, in one currency. Unknown seats and amounts add nothing."""

    currency: str
    deals: int
    seats: int
    amount: Decimal


def filtered(user: User, filters: Filters) -> QuerySet[Opportunity]:
    """The deals a user may see that pass the filters, in no order."""
    rows = visible(user)
    for condition in _conditions(filters):
        rows = rows.filter(condition)
    return rows


def _conditions(wanted: Filters) -> list[Q]:
    conditions = [
        Q(**{lookup: value})
        for lookup, value in (
            ("stage_number", wanted.stage and wanted.stage.number),
            ("owner_id", wanted.owner),
            ("owner__team_id", wanted.team),
            ("customer_id", wanted.customer),
            ("amount__gte", wanted.amount_from),
            ("amount__lte", wanted.amount_to),
            ("expected_sign_on__gte", wanted.sign_from),
            ("expected_sign_on__lte", wanted.sign_to),
            ("wake_on__lte", wanted.wake_by),
        )
        if value is not None
    ]
    if wanted.standings:
        conditions.append(Q(standing__in=wanted.standings))
    if wanted.overridden:
        conditions.append(Q(overridden_gates__gt=0))
    if wanted.text:
        text = wanted.text
        of_customers = Company.objects.filter(Q(name__icontains=text) | Q(short_name__icontains=text))
        conditions.append(Q(name__icontains=text) | Q(customer_id__in=of_customers.values("pk")))
    return conditions


def totals(rows: QuerySet[Opportunity]) -> list[Total]:
    """Deals, seats and money of these rows by currency, the largest first; one query."""
    # Rows are counted, not keys: the key is not in the index of sums, and PostgreSQL would read the deals for it.
    found = (
        rows.order_by().values("currency").annotate(deals=Count("*"), all_seats=Sum("seats"), money=ExactSum("amount"))
    )
    totals_found = [Total(r["currency"], r["deals"], r["all_seats"] or 0, r["money"] or Decimal(0)) for r in found]
    return sorted(totals_found, key=lambda total: (-total.deals, total.currency))


def ordered(rows: QuerySet[Opportunity], columns: tuple[str, ...]) -> QuerySet[Opportunity]:
    """Rows by `Sorting.order_by`; what is not known comes last either way, on every database."""
    return rows.order_by(*[_known_first(column) for column in columns])


def _known_first(column: str) -> OrderBy | str:
    name = column.removeprefix("-")
    if name not in MAY_BE_UNKNOWN:
        # Left as it is, so that an index on the column still serves.
        return column
    return F(name).desc(nulls_last=True) if column.startswith("-") else F(name).asc(nulls_last=True)


class Listed(Sequence[Opportunity]):
    """The rows of a list in their order, loaded page by page: first the keys of the page, then its rows.

    Sorting keys alone is much cheaper than sorting whole rows, and `len` is known from the totals.
    """

    def __init__(self, rows: QuerySet[Opportunity], columns: tuple[str, ...], count: int) -> None:
        self.keys, self.count_of = ordered(rows, columns).values_list("pk", flat=True), count

    def __len__(self) -> int:
        return self.count_of

    @overload
    def __getitem__(self, index: int) -> Opportunity: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Opportunity]: ...
    def __getitem__(self, index: int | slice) -> Opportunity | Sequence[Opportunity]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        keys = list(self.keys[index])
        rows = Opportunity.objects.select_related("customer", "owner__team").only(*SHOWN).in_bulk(keys)
        return [rows[key] for key in keys if key in rows]


def owners(user: User) -> QuerySet[User]:
    """The people whose deals the user may filter by."""
    reach = reach_of(user)
    sellers = [role for role, may in ROLE_MAY.items() if May.CHANGE_OPPORTUNITIES in may]
    if reach.sees_all:
        return User.objects.filter(role_assignments__role__in=sellers).distinct().order_by("name", "pk")
    return User.objects.filter(pk__in={reach.user_id, *reach.team_user_ids}).order_by("name", "pk")


def teams(user: User) -> QuerySet[Team]:
    """The teams whose deals the user may filter by."""
    if reach_of(user).sees_all:
        return Team.objects.order_by("name")
    return Team.objects.filter(members__in=owners(user).values("pk")).distinct().order_by("name")


def customers_named(user: User, text: str, limit: int = 12) -> list[Company]:
    """Customers within reach whose name holds the text, the shortest names first; the newest without a text."""
    rows = customers.visible(user)
    if text:
        found = rows.filter(Q(name__icontains=text) | Q(short_name__icontains=text)).order_by("name", "pk")
        return list(found.distinct()[:limit])
    return list(rows.order_by("-updated_at", "-pk").distinct()[:limit])
