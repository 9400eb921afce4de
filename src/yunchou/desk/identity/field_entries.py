"""What the field register says of a text: its class, its purpose, how long it is kept (trust.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldClass(StrEnum):
    """How a text is treated."""

    NORMAL = "normal"
    PERSONAL = "personal"
    RESTRICTED = "restricted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field's class; personal and restricted fields say what for and for how many days after last use.

    `is_prose` marks what people write in their own words: it is judged before it is stored (`desk.wording`)."""

    field_class: FieldClass
    purpose: str = ""
    retention_days: int = 0
    is_prose: bool = False
