"""Keep the search index in step with the journal."""

from __future__ import annotations

from collections.abc import Sequence

from yunchou.desk.journal.models import JournalEntry


def index_subjects(entries: Sequence[JournalEntry]) -> None:
    """Index anew the companies, contacts and deals that these lines speak of."""
