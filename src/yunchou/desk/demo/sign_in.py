"""The password that all colleagues of a demo company share, and where it is kept."""

from __future__ import annotations

import secrets

from yunchou.desk.config.home import home

FILE = "demo-sign-in.txt"


def password() -> str:
    """The password of every demo colleague; empty when this is not the demo company."""
    path = home() / FILE
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def new_password() -> str:
    """A password of its own for every installation: a demo that is left running is no open door."""
    return "-".join(secrets.token_hex(2) for _part in range(4))


def keep(text: str) -> None:
    """Write the password where only the owner of the installation reads it."""
    path = home() / FILE
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")
