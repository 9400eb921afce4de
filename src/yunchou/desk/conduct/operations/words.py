"""Judge every free text that a change would store, and write down for compliance what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from yunchou.desk.conduct.models import RefusedWords
from yunchou.desk.identity.field_classes import is_prose
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.operations import Line, record_many
from yunchou.desk.wording import Author, Refusal, ensure_fit

# The form's name for what a journal line keeps as its note.
NOTE_FIELDS = {"opportunity.stage_answered": "evidence"}
NOTE = "reason"
LONGEST = 200


def judge_words(entries: Sequence[JournalEntry]) -> None:
    """Refuse a change whose new texts say what may not be kept. A reaction: it runs in the change's transaction.

    Texts are those that the field register calls prose, and the note of the line. What was there before is not judged
    again, and what the system writes by itself is not judged at all.
    """
    for entry in entries:
        if entry.actor_id is None:
            continue
        texts = {name: text for name, text in _new_texts(entry) if text.strip()}
        if texts:
            ensure_fit(texts, of=Author(entry.actor_id, entry.kind, entry.opportunity_id, entry.customer_id))


def _new_texts(entry: JournalEntry) -> Iterable[tuple[str, str]]:
    for name, (before, after) in entry.changes.items():
        if isinstance(after, str) and after != before and is_prose(entry.subject_type, name):
            yield name, after
    if entry.note:
        yield NOTE_FIELDS.get(entry.kind, NOTE), entry.note


@transaction.atomic
def keep_refusals(refusals: Sequence[Refusal], *, at: datetime) -> list[RefusedWords]:
    """Write down what was refused: who, where, of which class. Words about somebody's private life are not kept."""
    once = {(r.author, r.field, r.of): r for r in refusals}.values()
    rows = [
        RefusedWords.objects.create(
            at=at,
            actor_id=refusal.author.user_id,
            kind=refusal.author.kind,
            field=refusal.field,
            of=refusal.of,
            words=refusal.words[:LONGEST],
            opportunity_id=refusal.author.opportunity_id,
            customer_id=refusal.author.customer_id,
        )
        for refusal in once
    ]
    for row in rows:
        # Neither deal nor customer: their timelines are read by the team, this line is for compliance.
        line = Line("words.refused", row, {"of": [None, row.of]})
        record_many([line], actor=User.objects.get(pk=row.actor_id), at=at)
    return rows
