"""Tables as a workbook of several sheets: texts as texts, money with two decimals, days as days, who took it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.web.workbooks import workbook_in

Cell = str | Decimal | int | float | date | None


def workbook_of(sheets: Mapping[str, Sequence[Sequence[Cell]]], *, actor: User, at: datetime) -> bytes:
    """One sheet for each table; the first line of a table holds its heads. What is not known is an empty cell."""
    out = BytesIO()
    with workbook_in(out) as book:
        bold = book.add_format({"bold": True})
        day, money = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0.00"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name[:31])
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, place, cell, None if line else bold)
                    elif isinstance(cell, date):
                        sheet.write_datetime(line, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a day
                    elif isinstance(cell, Decimal):
                        sheet.write_number(line, place, float(cell), money)
                    elif cell is not None:
                        sheet.write_number(line, place, cell)
            mark = _("Exported by %(name)s on %(at)s")
            told = {"name": actor.name, "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}"}
            sheet.write_string(len(rows) + 1, 0, mark % told)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max((len(row) for row in rows), default=1), 18)
    return out.getvalue()
