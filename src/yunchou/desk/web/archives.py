"""Look through an office file before a reader sees it: what is built to exhaust one is refused (trust.md, attack 8)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from yunchou.desk.errors import Invalid

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 20
_OVERLAP = 256


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is too much, and how each of the two refusals is said."""

    entries: int
    unpacked: int
    too_large: Callable[[], Invalid]
    unreadable: Callable[[], Invalid]


def look_through(file: IO[bytes], bounds: Bounds, each: Callable[[str, bytes], None] | None = None) -> None:
    """Read every XML part without unpacking the file: its sizes and its declarations.

    `each` is told the name of a part and one of its pieces, which overlap, so that nothing hides on a seam.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > bounds.entries or sum(entry.file_size for entry in entries) > bounds.unpacked:
                raise bounds.too_large()
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _look(archive, entry, bounds, each)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise bounds.unreadable() from error
    finally:
        file.seek(0)


def _look(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, bounds: Bounds, each: Callable[[str, bytes], None] | None
) -> None:
    with archive.open(entry) as part:
        for piece in _pieces(part, bounds):
            if _DECLARATION.search(piece.replace(b"\x00", b"")):  # in UTF-16 every other byte
                raise bounds.unreadable()
            if each is not None:
                each(entry.filename, piece)


def _pieces(part: IO[bytes], bounds: Bounds) -> Iterator[bytes]:
    """A part in pieces that overlap. The sizes in a directory may lie, so that they are counted here."""
    tail, seen = b"", 0
    while chunk := part.read(_CHUNK):
        seen += len(chunk)
        if seen > bounds.unpacked:
            raise bounds.too_large()
        yield tail + chunk
        tail = chunk[-_OVERLAP:]
