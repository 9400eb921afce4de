"""Which rows were won, which were lost, and which have not ended: said by options or guessed and told."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from yunchou.desk.forecast.backtest.cells import is_missing, loose, number
from yunchou.desk.forecast.backtest.table import BadTable

WORDS = tomllib.loads((Path(__file__).parent / "outcome_words.toml").read_text(encoding="utf-8"))
CERTAIN, LOST, OPEN = (frozenset[str](WORDS[name]) for name in ("certain", "lost", "open"))
WON = CERTAIN | frozenset[str](WORDS["won"])
MOST_VALUES = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What counts as won and lost, whether that was guessed, and of each row 1, 0 or `None` while it is open."""

    won_values: tuple[str, ...]
    lost_values: tuple[str, ...]
    open_values: tuple[str, ...]
    guessed: bool
    rows: tuple[int | None, ...]


def outcome(cells: list[str], won: Collection[str] = (), lost: Collection[str] = ()) -> Outcome:
    """Judge the outcome column. Raises `BadTable` when what was won cannot be told or nothing was."""
    values = Counter(_key(cell) for cell in cells if not is_missing(cell))
    spelled = {_key(cell): cell.strip() for cell in reversed(cells) if not is_missing(cell)}
    if len(values) > MOST_VALUES and not won:
        raise BadTable(f"the outcome column has {len(values)} different values; say with --won which counts as won")
    won_keys = _asked(won, spelled) or _guess_won(values, spelled)
    lost_keys = _asked(lost, spelled) or _guess_lost(values, won_keys)
    if both := won_keys & lost_keys:
        raise BadTable(f"{spelled[min(both)]} cannot be both won and lost")
    rows = tuple(1 if (key := _key(cell)) in won_keys else 0 if key in lost_keys else None for cell in cells)
    for value, name in ((1, "won"), (0, "lost")):
        if value not in rows:
            raise BadTable(
                f"no row counts as {name}: the outcome column has {_listed(values, spelled)}; "
                f"say with --{name} which value does"
            )
    others = [spelled[key] for key in values if key not in won_keys | lost_keys]
    named = (sorted(spelled[key] for key in keys) for keys in (won_keys, lost_keys))
    told_won, told_lost = (tuple(names) for names in named)
    return Outcome(told_won, told_lost, tuple(sorted(others)), not won, rows)


def _key(cell: str) -> str:
    """What makes two ways to write an outcome the same one: `1.0` is `1`, `Closed Won` is `closed-won`."""
    if (value := number(cell)) is not None and value == int(value):
        return str(int(value))
    sign = "".join(mark for mark in cell if mark in "<>=+-") if not loose(cell).isalpha() else ""
    return sign + loose(cell)


def _asked(wanted: Collection[str], spelled: dict[str, str]) -> set[str]:
    for value in wanted:
        if _key(value) not in spelled:
            raise BadTable(
                f"the outcome column has no value {value}; it has {', '.join(sorted(spelled.values())[:20])}"
            )
    return {_key(value) for value in wanted}


def _guess_won(values: Counter[str], spelled: dict[str, str]) -> set[str]:
    """The values that usually mean won; of two unknown ones the larger number, else the rarer."""
    if known := {key for key in values if key in WON}:
        return known & CERTAIN or known
    if len(values) != 2:
        raise BadTable(
            f"it is not clear which outcome counts as won: {_listed(values, spelled)}; say with --won which does"
        )
    if one := {key for key in values if key in LOST}:
        return set(values) - one
    if all(number(key) is not None for key in values):
        return {max(values, key=lambda key: number(key) or 0.0)}
    return {min(values, key=lambda key: (values[key], key))}


def _guess_lost(values: Counter[str], won: set[str]) -> set[str]:
    """The values that usually mean lost; without one, all that are neither won nor known to be open."""
    others = set(values) - won
    if known := {key for key in others if key in LOST}:
        return known
    return {key for key in others if key not in OPEN}


def _listed(values: Counter[str], spelled: dict[str, str]) -> str:
    return ", ".join(f"{spelled[key]} ({count})" for key, count in values.most_common(10)) or "only empty cells"
