"""Workbooks for people to keep. Every text is written as text: nothing typed becomes a formula or a link."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# What a stranger typed may begin with "=" (trust.md, attack 3).
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def workbook_in(out: BytesIO) -> Workbook:
    """A new workbook that is written to `out` when its `with` ends."""
    from xlsxwriter import Workbook  # slow to load, and seldom asked for

    return Workbook(out, _SAFE)
