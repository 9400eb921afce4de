"""Workbooks for people to keep. Every text is written as text: nothing typed becomes a formula or a link."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_TAKEN: ContextVar[list[int] | None] = ContextVar("rows_taken_out", default=None)

# What a stranger typed may begin with "=" (trust.md, attack 3).
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@contextmanager
def counting_rows() -> Iterator[list[int]]:
    """Gather how many rows are written into workbooks, or otherwise taken out, within."""
    taken: list[int] = []
    token = _TAKEN.set(taken)
    try:
        yield taken
    finally:
        _TAKEN.reset(token)


def note_taken(rows: int) -> None:
    """Say that so many rows leave with this answer."""
    taken = _TAKEN.get()
    if taken is not None and rows:
        taken.append(rows)


def workbook_in(out: BytesIO) -> Workbook:
    """A new workbook that is written to `out` when its `with` ends; its rows count as taken out."""
    from xlsxwriter import Workbook  # slow to load, and seldom asked for

    class Counted(Workbook):  # type: ignore[misc]
        """A workbook that says how many rows it held."""

        def close(self) -> None:
            note_taken(sum((sheet.dim_rowmax or 0) + 1 for sheet in self.worksheets()))
            super().close()

    return Counted(out, _SAFE)
