"""What happened → who responds. The one visible table; there are no signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yunchou.desk.cockpit.operations import forget_assessments
from yunchou.desk.conduct.operations import judge_words
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.feeds import end_feeds
from yunchou.desk.notices.announcing import announce_changes
from yunchou.desk.search.operations import index_subjects

Reaction = Callable[[Sequence[JournalEntry]], None]

# Each reaction gets all new lines and picks its own; it runs in the transaction of the change.
REACTIONS: tuple[Reaction, ...] = (judge_words, forget_assessments, index_subjects, announce_changes, end_feeds)


def respond(entries: Sequence[JournalEntry]) -> None:
    """Let every reaction see the new journal lines."""
    for reaction in REACTIONS:
        reaction(entries)
