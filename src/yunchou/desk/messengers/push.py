"""Web push: a message that only one browser can open (RFC 8291), signed for its push service (RFC 8292).

Both standards stand here in a few lines over `cryptography`: the libraries for them come as source only, which the
locks refuse, or bring a second HTTP client (decision 200).
"""

from __future__ import annotations

import base64
import http.client
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.messengers.guard import Resolve, Target, Unsafe, resolve, safe_address
from yunchou.desk.messengers.outward import call

CURVE = ec.SECP256R1()
POINT, SECRET, SALT = 65, 16, 16
RECORD = 4096
LONGEST = 3000
"""Bytes of a message; push services take 4096 with everything around it."""
KEPT = timedelta(hours=12)
"""How long a push service keeps a message for a device that is off."""
TOKEN_LASTS = timedelta(hours=2)


class Gone(Exception):
    """The push service knows this browser no more: nothing will ever reach it there."""


@dataclass(frozen=True, slots=True)
class Browser:
    """Where one browser is reached and what its messages are sealed with."""

    target: Target
    point: bytes
    secret: bytes


def new_key() -> tuple[str, str]:
    """A fresh pair of keys for this installation, as text: the private number, and the point that browsers get."""
    key = ec.generate_private_key(CURVE)
    return f"{key.private_numbers().private_value:064x}", encoded(point_of(key.public_key()))


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    """The private key from its text."""
    return ec.derive_private_key(int(text, 16), CURVE)


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as browsers write it."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encoded(data: bytes) -> str:
    """Base64 for addresses, without its filling."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def decoded(text: str) -> bytes:
    """The bytes of such a text; `ValueError` when it is none."""
    return base64.b64decode(text.strip().rstrip("=") + "=" * (-len(text.strip().rstrip("=")) % 4), b"-_", validate=True)


def is_point(data: bytes) -> bool:
    """Whether these bytes are a public key on the curve."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, data)
    except ValueError:
        return False
    return len(data) == POINT


def sealed_for(
    browser: Browser, text: bytes, *, sender: ec.EllipticCurvePrivateKey | None = None, salt: bytes | None = None
) -> bytes:
    """The body of one message in one record; each message has a key and a salt of its own."""
    sender, salt = sender or ec.generate_private_key(CURVE), salt or os.urandom(SALT)
    ours = point_of(sender.public_key())
    shared = sender.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser.point))
    secret = _derived(shared, browser.secret, b"WebPush: info\0" + browser.point + ours, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([POINT]) + ours
    return head + AESGCM(key).encrypt(nonce, text + b"\x02", None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def signed(target: Target, contact: str, key: ec.EllipticCurvePrivateKey, *, at: datetime) -> str:
    """The header by which a push service knows who sends: us, to this service, for the next hours."""
    usual = target.port == (443 if target.secure else 80)
    origin = f"{'https' if target.secure else 'http'}://{target.host}{'' if usual else f':{target.port}'}"
    claims = {"aud": origin, "exp": int((at + TOKEN_LASTS).timestamp()), "sub": contact}
    parts = ({"typ": "JWT", "alg": "ES256"}, claims)
    told = ".".join(encoded(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    r, s = decode_dss_signature(key.sign(told.encode(), ec.ECDSA(hashes.SHA256())))
    token = f"{told}.{encoded(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    return f"vapid t={token}, k={encoded(point_of(key.public_key()))}"


def push(
    browser: Browser,
    message: dict[str, str],
    *,
    key: ec.EllipticCurvePrivateKey,
    contact: str,
    at: datetime,
    look_up: Resolve = resolve,
) -> None:
    """Hand one message to the browser's push service.

    Raises `Gone` when the browser is reached there no more, `Trouble` when the message was not taken; nothing of the
    answer but its number is told.
    """
    content = json.dumps(message, ensure_ascii=False).encode()
    if len(content) > LONGEST:
        raise ValueError("a push message holds a kind, a deal and an address")
    headers = {
        "Authorization": signed(browser.target, contact, key, at=at),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(KEPT.total_seconds())),
        "Urgency": "normal",
    }
    try:
        address = safe_address(browser.target, look_up)
        status, _content = call(browser.target, address, browser.target.path, sealed_for(browser, content), headers)
    except Unsafe:
        raise Trouble("the address leads where no message may go") from None
    except TimeoutError:
        raise Trouble("the push service did not answer in time") from None
    except (OSError, http.client.HTTPException):
        raise Trouble("the push service cannot be reached") from None
    if status in (http.client.NOT_FOUND, http.client.GONE):
        raise Gone
    if status not in (http.client.OK, http.client.CREATED, http.client.ACCEPTED, http.client.NO_CONTENT):
        raise Trouble(f"the push service answered with status {status}")
