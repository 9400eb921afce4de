"""What no note about a person may say: private life, off-book value, secrets, and anything to be hidden (P76, P96).

`refused_in` is the one door. It reads Chinese and English and tells refused words from lawful ones by the company
they keep: a patient-record system is a product, a patient's record is not ours to keep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yunchou.playbook.conduct.wording.beliefs import POLITICS, RELIGION
from yunchou.playbook.conduct.wording.classes import BETTER, WHY, RefusedClass
from yunchou.playbook.conduct.wording.compiled import CHINESE
from yunchou.playbook.conduct.wording.confidences import HIDDEN, LOCATION, RIVAL_SECRET
from yunchou.playbook.conduct.wording.gifts import OFF_BOOK
from yunchou.playbook.conduct.wording.grammar import Place, Sign, counts
from yunchou.playbook.conduct.wording.neighbours import is_seam
from yunchou.playbook.conduct.wording.papers import IDENTITY, MONEY
from yunchou.playbook.conduct.wording.plans import PLANS
from yunchou.playbook.conduct.wording.pressure import PRESSURE
from yunchou.playbook.conduct.wording.private_life import FAMILY, HEALTH
from yunchou.playbook.conduct.wording.schemes import SCHEMES
from yunchou.playbook.conduct.wording.spelling import Reading, read
from yunchou.playbook.kernel.terms import Words

SIGNS: tuple[Sign, ...] = (
    *IDENTITY, *MONEY, *FAMILY, *HEALTH, *RELIGION, *POLITICS, *OFF_BOOK, *LOCATION, *RIVAL_SECRET,
    *PRESSURE, *HIDDEN, *SCHEMES, *PLANS,
)  # fmt: skip
LATIN = re.compile("[a-z0-9]")
IN_CHINESE = tuple(sign for sign in SIGNS if CHINESE.search(sign.pattern))
OTHERS = tuple(sign for sign in SIGNS if not CHINESE.search(sign.pattern))


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that are refused: `word` as it was typed, from `start` to `end` (exclusive) of the typed text."""

    of: RefusedClass
    word: str
    start: int
    end: int

    @property
    def named(self) -> Words:
        """The class, as people call it."""
        return self.of.words

    @property
    def why(self) -> Words:
        """Why it is refused."""
        return WHY[self.of]

    @property
    def better(self) -> Words:
        """What to write instead."""
        return BETTER[self.of]


def refused_in(text: str) -> tuple[Refused, ...]:
    """The refused words in a text in their order, each class once per place."""
    if not text.strip():
        return ()
    reading = read(text)
    signs = _fitting(reading.text)
    found = (refused for sign in signs for refused in _found(sign, reading, text))
    return _apart(sorted(found, key=lambda refused: (refused.start, -refused.end)))


def _fitting(text: str) -> tuple[Sign, ...]:
    """The signs that can count in a text: those in Chinese need Chinese, those without need letters or figures."""
    chinese, other = bool(CHINESE.search(text)), bool(LATIN.search(text))
    if chinese and other:
        return SIGNS
    return IN_CHINESE if chinese else OTHERS


def _found(sign: Sign, reading: Reading, typed: str) -> list[Refused]:
    """What one sign finds."""
    found = []
    lawful: list[tuple[int, int]] | None = None
    for match in sign.words.finditer(reading.text):
        start, end = match.span()
        if start == end or is_seam(reading.text, start, end):
            continue
        if lawful is None:
            lawful = [m.span() for m in sign.unless.finditer(reading.text)] if sign.unless else []
        if any(start < until and since < end for since, until in lawful):
            continue
        if counts(sign, match.group(), Place.of(reading.text, start, end)):
            since, until = reading.place(start, end)
            found.append(Refused(sign.of, typed[since:until], since, until))
    return found


def _apart(found: list[Refused]) -> tuple[Refused, ...]:
    """Without what lies within an earlier finding of the same class."""
    kept: list[Refused] = []
    for refused in found:
        if not any(k.of is refused.of and k.start <= refused.start and refused.end <= k.end for k in kept):
            kept.append(refused)
    return tuple(kept)
