"""Work beside the pages: the administrator's."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import Row, World
from yunchou.desk.identity.roles import Role
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState


def _dead(_world: World) -> dict[str, Any]:
    made = Job.objects.create(kind="night", key="night:1", state=JobState.DEAD, run_at=AT, asked_at=AT, ended_at=AT)
    return {"pk": made.pk}


_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
ROWS = [
    Row("jobs", allowed=_ADMINISTRATOR),
    Row("job_retry", "POST", ours=_dead, allowed=_ADMINISTRATOR),
    Row("job_removal", "POST", ours=_dead, allowed=_ADMINISTRATOR),
]
