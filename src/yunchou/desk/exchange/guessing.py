"""Guess which kind of thing a table lists and which of its columns says what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yunchou.desk.exchange.kinds import KINDS, Column, Kind
from yunchou.desk.exchange.reading import Table
from yunchou.desk.exchange.values import normal

Mapping = dict[str, str]
_UNITS = re.compile(r"[(（].*?[)）]")


def guess_mapping(table: Table, kind: Kind) -> Mapping:
    """Column name of the kind → header of the table, for the headers whose name gives it away. Each is used once."""
    free = {_bare(header): header for header in reversed(table.headers)}
    found: Mapping = {}
    for names in (_own_names, _other_names):
        for column in kind.columns:
            if column.name in found:
                continue
            match = next((name for name in names(column) if name in free), None)
            if match is not None:
                found[column.name] = free.pop(match)
    return found


def guess_kind(table: Table) -> str:
    """The kind most of whose columns are recognised, among those whose required ones are all there."""
    scores = {}
    for code, kind in KINDS.items():
        mapping = guess_mapping(table, kind)
        complete = all(column.name in mapping for column in kind.columns if column.required)
        scores[code] = (complete, len(mapping))
    return max(scores, key=lambda code: scores[code])


def samples(table: Table, header: str, most: int = 3) -> list[str]:
    """The first different values under a header, for the person who checks the mapping."""
    place = table.headers.index(header)
    values: dict[str, None] = {}
    for row in table.rows[:200]:
        if row[place]:
            values.setdefault(row[place][:40])
        if len(values) == most:
            break
    return list(values)


def unmapped(table: Table, mapping: Mapping) -> Sequence[str]:
    """Headers that nothing is taken from."""
    return [header for header in table.headers if header not in mapping.values()]


def _own_names(column: Column) -> Sequence[str]:
    return [_bare(column.name), _bare(column.words.zh), _bare(column.words.en)]


def _other_names(column: Column) -> Sequence[str]:
    return [_bare(name) for name in column.also]


def _bare(header: str) -> str:
    """A header without case, unit in brackets, spaces and marks: 营业收入（亿元） is 营业收入."""
    return re.sub(r"[\s_\-*:：#]+", "", _UNITS.sub("", normal(header)))
