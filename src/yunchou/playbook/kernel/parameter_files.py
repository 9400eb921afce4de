"""Read parameter files: those that come with the method, and an organisation's own. What is wrong is named by line."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from yunchou.playbook.kernel.parameters import Dated, Parameter, ParameterError, Parameters, Setting
from yunchou.playbook.kernel.terms import Words

MOST, MOST_DAYS = 10**12, 36_500


class _Wrong(ValueError):
    """What is wrong with one parameter: at which of its values, at which key of that."""

    def __init__(self, reason: str, number: int | None = None, key: str = "") -> None:
        super().__init__(reason)
        self.number, self.key = number, key


def read(path: Path, *, tables_of_disciplines: bool = False) -> dict[str, Parameter]:
    """Read a parameter file: of one discipline (its folder is the name) or of several, by discipline."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tree = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as broken:
        raise ParameterError(f"{path.name}: {broken}") from broken
    except UnicodeDecodeError as broken:
        raise ParameterError(f"{path.name}: is not UTF-8 text") from broken
    disciplines = tree if tables_of_disciplines else {path.parent.name: tree}
    found = {}
    for discipline, table in disciplines.items():
        if not isinstance(table, dict):
            raise ParameterError(f"{path.name}, line {line_of(text, discipline)}: {discipline} is not a table")
        for name, entry in table.items():
            full = f"{discipline}.{name}"
            stated = full if tables_of_disciplines else name
            try:
                found[full] = _understood(full, entry)
            except _Wrong as wrong:
                raise ParameterError(f"{path.name}, line {line_of(text, stated, wrong)}: {wrong}") from wrong
    return found


def replaced(known: Parameters, path: Path) -> Parameters:
    """The parameters with those that an organisation's own file states, each from its first day on.

    Before that day the method's own values stay, so that an old verdict can still be recomputed. Raises
    `ParameterError` with line and reason for an unknown name, a wrong kind, a value out of bounds or a broken file.
    """
    own, text = read(path, tables_of_disciplines=True), path.read_text(encoding="utf-8-sig")
    merged = {}
    for name, stated in own.items():
        if name not in known.all:
            close = get_close_matches(name, known.all, n=1, cutoff=0.5)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise ParameterError(f"{path.name}, line {line_of(text, name)}: no parameter is called {name}{hint}")
        try:
            merged[name] = _merged(known.all[name], stated)
        except _Wrong as wrong:
            raise ParameterError(f"{path.name}, line {line_of(text, name, wrong)}: {wrong}") from wrong
    return Parameters(known.all | merged)


def _merged(known: Parameter, own: Parameter) -> Parameter:
    first = known.values[0].value
    for dated in own.values:
        kinds = kind(first), kind(dated.value)
        if kinds[0] != kinds[1] and kinds != ("ratio", "whole number"):
            raise _Wrong(f"{known.name} is a {kinds[0]}, not a {kinds[1]}", dated.place, "value")
        _check_codes(known, dated.value, dated.place)
        _check_bounds(known, dated.value, dated.place)
    earlier = tuple([dated for dated in known.values if dated.since < own.values[0].since])
    return Parameter(known.name, known.words, earlier + own.values, known.least, known.most, known.any_code)


def _check_codes(known: Parameter, value: Setting, number: int) -> None:
    """A table keeps the codes of the method's own, unless any code may stand in it."""
    first = known.values[0].value
    if not isinstance(first, dict) or not isinstance(value, dict) or known.any_code:
        return
    if lacking := sorted(first.keys() - value.keys()):
        raise _Wrong(f"{known.name} lacks {', '.join(lacking)}", number, "value")
    if strange := sorted(value.keys() - first.keys()):
        close = get_close_matches(strange[0], first, n=1, cutoff=0.5)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise _Wrong(f"{known.name} knows no {strange[0]}{hint}", number, "value")


def _check_bounds(known: Parameter, value: Setting, number: int) -> None:
    numbers = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    for each in numbers:
        if isinstance(each, int | Decimal) and not known.least <= each <= known.most:
            raise _Wrong(f"{known.name} must be between {known.least} and {known.most}, not {each}", number, "value")
    if isinstance(value, list) and not value:
        raise _Wrong(f"{known.name} needs at least one number", number, "value")


def _understood(name: str, entry: object) -> Parameter:
    if not isinstance(entry, dict) or not isinstance(entry.get("values"), list) or not entry["values"]:
        raise _Wrong(f"{name} needs at least one [[{name}.values]] with from, value and source")
    stated = [_dated(name, value, number) for number, value in enumerate(entry["values"])]
    if len({kind(dated.value) for dated in stated}) > 1:
        raise _Wrong(f"the values of {name} are of different kinds")
    if len({dated.since for dated in stated}) < len(stated):
        raise _Wrong(f"two values of {name} hold from the same day")
    values = tuple(sorted(stated, key=lambda dated: dated.since))
    return Parameter(
        name,
        Words(str(entry.get("zh", name)), str(entry.get("en", name))),
        values,
        Decimal(entry.get("least", 0)),
        Decimal(entry.get("most", MOST_DAYS if name.endswith("days") else MOST)),
        entry.get("any_code") is True,
    )


def _dated(name: str, entry: object, number: int) -> Dated:
    if not isinstance(entry, dict) or not {"from", "value", "source"} <= entry.keys():
        raise _Wrong(f"every value of {name} needs from, value and source", number)
    since, value, source = entry["from"], entry["value"], entry["source"]
    if type(since) is not date:
        raise _Wrong(f"in {name}, from is a date such as 2025-01-01", number, "from")
    if not isinstance(source, str) or not source.strip():
        raise _Wrong(f"in {name}, source says in words where the value comes from", number, "source")
    if not kind(value) or (isinstance(value, Decimal) and not value.is_finite()):
        raise _Wrong(f"{name} cannot be {value!r}", number, "value")
    return Dated(since, value, source, number)


def kind(value: object) -> str:
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


def line_of(text: str, name: str, wrong: _Wrong | None = None) -> int:
    """The line on which a parameter, or what is wrong with it, is stated; 1 when it cannot be found."""
    lines = text.splitlines()
    values = _headers(lines, f"{name}.values")
    if wrong is not None and wrong.number is not None and wrong.number < len(values):
        begin = values[wrong.number]
        end = next((n for n in range(begin, len(lines)) if lines[n].strip().startswith("[")), len(lines))
        keyed = [n for n in range(begin, end) if re.match(rf"\s*{wrong.key or ' '}\s*=", lines[n])]
        return keyed[0] + 1 if keyed else begin
    last = name.rpartition(".")[2]
    stated = (
        _headers(lines, name) or values or [n for n, line in enumerate(lines, 1) if re.match(rf"\s*{last}\s*=", line)]
    )
    return stated[0] if stated else 1


def _headers(lines: list[str], name: str) -> list[int]:
    """The lines that open a table of this name."""
    opens = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]\]?\s*(#.*)?")
    return [number for number, line in enumerate(lines, 1) if opens.fullmatch(line)]
