"""A browser of the tests' own with its push service: keeps what it is sent and opens it as RFC 8291 says."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yunchou.desk.messengers.push import decoded, encoded, point_of


def opened(body: bytes, key: ec.EllipticCurvePrivateKey, secret: bytes) -> bytes:
    """The text of a message, with the browser's key and secret. Written from the standard, not from our code."""

    def hkdf(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
        extracted = hmac.new(salt, material, hashlib.sha256).digest()
        return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()[:length]

    salt, length = body[:16], body[20]
    theirs, sealed = body[21 : 21 + length], body[21 + length :]
    assert int.from_bytes(body[16:20], "big") >= len(sealed), "one record"
    shared = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
    material = hkdf(secret, shared, b"WebPush: info\x00" + point_of(key.public_key()) + theirs, 32)
    content = hkdf(salt, material, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = hkdf(salt, material, b"Content-Encoding: nonce\x00", 12)
    text = AESGCM(content).decrypt(nonce, sealed, None).rstrip(b"\x00")
    assert text.endswith(b"\x02"), "the last record"
    return text[:-1]


def token_of(header: str) -> dict[str, Any]:
    """The claims of an authorization whose signature is good; `InvalidSignature` else."""
    parts = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    told, signature = parts["t"].rsplit(".", 1)
    raw = decoded(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), decoded(parts["k"]))
    public.verify(pair, told.encode(), ec.ECDSA(hashes.SHA256()))
    claims: dict[str, Any] = json.loads(decoded(told.split(".")[1]))
    return claims | {"key": parts["k"]}


class PushBrowser(ThreadingHTTPServer):
    """Answers as `status` says; `messages` are those it opened, `headers` what came with each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.key, self.secret, self.status = ec.generate_private_key(ec.SECP256R1()), os.urandom(16), 201
        self.messages, self.headers = list[dict[str, str]](), list[dict[str, str]]()

    def given(self, path: str = "/push/1") -> dict[str, str]:
        """What the browser gives the page."""
        return {
            "endpoint": f"http://127.0.0.1:{self.server_address[1]}{path}",
            "point": encoded(point_of(self.key.public_key())),
            "secret": encoded(self.secret),
        }


class _Taking(BaseHTTPRequestHandler):
    server: PushBrowser  # type: ignore[assignment]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.headers.append(dict(self.headers))
        self.server.messages.append(json.loads(opened(body, self.server.key, self.server.secret)))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Silent."""
