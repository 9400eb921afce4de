"""Read a dossier from plain data. Absent or null is unknown; anything else that is wrong is named by its path."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType
from typing import Any, NoReturn, TypeVar, get_args, get_type_hints

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.nearest import nearest
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Term, Words

Facts = TypeVar("Facts")

EARLIEST, LATEST = date(1990, 1, 1), date(2200, 12, 31)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
GRADE = re.compile(r"[A-F][1-6]")
LONGEST_TEXT, LONGEST_LIST = 10_000, 10_000


class DossierError(ValueError):
    """A dossier that cannot be read. `problems` are texts such as `needs[2].fit: ...`, all that were found."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Slot:
    """One field as the reader sees it: its kind without `None`, whether it is a list, and its bounds."""

    name: str
    kind: type
    is_list: bool
    least: int
    most: int
    words: Words
    among: Mapping[str, Words] | None


@cache
def slots(facts: type) -> dict[str, Slot]:
    """The fields of a facts class by name."""
    hints = get_type_hints(facts)
    return {field.name: _slot(field.name, hints[field.name], dict(field.metadata)) for field in fields(facts)}


def _slot(name: str, hint: Any, metadata: dict[str, Any]) -> Slot:
    inner = [kind for kind in get_args(hint) if kind not in (NoneType, Ellipsis)]
    is_list = getattr(hint, "__origin__", None) is tuple
    kind = inner[0] if inner else hint
    return Slot(name, kind, is_list, *(metadata[key] for key in ("least", "most", "words", "among")))


def read_dossier(data: object) -> Dossier:
    """The dossier in plain data as JSON gives it. Raises `DossierError` with every problem found."""
    return read_facts(Dossier, data)


def read_facts(kind: type[Facts], data: object) -> Facts:
    """An object of any class of facts, by the same rules. Raises `DossierError` with every problem found."""
    problems: list[str] = []
    facts = _Reader(problems).facts(kind, data, "")
    if problems or not isinstance(facts, kind):
        raise DossierError(problems)
    return facts


def parse_json(data: bytes) -> object:
    """JSON with exact decimals. Raises `DossierError` for broken text, a key stated twice, or absurd nesting."""
    try:
        return json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_once
        )
    except RecursionError:
        raise DossierError(["dossier: nested too deeply"]) from None
    except UnicodeDecodeError:
        raise DossierError(["dossier: is not UTF-8 text"]) from None
    except json.JSONDecodeError as broken:
        raise DossierError([f"dossier: line {broken.lineno}, column {broken.colno}: {broken.msg}"]) from None
    except (ValueError, InvalidOperation) as broken:
        raise DossierError([f"dossier: {broken}"]) from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(f"{_shown(twice)} is stated twice")
    return found


class _Reader:
    """Reads values and collects what is wrong with them."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems

    def facts(self, kind: type, data: object, path: str) -> object:
        """An object of a facts class; fields that are wrong are reported and left unknown."""
        if not isinstance(data, dict):
            return self.refuse(path or "dossier", f"must be an object, not {_shown(data)}")
        known, found = slots(kind), {}
        for name, value in data.items():
            at = f"{path}.{name if _can_be_written(name) else ascii(name)}".removeprefix(".")
            if name not in known:
                names = {each: slot.words for each, slot in known.items()}
                self.refuse(at, f"no such field{nearest(name, names)}")
            elif value is not None:
                found[name] = self.field(known[name], value, at)
        return None if self.problems else kind(**found)

    def field(self, slot: Slot, value: object, path: str) -> object:
        """One field: a value, or a list of values."""
        if not slot.is_list:
            return self.value(slot, value, path)
        if not isinstance(value, list) or len(value) > LONGEST_LIST:
            return self.refuse(path, f"must be a list of at most {LONGEST_LIST} items, not {_shown(value)}")
        return tuple(self.value(slot, item, f"{path}[{number}]") for number, item in enumerate(value))

    def value(self, slot: Slot, value: object, path: str) -> object:
        """One value of the kind the field takes."""
        if is_dataclass(slot.kind) and slot.kind is not Grade:
            return self.facts(slot.kind, value, path)
        try:
            return _plain(slot, value)
        except ValueError as wrong:
            return self.refuse(path, str(wrong))

    def refuse(self, path: str, reason: str) -> object:
        """Remember a problem; the value stays unknown."""
        self.problems.append(f"{path}: {reason}")
        return None


def _plain(slot: Slot, value: object) -> object:
    if slot.kind in (int, Decimal):
        return _number(slot, value)
    if issubclass(slot.kind, Term):
        return _term(slot.kind, value)
    if slot.kind is date:
        return read_day(value)
    if slot.kind is Grade:
        return _grade(value)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError(f"must be a text of at most {LONGEST_TEXT} letters, not {_shown(value)}")
    if not _can_be_written(value):
        raise ValueError(f"holds half a letter: {_shown(value)}")
    if slot.among is not None and value and value not in slot.among:
        _refuse_code(value, slot.among)
    return value


def _can_be_written(text: str) -> bool:
    """Whether a text is whole: JSON can hold one half of a letter of two, which no file takes."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _grade(value: object) -> Grade:
    if not isinstance(value, str) or not GRADE.fullmatch(value):
        raise ValueError(f"a grade is a letter A-F and a digit 1-6, such as B2; not {_shown(value)}")
    return Grade.parse(value)


def _number(slot: Slot, value: object) -> int | Decimal:
    whole = slot.kind is int
    if isinstance(value, bool) or not isinstance(value, (int, Decimal) if whole else (int, Decimal, float, str)):
        raise ValueError(f"must be a {'whole ' if whole else ''}number, not {_shown(value)}")  # noqa: TRY004 - one kind of error for all
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise ValueError(f"must be a number such as 1200.50, not {_shown(value)}")
    number = Decimal(str(value))
    if not number.is_finite() or not slot.least <= number <= slot.most:
        raise ValueError(f"must be between {slot.least} and {slot.most}, not {_shown(value)}")
    if whole and number != int(number):
        raise ValueError(f"must be a whole number, not {_shown(value)}")
    return int(number) if whole else number


def read_day(text: object) -> date:
    """A day written as 2026-03-02, within the centuries a deal can lie in; anything else raises `ValueError`."""
    try:
        day = date.fromisoformat(text if isinstance(text, str) and DAY.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"must be a date such as 2026-03-02, not {_shown(text)}") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"must be a date from {EARLIEST} to {LATEST}, not {text}")
    return day


def _term(kind: type[Term], value: object) -> Term:
    members = {member.value: member for member in kind}
    if not isinstance(value, str) or value not in members:
        _refuse_code(value, {member.value: member.words for member in kind})
    return members[str(value)]


def _refuse_code(value: object, known: Mapping[str, Words]) -> NoReturn:
    meant = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    hint = nearest(meant, known) if meant not in known else f"; did you mean {meant}?"
    raise ValueError(f"{_shown(value)} is none of {', '.join(known)}{hint}")


def _shown(value: object) -> str:
    text = repr(str(value) if isinstance(value, Decimal) else value)
    return text if len(text) <= 60 else f"{text[:57]}..."
