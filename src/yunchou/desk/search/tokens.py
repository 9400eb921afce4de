"""Cut names into tokens and typed text into the tokens it must find: characters, pairs, pinyin, initials.

A run of Chinese characters gives each character, each pair of neighbours, and from every character on the pinyin and
the initials of what follows; short runs in all common readings. So 国, 建国, jianguo, wjg and jg all find 王建国.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

# What one token may hold at most. A longer text is found by its beginning, see `wanted`.
LONGEST, LONGEST_WHOLE = 16, 60
# A short run, such as a person's or a company's short name, gives every common reading of every character; a longer
# one only how it is read in words.
SHORT = 4
READINGS, COMBINATIONS = 4, 16
MOST_WANTED = 12
WHOLE = "="

_RUNS = re.compile(r"([㐀-鿿\U00020000-\U0003134f]+)|([^\W_㐀-鿿]+)")
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for match in _RUNS.finditer(_plain(text)):
        yield match[1] or "", match[2] or ""


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """The common readings of one character without tones, the commonest first."""
    from pypinyin.constants import PINYIN_DICT  # a large table: a start does not wait for it

    listed = PINYIN_DICT.get(ord(character), "").split(",")
    plain = (unicodedata.normalize("NFC", each).translate(_TONES) for each in listed if each)
    return tuple(dict.fromkeys(plain))[:READINGS]


def whole(text: str) -> str:
    """The token that a whole name gives, so that what is called exactly so comes first."""
    return WHOLE + "".join(chinese or latin for chinese, latin in _runs(text))[:LONGEST_WHOLE]


def name_tokens(*names: str) -> set[str]:
    """The tokens of names, which are found by pinyin and initials too, and by being exactly so."""
    found: set[str] = set()
    for name in filter(None, names):
        found |= text_tokens(name) | {whole(name)}
        runs = list(_runs(name))
        for chinese, _latin in runs:
            if chinese:
                found |= _sounds(chinese)
        if len(runs) == 1 and 1 < len(runs[0][0]) <= SHORT:
            found |= {WHOLE + each for each in (*_spelled(runs[0][0]), *_initials(runs[0][0]))}
    return found


def text_tokens(*texts: str) -> set[str]:
    """The tokens of other words, such as a title or a place: found as written."""
    found: set[str] = set()
    for text in filter(None, texts):
        for chinese, latin in _runs(text):
            found.update(chinese)
            found.update(_pairs(chinese))
            if latin:
                found.add(latin[:LONGEST])
    return found


def _pairs(run: str) -> Iterable[str]:
    return (run[i : i + 2] for i in range(len(run) - 1))


@lru_cache(maxsize=4096)
def _sounds(run: str) -> frozenset[str]:
    """Pinyin and initials from every character of a run on."""
    found: set[str] = set()
    if len(run) <= SHORT:
        for start in range(len(run)):
            found |= _spelled(run[start:]) | _initials(run[start:])
    syllables = _as_words(run)
    initials = "".join(syllable[0] for syllable in syllables)
    for start in range(len(syllables)):
        found.add("".join(syllables[start : start + LONGEST])[:LONGEST])
        found.add(initials[start : start + LONGEST])
    return frozenset(found - set(string.ascii_lowercase))


def _as_words(run: str) -> list[str]:
    """The syllables as the run is read in words: 银行 is yin hang, 重庆 is chong qing."""
    from pypinyin import Style, lazy_pinyin  # a large table: a start does not wait for it

    return lazy_pinyin(run, style=Style.NORMAL, v_to_u=False)


def _spelled(run: str) -> set[str]:
    return {"".join(each)[:LONGEST] for each in _combined([readings(c) or (c,) for c in run])}


def _initials(run: str) -> set[str]:
    letters = [tuple(dict.fromkeys(reading[0] for reading in readings(c))) or (c,) for c in run]
    return {"".join(each) for each in _combined(letters)}


def _combined(choices: list[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """A few combinations; the first characters vary fastest, because people type from the beginning."""
    reversed_ones = product(*reversed(choices))
    return (tuple(reversed(each)) for each in islice(reversed_ones, COMBINATIONS))


def wanted(text: str) -> list[tuple[str, bool]]:
    """The tokens a typed text must all find, each with whether it may be the beginning of one. Empty: nothing asked.

    One letter alone asks for nothing: it would find half of everything.
    """
    asked: dict[tuple[str, bool], None] = {}
    for chinese, latin in _runs(text[:200]):
        if len(chinese) == 1:
            asked[(chinese, False)] = None
        for pair in _pairs(chinese):
            asked[(pair, False)] = None
        if latin:
            asked[(latin[:LONGEST], True)] = None
    letters = [token for token, _prefix in asked]
    if len(letters) == 1 and len(letters[0]) == 1 and letters[0].isascii():
        return []
    return list(asked)[:MOST_WANTED]
