"""Rivals whom no dossier lists: makers of this trade, and those of whom a note says what only rivals do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from yunchou.desk.capture.language.words import WordEdges, any_of, is_word
from yunchou.desk.capture.naming import strangers as say
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company
from yunchou.desk.capture.naming.titles import DEPARTMENT, SURNAMES, TITLES


def unlisted_rivals(text: str, known: Known, edges: WordEdges) -> Iterator[Company]:
    """Rivals beyond the dossier's, as the note calls them; a listed one under a shorter name is the listed one."""
    for start, end in (*_makers(text, edges), *_called_rivals(text), *_strangers(text, known)):
        name = text[start:end]
        if any(name in way or way in name for way in known.account) or any(way in name for way, _ in known.others):
            continue
        listed = next((full for way, full in known.rivals if name.startswith(way) or _begins(way, name)), "")
        yield Company(start, end, listed or name, is_rival=True, known=bool(listed))


def _begins(way: str, name: str) -> bool:
    return not way.isascii() and way.startswith(name)


def _makers(text: str, edges: WordEdges) -> Iterator[tuple[int, int]]:
    """The makers of `makers.toml`: the trade's own wherever they stand, the wide ones where they do what rivals do."""
    trade, wide = _patterns()
    for pattern in (trade, wide):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if text[start].isascii() or not (edges.cuts(start) or edges.runs_past(end)):
                yield start, end


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read = tomllib.loads((Path(__file__).parent / "makers.toml").read_text("utf-8"))
    trade, wide = (_any(read[name]) for name in ("trade", "wide"))
    return re.compile(rf"(?P<name>{trade})", re.I), re.compile(
        rf"(?P<name>{wide})(?:{say.BESIDE}{say.ANY_ACT}|{say.ENGLISH_ACT})", re.I
    )


def _any(words: dict[str, str]) -> str:
    """The names as one group; one in Latin letters stands for itself alone."""
    return rf"{any_of(words['zh'].split())}|(?<![a-z0-9]){any_of(words['en'].split('|'))}(?![a-z0-9])"


def _called_rivals(text: str) -> Iterator[tuple[int, int]]:
    """对手是某某, 新冒出来一家叫某某: called a rival."""
    for match in say.NEW_RIVAL.finditer(text):
        group = next(name for name in ("after", "called", "before", "named") if match[name])
        name = match[group]
        if name not in say.GENERIC and not re.search(r"[没还报在又说了是这那我他请来除]", name):
            yield match.span(group)


def _strangers(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """华声也来报价了: nobody has listed it, but it does what only rivals do."""
    for match in say.STRANGER.finditer(text):
        group = next(name for name in ("zh", "firm", "en") if match[name])
        name = match[group]
        if not _is_somebody(name, known) and _may_be_a_house(name):
            yield match.span(group)


def _is_somebody(name: str, known: Known) -> bool:
    people = any(one.name.startswith(name) or name.startswith(one.name) for one in known.people)
    return people or name.lower() in known.latin or name in say.GENERIC


def _may_be_a_house(name: str) -> bool:
    """Whether it may be what a company is called: no word, no department, nobody's name with a title."""
    if say.NO_NAME.search(name):
        return False
    if name[0].isascii():
        return True
    stem = re.sub(rf"^{say.PLACE}|{say.TAIL}$", "", name)
    named = name[0] in SURNAMES and (len(name) <= 2 or any(name.endswith(title) for title in TITLES))
    return (len(stem) >= 2 - (stem != name) and not is_word(name) and not is_word(stem)) and not (
        named or DEPARTMENT.search(name)
    )
