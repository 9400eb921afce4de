"""One request out of the house: to the very address that was looked at, bounded in time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from time import monotonic
from typing import Any

from yunchou.desk.messengers.guard import Target

CONNECT_SECONDS, ANSWER_SECONDS = 5, 10
MOST_BYTES = 64 * 1024
"""Of an answer, more is not read: who takes messages answers with a line."""


def call(target: Target, address: str, path: str, content: bytes, headers: Mapping[str, str]) -> tuple[int, bytes]:
    """Status and beginning of the answer to a POST. Redirects are not followed: they are an answer like any other.

    Raises `OSError` (`TimeoutError` among them) and `http.client.HTTPException`.
    """
    deadline = monotonic() + ANSWER_SECONDS
    connection = http.client.HTTPConnection(target.host, target.port, timeout=ANSWER_SECONDS)
    # To the address that was looked at, whatever the name answers now; the certificate is checked for the name.
    plain = socket.create_connection((address, target.port), timeout=CONNECT_SECONDS)
    try:
        plain.settimeout(ANSWER_SECONDS)
        secure = ssl.create_default_context() if target.secure else None
        connection.sock = secure.wrap_socket(plain, server_hostname=target.host) if secure else plain
        connection.request("POST", path, content, dict(headers))
        answer = connection.getresponse()
        return answer.status, _bounded(answer, connection.sock, deadline)
    finally:
        connection.close()
        plain.close()


def _bounded(answer: http.client.HTTPResponse, sock: Any, deadline: float) -> bytes:
    """The first bytes of an answer, in the time that is left for it."""
    found = b""
    while len(found) < MOST_BYTES:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        if sock is not None:
            sock.settimeout(left)
        part = answer.read1(4096)
        if not part:
            break
        found += part
    return found[:MOST_BYTES]
