"""One line makes a sign."""

from __future__ import annotations

from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.conduct.wording.grammar import Manner, Sign


def sign(of: RefusedClass, manner: Manner, words: str, *, unless: str = "") -> Sign:
    """A sign from its patterns. `unless` names lawful words: what lies within one of them does not count."""
    return Sign(of, manner, words, unless)
