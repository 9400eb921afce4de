"""Facts: the fields of a dossier. A fact has a name in both languages, and `None` means it is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeVar

from yunchou.playbook.kernel.terms import Words

T = TypeVar("T")

MANY = 10**12
DAYS = 3_650


def fact(
    zh: str,
    en: str,
    default: T,
    *,
    about: tuple[int, ...] = (),
    least: int = 0,
    most: int = MANY,
    among: Mapping[str, Words] | None = None,
) -> T:
    """Declare one field of a facts class: names, value while unknown, and the phrases that ask for it.

    `least` and `most` bound a number, or each number of a list; a text that is a code is one of `among`. The result
    is a dataclass field; the declared type is the default's, because that is what a reader sees.
    """
    made: T = field(
        default=default,
        metadata={"words": Words(zh, en), "phrases": about, "least": least, "most": most, "among": among},
    )
    return made
