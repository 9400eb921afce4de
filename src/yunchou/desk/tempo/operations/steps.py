"""Next steps: what comes, whose initiative it is, when it is done (P35, P53)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from yunchou.desk.changes import Diff
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, change_row, ensure_past
from yunchou.desk.tempo.models import NextStep


def _written(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["done_on"], writing)
    if writing.row is None:
        values |= {"recorded_by": writing.actor, "recorded_at": writing.at}
    return values


NEXT_STEP = RowKind(NextStep, "next_step", complete=_written)


def finish_step(deal: Opportunity, pk: int, *, seen_version: int, actor: User, at: datetime) -> Diff:
    """A step was done today."""
    done = {"done_on": timezone.localdate(at)}
    return change_row(NEXT_STEP, deal, pk, done, seen_version=seen_version, actor=actor, at=at)
