"""Keep the search index in step with the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction

from yunchou.desk.customers.models import Contact
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.search.documents import KINDS, Kind
from yunchou.desk.search.index import engine

BATCH = 500


def index_subjects(entries: Sequence[JournalEntry]) -> None:
    """Index anew the companies, contacts and deals that these lines speak of. Runs in their transaction."""
    touched: dict[str, set[int]] = defaultdict(set)
    renamed: set[int] = set()
    for entry in entries:
        kind = KINDS.get(entry.subject_type)
        if kind is None or not _is_told(kind, entry):
            continue
        touched[kind.name].add(int(entry.subject_id))
        if kind.name == "company" and "created" not in entry.kind and {"name", "short_name"} & set(entry.changes):
            renamed.add(int(entry.subject_id))
    if renamed:
        touched["contact"].update(Contact.objects.filter(company__in=renamed).values_list("pk", flat=True))
        touched["opportunity"].update(Opportunity.objects.filter(customer__in=renamed).values_list("pk", flat=True))
    for name, ids in touched.items():
        index(KINDS[name], ids)


def _is_told(kind: Kind, entry: JournalEntry) -> bool:
    """Whether the line may have changed what is found: something new, or it names no field or one that is indexed."""
    if entry.kind.endswith(".created"):
        return True  # a new deal's line names its figures only
    return not entry.changes or not {c.partition("__")[0] for c in kind.columns}.isdisjoint(entry.changes)


def index(kind: Kind, ids: Iterable[int]) -> int:
    """Index these things anew, and forget those that are gone; returns how many are there."""
    found, waiting = 0, iter(sorted(ids))
    while batch := list(islice(waiting, BATCH)):
        found += _index_batch(kind, batch)
    return found


def _index_batch(kind: Kind, ids: list[int]) -> int:
    rows = kind.tokens._default_manager.filter(pk__in=ids)
    new = kind.read(ids)
    old: dict[int, str] = dict(rows.values_list("pk", "tokens"))
    same = {pk for pk, tokens in new.items() if old.get(pk) == tokens}
    stale = {pk: tokens for pk, tokens in old.items() if pk not in same}
    fresh = {pk: tokens for pk, tokens in new.items() if pk not in same}
    if stale:
        engine().forget(kind.table, stale.items())
        rows.filter(pk__in=stale).delete()
    if fresh:
        kind.tokens._default_manager.bulk_create(kind.tokens(pk=pk, tokens=tokens) for pk, tokens in fresh.items())
        engine().learn(kind.table, fresh.items())
    return len(new)


def forget_for_good() -> None:
    """Leave no word on disk of what the index has forgotten, for who was erased."""
    for kind in KINDS.values():
        engine().forget_for_good(kind.table)


def reindex() -> dict[str, int]:
    """Build the whole index anew, a batch at a time, while people work; returns how many things of each kind.

    What `yunchou reindex` runs after a restore or a move to another database.
    """
    return {kind.name: _reindex_kind(kind) for kind in KINDS.values()}


def _reindex_kind(kind: Kind) -> int:
    found = 0
    for model in (kind.tokens, kind.subject):  # first what may be gone, then everything that is there
        last = 0
        while ids := list(
            model._default_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
        ):
            with transaction.atomic():
                count = index(kind, ids)
            found += count if model is kind.subject else 0
            last = ids[-1]
    return found
