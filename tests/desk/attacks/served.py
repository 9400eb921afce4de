"""A served installation with the cast and its confidences, met through HTTP and the command line only."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.desk.cli.processes import command, finish
from tests.ports import free_port

TOKEN = "a" * 32
TAP = '''
"""Stands before the network of every process of the installation: answers for names, and notes who is called."""
import os, socket
names, called = os.environ["TAP_NAMES"], os.environ["TAP_CALLED"]
look_up, connect = socket.getaddrinfo, socket.socket.connect

def answered(host, port, *more, **named):
    if not str(host).endswith(".example"):
        return look_up(host, port, *more, **named)
    answers = open(names).read().split()
    if len(answers) > 1:
        open(names, "w").write(" ".join(answers[1:]))
    return look_up(answers[0], port, *more, **named)

def noted(self, address):
    if isinstance(address, tuple):
        open(called, "a").write(f"{address[0]}:{address[1]}\\n")
        if not address[0].startswith("127."):
            raise ConnectionRefusedError
    return connect(self, address)

socket.getaddrinfo, socket.socket.connect = answered, noted
'''


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    heads: dict[str, str]
    body: bytes
    seconds: float

    @property
    def cookies(self) -> dict[str, str]:
        """Those that it sets."""
        return dict(re.findall(r"(yunchou_\w+)=([^;]*);", self.heads.get("set-cookie", "")))


@dataclass
class Installation:
    """Its folder, where it is served, who is signed in, and what it said on standard error."""

    home: Path
    port: int
    told: dict[str, Any]
    worker: int
    tap: Path
    said: list[str] = field(default_factory=list)

    @property
    def sessions(self) -> dict[str, str]:
        """The session of each member of the cast."""
        found: dict[str, str] = self.told["sessions"]
        return found

    def ask(self, who: str | None, method: str, address: str, body: bytes = b"", **heads: str) -> Answer:
        """One request on a connection of its own; a form carries its token."""
        cookies = {"yunchou_csrf": TOKEN} | ({"yunchou_session": self.sessions[who]} if who in self.sessions else {})
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "X-CSRFToken": TOKEN}
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                method, address, body or None, {**sent, **{k.replace("_", "-"): v for k, v in heads.items()}}
            )
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        heads_of = dict[str, str]()
        for name, value in answer.getheaders():
            heads_of[name.lower()] = f"{heads_of[name.lower()]}; {value};" if name.lower() in heads_of else f"{value};"
        return Answer(answer.status, heads_of, content, time.monotonic() - began)

    def send(self, who: str | None, address: str, form: dict[str, str], **heads: str) -> Answer:
        """A form."""
        kind = "application/x-www-form-urlencoded"
        return self.ask(who, "POST", address, urlencode(form).encode(), Content_Type=kind, **heads)

    def upload(self, who: str, address: str, name: str, content: bytes, form: dict[str, str]) -> Answer:
        """A form with a file."""
        edge = uuid4().hex
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in form.items()]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
        body = "".join(parts).encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self.ask(who, "POST", address, body, Content_Type=f"multipart/form-data; boundary={edge}")

    def run(self, *arguments: str) -> tuple[int, str]:
        """A command on it, while it is served."""
        status, said = finish(command(self.home, *arguments), 120)
        return int(status), str(said)

    def names(self, *answers: str) -> None:
        """What `.example` names lead to from now on: one answer for each question, the last for good."""
        (self.tap / "names").write_text(" ".join(answers))
        (self.tap / "called").write_text("")

    def called(self, port: int) -> list[str]:
        """Who was called at this port since."""
        return [
            line.rpartition(":")[0] for line in (self.tap / "called").read_text().split() if line.endswith(f":{port}")
        ]

    def most_memory(self) -> float:
        """The largest resident size of the answering process so far, in MB."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


@contextmanager
def serving(home: Path, tap: Path) -> Iterator[Installation]:
    """Fill a prepared folder and serve it with one process until the end of the block."""
    tap.mkdir()
    (tap / "sitecustomize.py").write_text(TAP)
    environment = {
        **os.environ,
        "YUNCHOU_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "YUNCHOU_HOSTS": "testserver",
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    seed = [sys.executable, "-m", "tests.desk.attacks.served_seed"]
    seeded = subprocess.run(seed, env=environment, check=False, capture_output=True, text=True)
    assert seeded.returncode == 0, seeded.stderr[-3000:]
    port = free_port()
    ours = {"TAP_NAMES": str(tap / "names"), "TAP_CALLED": str(tap / "called"), "YUNCHOU_LOG_REQUESTS": "1",
            "YUNCHOU_ROBOT_HOSTS": "inside.example"}  # fmt: skip
    before = {name: os.environ.get(name) for name in ours}
    os.environ |= ours
    sys.path.insert(0, str(tap))
    installation = Installation(home, port, json.loads(seeded.stdout), 0, tap)
    installation.names("8.8.8.8")
    server = command(home, "serve", "--port", str(port), "--no-worker")
    try:
        threading.Thread(target=lambda: installation.said.extend(server.stdout), daemon=True).start()
        installation.worker = _first_answer(installation, server)
        yield installation
    finally:
        server.terminate()
        server.wait(30)
        sys.path.remove(str(tap))
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _first_answer(installation: Installation, server: subprocess.Popen[str]) -> int:
    """Wait until it answers; the number of the process that does."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            if installation.ask(None, "GET", "/health/ready").status == 200:
                children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
                return int(children[0])
        except OSError:
            time.sleep(0.1)
    raise AssertionError("it does not answer: " + "".join(installation.said[-20:]))
