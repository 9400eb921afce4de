"""Facts: the fields of a dossier. A fact has a name in both languages, and `None` means it is not known."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar

from yunchou.playbook.kernel.terms import Words

T = TypeVar("T")


def fact(zh: str, en: str, default: T, *, about: tuple[int, ...] = ()) -> T:
    """Declare one field of a facts class: names, value while unknown, and the phrases that ask for it.

    It returns a dataclass field; the declared type is the default's, because that is what a reader sees.
    """
    made: T = field(default=default, metadata={"words": Words(zh, en), "phrases": about})
    return made
