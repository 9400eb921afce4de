"""Ask a running server for its pages: one client for times, eight for throughput. Only this machine is asked."""

from __future__ import annotations

import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

WARM_UP, ROUNDS, CLIENTS, SECONDS = 5, 40, 8, 4.0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks whom: the port and the cookies of a signed-in session."""

    port: int
    cookies: dict[str, str]

    def get(self, connection: http.client.HTTPConnection, path: str) -> str:
        """One page; anything but 200 ends the run."""
        connection.request("GET", path, headers=self._headers())
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
        return body.decode()

    def post(self, connection: http.client.HTTPConnection, path: str, fields: dict[str, str]) -> None:
        """One form; anything but a redirect ends the run."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self.cookies["yunchou_csrf"]})
        headers = {**self._headers(), "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.status != 302:
            errors = re.findall(r'class="field-error"[^>]*>(.*?)</div>', text, re.DOTALL)
            raise RuntimeError(f"{path} answered {answer.status} {errors}")

    def connection(self) -> http.client.HTTPConnection:
        """A connection of its own for one client."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}


Ask = Callable[[http.client.HTTPConnection], object]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds at one client, requests a second at eight."""

    p50: float
    p95: float
    throughput: float


def measure(visitor: Visitor, ask: Ask) -> Times:
    """Time one kind of request."""
    connection = visitor.connection()
    for _round in range(WARM_UP):
        ask(connection)
    spent = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        ask(connection)
        spent.append((time.perf_counter() - began) * 1000)
    connection.close()
    ordered = sorted(spent)
    return Times(statistics.median(ordered), ordered[int(len(ordered) * 0.95)], _throughput(visitor, ask))


def _throughput(visitor: Visitor, ask: Ask) -> float:
    counts = [0] * CLIENTS
    failures: list[Exception] = []
    until = time.perf_counter() + SECONDS

    def client(number: int) -> None:
        connection = visitor.connection()
        try:
            while time.perf_counter() < until:
                ask(connection)
                counts[number] += 1
        except (OSError, RuntimeError, http.client.HTTPException) as reason:
            failures.append(reason)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return sum(counts) / SECONDS
