"""Who sends or reads slowly, and who holds connections without asking, takes nobody else's place (attack class 16)."""

from __future__ import annotations

import asyncio
import http.client
import shutil
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.desk.cli.processes import command
from tests.ports import free_port
from yunchou.desk.config import arrivals
from yunchou.desk.config.arrivals import Arrivals

HALF_A_FORM = (
    b"POST /setup/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 1000\r\n\r\nname=a"
)
HALF_A_HEAD = b"GET /setup/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
A_QUESTION = b"GET /setup/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def port(prepared: Path, tmp_path: Path) -> Iterator[int]:
    """A served installation with one process."""
    found = free_port()
    home = shutil.copytree(prepared, tmp_path / "home")
    server = command(home, "serve", "--port", str(found), "--no-worker")
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and status_of(found) is None:
            time.sleep(0.1)
        yield found
    finally:
        server.terminate()
        server.communicate(timeout=30)


def status_of(port: int) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=8)
    try:
        connection.request("GET", "/setup/")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def test_a_page_is_answered_while_many_send_slowly_or_only_hold_connections(port: int) -> None:
    """Twenty half forms alone stopped a desk of two processes, while the server read them in the places for answers."""
    with ExitStack() as held:
        for count, begun in ((40, HALF_A_FORM), (40, HALF_A_HEAD), (20, A_QUESTION), (200, b"")):
            for _number in range(count):
                client = held.enter_context(socket.create_connection(("127.0.0.1", port)))
                client.sendall(begun)
        assert [status_of(port) for _time in range(3)] == [200, 200, 200]


class Sent:
    """The server's side of one request: pieces with a pause before each, and the answer that was given."""

    def __init__(self, *pieces: bytes, pause: float = 0) -> None:
        self.pieces, self.pause, self.answered = pieces, pause, (0, b"")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            await asyncio.sleep(self.pause)
            yield piece

    def response_bytes(self, status: int, _heads: list[tuple[str, str]], body: bytes) -> None:
        self.answered = (status, body)


def asked(sent: Sent, length: int | str, **more: str) -> tuple[int, bytes]:
    """Hand a request to a small application that answers what it was told."""

    def application(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [environ["wsgi.input"].read(), environ.get("HTTP_X_NAME", "").encode("latin-1")]

    heads = [("content-length", str(length)), *((name.replace("0", "-"), value) for name, value in more.items())]
    scope = SimpleNamespace(
        method="POST", path="/x/", query_string="", server="127.0.0.1:1", client="127.0.0.1:2", http_version="1.1",
        scheme="http", headers=SimpleNamespace(items=lambda: heads), authority=None,
    )  # fmt: skip
    asyncio.run(Arrivals(application, 1).__rsgi__(scope, sent))
    return sent.answered


def test_what_arrives_whole_is_answered() -> None:
    assert asked(Sent(b"name", b"=a"), 6) == (200, b"name=a")


def test_what_breaks_off_is_told_so_and_never_reaches_the_desk() -> None:
    status, told = asked(Sent(b"name"), 6)
    assert (status, b"Nothing was changed" in told) == (400, True)


def test_who_stalls_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "STALLED", 0.05)
    assert asked(Sent(b"name", b"=a", pause=0.2), 6)[0] == 408


def test_who_sends_byte_by_byte_is_given_up_though_he_never_stalls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "STALLED", 0.1)
    assert asked(Sent(*[b"a"] * 100, pause=0.02), 100)[0] == 408


@pytest.mark.parametrize("length", [arrivals.LARGEST + 1, "9" * 30])
def test_more_than_is_taken_is_refused_before_it_is_read(length: int | str) -> None:
    assert asked(Sent(b"a"), length)[0] == 413


@pytest.mark.parametrize("length", ["", "-1", "6, 6", "0x6"])
def test_without_a_length_nothing_is_read(length: str) -> None:
    assert asked(Sent(b"name=a"), length) == (200, b"")


def test_a_name_with_an_underscore_passes_for_no_other_head() -> None:
    """A proxy that sets `X-Name` would not take `X_Name` away."""
    assert asked(Sent(), 0, x_name="forged") == (200, b"")
    assert asked(Sent(), 0, x0name="real") == (200, b"real")
