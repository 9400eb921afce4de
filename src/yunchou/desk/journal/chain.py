"""How the lines of the journal are chained: each digest covers the line and the digest before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC

from yunchou.desk.journal.models import JournalEntry


def digest_of(entry: JournalEntry) -> str:
    """SHA-256 over a line and the digest before it; what `verify` recomputes."""
    content = [
        entry.sequence,
        entry.at.astimezone(UTC).isoformat(),
        entry.actor_id,
        entry.kind,
        entry.subject_type,
        entry.subject_id,
        entry.subject_name,
        entry.opportunity_id,
        entry.customer_id,
        entry.changes,
        entry.note,
        entry.previous,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
