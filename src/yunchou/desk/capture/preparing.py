"""Read one note once, for all kinds: names, dates and amounts put in their places, clauses cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from yunchou.desk.capture.attribution import attributed
from yunchou.desk.capture.language import clauses
from yunchou.desk.capture.language.characters import plain
from yunchou.desk.capture.language.dates.reading import find_moments
from yunchou.desk.capture.language.money import find_money
from yunchou.desk.capture.language.words import WordEdges
from yunchou.desk.capture.naming.companies import find_companies
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company, Person, Side
from yunchou.desk.capture.naming.people import PeopleFinder
from yunchou.desk.capture.reading import COMPANY, CUSTOMER, DATE, FILL, MONEY, OURS, RIVAL, THEIRS, Reading


def read(note: str, as_of: date, known: Known) -> Reading:
    """Read a note once, for all kinds."""
    text = plain(note)
    reading = Reading(note, as_of, known, text)
    edges = WordEdges(text)
    reading.companies = find_companies(text, known, edges)
    reading.people = _people(text, known, edges, reading.companies)
    taken = [(one.start, one.end) for one in reading.people]
    reading.companies = [one for one in reading.companies if not _within(one.start, taken)]
    reading.moments = [one for one in find_moments(text, as_of) if not _overlaps(one.start, one.end, taken)]
    taken += [(one.start, one.end) for one in reading.moments]
    reading.amounts = list(find_money(text, taken))
    reading.mask = _mask(reading)
    pieces = clauses.cut(text, reading.mask)
    reading.clauses = attributed(reading, pieces)
    return reading


def _within(offset: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in taken)


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def _people(text: str, known: Known, edges: WordEdges, companies: list[Company]) -> list[Person]:
    """The people, those of rivals and of other companies marked as such."""
    found = []
    for person in PeopleFinder(text, known, edges, [one.end for one in companies]).find():
        if any(one.is_rival and one.start <= person.start < one.end for one in companies):
            continue  # 一家叫蓝信的: a company, nobody's name
        owner = next(
            (one for one in companies if one.end <= person.start and _belongs(text[one.end : person.start])), None
        )
        if owner and owner.is_rival:
            person = _replaced(person, side=Side.RIVALS, company=owner.name)
        elif owner and not owner.is_account:
            person = _replaced(person, company=owner.name)
        found.append(person)
    return found


def _belongs(between: str) -> bool:
    return bool(re.fullmatch(r"(?:那边|这边|家|他们家)?的?(?:销售|老板|售前|客户经理|项目经理|技术|的)?", between))


def _replaced(person: Person, *, side: Side | None = None, company: str = "") -> Person:
    return Person(
        start=person.start,
        end=person.end,
        name=person.name,
        side=side or person.side,
        known=person.known and side is None,
        title=person.title,
        department=person.department,
        company=company,
        candidates=person.candidates,
        doubts=person.doubts,
    )


_SIGNS = {Side.CUSTOMER: CUSTOMER, Side.OURS: OURS, Side.RIVALS: THEIRS}


def _mask(reading: Reading) -> str:
    characters = list(reading.text)
    spans = [(one.start, one.end, DATE) for one in reading.moments]
    spans += [(one.start, one.end, MONEY) for one in reading.amounts]
    spans += [(one.start, one.end, RIVAL if one.is_rival else COMPANY) for one in reading.companies]
    spans += [(one.start, one.end, _SIGNS[one.side]) for one in reading.people]
    for start, end, sign in spans:
        characters[start:end] = sign + FILL * (end - start - 1)
    return "".join(characters)
