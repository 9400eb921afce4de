"""An upgrade while people work: `python -m tests.torture.upgrade_online COMMIT ...`.

The code of an older commit makes an installation and serves it. While people read and write through HTTP, this code's
`prepare` upgrades the data folder, is killed with SIGKILL at a random moment, again and again, and at last ends; then
the old server is stopped and this code serves. Says what people were answered, and what of theirs is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.faults import Outcome
from tests.torture.ground import CHANCE, environment, installation, python
from tests.torture.served import People, found_by_oracle, serving

ROOT = Path(__file__).resolve().parents[2]
KILLS = 4
LONGEST = 20.0
"""Seconds within which an upgrade is killed; later it is done, on a small installation."""


@contextmanager
def older(commit: str, at: Path) -> Iterator[None]:
    """Processes started within run the code of that commit, with the libraries of today."""
    subprocess.run(["git", "-C", str(ROOT), "worktree", "add", "--detach", "-q", str(at), commit], check=True)
    sys.path.insert(0, str(at / "src"))
    try:
        yield
    finally:
        sys.path.remove(str(at / "src"))
        subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(at)], check=True)


def upgraded(home: Path, source: Path) -> tuple[int, float]:
    """Run `prepare` of this code, killed some times; answers how often, and how long the last one took."""
    sys.path.remove(str(source))
    ours = environment(home)
    sys.path.insert(0, str(source))
    prepare, kills = [sys.executable, "-m", "yunchou.desk.cli", "prepare"], 0
    for _time in range(KILLS):
        process = subprocess.Popen(prepare, env=ours, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(CHANCE.uniform(0.5, LONGEST))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
    began = time.monotonic()
    done = subprocess.run(prepare, env=ours, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return kills, time.monotonic() - began


def upgrade_with_people(commit: str, scratch: Path) -> Outcome:
    """One upgrade; answers what did not hold."""
    outcome, source = Outcome(f"upgrade from {commit} with people online"), scratch / "old" / "src"
    with older(commit, scratch / "old"):
        home = installation(scratch)
        with serving(home) as desk, People(desk, "before") as before:
            time.sleep(3)
            kills, took = upgraded(home, source)
            time.sleep(3)
        stopped = time.monotonic()
    with serving(home) as desk:
        away = time.monotonic() - stopped
        with People(desk, "after") as after:
            time.sleep(3)
    outcome.rounds, outcome.writes = kills, before.acknowledged + after.acknowledged
    outcome.wrong += before.wrong({200, 302, 503}) + after.wrong({200, 302})
    outcome.wrong += found_by_oracle(home, before) + found_by_oracle(home, after)
    outcome.note = (
        f"{kills} times killed, the last {took:.0f} s; old server {dict(before.statuses())}, longest gap"
        f" {before.gap():.1f} s; restart {away:.0f} s; new server {dict(after.statuses())}"
    )
    status, said = python(home, "-m", "yunchou.desk.cli", "verify-journal")
    outcome.wrong += [] if status == 0 else [said]
    return outcome


def main() -> int:
    """0 when everything held, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.upgrade_online", description=main.__doc__)
    parser.add_argument("commits", nargs="+", help="older versions, each upgraded once")
    wrong = []
    for commit in parser.parse_args().commits:
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            outcome = upgrade_with_people(commit, Path(folder))
        print(f"{outcome.name}: {outcome.writes} acknowledged writes, {len(outcome.wrong)} faults; {outcome.note}")
        print("\n".join(f"    {line}" for line in outcome.wrong[:8]), flush=True)
        wrong += outcome.wrong
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
