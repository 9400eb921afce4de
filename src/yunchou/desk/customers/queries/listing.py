"""The list of customers: what it may be filtered and sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F, OrderBy, Q, QuerySet
from django.utils.module_loading import import_string

from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries.access import visible
from yunchou.desk.identity.models import Team, User
from yunchou.desk.identity.reach import reach_of
from yunchou.playbook.key_account.terms import KeyAccountVerdict, PublicSectorClass

# The keys of `?sort=` and the columns they sort by.
SORTS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "seats": ("seats_now",),
    "updated": ("updated_at",),
}
# Columns that may be unknown; the others are sorted plainly, so that an index answers.
MAY_BE_UNKNOWN = {"seats_now"}


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """What the list is narrowed to; `None` and empty text leave it as it is."""

    q: str = ""
    segment: int | None = None
    public_sector_class: PublicSectorClass | None = None
    key_account: KeyAccountVerdict | None = None
    owner: int | None = None
    team: int | None = None
    recheck_due_by: date | None = None


def listed(user: User, wanted: CustomerFilter) -> QuerySet[Company]:
    """The customers in reach that fit, with what a row shows; the caller sorts and cuts to a page."""
    rows = visible(user).filter(_fits(wanted)).select_related("segment", "owner")
    if wanted.q:
        rows = rows.filter(import_string(settings.YUNCHOU_FINDS)("company", wanted.q))
    return rows


def _fits(wanted: CustomerFilter) -> Q:
    fits = Q()
    if wanted.segment is not None:
        fits &= Q(segment_id=wanted.segment)
    if wanted.public_sector_class is not None:
        fits &= Q(public_sector_class=wanted.public_sector_class)
    if wanted.key_account is not None:
        fits &= Q(key_account=wanted.key_account)
    if wanted.owner is not None:
        fits &= Q(owner_id=wanted.owner)
    if wanted.team is not None:
        fits &= Q(owner__team_id=wanted.team)
    if wanted.recheck_due_by is not None:
        fits &= Q(recheck_on__lte=wanted.recheck_due_by)
    return fits


def sorted_rows(rows: QuerySet[Company], key: str, *, descending: bool) -> QuerySet[Company]:
    """Sorted by one of `SORTS`; unknown figures always come last, and equal ones keep one order."""
    columns = [_ordered(column, descending=descending) for column in SORTS[key]]
    return rows.order_by(*columns, "-pk" if descending else "pk")


def _ordered(column: str, *, descending: bool) -> OrderBy:
    last = True if column in MAY_BE_UNKNOWN else None
    return F(column).desc(nulls_last=last) if descending else F(column).asc(nulls_last=last)


def owners_in_reach(user: User) -> QuerySet[User]:
    """The people whose customers this user may see without a deal between them."""
    reach = reach_of(user)
    people = User.objects.order_by("name", "pk")
    return people if reach.sees_all else people.filter(pk__in={reach.user_id, *reach.team_user_ids})


def teams_in_reach(user: User) -> QuerySet[Team]:
    """The teams of those people."""
    return Team.objects.filter(members__in=owners_in_reach(user)).distinct().order_by("name", "pk")
