"""What no note about a person may say: private life, off-book value, secrets, and anything to be hidden (P76, P96).

`refused_in` is the one door. It reads Chinese and English and tells refused words from lawful ones by the company
they keep: a patient-record system is a product, a patient's record is not ours to keep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yunchou.playbook.conduct.wording.beliefs import POLITICS, RELIGION
from yunchou.playbook.conduct.wording.classes import BETTER, WHY, RefusedClass
from yunchou.playbook.conduct.wording.compiled import CHINESE
from yunchou.playbook.conduct.wording.confidences import HIDDEN, LOCATION, RIVAL_SECRET
from yunchou.playbook.conduct.wording.criteria import CRITERIA
from yunchou.playbook.conduct.wording.frames import FRAMES
from yunchou.playbook.conduct.wording.gifts import OFF_BOOK
from yunchou.playbook.conduct.wording.grammar import Manner, Place, Sign, counts, sentence_around, sentences
from yunchou.playbook.conduct.wording.lawful import PRIVATE, is_excused
from yunchou.playbook.conduct.wording.lexicon import ordinary
from yunchou.playbook.conduct.wording.neighbours import is_seam
from yunchou.playbook.conduct.wording.papers import IDENTITY, MONEY
from yunchou.playbook.conduct.wording.plans import PLANS
from yunchou.playbook.conduct.wording.pressure import PRESSURE
from yunchou.playbook.conduct.wording.private_life import FAMILY, HEALTH
from yunchou.playbook.conduct.wording.scenes import scenes_in
from yunchou.playbook.conduct.wording.schemes import SCHEMES
from yunchou.playbook.conduct.wording.spelling import Reading, read
from yunchou.playbook.conduct.wording.turns import TURNS
from yunchou.playbook.kernel.terms import Words

SIGNS: tuple[Sign, ...] = (
    *IDENTITY, *MONEY, *FAMILY, *HEALTH, *RELIGION, *POLITICS, *OFF_BOOK, *LOCATION, *RIVAL_SECRET,
    *PRESSURE, *HIDDEN, *SCHEMES, *PLANS, *TURNS, *FRAMES, *CRITERIA,
)  # fmt: skip
DEEDS = frozenset({Manner.GIFT, Manner.REBATE, Manner.DEED})
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
    reading = replace(reading, text=ordinary().hidden_in(reading.text))
    signs = _fitting(reading.text)
    heard = [sign for sign in signs if sign.words.search(reading.text)]
    found = [refused for sign in heard for refused in _found(sign, reading, text)]
    for start, end in sentences(reading.text):
        here = [refused for refused in found if _meets(reading, refused, start, end)]
        found += _in_sentence(reading, text, start, end, here)
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
        if counts(sign, match.group(), Place.of(reading.text, start, end)) and not _is_excused(
            sign, reading.text, start, end
        ):
            found.append(_refused(sign.of, reading, typed, start, end))
    return found


def _in_sentence(reading: Reading, typed: str, start: int, end: int, here: list[Refused]) -> list[Refused]:
    """What scenes add to the signs of a sentence: a sign names its words more closely than a scene of its class."""
    signed = {refused.of for refused in here}
    scenes = (scene for scene in scenes_in(reading.text[start:end]) if scene[0] not in signed)
    return [_refused(of, reading, typed, start + since, start + until) for of, since, until in scenes]


def _meets(reading: Reading, refused: Refused, start: int, end: int) -> bool:
    """Whether a finding lies in a sentence."""
    since, until = reading.place(start, end)
    return refused.start < until and since < refused.end


def _is_excused(sign: Sign, text: str, start: int, end: int) -> bool:
    """Whether the sentence around the words of a sign makes it lawful."""
    judged = sign.manner in DEEDS or sign.of in PRIVATE
    return judged and is_excused(sign.of, sentence_around(text, start, end))


def _refused(of: RefusedClass, reading: Reading, typed: str, start: int, end: int) -> Refused:
    """A finding, in the words as they were typed."""
    since, until = reading.place(start, end)
    return Refused(of, typed[since:until], since, until)


def _apart(found: list[Refused]) -> tuple[Refused, ...]:
    """Without what lies within an earlier finding of the same class."""
    kept: list[Refused] = []
    for refused in found:
        if not any(k.of is refused.of and k.start <= refused.start and refused.end <= k.end for k in kept):
            kept.append(refused)
    return tuple(kept)
