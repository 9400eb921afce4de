"""Find the messages of a feature in its Python modules and its templates."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from yunchou.desk.messages.places import DESK, SHARED

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
"""Which arguments of which functions are messages: the first, or those numbered, `c` marking the context."""

ALIAS = re.compile(rb"^from django\.utils\.translation import (\w+) as (\w+)$", re.MULTILINE)
"""A function that a module imports under a name of its own."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the code: its id, the plural if it has one, the context, and where it stands."""

    id: str
    plural: str | None
    context: str | None
    place: str

    @property
    def key(self) -> tuple[str | None, str]:
        """What makes a message one and the same: its context and its id."""
        return self.context, self.id


def messages_of(feature: str, desk: Path = DESK) -> list[Message]:
    """The messages of one feature folder; those of the shared one include the modules beside the folders."""
    folder = desk / feature
    modules = sorted(folder.rglob("*.py")) + (sorted(desk.glob("*.py")) if feature == SHARED else [])
    templates = [path for path in sorted(folder.rglob("templates/**/*")) if path.is_file()]
    found: list[Message] = []
    for path in modules:
        found += _in_python(path.read_bytes(), path.relative_to(desk).as_posix())
    for path in templates:
        place = path.relative_to(desk).as_posix()
        found += _in_python(_as_python(path.read_text("utf-8"), place), place)
    return found


def _as_python(template: str, place: str) -> bytes:
    """A template as the calls that translate its texts. Its own indentation means nothing to Python."""
    lines = templatize(template, origin=place).splitlines()
    return "\n".join(line.lstrip() for line in lines).encode()


def _in_python(source: bytes, place: str) -> Iterator[Message]:
    own = {
        alias.decode(): KEYWORDS[name.decode()] for name, alias in ALIAS.findall(source) if name.decode() in KEYWORDS
    }
    words = {**KEYWORDS, **own}
    for line, ids, _comments, context in extract("python", io.BytesIO(source), words, options={"encoding": "utf-8"}):
        first, plural = (ids, None) if isinstance(ids, str) else (ids[0], ids[1])
        yield Message(first, plural, context, f"{place}:{line}")
