"""A table of past deals made ready: which rows ended how, in which order, and which columns may be used."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from yunchou.desk.forecast.backtest import leaks
from yunchou.desk.forecast.backtest.cells import is_missing, number
from yunchou.desk.forecast.backtest.columns import Column, LeftOut, WordColumn, read_column, read_days
from yunchou.desk.forecast.backtest.features import Places
from yunchou.desk.forecast.backtest.outcome import Outcome, outcome
from yunchou.desk.forecast.backtest.table import BadTable, Table
from yunchou.desk.forecast.logistic import Numbers

LEAST_ROWS = 10
MOST_STAGES = 20
_STAGE = re.compile(r"stage|phase|阶段", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: which column is the outcome and what else was said about the table."""

    outcome: str
    order: str | None = None
    stage: str | None = None
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Ended rows in their order. `open_rows` and `undated_rows` were left out and are counted."""

    columns: tuple[Column, ...]
    won: Numbers
    outcome: Outcome
    stage: WordColumn | None
    left_out: tuple[LeftOut, ...]
    pointed_out: tuple[LeftOut, ...]
    rows: int
    open_rows: int
    undated_rows: int


def read_history(table: Table, asked: Question) -> History:
    """Make a table ready. Raises `BadTable` when the question does not fit the table."""
    target = table.named(asked.outcome)
    order = table.named(asked.order) if asked.order else None
    kept, dropped = ({table.named(name) for name in names} for names in (asked.keep, asked.drop))
    found = outcome(table.columns[target], asked.won, asked.lost)
    ended = np.array([row is not None for row in found.rows])
    places, undated = _ordered(table, order, np.flatnonzero(ended))
    if len(places) < LEAST_ROWS:
        raise BadTable(f"only {len(places)} rows have ended and can be put in order; at least {LEAST_ROWS} are needed")
    won = np.array([float(found.rows[place] or 0) for place in places])
    if won.min() == won.max():
        raise BadTable("all rows that can be put in order ended the same way")
    judged = [
        LeftOut(name, "dropped") if name in dropped else _judged(name, cells, ended, places, won, kept=name in kept)
        for name, cells in table.columns.items()
        if name not in (target, order)
    ]
    columns = tuple(each.column for each in judged if isinstance(each, Usable))
    return History(
        columns=columns,
        won=won,
        outcome=found,
        stage=_stage(columns, table.named(asked.stage) if asked.stage else None),
        left_out=tuple(each for each in judged if isinstance(each, LeftOut)),
        pointed_out=tuple(
            LeftOut(each.column.name, each.doubt) for each in judged if isinstance(each, Usable) and each.doubt
        ),
        rows=len(ended),
        open_rows=int((~ended).sum()),
        undated_rows=undated,
    )


@dataclass(frozen=True, slots=True)
class Usable:
    """A column that is used, and what is nevertheless doubtful about it; empty when nothing is."""

    column: Column
    doubt: str


def _judged(
    name: str, cells: Sequence[str], ended: leaks.Flags, places: Places, won: Numbers, *, kept: bool
) -> Usable | LeftOut:
    """Whether a column may be used. `kept`: the asker vouches that it was known before the end."""
    here = [cells[place] for place in places]
    if not kept and leaks.known_at_the_end(cells, ended):
        return LeftOut(name, "known_at_the_end")
    if not kept and (reason := leaks.told_by_filling(here, won)):
        return LeftOut(name, reason)
    column = read_column(name, here)
    if isinstance(column, LeftOut):
        return column
    found = leaks.suspicion(column, won)
    if found is None or (kept and found.certain):
        return Usable(column, "")
    return LeftOut(name, found.reason) if found.certain else Usable(column, found.reason)


def _ordered(table: Table, order: str | None, places: Places) -> tuple[Places, int]:
    """The rows in the order of a column of days or numbers, or of the file; and how many have no place in it."""
    if order is None:
        return places, 0
    cells = [table.columns[order][place] for place in places]
    values = read_days(cells)
    if values is None:
        read = [None if is_missing(cell) else number(cell) for cell in cells]
        wrong = next((n for n, cell in enumerate(cells) if read[n] is None and not is_missing(cell)), None)
        if wrong is not None:
            line = table.lines[places[wrong]]
            raise BadTable(f"line {line}: {order} is {cells[wrong]!r}, neither a number nor a day to order by")
        values = np.array([np.nan if value is None else value for value in read])
    known = ~np.isnan(values)
    return places[known][np.argsort(values[known], kind="stable")], int((~known).sum())


def _stage(columns: Collection[Column], asked: str | None) -> WordColumn | None:
    """The column that says the stage: the one asked for, else a short list of words that is called so."""
    lists = [each for each in columns if isinstance(each, WordColumn) and len(each.levels) <= MOST_STAGES]
    named = [each for each in lists if (each.name == asked if asked else _STAGE.search(each.name))]
    if named:
        return named[0]
    if asked:
        raise BadTable(f"{asked} cannot be the stage: it is not a short list of words that was known before the end")
    return None
