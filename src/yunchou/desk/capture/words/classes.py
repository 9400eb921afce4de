"""Word classes, read from `classes.toml`: all the words that may fill one place of a construction, in two languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SHORT = 3
"""English words up to so many letters stand for themselves alone."""


def of(*names: str) -> str:
    """The words of one or several classes as one group of a pattern, the longest first."""
    words = {word for name in names for word in _classes()[name]}
    return f"(?:{'|'.join(_bounded(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def _bounded(word: str) -> str:
    """An English word begins where letters begin, and a short one ends there too; 'transcri' may go on."""
    if not word[0].isascii() or not word[0].isalpha():
        return re.escape(word)
    return rf"(?<![a-z]){re.escape(word)}{'(?![a-z])' if len(word) <= SHORT else ''}"


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Chinese words stand apart by spaces, English ones, which may hold spaces, by bars."""
    read = tomllib.loads((Path(__file__).parent / "classes.toml").read_text("utf-8"))
    return {
        name: (*words.get("zh", "").split(), *filter(None, words.get("en", "").split("|")))
        for name, words in read.items()
    }
