"""The worker: one job after the other, and what comes round by the clock. Any number of them may run."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from django.db import DatabaseError, close_old_connections, transaction

from yunchou.desk.jobs.operations import Asked, Buried, Chore, Lease, LeaseLost, ask, put_back, take

LOG = logging.getLogger("yunchou.jobs")
IDLE = 1.0
"""Seconds between two looks when there is nothing to do."""
ROUND = timedelta(seconds=30)
AFTER_TROUBLE = 5.0

Round = Callable[[datetime], Iterable[Asked]]


def worker_name() -> str:
    """A name that tells workers apart in what is shown: machine and process."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


@dataclass(slots=True)
class Worker:
    """Does jobs of the kinds in `chores`. The clock and the chance that spreads retries are given to it."""

    chores: Mapping[str, Chore]
    rounds: Iterable[Round]
    buried: Buried
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    name: str = field(default_factory=worker_name)
    _looked_at: datetime | None = None

    def step(self) -> bool:
        """Do the next job, if one is due. Answers whether there was one."""
        now = self.clock()
        if self._looked_at is None or now - self._looked_at >= ROUND:
            self.look_round(now)
        lease = take(self.chores, worker=self.name, at=self.clock(), buried=self.buried)
        if lease is None:
            return False
        self._do(lease)
        return True

    def look_round(self, now: datetime) -> None:
        """Ask for what the clock calls for; asked for before, it is not asked for again."""
        self._looked_at = now
        for each in self.rounds:
            with transaction.atomic():
                ask(each(now), at=now)

    def _do(self, lease: Lease) -> None:
        chore = self.chores[lease.kind]
        try:
            chore.do(lease, self.clock())
        except LeaseLost:
            LOG.warning("job %s %s was taken by another worker", lease.kind, lease.job_id)
        except Exception as error:  # noqa: BLE001 - whatever a job raises is written down, and it is tried again
            LOG.warning("job %s %s failed: %s", lease.kind, lease.job_id, type(error).__name__)
            put_back(lease, chore, error, chance=self.chance(), at=self.clock(), buried=self.buried)

    def run(self, stop: Event) -> None:
        """Work until told to stop; a database that does not answer is asked again."""
        while not stop.is_set():
            try:
                busy = self.step()
            except DatabaseError:
                LOG.exception("the database does not answer as it should")
                stop.wait(AFTER_TROUBLE)
                continue
            finally:
                close_old_connections()
            if not busy:
                stop.wait(IDLE)
