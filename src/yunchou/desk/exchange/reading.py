"""Read a CSV or XLSX file as a table of texts, whatever its encoding, separator or first sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from yunchou.desk.errors import Invalid
from yunchou.desk.exchange.guard import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    check_workbook,
    too_large,
    unreadable,
)

# GB18030 last: it reads almost anything. UTF-16 is taken only with its mark.
_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = (",", "\t", ";", "|")
SHEET_ENDINGS = frozenset({".xlsx", ".xlsm"})
TITLE_LINES = 40
"""A bank writes its name, the account and the period above the table; the header is looked for within these lines."""
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows of equal length, all texts; row 0 of `rows` is line 2 of the file."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(file: IO[bytes], name: str) -> Table:
    """The first table in a file. Raises `Invalid` on `file` for what cannot be read."""
    sheet, lines = _lines(file, name)
    return _table(lines, sheet)


def read_lines(file: IO[bytes], name: str) -> list[tuple[str, ...]]:
    """The lines of the first sheet as they stand, title lines and all, under the same limits as a table."""
    _sheet, lines = _lines(file, name, header_within=TITLE_LINES)
    found: list[tuple[str, ...]] = []
    cells = 0
    for line in lines:
        found.append(tuple(cell.strip()[:LONGEST_CELL] for cell in line))
        cells += len(line)
        if len(line) > MOST_COLUMNS or len(found) > MOST_ROWS or cells > MOST_CELLS:
            raise too_large()
    if not found:
        raise _empty()
    return found


def _lines(file: IO[bytes], name: str, header_within: int = 1) -> tuple[str, Iterable[Sequence[str]]]:
    """The name of the sheet and its lines as texts. The separator is judged by the first `header_within` lines."""
    ending = Path(name).suffix.lower()
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > MOST_BYTES:
        raise too_large()
    if ending in SHEET_ENDINGS:
        return _from_workbook(file)
    if ending in TEXT_ENDINGS:
        return "", _from_text(file.read(), header_within)
    raise Invalid({"file": _("Only XLSX and CSV files are read.")})


def _from_workbook(file: IO[bytes]) -> tuple[str, list[list[str]]]:
    check_workbook(file)
    try:
        with CalamineWorkbook.from_filelike(file) as workbook:
            for sheet in workbook.sheet_names:
                cells = workbook.get_sheet_by_name(sheet).to_python()
                if cells:
                    return sheet, [[_text(cell) for cell in row] for row in cells]
    except (CalamineError, OSError, ValueError) as error:
        raise unreadable() from error
    raise _empty()


def _from_text(content: bytes, header_within: int) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise unreadable()
    head = text.lstrip("\r\n").split("\n", header_within)[:header_within]
    separator = max(_SEPARATORS, key=lambda mark: max(line.count(mark) for line in head))
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise unreadable() from error


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: Sequence[str] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid({"file": _("The characters of this file cannot be read. Save it as UTF-8.")})


def _table(lines: Iterable[Sequence[str]], sheet: str) -> Table:
    headers: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = [cell.strip()[:LONGEST_CELL] for cell in line]
        if not headers:
            headers = _headers(cells)
            continue
        rows.append(tuple((cells + [""] * len(headers))[: len(headers)]))
        if len(rows) > MOST_ROWS or len(rows) * len(headers) > MOST_CELLS:
            raise too_large()
    while rows and not any(rows[-1]):
        rows.pop()
    if not headers or not rows:
        raise _empty()
    return Table(sheet, headers, tuple(rows))


def _headers(cells: Sequence[str]) -> tuple[str, ...]:
    """The first line that says something names the columns; a column without a name gets its number."""
    if not any(cells):
        return ()
    last = max(number for number, cell in enumerate(cells) if cell) + 1
    if last > MOST_COLUMNS:
        raise too_large()
    seen: dict[str, int] = {}
    headers = []
    for number, cell in enumerate(cells[:last], start=1):
        name = cell[:120] or f"#{number}"
        seen[name] = seen.get(name, 0) + 1
        headers.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(headers)


def _text(cell: object) -> str:
    """A cell as a person would type it: whole numbers without a point, days without a midnight."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)


def _empty() -> Invalid:
    return Invalid({"file": _("There is no table in this file: a line of headers and at least one row.")})
