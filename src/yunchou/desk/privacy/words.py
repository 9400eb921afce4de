"""A person's names taken out of words, lists and packed bytes."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Any

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Eraser:
    """Puts `instead` where one of the names stands; whatever holds none of them comes back as it was."""

    names: tuple[str, ...]
    instead: str

    @classmethod
    def of(cls, *names: str, instead: str) -> Eraser:
        """For the names that are long enough to mean somebody, the longest first."""
        kept = sorted({name.strip() for name in names if len(name.strip()) >= 2}, key=len, reverse=True)
        return cls(tuple(kept), instead)

    def __call__(self, value: Any) -> Any:
        """The same value without the names: text, or lists and mappings with text in them, keys too."""
        if isinstance(value, str):
            return re.sub("|".join(map(re.escape, self.names)), self.instead, value) if self.names else value
        if isinstance(value, list):
            return [self(each) for each in value]
        if isinstance(value, dict):
            return {self(key): self(each) for key, each in value.items()}
        return value

    def packed(self, value: bytes) -> bytes:
        """The same for compressed text (a room's day). Bytes that are no compressed text come back as they were."""
        try:
            text = zlib.decompressobj().decompress(value, LARGEST).decode()
        except (zlib.error, UnicodeDecodeError):
            return value
        clean = self(text)
        return value if clean == text else zlib.compress(clean.encode())
