"""Write journal lines, in the transaction of the change they record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils.module_loading import import_string

from yunchou.desk.identity.models import User
from yunchou.desk.journal.chain import digest_of
from yunchou.desk.journal.models import JournalEntry, JournalHead

if TYPE_CHECKING:
    from collections.abc import Iterable

Changes = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """What one journal line will say. `kind` is `noun.verb_in_the_past`, for example `opportunity.stage_passed`."""

    kind: str
    subject: models.Model
    changes: Changes = field(default_factory=dict)
    opportunity_id: int | None = None
    customer_id: int | None = None
    note: str = ""


def hold() -> None:
    """Wait for every change that is being written and let none begin before this transaction ends.

    For a decision that rests on what others may be changing at the same moment, for example on the last
    administrator. Needs an open transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("holding the journal needs a transaction that ends")
    _held_head()


def record(
    kind: str,
    subject: models.Model,
    *,
    actor: User | None,
    at: datetime,
    changes: Changes | None = None,
    opportunity_id: int | None = None,
    customer_id: int | None = None,
    note: str = "",
) -> JournalEntry:
    """Write one line. `actor` is `None` only for what the system does by itself. Needs an open transaction."""
    line = Line(kind, subject, changes or {}, opportunity_id, customer_id, note)
    return record_many([line], actor=actor, at=at)[0]


def record_many(lines: Iterable[Line], *, actor: User | None, at: datetime) -> list[JournalEntry]:
    """Write many lines as one stretch of the chain. Needs an open transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("a journal line belongs to the transaction of its change")
    head = _held_head()
    entries = []
    for line in lines:
        entry = _entry(line, head, actor=actor, at=at)
        head.sequence, head.digest = entry.sequence, entry.digest
        entries.append(entry)
    JournalEntry.objects.bulk_create(entries, batch_size=500)
    JournalHead.objects.filter(pk=1).update(sequence=head.sequence, digest=head.digest)
    import_string(settings.YUNCHOU_REACTIONS)(entries)
    return entries


def _held_head() -> JournalHead:
    """The end of the chain, locked until the transaction ends; the first line of all finds none."""
    held = JournalHead.objects.select_for_update()
    return held.filter(pk=1).first() or held.get_or_create(pk=1)[0]


def _entry(line: Line, head: JournalHead, *, actor: User | None, at: datetime) -> JournalEntry:
    # Through JSON and back, so that the digest is of exactly what a later reader loads.
    changes = json.loads(json.dumps(dict(line.changes), cls=DjangoJSONEncoder))
    entry = JournalEntry(
        sequence=head.sequence + 1,
        at=at,
        actor=actor,
        kind=line.kind,
        subject_type=line.subject._meta.model_name or "",
        subject_id=str(line.subject.pk),
        subject_name=str(line.subject)[:200],
        opportunity_id=line.opportunity_id,
        customer_id=line.customer_id,
        changes=changes,
        note=line.note,
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    return entry
