"""Ask for work, take it under a lease, end it once, give it up where somebody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.journal.operations import record

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(hours=1)
KEPT = timedelta(days=14)
"""How long a job that was done is remembered, and with it its key."""

Buried = Callable[[Job, datetime], None]
"""Told of a job that is given up, in the transaction that gives it up."""


class LeaseLost(Exception):
    """Another worker has taken the job since: what this one did must not be written."""


class Trouble(Exception):
    """Why a piece of work failed, in words that may be stored and shown: without names, addresses or texts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of work to be asked for. The same `key` asks for it once."""

    kind: str
    key: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    run_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Chore:
    """Who does a kind of work, how long a taker has for it, how often it is tried."""

    do: Callable[[Lease, datetime], None]
    lease: timedelta = timedelta(minutes=3)
    most_attempts: int = 8


@dataclass(frozen=True, slots=True)
class Lease:
    """A job taken by one worker until its lease runs out."""

    job_id: int
    kind: str
    payload: Mapping[str, Any]
    fence: int
    attempt: int
    lasts: timedelta

    def ensure_held(self) -> None:
        """Raise `LeaseLost` when another worker took the job: asked before what cannot be taken back, like a mail."""
        if not self._mine().exists():
            raise LeaseLost(self.kind)

    def renew(self, *, at: datetime) -> None:
        """Ask for as much time again, between the parts of long work."""
        if not self._mine().update(leased_until=at + self.lasts):
            raise LeaseLost(self.kind)

    @contextmanager
    def settled(self, *, at: datetime) -> Iterator[None]:
        """The one transaction of the effects: they are written with the job's end, or not at all."""
        with transaction.atomic():
            done = {"state": JobState.DONE, "ended_at": at, "leased_until": None, "trouble": ""}
            if not self._mine().update(**done):
                raise LeaseLost(self.kind)
            yield

    def _mine(self) -> Any:
        return Job.objects.filter(pk=self.job_id, fence=self.fence, state=JobState.RUNNING)


def ask(work: Iterable[Asked], *, at: datetime) -> int:
    """Ask for work, in the transaction of the change that calls for it; answers how much of it is new."""
    if not connection.in_atomic_block:
        raise RuntimeError("work is asked for in the transaction of what calls for it")
    wanted = {each.key: each for each in work}
    known = set(Job.objects.filter(key__in=wanted).values_list("key", flat=True))
    rows = [
        Job(kind=each.kind, key=key, payload=dict(each.payload), run_at=each.run_at or at, asked_at=at)
        for key, each in wanted.items()
        if key not in known
    ]
    Job.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def take(chores: Mapping[str, Chore], *, worker: str, at: datetime, buried: Buried) -> Lease | None:
    """The next job that is due, or whose taker let its lease run out; `None` when there is nothing to do.

    Two workers that look at once both see it, and one of them gets it.
    """
    free = Q(state=JobState.WAITING, run_at__lte=at) | Q(state=JobState.RUNNING, leased_until__lte=at)
    for job in Job.objects.filter(free, kind__in=list(chores)).order_by("run_at", "pk")[:20]:
        chore = chores[job.kind]
        same = Job.objects.filter(free, pk=job.pk, fence=job.fence)
        if job.attempts >= chore.most_attempts:
            _bury(same, job, "WorkerDied", at=at, buried=buried)
            continue
        taken = same.update(
            state=JobState.RUNNING,
            fence=F("fence") + 1,
            attempts=F("attempts") + 1,
            taken_by=worker[:80],
            leased_until=at + chore.lease,
        )
        if taken:
            return Lease(job.pk, job.kind, job.payload, job.fence + 1, job.attempts + 1, chore.lease)
    return None


def put_back(lease: Lease, chore: Chore, error: BaseException, *, chance: float, at: datetime, buried: Buried) -> None:
    """Write down a failure: the job comes again after a growing pause, or is given up. `chance` is 0 to 1."""
    told = f"{type(error).__name__}: {error}" if isinstance(error, Trouble) else type(error).__name__
    mine = Job.objects.filter(pk=lease.job_id, fence=lease.fence, state=JobState.RUNNING)
    job = mine.first()
    if job is None:
        return
    if lease.attempt >= chore.most_attempts:
        _bury(mine, job, told, at=at, buried=buried)
        return
    mine.update(
        state=JobState.WAITING, run_at=at + pause_after(lease.attempt, chance), leased_until=None, trouble=told[:200]
    )


def pause_after(attempt: int, chance: float) -> timedelta:
    """How long to wait after so many attempts: doubled each time, up to an hour, spread by half around it."""
    doubled = FIRST_PAUSE * int(2 ** (attempt - 1))
    return min(doubled, LONGEST_PAUSE) * (0.75 + chance / 2)


def _bury(which: Any, job: Job, trouble: str, *, at: datetime, buried: Buried) -> None:
    with transaction.atomic():
        dead = {"state": JobState.DEAD, "ended_at": at, "leased_until": None, "trouble": trouble[:200]}
        if which.update(**dead):
            buried(job, at)


@transaction.atomic
def try_again(pk: int, *, actor: User, at: datetime) -> None:
    """Let a job that was given up be tried anew, from its first attempt."""
    job = _dead(pk, actor)
    job.state, job.attempts, job.run_at, job.ended_at = JobState.WAITING, 0, at, None
    job.save(update_fields=["state", "attempts", "run_at", "ended_at"])
    record("job.tried_again", job, actor=actor, at=at)


@transaction.atomic
def set_aside(pk: int, *, actor: User, at: datetime) -> None:
    """Remove a job that was given up: what it was for is not wanted any more."""
    job = _dead(pk, actor)
    record("job.set_aside", job, actor=actor, at=at, changes={"attempts": [job.attempts, None]})
    job.delete()


def _dead(pk: int, actor: User) -> Job:
    ensure_may(actor, May.MANAGE_USERS)
    job = Job.objects.select_for_update().filter(pk=pk, state=JobState.DEAD).first()
    if job is None:
        raise NotThere(_("There is no such job among those given up."))
    return job


def forget_payload(lease: Lease) -> None:
    """Forget what a job was about, with its end: nothing that was sealed into it is kept longer than needed."""
    Job.objects.filter(pk=lease.job_id, fence=lease.fence).update(payload={})


def forget_done(*, at: datetime) -> int:
    """Forget jobs done long ago; answers how many. Those given up stay until a person decides."""
    return Job.objects.filter(state=JobState.DONE, ended_at__lt=at - KEPT).delete()[0]
