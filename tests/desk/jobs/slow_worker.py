"""A worker in a process of its own that stops in the middle of its job until a file appears.

`python -m tests.desk.jobs.slow_worker NAME FOLDER`: touches `FOLDER/NAME.begun`, waits for `FOLDER/go`, then writes.
"""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "yunchou.desk.config.settings"
django.setup()

from django.utils import timezone  # noqa: E402

from yunchou.desk.identity.models import Team  # noqa: E402
from yunchou.desk.jobs.operations import Chore, Lease  # noqa: E402
from yunchou.desk.jobs.worker import Worker  # noqa: E402


def main(name: str, folder: Path) -> None:
    """Do jobs for ever."""

    def slow(lease: Lease, at: datetime) -> None:
        (folder / f"{name}.begun").touch()
        while not (folder / "go").exists():
            time.sleep(0.02)
        with lease.settled(at=timezone.now()):
            Team.objects.create(name=f"{lease.job_id} {name} {random.random()}")  # noqa: S311
        (folder / f"{name}.wrote").touch()

    chores = {"slow": Chore(slow, timedelta(seconds=1), most_attempts=5)}
    worker = Worker(chores, (), lambda _job, _at: None, timezone.now, random.random, name)
    while True:
        worker.step()
        (folder / f"{name}.idle").touch()
        time.sleep(0.05)


main(sys.argv[1], Path(sys.argv[2]))
