"""The playbook phrase by phrase, P1 to P106, for quoting beside the judgements that rest on it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from yunchou.playbook.kernel.terms import Words


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase. `words.zh` is the text as written, `words.en` a rendering."""

    number: int
    words: Words
    capabilities: tuple[str, ...]

    @property
    def label(self) -> str:
        """How a phrase is cited, such as `P32`."""
        return f"P{self.number}"


def _read() -> dict[int, Phrase]:
    data = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
    return {
        entry["number"]: Phrase(entry["number"], Words(entry["zh"], entry["en"]), tuple(entry["capabilities"]))
        for entry in data["phrases"]
    }


PHRASES: dict[int, Phrase] = _read()


def quote(numbers: Iterable[int]) -> tuple[Phrase, ...]:
    """The phrases with these numbers, in that order; `KeyError` for a number outside 1 to 106."""
    return tuple([PHRASES[number] for number in numbers])
