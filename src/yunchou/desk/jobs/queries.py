"""Read what waits, runs and was given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState

SHOWN = 50
LATE = timedelta(minutes=15)
"""A job due for so long says that no worker runs."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The state of the work: how many jobs of each state, those given up, and since when the oldest is overdue."""

    counts: list[tuple[JobState, int]]
    dead: list[Job]
    waits_since: datetime | None


def bench(user: User, at: datetime) -> Bench:
    """What an administrator looks at. Three queries."""
    ensure_may(user, May.MANAGE_USERS)
    counted = dict(Job.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return Bench(
        counts=[(state, counted.get(state, 0)) for state in JobState],
        dead=list(Job.objects.filter(state=JobState.DEAD).order_by("-ended_at", "-pk")[:SHOWN]),
        waits_since=overdue_since(at),
    )


def overdue_since(at: datetime) -> datetime | None:
    """Since when a job is due that nobody took, when that is too long; `None` while work is being done."""
    late = Job.objects.filter(state=JobState.WAITING, run_at__lt=at - LATE).order_by("run_at")
    return late.values_list("run_at", flat=True).first()


def given_up() -> int:
    """How many jobs were given up and wait for a person."""
    return Job.objects.filter(state=JobState.DEAD).count()
