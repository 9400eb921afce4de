"""The watch-list of hidden giants and the segments with their typical size (P4, P5)."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Segment, WatchlistEntry
from yunchou.desk.customers.queries.access import visible
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May

# The views of the list: what is still to look into, what became a customer, what was set aside.
STATES = ("open", "adopted", "dismissed")
SORTS: dict[str, tuple[str, ...]] = {
    "size": ("head_count",),
    "seats": ("seats_estimate",),
    "name": ("name",),
    "added": ("added_at",),
}


def entries(user: User) -> QuerySet[WatchlistEntry]:
    """Every entry: the list is common to all who see customers, so that no giant is missed twice."""
    if May.SEE_CUSTOMERS not in reach_of(user).may:
        return WatchlistEntry.objects.none()
    return WatchlistEntry.objects.all()


def in_state(rows: QuerySet[WatchlistEntry], state: str) -> QuerySet[WatchlistEntry]:
    """The entries of one of `STATES`."""
    match state:
        case "adopted":
            return rows.filter(company__isnull=False)
        case "dismissed":
            return rows.filter(company__isnull=True).exclude(dismissed_reason="")
    return rows.filter(company__isnull=True, dismissed_reason="")


def containing(rows: QuerySet[WatchlistEntry], text: str) -> QuerySet[WatchlistEntry]:
    """The entries in whose name, industry or place the text stands."""
    return rows.filter(
        Q(name__icontains=text)
        | Q(short_name__icontains=text)
        | Q(industry__icontains=text)
        | Q(location__icontains=text)
    )


def sorted_entries(rows: QuerySet[WatchlistEntry], key: str, *, descending: bool) -> QuerySet[WatchlistEntry]:
    """Sorted by one of `SORTS`, what is not known last."""
    columns = [F(c).desc(nulls_last=True) if descending else F(c).asc(nulls_last=True) for c in SORTS[key]]
    return rows.order_by(*columns, "pk").select_related("company", "added_by")


def fetch_entry(user: User, pk: int) -> WatchlistEntry:
    """One entry, or `NotThere`."""
    entry = entries(user).select_related("company", "added_by").filter(pk=pk).first()
    if entry is None:
        raise NotThere(_("There is no such entry on the watch-list."))
    return entry


def customers_in_reach(user: User, found: list[WatchlistEntry]) -> set[int]:
    """Which of the customers that entries became the user may open."""
    made = {entry.company_id for entry in found if entry.company_id}
    return set(visible(user).filter(pk__in=made).values_list("pk", flat=True)) if made else set()


def segments() -> QuerySet[Segment]:
    """Every segment, in the order they were made."""
    return Segment.objects.order_by("pk")


def fetch_segment(pk: int) -> Segment:
    """One segment, or `NotThere`."""
    segment = Segment.objects.filter(pk=pk).first()
    if segment is None:
        raise NotThere(_("There is no such segment."))
    return segment
