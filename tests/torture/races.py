"""Thirty at once, through a served installation of two processes: one wins, the others are told, the chain is whole."""

from __future__ import annotations

import http.client
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.desk.cli.processes import command, finish
from tests.ports import free_port
from tests.torture.faults import Outcome

MANY = 30
TOKEN = "a" * 32
DONE, TOLD = {200, 204, 302}, {403, 404, 409, 422}
ONE = {
    "opportunity_moves": "move.decided", "hospitality_decision": "hospitality.approved",
    "statement_line_accept": "receipt.recorded", "compartment": "compartment.access_granted",
    "key_account_sign_off": "customer.signed_off", "opening_decision": "compartment.opening_%",
    "opportunity_stage": "opportunity.stage_%",
}  # fmt: skip
"""The journal's line of which each race leaves exactly one. The stage comes last: it changes what is advised."""


@dataclass(frozen=True, slots=True)
class Served:
    """A served installation and what is raced for in it."""

    home: Path
    port: int
    sessions: dict[str, str]

    def post(self, race: dict[str, Any], barrier: Barrier) -> int:
        """Send the race's form with a key of its own, when all are ready; answers the status."""
        cookies = f"yunchou_session={self.sessions[race['who']]}; yunchou_csrf={TOKEN}"
        form = {"form_key": uuid4().hex, **race["data"], "csrfmiddlewaretoken": TOKEN}
        heads = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        barrier.wait(60)
        connection.request("POST", race["address"], urlencode(form), heads)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    def lines(self, kind: str) -> int:
        """How many lines of this kind the journal has."""
        if os.environ.get("YUNCHOU_DATABASE") == "postgresql":
            return _lines_on_postgresql(kind)
        with sqlite3.connect(self.home / "db.sqlite3", timeout=20) as database:
            found = database.execute("SELECT count(*) FROM desk_journalentry WHERE kind LIKE ?", (kind,)).fetchone()
        return int(found[0])


def _lines_on_postgresql(kind: str) -> int:
    import psycopg

    with psycopg.connect() as database:  # where libpq's variables say
        found = database.execute("SELECT count(*) FROM desk_journalentry WHERE kind LIKE %s", (kind,)).fetchone()
    return int(found[0]) if found else 0


def thirty_at_once(scratch: Path, rounds: int) -> Outcome:
    """Each race once in each round, on an installation of its own."""
    outcome = Outcome("thirty at once through the server", note=f"{len(ONE)} kinds of change, two processes")
    for number in range(rounds):
        home = scratch / f"races-{number}"
        status, output = finish(command(home, "prepare"), 300)
        if status:
            raise RuntimeError(output)
        environment = {**os.environ, "YUNCHOU_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
        seed = [sys.executable, "-m", "tests.torture.race_seed"]
        told = json.loads(subprocess.run(seed, env=environment, check=True, stdout=subprocess.PIPE).stdout)
        outcome.rounds += 1
        outcome.writes += len(ONE)
        outcome.wrong += _raced(home, told)
    return outcome


def _raced(home: Path, told: dict[str, Any]) -> list[str]:
    port = free_port()
    server = command(home, "serve", "--port", str(port), "--workers", "2")
    try:
        _wait_for(port)
        served = Served(home, port, told["sessions"])
        wrong = [line for race in told["races"] for line in race_once(served, race)]
    finally:
        server.terminate()
        server.communicate(timeout=30)
    status, output = finish(command(home, "verify-journal"))
    return wrong if status == 0 else [*wrong, f"journal: {output}"]


def race_once(served: Served, race: dict[str, Any]) -> list[str]:
    """Send one change thirty times at once; answers what was not as it must be."""
    kind, barrier = ONE[race["name"]], Barrier(MANY)
    before = served.lines(kind)
    with ThreadPoolExecutor(MANY) as pool:
        answers = Counter(pool.map(lambda _n: served.post(race, barrier), range(MANY)))
    print(f"{race['name']}: {dict(answers)}", file=sys.stderr)
    written, others = served.lines(kind) - before, set(answers) - DONE - TOLD
    wrong = [f"{race['name']}: {written} lines of {kind}"] if written != 1 else []
    return [*wrong, f"{race['name']}: answered {sorted(others)}"] if others else wrong


def _wait_for(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health/ready")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server does not answer")
