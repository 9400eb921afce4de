"""Post a text to the robot of a chat group, as each of the three services wants it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import socket
import ssl
from datetime import datetime
from time import monotonic
from typing import Any
from urllib.parse import urlencode

from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.messengers.guard import Resolve, Target, Unsafe, resolve, safe_address
from yunchou.desk.messengers.terms import RobotKind

CONNECT_SECONDS, ANSWER_SECONDS = 5, 10
MOST_BYTES = 64 * 1024
"""Of an answer, more is not read: a robot answers with a line."""


def posted(kind: RobotKind, text: str, secret: str, at: datetime) -> tuple[dict[str, str], dict[str, Any]]:
    """What is added to the address, and the body, of one message; signed where there is a secret."""
    match kind:
        case RobotKind.WECOM:
            return {}, {"msgtype": "text", "text": {"content": text}}
        case RobotKind.DINGTALK:
            moment = str(round(at.timestamp() * 1000))
            signed = {"timestamp": moment, "sign": _sign(secret.encode(), f"{moment}\n{secret}")} if secret else {}
            return signed, {"msgtype": "text", "text": {"content": text}}
        case RobotKind.FEISHU:
            moment = str(int(at.timestamp()))
            signed = {"timestamp": moment, "sign": _sign(f"{moment}\n{secret}".encode(), "")} if secret else {}
            return {}, {**signed, "msg_type": "text", "content": {"text": text}}


def _sign(key: bytes, text: str) -> str:
    return base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()


def post(kind: RobotKind, target: Target, text: str, secret: str, *, at: datetime, look_up: Resolve = resolve) -> None:
    """Send one message. Raises `Trouble` when it was not taken; nothing of the answer but a number is told."""
    query, body = posted(kind, text, secret, at)
    path = target.path
    if query:
        path += ("&" if "?" in path else "?") + urlencode(query)
    try:
        status, content = _request(target, safe_address(target, look_up), path, body)
    except Unsafe:
        raise Trouble("the address leads where no message may go") from None
    except TimeoutError:
        raise Trouble("the robot did not answer in time") from None
    except (OSError, http.client.HTTPException):
        raise Trouble("the robot cannot be reached") from None
    if status != http.client.OK:
        raise Trouble(f"the robot answered with status {status}")
    if (code := _code(content)) != 0:
        raise Trouble(f"the robot refused the message with code {code}")


def _request(target: Target, address: str, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
    """Status and beginning of the answer. Redirects are not followed: they are an answer like any other."""
    deadline = monotonic() + ANSWER_SECONDS
    connection = http.client.HTTPConnection(target.host, target.port, timeout=ANSWER_SECONDS)
    # To the address that was looked at, whatever the name answers now; the certificate is checked for the name.
    plain = socket.create_connection((address, target.port), timeout=CONNECT_SECONDS)
    try:
        plain.settimeout(ANSWER_SECONDS)
        secure = ssl.create_default_context() if target.secure else None
        connection.sock = secure.wrap_socket(plain, server_hostname=target.host) if secure else plain
        content = json.dumps(body, ensure_ascii=False).encode()
        connection.request("POST", path, content, {"Content-Type": "application/json; charset=utf-8"})
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


def _code(content: bytes) -> int:
    """The number by which the service says whether it took the message; -1 when it says none."""
    try:
        told = json.loads(content)
    except ValueError:
        return -1
    if not isinstance(told, dict):
        return -1
    code = next((told[name] for name in ("errcode", "code", "StatusCode") if name in told), -1)
    return code if isinstance(code, int) else -1
