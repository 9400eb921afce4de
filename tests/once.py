"""What one process of a run makes for all of them, and one part of `bin/test` for the next."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """A path in the folder that the processes share, made by the first that asks."""
    folder.mkdir(exist_ok=True)
    made = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            fresh = folder / f"{name}.fresh"
            shutil.rmtree(fresh, ignore_errors=True)
            make(fresh)
            fresh.rename(made)
    return made


def environment(home: Path) -> dict[str, str]:
    """That of the product as it is installed, on this data folder: the tests' own settings stay with the tests."""
    ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {**ours, "YUNCHOU_HOME": str(home)}


def prepare(home: Path) -> None:
    """A data folder without people, as `yunchou prepare` makes it. Most of its time packs the static files."""
    yunchou(home, "prepare")


def yunchou(home: Path, command: str) -> None:
    """Run a command of the product, which must succeed."""
    subprocess.run(
        [sys.executable, "-m", "yunchou.desk.cli", command], env=environment(home), check=True, capture_output=True
    )
