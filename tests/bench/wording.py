"""`bin/bench --wording`: how well refused words are told from lawful ones, by set and by class, and how fast."""

from __future__ import annotations

import time

from tests.playbook.conduct.wordings import SETS, Phrase, everything, phrases, score
from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.conduct.wording.classes import RefusedClass

GOAL = 0.95


def report() -> int:
    """Print the table. Exit status 1 when a set misses the goal."""
    missed = False
    print("| phrases | number | precision | recall |\n|---|---:|---:|---:|")
    for name in SETS:
        found = score(phrases(name))
        missed |= min(found.precision, found.recall) < GOAL
        _line(f"set: {name}", phrases(name))
    everybody = everything()
    for refused in RefusedClass:
        _line(refused.words.en, [phrase for phrase in everybody if phrase.about == refused.value])
    _line("held back", [phrase for phrase in everybody if phrase.is_held_back])
    _line("all", everybody)
    print(f"\n{_milliseconds(everybody):.2f} ms a phrase; goal: {GOAL} for precision and recall of each set.")
    return 1 if missed else 0


def _line(name: str, judged: list[Phrase]) -> None:
    found = score(judged)
    print(f"| {name} | {len(judged)} | {found.precision:.3f} | {found.recall:.3f} |")


def _milliseconds(judged: list[Phrase]) -> float:
    began = time.process_time()
    for phrase in judged:
        refused_in(phrase.words)
    return (time.process_time() - began) / len(judged) * 1000
