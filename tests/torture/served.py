"""A served installation and people who ask it for pages and send it forms all the while, through HTTP only."""

from __future__ import annotations

import http.client
import itertools
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from tests.desk.cli.processes import command
from tests.ports import free_port
from tests.torture.ground import python

TOKEN = "a" * 32
SESSION = """
from yunchou.desk.cli.main import set_up_django
set_up_django()
from django.conf import settings
from django.test import Client
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
client = Client()
client.force_login(User.objects.get(email="owner@example.com"))
print(client.cookies[settings.SESSION_COOKIE_NAME].value, Company.objects.earliest("pk").pk)
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A served installation, a session of its owner and his customer."""

    port: int
    session: str
    company: int

    def ask(self, method: str, address: str, form: dict[str, str] | None = None, seconds: float = 60) -> Answer:
        """One request on a connection of its own. Raises `OSError` when nobody answers."""
        heads = {"Cookie": f"yunchou_session={self.session}; yunchou_csrf={TOKEN}"}
        body = None
        if form is not None:
            body = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
            heads["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method, address, body, heads)
            answer = connection.getresponse()
            answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        return Answer(began, answer.status, time.monotonic() - began, answer.headers.get("Retry-After"))

    def wait(self, seconds: float = 60) -> float:
        """Until the desk is ready; answers how long it took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            try:
                if self.ask("GET", "/health/ready").status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError("the desk does not answer")


@dataclass(frozen=True, slots=True)
class Answer:
    """When a request began, its status, how long it took, and what it said of trying again."""

    at: float
    status: int
    seconds: float
    retry: str | None


@contextmanager
def serving(home: Path, *, workers: int = 2) -> Iterator[Desk]:
    """Serve it until the end of the block, which finds it ready."""
    status, said = python(home, "-c", SESSION)
    if status:
        raise RuntimeError(said)
    session, company = said.split()[-2:]
    port = free_port()
    server = command(home, "serve", "--port", str(port), "--workers", str(workers), "--no-worker")
    said_by_server: list[str] = []
    assert server.stdout is not None
    reader = threading.Thread(target=lambda: said_by_server.extend(server.stdout or []), daemon=True)
    reader.start()
    desk = Desk(port, session, int(company))
    try:
        desk.wait()
        yield desk
    finally:
        if server.poll() is not None:
            raise RuntimeError("the server ended by itself: " + "".join(said_by_server[-5:]))
        server.terminate()
        server.wait(90)


@dataclass
class People:
    """Some who read and one who writes until they are told to stop."""

    desk: Desk
    name: str
    readers: int = 2
    answers: list[Answer] = field(default_factory=list)
    nobody: int = 0
    acknowledged: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> People:
        work = [self._write, *[self._read] * self.readers]
        self._threads = [threading.Thread(target=each, daemon=True) for each in work]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(90)

    def _ask(self, method: str, address: str, form: dict[str, str] | None = None) -> int:
        try:
            answer = self.desk.ask(method, address, form)
        except OSError:
            self.nobody += 1
            return 0
        self.answers.append(answer)
        return answer.status

    def _read(self) -> None:
        while not self._stop.is_set():
            self._ask("GET", f"/customers/{self.desk.company}/")
            self._stop.wait(0.1)

    def _write(self) -> None:
        """Add one person after the other; one that was not acknowledged is sent again with the same key, as a browser
        whose user presses the button again."""
        address, form = f"/customers/{self.desk.company}/contacts/new/", {}
        while not self._stop.is_set():
            form = form or {"name": f"{self.name}-{self.acknowledged}", "form_key": uuid4().hex}
            if self._ask("POST", address, form) == 302:
                self.acknowledged, form = self.acknowledged + 1, {}
            self._stop.wait(0.05)

    def statuses(self) -> Counter[int]:
        """How often each status was answered."""
        return Counter(each.status for each in self.answers)

    def wrong(self, allowed: set[int]) -> list[str]:
        """Answers that nobody should get."""
        found = [f"{self.name}: answered {status}, {count} times" for status, count in self.statuses().items()
                 if status not in allowed]  # fmt: skip
        blunt = sum(each.status == 503 and not each.retry for each in self.answers)
        return [*found, f"{self.name}: {blunt} times 503 without a time to come back"] if blunt else found

    def gap(self) -> float:
        """The longest time between two good answers, in seconds."""
        good = sorted(each.at + each.seconds for each in self.answers if each.status < 400)
        return max((after - before for before, after in itertools.pairwise(good)), default=float("inf"))


def found_by_oracle(home: Path, people: People) -> list[str]:
    """What does not hold of what they were told; nobody writes any more."""
    status, said = python(home, "-m", "tests.torture.oracle", f"{people.name}={people.acknowledged}")
    return [line for line in said.splitlines() if line.strip()] if status else []


def processes_of(port: int) -> set[int]:
    """The processes that listen on a port, to see that nobody started the server anew."""
    with open("/proc/net/tcp", encoding="ascii") as table:
        lines = [line.split() for line in table][1:]
    inodes = {line[9] for line in lines if line[3] == "0A" and int(line[1].split(":")[1], 16) == port}
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            held = {os.readlink(each) for each in (process / "fd").iterdir()}
        except OSError:
            continue
        if held & {f"socket:[{inode}]" for inode in inodes}:
            found.add(int(process.name))
    return found
