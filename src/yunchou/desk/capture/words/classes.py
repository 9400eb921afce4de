"""Word classes, read from `classes.toml`: all the words that may fill one place of a construction, in two languages."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from yunchou.desk.capture.language.words import any_of

SHORT = 3
"""English words up to so many letters stand for themselves alone."""


def of(*names: str) -> str:
    """The words of one or several classes as one group of a pattern, the longest first.

    The characters they begin with stand before them, so that most places of a text are passed over at once.
    """
    words = {word for name in names for word in _classes()[name]}
    latin = {word for word in words if word[0].isascii() and word[0].isalpha()}
    ways = [any_of(others)] if (others := words - latin) else []
    ways += [f"(?<![a-z]){any_of(latin, _ended)}"] if latin else []
    return f"(?:{'|'.join(ways)})"


def _ended(word: str) -> str:
    """A short English word ends where letters end; 'transcri' may go on."""
    return re.escape(word) + ("(?![a-z])" if len(word) <= SHORT else "")


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Chinese words stand apart by spaces, English ones, which may hold spaces, by bars."""
    read = tomllib.loads((Path(__file__).parent / "classes.toml").read_text("utf-8"))
    return {
        name: (*words.get("zh", "").split(), *filter(None, words.get("en", "").split("|")))
        for name, words in read.items()
    }
