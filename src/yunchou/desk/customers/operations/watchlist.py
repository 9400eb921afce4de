"""Keep the watch-list of hidden giants (C03, P5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes
from yunchou.desk.customers.models import Company, WatchlistEntry
from yunchou.desk.customers.operations.companies import create_company
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Line, record, record_many

Values = Mapping[str, Any]
FIELDS = (
    "name",
    "short_name",
    "industry",
    "location",
    "head_count_text",
    "head_count",
    "seats_estimate",
    "evidence",
    "found_in",
)


@transaction.atomic
def add_entry(values: Values, *, actor: User, at: datetime) -> WatchlistEntry:
    """Put a company on the watch-list; one of the same name is refused."""
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    return add_entries([values], actor=actor, at=at)[0]


@transaction.atomic
def add_entries(rows: Sequence[Values], *, actor: User, at: datetime) -> list[WatchlistEntry]:
    """Put many companies on the watch-list, for imports. A name that is there already is refused."""
    ensure_may(actor, May.CHANGE_CUSTOMERS, May.IMPORT)
    chosen = [_chosen(row) for row in rows]
    for values in chosen:
        _ensure_sound(values)
    if len({values["name"] for values in chosen}) < len(chosen):
        raise Invalid({"name": _("The same name stands twice.")})
    names = [values["name"] for values in chosen]
    for start in range(0, len(names), 500):
        taken = WatchlistEntry.objects.filter(name__in=names[start : start + 500]).first()
        if taken is not None:
            raise Invalid({"name": _("%(name)s is on the watch-list already.") % {"name": taken.name}})
    entries = WatchlistEntry.objects.bulk_create(
        [WatchlistEntry(added_by=actor, added_at=at, **values) for values in chosen], batch_size=500
    )
    record_many([Line("watchlist.added", entry, _made(entry)) for entry in entries], actor=actor, at=at)
    return entries


@transaction.atomic
def edit_entry(entry: WatchlistEntry, values: Values, *, seen_version: int, actor: User, at: datetime) -> None:
    """Change what is known of a company on the watch-list."""
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    chosen = {name: value for name, value in _chosen(values).items() if name in values}
    _ensure_sound({"name": entry.name} | chosen)
    same = WatchlistEntry.objects.filter(name=chosen.get("name", entry.name)).exclude(pk=entry.pk)
    if same.exists():
        raise Invalid({"name": _("%(name)s is on the watch-list already.") % {"name": chosen["name"]}})
    _note("watchlist.changed", entry, apply_changes(entry, chosen, seen_version=seen_version), actor, at)


@transaction.atomic
def dismiss(entry: WatchlistEntry, *, reason: str, seen_version: int, actor: User, at: datetime) -> None:
    """Set a company aside, with the reason, so that nobody looks into it again unknowingly."""
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    _ensure_not_adopted(entry)
    if not reason.strip():
        raise Invalid({"dismissed_reason": _("Say why it is set aside.")})
    diff = apply_changes(entry, {"dismissed_reason": reason.strip()}, seen_version=seen_version)
    _note("watchlist.dismissed", entry, diff, actor, at)


@transaction.atomic
def take_up_again(entry: WatchlistEntry, *, seen_version: int, actor: User, at: datetime) -> None:
    """Put a company that was set aside back on the list."""
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    diff = apply_changes(entry, {"dismissed_reason": ""}, seen_version=seen_version)
    _note("watchlist.taken_up", entry, diff, actor, at)


@transaction.atomic
def adopt(
    entry: WatchlistEntry, *, seen_version: int, actor: User, at: datetime, accept_duplicate: bool = False
) -> Company:
    """Make a customer of an entry, once; the actor owns it."""
    ensure_may(actor, May.CHANGE_CUSTOMERS)
    _ensure_not_adopted(entry)
    company = create_company(
        {
            "name": entry.name,
            "short_name": entry.short_name,
            "location": entry.location,
            "head_count": entry.head_count,
            "seats_now": entry.seats_estimate,
            "niche": entry.industry[:80],
        },
        actor=actor,
        at=at,
        accept_duplicate=accept_duplicate,
    )
    changed = {"company": company, "dismissed_reason": ""}
    diff = apply_changes(entry, changed, seen_version=seen_version)
    _note("watchlist.adopted", entry, diff, actor, at, customer_id=company.pk)
    return company


def _ensure_not_adopted(entry: WatchlistEntry) -> None:
    if entry.company_id is not None:
        raise Invalid({"": _("This company is a customer already.")})


def _chosen(values: Values) -> dict[str, Any]:
    chosen = {name: values[name] for name in FIELDS if name in values}
    for name, value in chosen.items():
        if name not in {"head_count", "seats_estimate"}:
            chosen[name] = str(value or "").strip()
    return chosen


def _ensure_sound(values: Values) -> None:
    if not values.get("name"):
        raise Invalid({"name": _("An entry needs the company's name.")})


def _made(entry: WatchlistEntry) -> Diff:
    return {name: [None, value] for name in FIELDS if (value := getattr(entry, name))}


def _note(
    kind: str, entry: WatchlistEntry, diff: Diff, actor: User, at: datetime, customer_id: int | None = None
) -> None:
    if diff:
        record(kind, entry, actor=actor, at=at, changes=diff, customer_id=customer_id)
