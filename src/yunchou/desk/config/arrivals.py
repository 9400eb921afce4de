"""Requests wait outside until they have arrived whole; a few at a time are answered.

A client that sends its form byte by byte, or reads its answer as slowly, would otherwise hold one of the few places
where requests are answered, and a handful of such clients the whole desk. Here it holds a connection, for a time.

The server speaks RSGI (asynchronous) to `Arrivals`, which speaks WSGI to the desk.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Protocol, cast

STALLED = 10.0
"""Seconds without a further piece after which a request is given up."""

SLOWEST = 16_000
"""Bytes in a second: the whole of a request may take as long as this speed needs, and `STALLED` besides."""

LARGEST = 32_000_000
"""Bytes that a request may have. No form takes files of more than 20 MB."""

IN_MEMORY = 1_000_000

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Heads = list[tuple[str, str]]

TOLD = {
    400: "Only a part of what you sent arrived. Nothing was changed.\n只收到一部分内容，没有改动任何数据。",
    408: "What you sent took too long to arrive. Nothing was changed.\n发送过慢，没有改动任何数据。",
    413: "What you sent is larger than is taken. Nothing was changed.\n内容过大，没有改动任何数据。",
}
TOLD_HEADS = [
    ("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store"), ("connection", "close"),
    ("x-content-type-options", "nosniff"), ("content-security-policy", "default-src 'none'"),
]  # fmt: skip


class Exchange(Protocol):
    """What the server gives for one request: its body in pieces, and a way to answer."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The body in pieces, as they come."""

    def response_bytes(self, status: int, headers: Heads, body: bytes) -> None:
        """Answer, whole."""


class Late(Exception):
    """A request that is not answered by the desk; its status."""


class Arrivals:
    """Takes in what is sent, then lets a fixed number of threads answer."""

    def __init__(self, application: Application, places: int) -> None:
        self._application = application
        self._places = ThreadPoolExecutor(places, thread_name_prefix="answering")

    async def __rsgi__(self, scope: Any, exchange: Exchange) -> None:
        """One request, from its first byte to its answer."""
        environ = environ_of(scope)
        with SpooledTemporaryFile(IN_MEMORY) as spooled:
            content = cast("IO[bytes]", spooled)
            try:
                await _arrived(exchange, environ.get("CONTENT_LENGTH", ""), content)
            except Late as late:
                status = int(late.args[0])
                exchange.response_bytes(status, TOLD_HEADS, TOLD[status].encode())
                return
            environ["wsgi.input"] = content
            loop = asyncio.get_running_loop()
            exchange.response_bytes(*await loop.run_in_executor(self._places, self._answered, environ))

    def _answered(self, environ: Environ) -> tuple[int, Heads, bytes]:
        """Everything of the answer, made in a thread that keeps its database connection."""
        begun: list[tuple[int, Heads]] = []

        def start(status: str, heads: Heads, _fault: Any = None) -> None:
            begun.append((int(status.split(" ", 1)[0]), [(name.lower(), value) for name, value in heads]))

        answer = self._application(environ, start)
        try:
            body = b"".join(answer)
        finally:
            if close := getattr(answer, "close", None):
                close()
        return *begun[-1], body


async def _arrived(exchange: Exchange, declared: str, content: IO[bytes]) -> None:
    """Write what is sent to `content` until it is whole. Raises `Late` when it is too slow, too large or broken off."""
    if not declared.isdigit() or declared == "0":  # without a length nothing is read
        return
    length, received = int(declared), 0
    if length > LARGEST:
        raise Late(413)
    pieces = aiter(exchange)
    try:
        async with asyncio.timeout(STALLED + length / SLOWEST):
            while received < length:
                async with asyncio.timeout(STALLED):
                    piece = await anext(pieces)
                content.write(piece)
                received += len(piece)
    except TimeoutError:
        raise Late(408) from None
    except (StopAsyncIteration, OSError, RuntimeError):  # the connection ended
        raise Late(400) from None
    content.seek(0)


def environ_of(scope: Any) -> Environ:
    """The request as WSGI tells it (PEP 3333): text is bytes read as Latin-1."""
    host, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method, "SCRIPT_NAME": "", "PATH_INFO": _latin(scope.path),
        "QUERY_STRING": _latin(scope.query_string), "SERVER_NAME": host, "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}", "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0), "wsgi.url_scheme": scope.scheme, "wsgi.errors": sys.stderr,
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    for name, value in scope.headers.items():
        _add(environ, name, value)
    if scope.authority and "HTTP_HOST" not in environ:
        environ["HTTP_HOST"] = scope.authority
    return environ


def _add(environ: Environ, name: str, value: str) -> None:
    """A header. One that comes twice is joined as HTTP says; a name with an underscore could pass for another."""
    if "_" in name:
        return
    key = name.upper().replace("-", "_")
    key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
    joint = "; " if key == "HTTP_COOKIE" else ","
    environ[key] = f"{environ[key]}{joint}{_latin(value)}" if key in environ else _latin(value)


def _latin(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("latin-1")
