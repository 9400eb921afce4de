"""Labelled phrases, refused and lawful, and how well the detector tells them apart."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.conduct.wording.classes import RefusedClass

_judged = cache(refused_in)  # every phrase is asked for more than once
SETS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.tsv")))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One labelled phrase. `about` is its class; lawful phrases that resemble no class are about `none`."""

    refused: bool
    about: str
    words: str

    @property
    def is_held_back(self) -> bool:
        """Whether it belongs to the third that the grammar was not built with: settled by the words themselves."""
        return zlib.crc32(self.words.encode()) % 3 == 0


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall over phrases, and the phrases that were judged wrongly."""

    precision: float
    recall: float
    missed: tuple[str, ...]
    taken: tuple[str, ...]


def phrases(name: str) -> list[Phrase]:
    """The phrases of one set."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Phrase(verdict == "refused", about, words) for verdict, about, words in (x.split("\t") for x in lines)]


def unseen(name: str = "fifth") -> list[Phrase]:
    """A set from which the grammar has learnt nothing: half of the fifth, or the eighth."""
    return phrases(f"unseen/{name}")


def plain_talk() -> list[Phrase]:
    """Lawful everyday talk about people, as most notes are: what a detector must leave alone."""
    return phrases("plain/talk")


def everything() -> list[Phrase]:
    """The phrases of all sets."""
    return [phrase for name in SETS for phrase in phrases(name)]


def score(judged: Iterable[Phrase]) -> Score:
    """How well the detector does on these."""
    found = [(phrase, bool(_judged(phrase.words))) for phrase in judged]
    right = sum(1 for phrase, refused in found if phrase.refused and refused)
    missed = tuple(phrase.words for phrase, refused in found if phrase.refused and not refused)
    taken = tuple(phrase.words for phrase, refused in found if refused and not phrase.refused)
    return Score(right / max(1, right + len(taken)), right / max(1, right + len(missed)), missed, taken)


def classes_missed(judged: Iterable[Phrase]) -> list[str]:
    """Refused phrases that were refused, but not for what they are about."""
    return [
        phrase.words
        for phrase in judged
        if phrase.refused
        and (found := _judged(phrase.words))
        and RefusedClass.of(phrase.about) not in {refused.of for refused in found}
    ]
