"""`python -m tests.torture.on_postgresql BIN [--rounds N]`: the faults of a database server, on a cluster of its own.

Servers and backends are killed with SIGKILL, sessions are ended and the server is away for some seconds while two
processes write and people ask a served desk for pages and send it forms; then random faults, and thirty who send the
same change at once. BIN is the folder of `initdb` and `pg_ctl`. As root the cluster belongs to the user postgres, whom
the package makes.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.torture.faults import Outcome
from tests.torture.ground import CHANCE, Writer, installation, judged
from tests.torture.races import thirty_at_once
from tests.torture.served import People, found_by_oracle, processes_of, serving

PORT = "5478"
NUMBERS = count(1)
"""No two writers have the same name, in whatever round they write."""


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

    def end_sessions(self) -> None:
        """`pg_terminate_backend` for everybody who is connected, as an operator does it."""
        self.run(
            "psql", "-p", PORT, "-h", str(self.folder), "-U", "yunchou", "-d", "yunchou", "-Atc",
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where backend_type = 'client backend' and pid <> pg_backend_pid()",
        )  # fmt: skip

    def go_away(self) -> None:
        """Stop it at once, start it some seconds later at the same address: a failover as it is seen from here."""
        self.run("pg_ctl", "-D", "data", "-m", CHANCE.choice(["fast", "immediate"]), "-w", "stop")
        time.sleep(CHANCE.uniform(2, 5))
        self.start()

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
    for _number in range(rounds):
        writers = [Writer.start(home, f"w{next(NUMBERS)}") for _side in "ab"]
        for writer in writers:
            writer.wait_for(3, 120)
        time.sleep(CHANCE.uniform(0.05, 1.0))
        if blow is not None:
            blow()
            before = [writer.acknowledged for writer in writers]
            for writer, sure in zip(writers, before, strict=True):
                writer.wait_for(sure + 3, 120)
        for writer in writers:
            writer.kill()
        everybody += writers
        outcome.add(writers, judged(home, everybody))
    outcome.wrong += held.damage()
    return outcome


def served_through(home: Path, blows: dict[str, Callable[[], None]], rounds: int) -> list[Outcome]:
    """People use a served desk while each blow falls: a good answer or 503, nothing lost, good ones again soon."""
    outcomes = []
    with serving(home) as desk:
        began_as = processes_of(desk.port)
        for name, blow in blows.items():
            outcome = Outcome(f"PostgreSQL: {name}, through the desk's server")
            for _number in range(rounds):
                with People(desk, f"p{next(NUMBERS)}") as people:
                    time.sleep(3)
                    blow()
                    outcome.note = f"ready again after {desk.wait():.1f} s"
                    time.sleep(3)
                outcome.rounds, outcome.writes = outcome.rounds + 1, outcome.writes + people.acknowledged
                outcome.wrong += people.wrong({200, 302, 503}) + found_by_oracle(home, people)
                outcome.note += f", {dict(people.statuses())}, longest gap {people.gap():.1f} s"
                if people.answers[-1].status >= 400:
                    outcome.wrong.append(f"the last answer was {people.answers[-1].status}")
            outcomes.append(outcome)
        if processes_of(desk.port) != began_as:
            outcomes[-1].wrong.append("the desk's own processes were started anew")
    return outcomes


def at_random(home: Path, held: Cluster, blows: dict[str, Callable[[], None] | None], minutes: float) -> Outcome:
    """One blow after the other, drawn by chance, until the time is over."""
    outcome, end = Outcome(f"PostgreSQL: random faults for {minutes:g} minutes"), time.monotonic() + 60 * minutes
    drawn: Counter[str] = Counter()
    while time.monotonic() < end:
        name = CHANCE.choice(sorted(blows))
        drawn[name] += 1
        one = hurt(name, home, held, 1, blows[name])
        outcome.rounds, outcome.writes = outcome.rounds + 1, outcome.writes + one.writes
        outcome.wrong += [f"{name}: {line}" for line in one.wrong]
    outcome.note = ", ".join(f"{count} x {name}" for name, count in sorted(drawn.items()))
    return outcome


def main() -> int:
    """0 when everything held, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.on_postgresql", description=main.__doc__)
    parser.add_argument("programs", type=Path, help="the folder of initdb and pg_ctl")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each fault (default: %(default)s)")
    parser.add_argument("--minutes", type=float, default=5, help="random faults after them (default: %(default)s)")
    options = parser.parse_args()
    began = time.monotonic()
    with cluster(options.programs) as held, tempfile.TemporaryDirectory(prefix="torture-") as folder:
        home = installation(Path(folder))
        blows: dict[str, Callable[[], None] | None] = {
            "kill -9 of two writers": None,
            "server killed under two writers": held.kill_server,
            "backend killed under two writers": held.kill_backend,
            "sessions ended under two writers": held.end_sessions,
            "server away for some seconds under two writers": held.go_away,
        }
        wrong = [each for name, blow in blows.items() for each in _told(hurt(name, home, held, options.rounds, blow))]
        wrong += _told(at_random(home, held, blows, options.minutes))
        felt = {
            "sessions ended": held.end_sessions, "backend killed": held.kill_backend,
            "server killed": held.kill_server, "away for some seconds": held.go_away,
        }  # fmt: skip
        wrong += [each for one in served_through(home, felt, options.rounds) for each in _told(one)]
        held.run("createdb", "-p", PORT, "-h", str(held.folder), "-U", "yunchou", "races")
        os.environ["PGDATABASE"] = "races"
        wrong += _told(thirty_at_once(Path(folder), 1))
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if wrong else 0


def _told(outcome: Outcome) -> list[str]:
    """What did not hold, after saying it."""
    counted = f"{outcome.rounds} rounds, {outcome.writes} acknowledged writes, {len(outcome.wrong)} faults"
    print(f"{outcome.name}: {counted} {outcome.note}", flush=True)
    print("\n".join(f"    {line}" for line in outcome.wrong[:5]))
    return outcome.wrong


if __name__ == "__main__":
    sys.exit(main())
