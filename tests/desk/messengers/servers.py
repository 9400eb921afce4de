"""Servers of the tests' own: a mail server that may hesitate, a chat robot that misbehaves as told."""

from __future__ import annotations

import json
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as Django needs. `greets` is set when it may greet; `mails` are those it took."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.greets, self.called, self.mails = threading.Event(), threading.Event(), list[str]()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.server.called.set()
        self.server.greets.wait(30)
        try:
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                match line.split()[0].upper():
                    case "DATA":
                        self.say("354 go on")
                        text = ""
                        while (part := self.rfile.readline().decode()) not in {".\r\n", ""}:
                            text += part
                        self.server.mails.append(text)
                        self.say("250 taken")
                    case "QUIT":
                        self.say("221 bye")
                        return
                    case _:
                        self.say("250 fine")
        except OSError:
            return  # who called was killed


class RobotServer(ThreadingHTTPServer):
    """A chat service: answers as `behaviour` says and keeps what it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.behaviour, self.sent = "good", list[tuple[str, Any]]()

    def url(self, path: str = "/hook?key=k") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class _Answer(BaseHTTPRequestHandler):
    server: RobotServer  # type: ignore[assignment]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.sent.append((self.path, json.loads(body)))
        match self.server.behaviour:
            case "good":
                self.answer(200, b'{"errcode":0,"errmsg":"ok"}')
            case "feishu":
                self.answer(200, b'{"code":0,"msg":"success"}')
            case "refuses":
                self.answer(200, b'{"errcode":93000,"errmsg":"SECRET-OF-THE-SERVICE"}')
            case "fails":
                self.answer(500, b"broken")
            case "redirects":
                self.send_response(302)
                self.send_header("Location", self.server.url("/elsewhere"))
                self.end_headers()
            case "huge":
                self.answer(200, b"x" * 5_000_000)
            case "silent":
                time.sleep(3)
            case "closes":
                self.connection.close()

    def answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            self.wfile.write(content)
        except OSError:
            return  # the reader has had enough

    def log_message(self, *_: Any) -> None:
        """Silent."""


@contextmanager
def running(server: Any) -> Iterator[Any]:
    """A server that answers while the block lasts."""
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
