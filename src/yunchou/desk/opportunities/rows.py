"""Rows of a deal: add, change, remove, move. One mechanism for every kind of row that a deal has.

A feature describes each kind once, beside its operations, and calls the four operations with it::

    DECISION_STEP = RowKind(DecisionStep, "decision_step", ordered=True)

    add_row(DECISION_STEP, deal, {"name": "立项会"}, actor=user, at=now)
    change_row(DECISION_STEP, deal, row.pk, {"name": "立项评审"}, seen_version=1, actor=user, at=now)
    move_row(DECISION_STEP, deal, row.pk, to=0, actor=user, at=now)
    remove_row(DECISION_STEP, deal, row.pk, seen_version=2, actor=user, at=now)

Each asks who may change the deal (`kind.may`), checks the values as the model's fields describe them, and writes one
journal line: `decision_step.added`, `.changed`, `.moved`, `.removed`; the four sentences belong into `journal.kinds`.
The model needs a `version`, and a `position` when the kind is ordered. A contact among the values must work for the
deal's customer. A many-to-many column takes a list. What a form cannot give (who recorded it, a source to be sealed)
is put in by `complete`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, apply_changes, conflict
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.row_links import Links, change_links, set_links, split, told_links

M = TypeVar("M", bound=models.Model)
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Writing:
    """What `complete` is told: the deal, the row (`None` while it is being added), who writes, when."""

    deal: Opportunity
    row: models.Model | None
    actor: User
    at: datetime


Complete = Callable[[Values, Writing], Values]


def as_given(values: Values, _writing: Writing) -> Values:
    """Nothing to complete: the values are those of the row."""
    return values


def ensure_past(values: Values, names: Iterable[str], writing: Writing) -> None:
    """Refuse what is said to have happened on a day that has not come yet."""
    today = timezone.localtime(writing.at).date()
    late = [name for name in names if (day := values.get(name)) is not None and day > today]
    if late:
        raise Invalid(dict.fromkeys(late, _("This day has not come yet.")))


@dataclass(frozen=True, slots=True)
class RowKind(Generic[M]):
    """One kind of row.

    `noun` begins the kinds of its journal lines. `to_deal` is the lookup from the row to its deal, for rows that hang
    on another row of it. `complete` turns what the form gave into the row's values; it may raise `Invalid`.
    """

    model: type[M]
    noun: str
    ordered: bool = False
    to_deal: str = "opportunity"
    may: May = May.CHANGE_OPPORTUNITIES
    complete: Complete = as_given


def rows_of(kind: RowKind[M], deal: Opportunity) -> models.QuerySet[M]:
    """The rows of one kind that a deal has. The deal comes from `queries.fetch`, which asked who looks."""
    return kind.model._default_manager.filter(**{kind.to_deal: deal})


def row_of(kind: RowKind[M], deal: Opportunity, pk: object) -> M:
    """One row of this deal; `NotThere` alike for an absent one and for another deal's."""
    row = rows_of(kind, deal).filter(pk=pk).first()
    if row is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return row


@transaction.atomic
def add_row(kind: RowKind[M], deal: Opportunity, values: Values, *, actor: User, at: datetime) -> M:
    """Add one row at the end. Raises `Invalid` with the fields that cannot be taken."""
    ensure_may_change(actor, deal, kind.may)
    _lock(deal)
    values = kind.complete(dict(values), Writing(deal, None, actor, at))
    if kind.to_deal == "opportunity":
        values["opportunity"] = deal
    if kind.ordered:
        values["position"] = _next_position(kind, deal)
    columns, links = split(kind.model, values)
    row = kind.model(**columns)
    _check(row, deal, links)
    row.save(force_insert=True)
    set_links(row, links)
    _record(kind, "added", row, deal, {name: [None, new] for name, new in _told(row).items()}, actor, at)
    return row


@transaction.atomic
def change_row(
    kind: RowKind[M], deal: Opportunity, pk: object, values: Values, *, seen_version: int, actor: User, at: datetime
) -> Diff:
    """Change one row that was read at `seen_version`; `Conflict` with a comparison when somebody was faster.

    Returns what changed; nothing is written, not even a journal line, when nothing did.
    """
    ensure_may_change(actor, deal, kind.may)
    _lock(deal)
    row = row_of(kind, deal, pk)
    if row.version != seen_version:  # type: ignore[attr-defined]
        raise conflict(row, _own(kind, values))
    values = kind.complete(dict(values), Writing(deal, row, actor, at))
    columns, links = split(kind.model, values)
    _check(_as_if(row, columns), deal, links)
    diff = apply_changes(row, columns, seen_version=seen_version)
    diff |= change_links(row, links, counted=bool(diff))
    if diff:
        _record(kind, "changed", row, deal, diff, actor, at)
    return diff


@transaction.atomic
def remove_row(
    kind: RowKind[M], deal: Opportunity, pk: object, *, seen_version: int, actor: User, at: datetime
) -> None:
    """Remove one row that was read at `seen_version`. The journal keeps what it said."""
    ensure_may_change(actor, deal, kind.may)
    _lock(deal)
    row = row_of(kind, deal, pk)
    if row.version != seen_version:  # type: ignore[attr-defined]
        raise conflict(row, {})
    _record(kind, "removed", row, deal, {name: [old, None] for name, old in _told(row).items()}, actor, at)
    row.delete()


@transaction.atomic
def move_row(kind: RowKind[M], deal: Opportunity, pk: object, *, to: int, actor: User, at: datetime) -> None:
    """Put one row at place `to`, counted from 0; a place beyond the end is the end. Sent twice it moves once."""
    ensure_may_change(actor, deal, kind.may)
    _lock(deal)
    row = row_of(kind, deal, pk)
    rows = list(rows_of(kind, deal).order_by("position", "pk"))
    was = rows.index(row)
    rows.insert(max(0, min(to, len(rows) - 1)), rows.pop(was))
    now = rows.index(row)
    if now == was:
        return
    for place, each in enumerate(rows):
        each.position = place  # type: ignore[attr-defined]
    kind.model._default_manager.bulk_update(rows, ["position"])
    _record(kind, "moved", row, deal, {"position": [was + 1, now + 1]}, actor, at)


def _lock(deal: Opportunity) -> None:
    """One writer at a time on a deal's rows, so that places and ordinals are given once."""
    Opportunity.objects.select_for_update().only("pk").get(pk=deal.pk)


def _next_position(kind: RowKind[M], deal: Opportunity) -> int:
    last = rows_of(kind, deal).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _own(kind: RowKind[M], values: Mapping[str, Any]) -> Values:
    """The values that are columns of the row, for the comparison of a conflict."""
    columns = {field.name for field in kind.model._meta.concrete_fields}
    return {name: value for name, value in values.items() if name in columns}


def _as_if(row: M, values: Values) -> M:
    """A copy of the row with the new values, to be checked before anything is saved."""
    changed = copy(row)
    for name, value in values.items():
        setattr(changed, name, value)
    return changed


def _check(row: models.Model, deal: Opportunity, links: Links) -> None:
    # What was chosen was fetched to be chosen: the database is not asked again whether it is there.
    keys = [field for field in row._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    chosen = {key.name for key in keys if key.get_cached_value(row, default=None) is not None}
    try:
        row.full_clean(exclude=chosen, validate_unique=False, validate_constraints=False)
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        reasons = {name: " ".join(told) for name, told in error.message_dict.items()}
        raise Invalid({("" if name == "__all__" else name): reason for name, reason in reasons.items()}) from error
    columns = [field.name for field in row._meta.concrete_fields if field.related_model is Contact]
    named = {name: [getattr(row, name)] for name in columns}
    for name, people in {**named, **links}.items():
        if any(isinstance(person, Contact) and person.company_id != deal.customer_id for person in people):
            raise Invalid({name: _("This person does not work for the customer of this opportunity.")})


def _told(row: models.Model) -> Values:
    """What a row says, for the journal: its filled columns but keys, place, version, and who and when of the line."""
    skipped = {"id", "version", "position", "opportunity", "recorded_by", "recorded_at", "created_by", "created_at"}
    named = [field.name for field in row._meta.concrete_fields if field.name not in skipped]
    columns = {name: _plain(getattr(row, name)) for name in named if getattr(row, name) not in (None, "")}
    return {**columns, **told_links(row)}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, models.Model) else value


def _record(
    kind: RowKind[M], done: str, row: M, deal: Opportunity, changes: Mapping[str, Any], actor: User, at: datetime
) -> None:
    # What happens to its rows is something that happened on the deal: lists sorted by activity show it.
    Opportunity.objects.filter(pk=deal.pk).update(updated_at=at)
    record(
        f"{kind.noun}.{done}", row, actor=actor, at=at, changes=changes,
        opportunity_id=deal.pk, customer_id=deal.customer_id,
    )  # fmt: skip
