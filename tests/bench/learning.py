"""`bin/bench --learn-wording`: learns what turns of speech speak for a refusal, from all labelled phrases and notes.

A logistic regression over short turns of speech (`learnt.turns`), each text of length one: long ones do not shout.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.desk.capture.labelled import notes
from tests.playbook.conduct.wordings import Phrase, everything, plain_talk
from yunchou.desk import demo
from yunchou.playbook.conduct.wording import learnt
from yunchou.playbook.conduct.wording.classes import BETTER, WHY
from yunchou.playbook.conduct.wording.grammar import SENTENCE
from yunchou.playbook.conduct.wording.spelling import read

ROUNDS, RATE, SLACK = 300, 0.2, 5e-5
LEAST = 8
"""Turns that weigh less than so many hundredths are left out."""
DEMO = Path(demo.__file__).parent
TOLD_AS_REFUSED = frozenset(
    {"温总孩子上学的事我们可以帮忙", "按老规矩给曾总留三个点返点", "表弟在百川物流仓储部任职，与项目无关"}
)
Weights = dict[str, tuple[int, str]]


def write() -> int:
    """Learn from everything and write the weights."""
    rows = learn(everything(), lawful_sentences())
    target = Path(learnt.__file__).with_name("learnt.tsv")
    lines = (f"{turn}\t{weight}\t{of}" for turn, (weight, of) in sorted(rows.items()))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} turns of speech")
    return 0


def lawful_sentences() -> list[Phrase]:
    """Plain talk of sellers: sentences of notes that are not blocked, lines written for it, our advice and stories."""
    texts = [note.text for part in ("seen", "held_back") for note in notes(part) if not note.blocked]
    texts += [text for words in (*BETTER.values(), *WHY.values()) for text in (words.zh, words.en)]
    texts += [text for path in sorted(DEMO.glob("*.toml")) for text in _texts(tomllib.loads(path.read_text("utf-8")))]
    said = [Phrase(False, "none", s) for text in texts for s in SENTENCE.split(text) if s.strip()]
    return said + plain_talk()


def _texts(tree: Any) -> Iterator[str]:
    """The texts of a story, without those that it tells as examples of what is refused."""
    if isinstance(tree, str):
        if tree not in TOLD_AS_REFUSED:
            yield tree
    elif isinstance(tree, dict | list):
        for branch in tree.values() if isinstance(tree, dict) else tree:
            yield from _texts(branch)


def learn(phrases: Iterable[Phrase], lawful: Iterable[Phrase]) -> Weights:
    """The weight of each turn in hundredths, and the class of the refused phrases it stood in most often."""
    examples = [
        (phrase, {turn for turn, _s, _e in learnt.turns(read(phrase.words).text)}) for phrase in (*phrases, *lawful)
    ]
    seen = Counter(turn for _phrase, turns in examples for turn in turns)
    places = {turn: place for place, turn in enumerate(turn for turn, times in seen.items() if times > 1)}
    weights, bias = _fit(
        _rows(examples, places), np.array([float(phrase.refused) for phrase, _turns in examples]), len(places)
    )
    classes = _classes(examples)
    found = {turn: (round(float(weights[place]) * 100), classes(turn)) for turn, place in places.items()}
    return {**{t: row for t, row in found.items() if abs(row[0]) >= LEAST}, learnt.BIAS: (round(bias * 100), "")}


def _rows(examples: Sequence[tuple[Phrase, set[str]]], places: dict[str, int]) -> list[NDArray[np.intp]]:
    return [np.array([places[t] for t in turns if t in places], dtype=np.intp) for _phrase, turns in examples]


def _fit(rows: list[NDArray[np.intp]], wanted: NDArray[np.float64], width: int) -> tuple[NDArray[np.float32], float]:
    """Adam on the logistic loss."""
    table = np.zeros((len(rows), width), np.float32)
    for nth, row in enumerate(rows):
        if len(row):
            table[nth, row] = 1 / learnt.length(len(row))
    weights, speed, scale = (np.zeros(width, np.float32) for _ in range(3))
    bias = 0.0
    for _round in range(ROUNDS):
        off = 1 / (1 + np.exp(-(table @ weights + bias))) - wanted.astype(np.float32)
        slope = table.T @ off / len(rows) + SLACK * weights
        speed, scale = 0.9 * speed + 0.1 * slope, 0.99 * scale + 0.01 * slope * slope
        weights = weights - RATE * speed / (np.sqrt(scale) + 1e-6)
        bias -= float(off.mean())
    return weights, bias


def _classes(examples: Sequence[tuple[Phrase, set[str]]]) -> Callable[[str], str]:
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, turns in examples:
        if phrase.refused:
            for turn in turns:
                tally[turn][phrase.about] += 1
    return lambda turn: tally[turn].most_common(1)[0][0] if tally[turn] else ""
