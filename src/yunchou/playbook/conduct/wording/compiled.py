"""Patterns are compiled when they are first asked for: a start that judges no text does not wait for them."""

from __future__ import annotations

import re
from functools import cache

EDGE = "(?:(?<![a-z0-9])(?=[a-z0-9])|(?<=[a-z0-9])(?![a-z0-9]))"
CHINESE = re.compile("[\u4e00-\u9fff]")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""A word of Latin letters ends where Chinese begins, which `\b` knows only as long as it thinks in ASCII."""
    if CHINESE.search(pattern):
        return re.compile(pattern.replace(r"\b", EDGE))
    return re.compile(pattern, re.ASCII)
