"""A second reader that has learnt from the labelled phrases: how much each turn of speech speaks for or against a text.

Its weights (`learnt.tsv`: turn, weight in hundredths, class it was mostly seen in) are learnt by `bin/bench --learn-wording`
from the phrases and notes of the tests and read here with nothing but the standard library; no text leaves the house.
It speaks where the grammar is silent, and can object to a scene.
"""

# ruff: noqa: SIM905 - quotation marks would hide the words
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.conduct.wording.grammar import PART

RUN = re.compile("[\u4e00-\u9fff]+")
LATIN = re.compile("[a-z']+")
COMMON = frozenset("他她的了在是和也都就")
SMALL = frozenset(
    "a an the he she his her him hers they their them we our us i my me it its you your to of for in on at by with from and or"
    " is are was were be been has have had will would said says told mr mrs ms this that as so but if then when who".split()
)
"""Words that say nothing of a deed: everybody is spoken of in them, in lawful texts and in others."""
SURE = -0.3
"""From here on the reader refuses what holds a word of weight (`scenes.has_weight`)."""
ALONE = 0.5
"""From here on it refuses what holds none."""
OBJECTS = -2.0
"""Below this it takes what the scenes found for lawful."""
FEW = 6
BIAS = "\u2205"
"""The name under which the file states what speaks for a text before any word of it is read."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How much a turn of speech speaks for a refusal, and the class it was mostly seen in."""

    weight: float
    of: RefusedClass | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reader makes of a text: `suspicion` above zero means rather refused, and where.

    The class is that in which most of its turns were seen; `None` where nothing speaks for any.
    """

    suspicion: float
    of: RefusedClass | None
    start: int
    end: int


def turns(text: str) -> Iterator[tuple[str, int, int]]:
    """The turns of a text as the grammar reads it: two or three Chinese characters, one or two English words."""
    for run in RUN.finditer(text):
        for size in (2, 3):
            for place in range(run.start(), run.end() - size + 1):
                turn = text[place : place + size]
                if not COMMON & set(turn):
                    yield turn, place, place + size
    words = list(LATIN.finditer(text))
    for nth, word in enumerate(words):
        if word.group() not in SMALL:
            yield word.group(), word.start(), word.end()
        if nth + 1 < len(words) and not {word.group(), words[nth + 1].group()} <= SMALL:
            following = words[nth + 1]
            yield f"{word.group()} {following.group()}", word.start(), following.end()


@cache
def weights() -> dict[str, Turn]:
    """The weights of the file beside this module, read once."""
    lines = (Path(__file__).parent / "learnt.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {turn: Turn(int(weight) / 100, RefusedClass.of(of) if of else None) for turn, weight, of in rows}


def length(turns_known: int) -> float:
    """By what the weights of a text are divided: long texts do not shout, and three words prove little."""
    return sqrt(turns_known + FEW)


def judge(text: str) -> Verdict | None:
    """What the reader makes of one sentence; `None` where it knows no word of it."""
    known = weights()
    spoken = {turn: (start, end) for turn, start, end in turns(text) if turn in known}
    if not spoken:
        return None
    total = sum(known[turn].weight for turn in spoken) / length(len(spoken)) + known[BIAS].weight
    votes: Counter[RefusedClass] = Counter()
    for turn in spoken:
        about, weight = known[turn].of, known[turn].weight
        if about and weight > 0:
            votes[about] += weight  # type: ignore[assignment] # a Counter adds up fractions as well
    of = votes.most_common(1)[0][0] if votes else None
    return Verdict(total, of, *_heaviest(text, spoken, known))


def _heaviest(text: str, spoken: dict[str, tuple[int, int]], known: dict[str, Turn]) -> tuple[int, int]:
    """The part between two commas that weighs most."""
    return max(_parts(text), key=lambda part: sum(known[t].weight for t, at in spoken.items() if _within(at, part)))


def _parts(text: str) -> Iterable[tuple[int, int]]:
    begin, parts = 0, []
    for comma in PART.finditer(text):
        parts.append((begin, comma.start()))
        begin = comma.end()
    return [part for part in (*parts, (begin, len(text))) if part[0] < part[1]] or [(0, len(text))]


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
