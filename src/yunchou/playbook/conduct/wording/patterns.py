"""One line makes a sign."""

from __future__ import annotations

import re

from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.conduct.wording.grammar import Manner, Sign

EDGE = "(?:(?<![a-z0-9])(?=[a-z0-9])|(?<=[a-z0-9])(?![a-z0-9]))"
CHINESE = re.compile("[\u4e00-\u9fff]")


def sign(of: RefusedClass, manner: Manner, words: str, *, unless: str = "") -> Sign:
    """A sign from its patterns. `unless` names lawful words: what lies within one of them does not count."""
    return Sign(of, manner, _compiled(words), _compiled(unless) if unless else None)


def _compiled(pattern: str) -> re.Pattern[str]:
    r"""A word of Latin letters ends where Chinese begins, which `\b` knows only as long as it thinks in ASCII."""
    if CHINESE.search(pattern):
        return re.compile(pattern.replace(r"\b", EDGE))
    return re.compile(pattern, re.ASCII)
