"""`python -m tests.torture.on_postgresql BIN [--rounds N]`: the faults of a database server, on a cluster of its own.

Servers and backends are killed with SIGKILL while two processes write; then thirty send the same change at once. BIN
is the folder of `initdb` and `pg_ctl`. As root the cluster belongs to the user postgres, whom the package makes.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.torture.faults import Outcome
from tests.torture.ground import CHANCE, Writer, installation, judged
from tests.torture.races import thirty_at_once

PORT = "5478"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A database server in a folder."""

    programs: Path
    folder: Path

    def run(self, name: str, *arguments: str, check: bool = True) -> str:
        """One of the server's programs, as who owns the cluster."""
        command = [str(self.programs / name), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, cwd=self.folder)
        if check and done.returncode:
            raise RuntimeError(f"{name}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def make(self) -> None:
        """Make it and start it, with the defaults of the package: fsync and synchronous_commit are on."""
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "postgres", str(self.folder)], check=True)
        self.run("initdb", "-D", "data", "-A", "trust", "-U", "yunchou", "--no-instructions")
        self.start()

    def start(self) -> None:
        """Start it; where it was killed it recovers first."""
        options = f"-p {PORT} -k {self.folder} -c listen_addresses=''"
        self.run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", options, "start")

    def kill_server(self) -> None:
        """SIGKILL to the server and all its processes at once, then a start."""
        server = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        for process in [server, *_children(server)]:
            _kill(process)
        _until_gone(server)
        self.start()

    def kill_backend(self) -> None:
        """SIGKILL to one process that serves a writer; the server ends the others itself and recovers."""
        found = self.run(
            "psql", "-p", PORT, "-h", str(self.folder), "-U", "yunchou", "-d", "yunchou", "-Atc",
            "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
        )  # fmt: skip
        _kill(int(CHANCE.choice(found.split())))

    def damage(self) -> list[str]:
        """What `pg_amcheck` finds in tables and indexes."""
        place = ("-p", PORT, "-h", str(self.folder), "-U", "yunchou")
        found = self.run("pg_amcheck", *place, "--install-missing", "yunchou", check=False)
        return [line for line in found.splitlines() if line.strip() and not line.startswith("NOTICE")]

    def stop(self) -> None:
        """The end of it."""
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "stop", check=False)


def _children(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False).stdout
    return [int(each) for each in found.split()]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _until_gone(process: int) -> None:
    end = time.monotonic() + 10
    while Path(f"/proc/{process}").exists() and time.monotonic() < end:
        time.sleep(0.05)


@contextmanager
def cluster(programs: Path) -> Iterator[Cluster]:
    """A running server, named in the environment of the processes that are started meanwhile."""
    with tempfile.TemporaryDirectory(prefix="torture-pg-") as folder:
        Path(folder).chmod(0o755)
        made = Cluster(programs, Path(folder))
        made.make()
        os.environ |= {
            "YUNCHOU_DATABASE": "postgresql", "PGHOST": folder, "PGPORT": PORT, "PGUSER": "yunchou",
            "PGDATABASE": "yunchou",
        }  # fmt: skip
        try:
            made.run("createdb", "-p", PORT, "-h", folder, "-U", "yunchou", "yunchou")
            yield made
        finally:
            made.stop()


def hurt(name: str, home: Path, held: Cluster, rounds: int, blow: Callable[[], None] | None) -> Outcome:
    """Two write; the blow falls at a random moment; they go on by themselves, and are killed. Nothing may lack."""
    outcome, everybody = Outcome(f"PostgreSQL: {name}"), []
    for number in range(rounds):
        writers = [Writer.start(home, f"{name[:3]}{number}{side}") for side in "ab"]
        for writer in writers:
            writer.wait_for(3, 120)
        time.sleep(CHANCE.uniform(0.05, 1.0))
        if blow is not None:
            blow()
            before = [writer.acknowledged for writer in writers]
            for writer, count in zip(writers, before, strict=True):
                writer.wait_for(count + 3, 120)
        for writer in writers:
            writer.kill()
        everybody += writers
        outcome.add(writers, judged(home, everybody))
    outcome.wrong += held.damage()
    return outcome


def main() -> int:
    """0 when everything held, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.on_postgresql", description=main.__doc__)
    parser.add_argument("programs", type=Path, help="the folder of initdb and pg_ctl")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each fault (default: %(default)s)")
    options = parser.parse_args()
    began = time.monotonic()
    with cluster(options.programs) as held, tempfile.TemporaryDirectory(prefix="torture-") as folder:
        home = installation(Path(folder))
        blows = {
            "kill -9 of two writers": None,
            "server killed under two writers": held.kill_server,
            "backend killed under two writers": held.kill_backend,
        }
        wrong = [each for name, blow in blows.items() for each in _told(hurt(name, home, held, options.rounds, blow))]
        held.run("createdb", "-p", PORT, "-h", str(held.folder), "-U", "yunchou", "races")
        os.environ["PGDATABASE"] = "races"
        wrong += _told(thirty_at_once(Path(folder), 1))
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if wrong else 0


def _told(outcome: Outcome) -> list[str]:
    """What did not hold, after saying it."""
    counted = f"{outcome.rounds} rounds, {outcome.writes} acknowledged writes, {len(outcome.wrong)} faults"
    print(f"{outcome.name}: {counted}")
    print("\n".join(f"    {line}" for line in outcome.wrong[:5]))
    return outcome.wrong


if __name__ == "__main__":
    sys.exit(main())
