"""Post a text to the robot of a chat group, as each of the three services wants it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.messengers.guard import Resolve, Target, Unsafe, resolve, safe_address
from yunchou.desk.messengers.outward import call
from yunchou.desk.messengers.terms import RobotKind

JSON = {"Content-Type": "application/json; charset=utf-8"}


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
        sent = json.dumps(body, ensure_ascii=False).encode()
        status, content = call(target, safe_address(target, look_up), path, sent, JSON)
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
