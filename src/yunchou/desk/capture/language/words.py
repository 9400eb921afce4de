"""Where words begin and end, by rjieba."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import rjieba
from pypinyin import lazy_pinyin


@lru_cache(maxsize=8192)
def sound(text: str) -> tuple[str, ...]:
    """How a text sounds, without tones: 王建国 → wang jian guo."""
    return tuple(lazy_pinyin(text))


class WordEdges:
    """The words of one text by their offsets."""

    def __init__(self, text: str) -> None:
        self._covers: dict[int, tuple[int, int]] = {}
        for _word, start, end in rjieba.tokenize(text, hmm=False):
            for position in range(start, end):
                self._covers[position] = (start, end)

    def cuts(self, place: int) -> bool:
        """Whether a word runs across this place, beginning before it."""
        return self._covers.get(place, (place, place))[0] < place

    def runs_past(self, end: int) -> bool:
        """Whether the word that covers the character before `end` goes on after it."""
        return self._covers.get(end - 1, (end, end))[1] > end


def looks_like_a_name(text: str) -> bool:
    """Whether the tagger takes the text for one person's name."""
    tagged = rjieba.tag(text, hmm=True)
    return len(tagged) == 1 and tagged[0][1] == "nr"


def is_word(text: str) -> bool:
    """Whether the word list knows it: 方案 is a word, 方圆 may be a name."""
    return bool(rjieba.has_word(text))


def any_of(words: Iterable[str], written: Callable[[str], str] = re.escape) -> str:
    """Words as one group, the longest first; the characters they begin with stand before them."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    firsts = "".join(re.escape(first) for first in sorted({word[0].lower() for word in longest_first}))
    return f"(?=[{firsts}])(?:{'|'.join(map(written, longest_first))})"
