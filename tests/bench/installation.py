"""The installation that is measured: made when it is not there yet."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def set_up() -> None:
    """The installation that the environment names, and Django on it."""
    yunchou("prepare")
    import django

    django.setup()


def prepare(deals: int) -> None:
    """The installation that the environment names, with its deals."""
    set_up()
    from tests.bench.generate import Size, generate
    from yunchou.desk.identity.models import User

    if not User.objects.exists():
        began = time.perf_counter()
        generate(Size(deals // 10, deals * 3 // 10, deals))
        print(f"generated in {time.perf_counter() - began:.0f} s", flush=True)


def yunchou(*arguments: str) -> str:
    """One command of the product, as a process of its own."""
    command = [sys.executable, "-m", "yunchou.desk.cli", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return done.stdout
