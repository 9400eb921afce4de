"""Who was erased, kept outside the database: a restored backup knows them again, and they are erased again.

One line of JSON each, without a name: the contact's key, when his row was made (a key may be given anew after a
restore), and his number.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from yunchou.desk.config.home import home
from yunchou.desk.customers.models import Contact

NAME = "erased.jsonl"


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the list."""

    contact: int
    created_at: datetime
    number: int

    def fits(self, contact: Contact) -> bool:
        """Whether this row is still the same person's."""
        return contact.pk == self.contact and contact.created_at == self.created_at


def append(contact: Contact, number: int, at: datetime) -> None:
    """Write a line, to disk before the erasure is committed: rather erased twice than not at all."""
    line = {"contact": contact.pk, "made": contact.created_at.isoformat(), "number": number, "at": at.isoformat()}
    if any(each.number == number for each in lines()):
        return
    descriptor = os.open(home() / NAME, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())


def lines() -> Iterator[Erased]:
    """All lines. A last line that a power cut left half written is passed over: its erasure was not committed."""
    path = home() / NAME
    for text in path.read_text(encoding="ascii").splitlines() if path.is_file() else []:
        try:
            line = json.loads(text)
        except ValueError:
            continue
        yield Erased(line["contact"], datetime.fromisoformat(line["made"]), line["number"])


def merge(other: Path) -> None:
    """Add the lines of another list, one from a backup, to ours."""
    ours = home() / NAME
    known = ours.read_text(encoding="ascii").splitlines() if ours.is_file() else []
    new = [line for line in other.read_text(encoding="ascii").splitlines() if line not in known]
    descriptor = os.open(ours, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.writelines(f"{line}\n" for line in new)
        file.flush()
        os.fsync(file.fileno())
