"""The faults, each a function that hurts an installation a number of times and answers what did not hold."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.ground import (
    CHANCE,
    Writer,
    copied,
    environment,
    ext4,
    judged,
    mounted,
    python,
    shut_down,
    small_disk,
)

ROWS = 1500


@dataclass
class Outcome:
    """What a fault did: how often, to how many acknowledged writes, and what did not hold."""

    name: str
    rounds: int = 0
    writes: int = 0
    wrong: list[str] = field(default_factory=list)
    note: str = ""

    def add(self, writers: list[Writer], wrong: list[str]) -> None:
        """Count one round."""
        self.rounds += 1
        self.writes += sum(writer.acknowledged for writer in writers)
        self.wrong += wrong


def killed_writers(fresh: Path, scratch: Path, rounds: int) -> Outcome:
    """Two processes write, both are killed at a random moment; again on the same database, round after round."""
    outcome, home, everybody = Outcome("kill -9 of two writers"), copied(fresh, scratch / "killed"), []
    for number in range(rounds):
        writers = [Writer.start(home, f"k{number}{side}") for side in "ab"]
        for writer in writers:
            writer.wait_for(1)
        time.sleep(CHANCE.uniform(0.05, 1.0))
        for writer in writers:
            writer.kill()
        everybody += writers
        outcome.add(writers, judged(home, everybody))
    return outcome


def killed_imports(fresh: Path, scratch: Path, rounds: int) -> Outcome:
    """An import of many people is killed again and again, then started until it is done: nobody lacks, none twice."""
    outcome = Outcome(f"kill -9 during an import of {ROWS} rows")
    for number in range(rounds):
        home = copied(fresh, scratch / f"import{number}")
        table = scratch / f"people{number}.csv"
        lines = ["客户名称,姓名,部门", *(f"江海银行,员工{row},信息部" for row in range(ROWS))]
        table.write_text("\n".join(lines), "utf-8")
        command = ["-m", "yunchou.desk.cli", "import", str(table), "--as", "owner@example.com"]
        kills = 0
        for delay in (CHANCE.uniform(1.0, 3.5) for _ in range(4)):
            process = subprocess.Popen([sys.executable, *command], env=environment(home), stdout=subprocess.DEVNULL)
            try:
                process.wait(delay)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                kills += 1
        status, said = python(home, *command)
        wrong = judged(home, [])
        count = python(home, "-c", _COUNT)[1].strip()
        wrong += [] if status == 0 and count == str(ROWS) else [f"{count} people of {ROWS}: {said[-200:]}"]
        outcome.rounds += kills
        outcome.writes += ROWS
        outcome.wrong += wrong
        shutil.rmtree(home)
    return outcome


_COUNT = """
from yunchou.desk.cli.main import set_up_django
set_up_django()
from yunchou.desk.customers.models import Contact
print(Contact.objects.filter(name__startswith="员工").count())
"""


def full_disk(fresh: Path, scratch: Path, rounds: int) -> Outcome:
    """The disk fills while somebody writes; he is refused, nothing acknowledged is lost, and it goes on with space."""
    outcome = Outcome("disk full")
    for number in range(rounds):
        with small_disk(scratch / f"small{number}", 40) as disk:
            home = copied(fresh, disk / "home")
            writer = Writer.start(home, f"f{number}")
            writer.wait_for(3)
            with (disk / "filler").open("wb") as filler, suppress(OSError):
                while True:
                    filler.write(b"\0" * 65536)
                    filler.flush()
            _until(lambda w=writer: bool(w.refusals))
            wrong = [] if writer.refusals else ["nobody was refused although the disk was full"]
            before = writer.acknowledged
            (disk / "filler").unlink()
            _until(lambda w=writer, b=before: w.acknowledged > b + 3)
            wrong += [] if writer.acknowledged > before + 3 else ["it did not go on when there was space again"]
            writer.kill()
            outcome.add([writer], wrong + judged(home, [writer]))
    return outcome


def dead_disk(fresh: Path, scratch: Path, rounds: int) -> Outcome:
    """The disk dies under a writer: he is refused and acknowledges nothing more; what he had said is there afterwards.

    ext4 is shut down without its log being written, as after a controller that went away, then mounted anew.
    """
    outcome = Outcome("disk dies while writing")
    outcome.note = "ext4 on a loop device is shut down without writing its log"
    for number in range(rounds):
        image = ext4(scratch / f"dies{number}")
        with mounted(image, scratch / "dies") as disk:
            home = copied(fresh, disk / "home")
            os.sync()
            writer = Writer.start(home, f"d{number}")
            writer.wait_for(CHANCE.randint(5, 60))
            shut_down(disk)
            _until(lambda w=writer: bool(w.refusals))
            acknowledged = writer.acknowledged
            time.sleep(1)
            wrong = [] if writer.refusals else ["nobody was refused although the disk was dead"]
            wrong += [] if writer.acknowledged == acknowledged else ["it acknowledged writes to a dead disk"]
            writer.kill()
        with mounted(image, scratch / "dies") as disk:
            outcome.add([writer], wrong + judged(disk / "home", [writer]))
        image.unlink()
    return outcome


def moved_clock(fresh: Path, scratch: Path, rounds: int) -> Outcome:
    """The clock that the product reads jumps a day on, an hour back, a leap day, a year's end, before every write."""
    outcome, home = Outcome("clock jumps"), copied(fresh, scratch / "clock")
    outcome.note = "the time handed to the operations is moved, not the kernel's clock"
    for number in range(rounds):
        writer = Writer.start(home, f"c{number}", "--jump")
        writer.wait_for(40)
        writer.kill()
        outcome.add([writer], judged(home, [writer]))
    return outcome


def power_cut(fresh: Path, scratch: Path, rounds: int, *, careless: bool = False) -> Outcome:
    """The disk image is copied while the writer stands still: what the kernel had not sent to the disk is not in it.

    The copy is mounted (its file system repairs itself as after a cut) and judged.
    """
    outcome = Outcome("power cut" + (" without waiting for the disk (must lose)" if careless else ""))
    outcome.note = "ext4 on a loop device; the image is taken with the writer stopped, unsent pages are lost"
    for number in range(rounds):
        image, cut = ext4(scratch / f"disk{number}"), scratch / f"cut{number}"
        with mounted(image, scratch / "on") as disk:
            home = copied(fresh, disk / "home")
            os.sync()
            writer = Writer.start(home, f"p{number}", *(["--careless"] if careless else []))
            writer.wait_for(CHANCE.randint(5, 60))
            writer.process.send_signal(signal.SIGSTOP)
            time.sleep(0.05)
            shutil.copyfile(image, cut)
            acknowledged = writer.acknowledged
            writer.kill()
        writer.acknowledged = acknowledged
        with mounted(cut, scratch / "after") as disk:
            outcome.add([writer], judged(disk / "home", [writer]))
        image.unlink()
        cut.unlink()
    return outcome


def _until(done: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
