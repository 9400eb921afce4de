"""Real workers on a real database file: killed, stopped beyond their lease, started by the server and ended with it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.cli.processes import command, finish
from tests.desk.messengers.servers import MailServer, running
from tests.ports import free_port

PATIENCE = 20


@pytest.fixture(scope="module")
def home(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data folder, empty of people."""
    return Path(shutil.copytree(prepared, tmp_path_factory.mktemp("jobs") / "home"))


@pytest.fixture
def worker(home: Path, tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    """Starts a slow worker by name."""
    started = []

    def start(name: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "YUNCHOU_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
        module = [sys.executable, "-m", "tests.desk.jobs.slow_worker", name, str(tmp_path)]
        started.append(subprocess.Popen(module, env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def sql(home: Path, statement: str, *values: Any) -> list[Any]:
    with sqlite3.connect(home / "db.sqlite3", timeout=PATIENCE) as database:
        return database.execute(statement, values).fetchall()


def ask_for_one(home: Path, key: str) -> None:
    sql(home, "DELETE FROM desk_job")
    sql(home, "DELETE FROM identity_team")
    sql(
        home,
        "INSERT INTO desk_job (kind, key, payload, state, run_at, attempts, fence, taken_by, trouble, asked_at)"
        " VALUES ('slow', ?, '{}', 'waiting', '2026-01-01', 0, 0, '', '', '2026-01-01')",
        key,
    )


def wait_for(*paths: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not all(path.exists() for path in paths):
        assert time.monotonic() < deadline, f"{[path.name for path in paths if not path.exists()]} did not come"
        time.sleep(0.02)


def outcome(home: Path) -> tuple[Any, ...]:
    state, attempts = sql(home, "SELECT state, attempts FROM desk_job")[0]
    return state, attempts, [name.split()[1] for (name,) in sql(home, "SELECT name FROM identity_team")]


def test_a_worker_killed_in_the_middle_leaves_its_job_to_the_next(home: Path, tmp_path: Path, worker: Any) -> None:
    ask_for_one(home, "killed")
    first = worker("first")
    wait_for(tmp_path / "first.begun")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert outcome(home) == ("running", 1, [])
    (tmp_path / "go").touch()
    worker("second")
    wait_for(tmp_path / "second.wrote")
    assert outcome(home) == ("done", 2, ["second"])


def test_a_worker_stopped_beyond_its_lease_writes_nothing_when_it_wakes(
    home: Path, tmp_path: Path, worker: Any
) -> None:
    ask_for_one(home, "stopped")
    first = worker("first")
    wait_for(tmp_path / "first.begun")
    first.send_signal(signal.SIGSTOP)
    worker("second")
    wait_for(tmp_path / "second.begun")
    # Both are in the middle of the same job now; the first to be let on is the one that lost it.
    (tmp_path / "go").touch()
    first.send_signal(signal.SIGCONT)
    wait_for(tmp_path / "first.idle", tmp_path / "second.wrote")
    assert not (tmp_path / "first.wrote").exists()
    assert outcome(home) == ("done", 2, ["second"])


def test_the_server_starts_a_worker_again_when_it_dies_and_takes_it_along_when_it_ends(home: Path) -> None:
    port = free_port()
    server = command(home, "serve", "--port", str(port), "--workers", "1")
    try:
        first = worker_beside(server.pid)
        os.kill(first, signal.SIGKILL)
        second = worker_beside(server.pid, other_than=first)
    finally:
        server.terminate()
        status, output = finish(server, PATIENCE)
    assert status == 0, output
    assert not alive(second), "the worker outlives its server"


def test_a_worker_ends_when_whoever_started_it_is_gone(home: Path) -> None:
    environment = {**os.environ, "YUNCHOU_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    arguments = [sys.executable, "-m", "yunchou.desk.cli", "work", "--beside"]
    process = subprocess.Popen(arguments, env=environment, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.close()  # what a kill -9 of the parent does
    assert process.wait(PATIENCE) == 0


def worker_beside(server: int, other_than: int = 0) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for line in subprocess.check_output(["ps", "-eo", "pid,ppid,args"], text=True).splitlines()[1:]:
            pid, parent, arguments = line.split(None, 2)
            if int(parent) == server and "work --beside" in arguments and int(pid) != other_than:
                return int(pid)
        time.sleep(0.1)
    pytest.fail("no worker beside the server")


def alive(pid: int) -> bool:
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return found.stdout.strip() not in {"", "Z"} and not found.stdout.startswith("Z")


def send_one_mail(home: Path, port: int) -> dict[str, str]:
    """Put a notice with its mail into the outbox, and answer the environment in which a worker mails through `port`."""
    for emptied in ("DELETE FROM desk_job", "DELETE FROM desk_notice", "DELETE FROM identity_user"):
        sql(home, emptied)
    sql(
        home,
        "INSERT INTO identity_user (id, email, name, title, phone, language, time_zone, is_active, joined_at, password,"
        " session_epoch, version, unread_notices, times_shut_out)"
        " VALUES (1, 'chen@example.com', '陈晓', '', '', 'zh-hans', 'Asia/Shanghai', 1, '2026-01-01', 'x', 1, 1, 1, 0)",
    )
    sql(
        home,
        "INSERT INTO desk_notice (id, user_id, kind, key, parts, path, at)"
        """ VALUES (1, 1, 'asked', 'ask:1', '{"what": "写技术方案"}', '/asks/', '2026-01-01')""",
    )
    sql(
        home,
        "INSERT INTO desk_job (kind, key, payload, state, run_at, attempts, fence, taken_by, trouble, asked_at)"
        """ VALUES ('mail_notice', 'notice:1:mail', '{"notice": 1}', 'waiting', '2026-01-01', 0, 0, '', '',"""
        " '2026-01-01')",
    )
    mailing = {"YUNCHOU_MAIL_HOST": "127.0.0.1", "YUNCHOU_MAIL_PORT": str(port), "YUNCHOU_MAIL_TLS": "0"}
    python = {"YUNCHOU_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "yunchou.desk.config.settings", **python, **mailing}


def mailer(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "yunchou.desk.cli", "work", "--once"], env=environment)


@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP])
def test_a_mail_leaves_once_whatever_happens_to_the_worker_that_sends_it(home: Path, fault: signal.Signals) -> None:
    with running(MailServer()) as server:
        environment = send_one_mail(home, server.port)
        first = mailer(environment)
        try:
            assert server.called.wait(PATIENCE), (
                "the first worker is in the middle of its mail: it waits for a greeting"
            )
            first.send_signal(fault)
            sql(home, "UPDATE desk_job SET leased_until = '2026-01-01'")  # its lease runs out meanwhile
            server.greets.set()
            assert mailer(environment).wait(PATIENCE) == 0
            assert len(server.mails) == 1
            if fault == signal.SIGSTOP:
                first.send_signal(signal.SIGCONT)
                assert first.wait(PATIENCE) == 0
        finally:
            first.kill()
            first.wait()
        assert [mail.count("/asks/") for mail in server.mails] == [1], "the one that woke up sent nothing"
        assert "Message-ID: <notice-1.1@yunchou.invalid>" in server.mails[0]
    assert sql(home, "SELECT state, attempts FROM desk_job WHERE kind = 'mail_notice'") == [("done", 2)]
