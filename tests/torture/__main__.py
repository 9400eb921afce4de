"""`python -m tests.torture`: hurt installations, say what held, and write docs/reliability.md with --write."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.torture import faults
from tests.torture.faults import Outcome
from tests.torture.ground import CHANCE, installation
from tests.torture.races import thirty_at_once

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"


def main() -> int:
    """0 when everything held (and the control lost something), else 1."""
    parser = argparse.ArgumentParser(prog="bin/torture", description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="rounds of each fault (default: %(default)s)")
    parser.add_argument("--minutes", type=float, default=20, help="random faults after them (default: %(default)s)")
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        scratch = Path(folder)
        outcomes = suffered(installation(scratch), scratch, options.rounds, options.minutes)
    seconds = time.monotonic() - began
    lost = [each for each in outcomes if each.wrong and "must lose" not in each.name]
    blind = [each for each in outcomes if not each.wrong and "must lose" in each.name]
    for each in outcomes:
        print(f"{each.name}: {each.rounds} rounds, {each.writes} acknowledged writes, {len(each.wrong)} faults")
        print("\n".join(f"    {line}" for line in each.wrong[:5]))
    if options.write:
        PAGE.write_text(page(outcomes, seconds, options.minutes), "utf-8")
    return 1 if lost or blind else 0


def suffered(fresh: Path, scratch: Path, rounds: int, minutes: float) -> list[Outcome]:
    """Every fault in turn, then random ones for so many minutes."""
    found = [
        faults.killed_writers(fresh, scratch, rounds),
        faults.killed_imports(fresh, scratch, max(1, rounds // 5)),
        faults.moved_clock(fresh, scratch, max(1, rounds // 5)),
        thirty_at_once(scratch, max(1, rounds // 5)),
    ]
    if os.geteuid() == 0 and shutil.which("mkfs.ext4"):
        found.append(faults.full_disk(fresh, scratch, max(1, rounds // 5)))
        found.append(faults.dead_disk(fresh, scratch, max(2, rounds // 5)))
        found.append(faults.power_cut(fresh, scratch, rounds))
        found.append(faults.power_cut(fresh, scratch, max(2, rounds // 5), careless=True))
    else:
        print("Not root, or no mkfs.ext4: full disk and power cut are left out.", file=sys.stderr)
    return [*found, *at_random(fresh, scratch, minutes)]


def at_random(fresh: Path, scratch: Path, minutes: float) -> list[Outcome]:
    """Random faults, one after the other, until the time is over."""
    kinds = [faults.killed_writers, faults.killed_imports, faults.moved_clock]
    kinds += (
        [faults.full_disk, faults.dead_disk, faults.power_cut]
        if os.geteuid() == 0 and shutil.which("mkfs.ext4")
        else []
    )
    outcome, end = Outcome(f"random faults for {minutes:g} minutes"), time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        here = Path(tempfile.mkdtemp(dir=scratch))
        one = CHANCE.choice(kinds)(fresh, here, 1)
        outcome.rounds, outcome.writes = outcome.rounds + one.rounds, outcome.writes + one.writes
        outcome.wrong += [f"{one.name}: {line}" for line in one.wrong]
        shutil.rmtree(here)
    return [outcome] if outcome.rounds else []


PAGE_TEXT = """# Reliability

Written by `bin/torture --write` on {day}: {minutes:.0f} minutes on SQLite with {cores} cores, of which {random:g} for
random faults.

| fault | rounds | acknowledged writes | faults found | how |
|---|---:|---:|---:|---|
{rows}

A write counts as acknowledged when the process that made it said so after its transaction. After every fault the file
is checked (`integrity_check`), the chain of the journal is computed anew, and each acknowledged write must be there
once, with its one line in the journal. The row that must lose is the control: with the waiting for the disk turned
off, the same power cut has to show losses, else it cuts nothing.

"Thirty at once" sends the same change thirty times at the same moment to a served installation of two processes, each
with a form key of its own: a move decided, an approval, a bank receipt matched, a colleague let in, a sign-off, a
break-glass decision, a stage passed. Each must leave exactly one line in the journal, the others be answered like the
first or told (409, 422), and none with 500.

Not tried here: disks that lie about having written, several servers, a network that fails between browser
and desk, and a kernel whose clock jumps. But for the races, the writers call the operations, not the web server.
`tests/desk/jobs` kills a worker in the middle of a job, `tests/desk/cli` fills the disk during a backup.

`python -m tests.torture.upgrade HOME POINTS` kills an upgrade at one statement after another and starts it again.
`python -m tests.torture.on_postgresql BIN` hurts a PostgreSQL server; its figures are written down by hand.
"""


def page(outcomes: list[Outcome], seconds: float, minutes: float) -> str:
    """The page of the last run."""
    rows = [f"| {each.name} | {each.rounds} | {each.writes:,} | {len(each.wrong)} | {each.note} |" for each in outcomes]
    return PAGE_TEXT.format(
        day=datetime.now(UTC).date().isoformat(), minutes=seconds / 60, cores=os.cpu_count(), random=minutes,
        rows="\n".join(rows),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
