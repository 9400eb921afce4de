"""Parameters: the dated thresholds of the method, each with its source, read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from yunchou.playbook.kernel.terms import Words

K = TypeVar("K")
Setting = int | Decimal | str | list[int] | Mapping[str, int]


class ParameterError(ValueError):
    """A parameter file that cannot be used; the text names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the day from which it holds."""

    since: date
    value: Setting
    source: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One threshold through time, oldest value first. The oldest also holds before its first day."""

    name: str
    words: Words
    values: tuple[Dated, ...]

    def on(self, day: date) -> Dated:
        """The value that holds on a day."""
        held = [dated for dated in self.values if dated.since <= day]
        return held[-1] if held else self.values[0]


class Settings:
    """The values that hold on one day, by `discipline.name`."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Setting]) -> None:
        self._values = values

    def whole(self, name: str) -> int:
        """A whole number: days, seats, counts."""
        value = self._values[name]
        return value if type(value) is int else _sure(int, value)  # the short way: asked some hundred times

    def ratio(self, name: str) -> Decimal:
        """A ratio or weight."""
        value = self._values[name]
        return Decimal(value) if isinstance(value, int) else _sure(Decimal, value)

    def numbers(self, name: str) -> list[int]:
        """A list of whole numbers, such as months."""
        return _sure(list, self._values[name])

    def table(self, name: str) -> Mapping[str, int]:
        """A table from a code to a whole number."""
        return _sure(dict, self._values[name])


def _sure(kind: type[K], value: Setting) -> K:
    """The value, when it is of the kind the method asks for; the loader keeps files from failing here."""
    if not isinstance(value, kind):
        raise TypeError(f"a parameter is {type(value).__name__}, not {kind.__name__}")
    return value


class Parameters:
    """All parameters of the method. `on(day)` gives the settings of that day, so old verdicts stay."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.all = dict(parameters)
        self._days: dict[date, Settings] = {}
        self._changes = sorted({dated.since for p in self.all.values() for dated in p.values})

    def on(self, day: date) -> Settings:
        """The settings that hold on a day."""
        key = max((change for change in self._changes if change <= day), default=date.min)
        if key not in self._days:
            self._days[key] = Settings({name: p.on(day).value for name, p in self.all.items()})
        return self._days[key]

    def replaced_by(self, path: Path) -> Parameters:
        """These parameters with those that an organisation's own file states in their place.

        Raises `ParameterError` with line and reason for an unknown name, a wrong kind or a broken file.
        """
        own = read(path, tables_of_disciplines=True)
        for name, parameter in own.items():
            known = self.all.get(name)
            if known is None:
                raise ParameterError(f"{path.name}, line {_line(path, name)}: no parameter is called {name}")
            kinds = _kind(known.values[0].value), _kind(parameter.values[0].value)
            if kinds[0] != kinds[1] and kinds != ("ratio", "whole number"):
                raise ParameterError(f"{path.name}, line {_line(path, name)}: {name} is a {kinds[0]}, not a {kinds[1]}")
        return Parameters(self.all | own)


def read(path: Path, *, tables_of_disciplines: bool = False) -> dict[str, Parameter]:
    """Read a parameter file: of one discipline (its folder is the name) or of several, by discipline."""
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise ParameterError(f"{path.name}: {broken}") from broken
    disciplines = tree if tables_of_disciplines else {path.parent.name: tree}
    found = {}
    for discipline, table in disciplines.items():
        if not isinstance(table, dict):
            raise ParameterError(f"{path.name}, line {_line(path, discipline)}: {discipline} is not a table")
        for name, entry in table.items():
            found[f"{discipline}.{name}"] = _parameter(path, f"{discipline}.{name}", entry)
    return found


def _parameter(path: Path, name: str, entry: object) -> Parameter:
    try:
        return _understood(name, entry)
    except ValueError as reason:
        raise ParameterError(f"{path.name}, line {_line(path, name)}: {reason}") from reason


def _understood(name: str, entry: object) -> Parameter:
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), list) or not entry["values"]:
        raise ValueError(f"{name} needs at least one [[{name}.values]]")
    values = sorted((_dated(name, value) for value in entry["values"]), key=lambda dated: dated.since)
    if len({_kind(dated.value) for dated in values}) > 1:
        raise ValueError(f"the values of {name} are of different kinds")
    return Parameter(name, Words(entry.get("zh", name), entry.get("en", name)), tuple(values))


def _dated(name: str, entry: object) -> Dated:
    if not isinstance(entry, dict) or not {"from", "value", "source"} <= entry.keys():
        raise ValueError(f"every value of {name} needs from, value and source")
    since, value, source = entry["from"], entry["value"], entry["source"]
    if type(since) is not date or not isinstance(source, str) or not source.strip():
        raise ValueError(f"in {name}, from is a date such as 2025-01-01 and source is a text")
    if not _kind(value):
        raise ValueError(f"{name} cannot be {value!r}")
    return Dated(since, value, source)


def _kind(value: object) -> str:
    """The kind of a parameter value; empty when it is none. Yes-or-no values are not parameters."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return "whole number"
    if isinstance(value, Decimal):
        return "ratio"
    if isinstance(value, dict):
        return "table" if all(type(item) is int for item in value.values()) else ""
    if isinstance(value, list):
        return "list" if all(type(item) is int for item in value) else ""
    return "text" if isinstance(value, str) else ""


def _line(path: Path, name: str) -> int:
    """The line on which a name is stated, 1 when it cannot be found."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if line.strip().startswith("[") and name in line]
    return found[0] if found else 1
