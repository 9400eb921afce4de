"""Read a CSV file as people have it: with or without a byte-order mark, in GB18030, with commas or semicolons."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

SEPARATORS = ",;\t|"
MOST_ROWS = 2_000_000


class BadTable(ValueError):
    """A table, or a question about it, that cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells by column, every column of the same length; `lines` are the lines of the rows in the file."""

    columns: dict[str, list[str]]
    lines: list[int]

    def named(self, name: str) -> str:
        """The column that is meant by a name. Raises `BadTable` with the nearest one when there is none."""
        if name in self.columns:
            return name
        alike = [column for column in self.columns if column.strip().casefold() == name.strip().casefold()]
        if len(alike) == 1:
            return alike[0]
        close = get_close_matches(name, self.columns, n=1, cutoff=0.5)
        hint = f" Did you mean {close[0]}?" if close else f" It has {', '.join(self.columns)}."
        raise BadTable(f"there is no column {name}.{hint}")


def read_table(path: Path) -> Table:
    """The table in a file. Raises `BadTable` with the line for what cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as refused:
        raise BadTable(f"{path}: {refused.strerror or refused}") from refused
    return parse_table(_text(data), path.name)


def parse_table(text: str, name: str) -> Table:
    """The table in a text whose first line names the columns."""
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=lambda sign: (first.count(sign), -SEPARATORS.index(sign)))
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, skipinitialspace=True)
    try:
        head = _head(next(reader, []), name)
        rows, lines = [], []
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(head) and any(cell.strip() for cell in row[len(head) :]):
                raise BadTable(f"{name}, line {reader.line_num}: {len(row)} cells, but {len(head)} columns are named")
            rows.append([*row, *[""] * (len(head) - len(row))][: len(head)])
            lines.append(reader.line_num)
    except csv.Error as broken:
        raise BadTable(f"{name}, line {reader.line_num}: {broken}") from broken
    if not rows:
        raise BadTable(f"{name}: there are no rows below the names of the columns")
    columns = dict(zip(head, map(list, zip(*rows, strict=True)), strict=True))
    return Table(columns, lines)


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _of_unicode_text(data)
    if b"\0" in data[:4096]:
        raise BadTable("this is not a text file; save the table as CSV")
    for encoding in ("utf-8-sig", "gb18030", "latin-1"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable("the file's encoding is unknown; save it as UTF-8")


def _of_unicode_text(data: bytes) -> str:
    """What a spreadsheet saves as "Unicode text"."""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as broken:
        raise BadTable("the file begins as UTF-16 text and is broken; save it as UTF-8") from broken


def _head(cells: Sequence[str], name: str) -> list[str]:
    """Names of the columns; unnamed ones are numbered, a name stated twice is refused."""
    head = [cell.strip() or f"column {number}" for number, cell in enumerate(cells, 1)]
    if not any(cell.strip() for cell in cells):
        raise BadTable(f"{name}: the first line names no columns")
    if twice := sorted({cell for cell in head if head.count(cell) > 1}):
        raise BadTable(f"{name}, line 1: two columns are called {twice[0]}")
    return head
