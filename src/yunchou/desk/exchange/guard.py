"""Refuse files that are built to exhaust a reader, before a reader sees them (trust.md, attack 8)."""

from __future__ import annotations

import re
from typing import IO

from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid
from yunchou.desk.web.archives import Bounds, look_through

MOST_BYTES = 20_000_000
MOST_UNPACKED = 150_000_000
MOST_ENTRIES = 2_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000
LONGEST_CELL = 32_767

_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')


def too_large() -> Invalid:
    """The refusal of a file that is larger than this desk reads."""
    return Invalid(
        {
            "file": _("The file is too large: at most %(mb)s MB, %(rows)s rows and %(columns)s columns.")
            % {"mb": MOST_BYTES // 1_000_000, "rows": f"{MOST_ROWS:,}", "columns": MOST_COLUMNS}
        }
    )


def unreadable() -> Invalid:
    """The refusal of a file that is not what its name says."""
    return Invalid({"file": _("This is not a table that can be read. Save it as XLSX or as CSV and try again.")})


def check_workbook(file: IO[bytes]) -> None:
    """Look through an XLSX without unpacking it: its sizes, its declarations, and how far its cells reach."""
    look_through(file, Bounds(MOST_ENTRIES, MOST_UNPACKED, too_large, unreadable), _check_sheet)


def _check_sheet(part: str, piece: bytes) -> None:
    if part.startswith("xl/worksheets/"):
        _check_reach(piece)


def _check_reach(piece: bytes) -> None:
    for column, row in _CELL.findall(piece):
        if int(row) > MOST_ROWS + 1 or _column_number(column) > MOST_COLUMNS:
            raise too_large()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
