"""Installations to hurt: made once, copied; processes on them; small disks."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

EXT4_SHUTDOWN, WITHOUT_LOG = 0x8004587D, 2  # from the kernel's fs/ext4/ext4.h
COMPANY = """
from yunchou.desk.cli.main import set_up_django
set_up_django()
from django.utils import timezone
from yunchou.desk.customers.operations import create_company
from yunchou.desk.identity.models import RoleAssignment, User
at = timezone.now()
owner = User.objects.create_user("owner@example.com", "tent-of-plans-2026", name="陈晓", joined_at=at)
for role in ("seller", "leader", "administrator"):
    RoleAssignment.objects.create(user=owner, role=role, given_at=at)
create_company({"name": "江海银行"}, actor=owner, at=at)
"""


def environment(home: Path) -> dict[str, str]:
    """That of a process on this data folder."""
    return {**os.environ, "YUNCHOU_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}


def python(home: Path, *arguments: str, seconds: int = 300) -> tuple[int, str]:
    """Run to the end: status and what was said."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, env=environment(home), capture_output=True, text=True, timeout=seconds, check=False
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def installation(folder: Path) -> Path:
    """A small installation to copy from."""
    home = folder / "fresh"
    for arguments in (("-m", "yunchou.desk.cli", "prepare"), ("-c", COMPANY)):
        status, said = python(home, *arguments)
        if status:
            raise RuntimeError(said)
    return home


@dataclass
class Writer:
    """A writing process and what it acknowledged."""

    name: str
    process: subprocess.Popen[str]
    acknowledged: int = 0
    refusals: list[str] = field(default_factory=list)

    @classmethod
    def start(cls, home: Path, name: str, *options: str) -> Writer:
        """Start one; what it says is read beside."""
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.writer", name, *options], env=environment(home),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        writer = cls(name, process)
        threading.Thread(target=writer._listen, daemon=True).start()
        return writer

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("refused"):
                self.refusals.append(line.strip())
            elif line.strip().isdigit():
                self.acknowledged = int(line) + 1

    def wait_for(self, count: int, seconds: float = 60) -> None:
        """Until so many writes were acknowledged."""
        end = time.monotonic() + seconds
        while self.acknowledged < count and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.01)
        if self.acknowledged < count:
            raise RuntimeError(f"{self.name} acknowledged {self.acknowledged} of {count}: {self.refusals[-1:]}")

    def kill(self) -> None:
        """SIGKILL, and read what was said before."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        time.sleep(0.05)


def judged(home: Path, writers: list[Writer]) -> list[str]:
    """What does not hold of an installation after these wrote to it."""
    told = [f"{writer.name}={writer.acknowledged}" for writer in writers]
    status, said = python(home, "-m", "tests.torture.oracle", *told)
    return [line for line in said.splitlines() if line.strip()] if status else []


def copied(fresh: Path, to: Path) -> Path:
    """A copy of an installation."""
    return Path(shutil.copytree(fresh, to))


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[Path]:
    """A file system in memory that is soon full. Needs root."""
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=700", "tmpfs", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def ext4(image: Path) -> Path:
    """An empty file system in a file."""
    subprocess.run(["truncate", "-s", "64M", str(image)], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    return image


def shut_down(disk: Path) -> None:
    """Let a mounted ext4 answer everything with an input/output error from now on. Needs root."""
    descriptor = os.open(disk, os.O_RDONLY)
    try:
        fcntl.ioctl(descriptor, EXT4_SHUTDOWN, struct.pack("I", WITHOUT_LOG))
    finally:
        os.close(descriptor)


@contextmanager
def mounted(image: Path, at: Path) -> Iterator[Path]:
    """An ext4 image on a loop device. Needs root."""
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


CHANCE = random.Random(20261126)  # noqa: S311 - the same faults every time
