"""Read the journal."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from yunchou.desk.journal.chain import digest_of
from yunchou.desk.journal.models import JournalEntry, JournalHead


def of_opportunity(opportunity_id: int) -> QuerySet[JournalEntry]:
    """The timeline of one deal, newest first. The caller has fetched the deal through access."""
    return JournalEntry.objects.filter(opportunity_id=opportunity_id).select_related("actor").order_by("-sequence")


def of_customer(customer_id: int) -> QuerySet[JournalEntry]:
    """The timeline of one customer, newest first. The caller has fetched the customer through access."""
    return JournalEntry.objects.filter(customer_id=customer_id).select_related("actor").order_by("-sequence")


def broken_links() -> Iterator[int]:
    """Sequence numbers at which the chain does not hold: a changed, missing or added line, or a cut end."""
    expected, previous = 1, ""
    for entry in JournalEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        if entry.sequence != expected or entry.previous != previous or entry.digest != digest_of(entry):
            yield entry.sequence
        expected, previous = entry.sequence + 1, entry.digest
    head = JournalHead.objects.filter(pk=1).first()
    if head is not None and (head.sequence, head.digest) != (expected - 1, previous):
        yield expected


def newest_line() -> int:
    """The number of the newest line, which is how many there are: what is read after it knows all up to there."""
    return JournalHead.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0


def newest_digest() -> str:
    """The digest of the newest line: it changes with every change of anything. Empty before the first."""
    return JournalHead.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
