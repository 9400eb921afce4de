"""Word classes, read from `lexicon.toml`: what a thing is to somebody (a gift, a watcher, a threat), in two languages.

Chinese words are looked up at every character, English ones by whole words in any common inflection, so that a text is
tagged in one pass whatever the number of words.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yunchou.playbook.conduct.wording.compiled import CHINESE

NEUTRAL = "neutral"
ORDINARY = "ordinary"
FILL = "‥"
"""What stands for a character of a word that is not judged."""
WORD = re.compile(r"[a-z0-9$€¥£%]+(?:['-][a-z0-9]+)*")
ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("'s", ""),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of a class and where it stands, the end exclusive."""

    of: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by their beginnings: a Chinese word by its first character, an English one by its first word."""

    chinese: dict[str, tuple[tuple[str, str], ...]]
    english: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def tags(self, text: str) -> list[Tag]:
        """Every word of every class in a text as the grammar reads it, without those that lie in a neutral one."""
        found = list(self._found(text))
        neutral = [tag for tag in found if tag.of == NEUTRAL]
        return (
            [t for t in found if not any(n.start <= t.start and t.end <= n.end for n in neutral)] if neutral else found
        )

    def hidden_in(self, text: str) -> str:
        """A text of the same length without these words."""
        for tag in self._found(text):
            text = text[: tag.start] + FILL * (tag.end - tag.start) + text[tag.end :]
        return text

    def _found(self, text: str) -> Iterator[Tag]:
        for place, character in enumerate(text):
            for word, of in self.chinese.get(character, ()):
                if text.startswith(word, place):
                    yield Tag(of, place, place + len(word))
        words = [(found.start(), found.end(), _forms(found.group())) for found in WORD.finditer(text)]
        for place, (start, _end, forms) in enumerate(words):
            for form in forms:
                for phrase, of in self.english.get(form, ()):
                    if _follows(phrase, words, place):
                        yield Tag(of, start, words[place + len(phrase) - 1][1])


def _follows(phrase: tuple[str, ...], words: list[tuple[int, int, frozenset[str]]], place: int) -> bool:
    """Whether the words of a phrase stand one after the other from a place on."""
    if place + len(phrase) > len(words):
        return False
    return all(part in words[place + nth][2] for nth, part in enumerate(phrase))


@cache
def _forms(word: str) -> frozenset[str]:
    """A word and what it may be an inflection of."""
    forms = {word, word.split("-")[0]}
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            forms.add(stem + instead)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                forms.add(stem[:-1])
    return frozenset(forms)


@cache
def lexicon() -> Lexicon:
    """The words of all classes but the ordinary one."""
    return _lexicon_of({of: words for of, words in _classes().items() if of != ORDINARY})


@cache
def ordinary() -> Lexicon:
    """The words that are never refused, whatever they stand beside: 贺卡."""
    return _lexicon_of({ORDINARY: _classes()[ORDINARY]})


@cache
def _classes() -> dict[str, dict[str, str]]:
    """The file beside this module, read once."""
    return tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))


def _lexicon_of(classes: dict[str, dict[str, str]]) -> Lexicon:
    chinese: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    english: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for of, words in classes.items():
        for word in words.get("zh", "").split():
            if CHINESE.search(word) or word in "%":
                chinese[word[0]].append((word, of))
            else:
                english[word].append(((word,), of))
        for word in filter(None, words.get("en", "").split("|")):
            phrase = tuple(word.split())
            english[phrase[0]].append((phrase, of))
    return Lexicon({k: tuple(v) for k, v in chinese.items()}, {k: tuple(v) for k, v in english.items()})
