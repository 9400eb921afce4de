"""Jobs of the tests' own, and a worker that does them by a clock that the test moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from tests.cast import AT
from yunchou.desk.identity.models import Team
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import Asked, Chore, Lease, Trouble, ask
from yunchou.desk.jobs.worker import Worker

LEASE = timedelta(minutes=3)


class Clock:
    """The time of a test."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **spans: float) -> None:
        """Let time pass."""
        self.now += timedelta(**spans)


def found_team(lease: Lease, at: datetime) -> None:
    """The effect of a good job: a team."""
    with lease.settled(at=at):
        Team.objects.create(name=lease.payload["name"])


def found_then_fail(lease: Lease, at: datetime) -> None:
    """Writes half of its effect, then fails."""
    with lease.settled(at=at):
        Team.objects.create(name=lease.payload["name"])
        raise Trouble("the mail server does not answer")


def ask_for(kind: str, key: str, name: str = "", run_at: datetime | None = None) -> int:
    """Ask for one job."""
    with transaction.atomic():
        return ask([Asked(kind, key, {"name": name}, run_at)], at=AT)


class Buried(list[str]):
    """Remembers what was given up."""

    def __call__(self, job: Job, _at: datetime) -> None:
        self.append(job.key)


def worker_of(clock: Clock, buried: Buried, chores: dict[str, Chore], name: str = "one") -> Worker:
    """A worker without chance and without rounds."""
    return Worker(chores, (), buried, clock, lambda: 0.5, name)
