"""Where an installation keeps what is its own: the database, its keys, its files."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]


def home() -> Path:
    """The data folder: `YUNCHOU_HOME`, or `var` beside the code. Made with mode 700 when missing."""
    folder = Path(os.environ.get("YUNCHOU_HOME") or PROJECT / "var").resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def stored_secret(name: str) -> str | None:
    """The text of a key file in the data folder; `None` when there is no such file."""
    path = home() / name
    return path.read_text(encoding="ascii").strip() if path.is_file() else None


def kept_secret(name: str) -> str:
    """The text of a key file in the data folder, made from 32 random bytes with mode 600 when missing."""
    path = home() / name
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    return path.read_text(encoding="ascii").strip()
