"""Word lines of the journal anew when a person is erased: the one lawful change of the past.

The chain is linked anew from the first such line on. Who erases keeps the head's digest before and after, so that it
can be told from a forgery; an older copy of the journal shows which lines differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from yunchou.desk.journal.chain import digest_of
from yunchou.desk.journal.models import JournalEntry, JournalHead

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Reworded:
    """How many lines were worded anew, the first of them, and the digest of the head before and after."""

    lines: int
    first: int | None
    before: str
    after: str


def reword(lines: QuerySet[JournalEntry], words: Callable[[Any], Any]) -> Reworded:
    """Put what `words` makes of names, notes and changes in their place. Needs an open transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is worded anew in the transaction of the erasure")
    JournalHead.objects.get_or_create(pk=1)
    head = JournalHead.objects.select_for_update().get(pk=1)
    before, touched = head.digest, []
    for line in lines:
        new = (words(line.subject_name), words(line.note), words(line.changes))
        if new != (line.subject_name, line.note, line.changes):
            line.subject_name, line.note, line.changes = new
            touched.append(line)
    JournalEntry.objects.bulk_update(touched, ["subject_name", "note", "changes"], batch_size=200)
    first = min((line.sequence for line in touched), default=None)
    if first is not None:
        head.digest = _link_from(first)
        head.save(update_fields=["digest"])
    return Reworded(len(touched), first, before, head.digest)


def _link_from(first: int) -> str:
    previous = JournalEntry.objects.filter(sequence=first - 1).values_list("digest", flat=True).first() or ""
    waiting: list[JournalEntry] = []
    for line in JournalEntry.objects.filter(sequence__gte=first).order_by("sequence").iterator(chunk_size=BATCH):
        line.previous = previous
        previous = line.digest = digest_of(line)
        waiting.append(line)
        if len(waiting) == BATCH:
            _store(waiting)
    _store(waiting)
    return previous


def _store(lines: list[JournalEntry]) -> None:
    JournalEntry.objects.bulk_update(lines, ["previous", "digest"], batch_size=200)
    lines.clear()
