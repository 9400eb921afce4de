"""Keep the stored assessments true."""

from __future__ import annotations

from collections.abc import Sequence

from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.journal.models import JournalEntry


def forget_assessments(entries: Sequence[JournalEntry]) -> None:
    """Forget what was judged of the deals that these journal lines touch."""
    deals = {entry.opportunity_id for entry in entries if entry.opportunity_id is not None}
    if deals:
        StoredAssessment.objects.filter(opportunity_id__in=deals).delete()
