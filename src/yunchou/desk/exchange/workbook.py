"""Write the rows that were not taken as a workbook: row, column, value, reason, and the row itself to mend."""

from __future__ import annotations

import io
from collections.abc import Iterable

from django.utils.translation import gettext as _

from yunchou.desk.exchange.models import ImportProblem
from yunchou.desk.exchange.reading import Table
from yunchou.desk.web.workbooks import workbook_in


def error_workbook(table: Table, problems: Iterable[ImportProblem]) -> bytes:
    """An XLSX with one line for each problem, followed by the cells of its row under the file's own headers."""
    out = io.BytesIO()
    with workbook_in(out) as workbook:
        sheet = workbook.add_worksheet()
        bold = workbook.add_format({"bold": True})
        heads = [_("Row"), _("Column"), _("Value"), _("Reason"), *table.headers]
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, bold)
        for line, problem in enumerate(problems, start=1):
            sheet.write_number(line, 0, problem.row)
            cells = [problem.column, problem.value, problem.reason, *table.rows[problem.row - 2]]
            for place, cell in enumerate(cells, start=1):
                sheet.write_string(line, place, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 3 + len(table.headers), 22)
    return out.getvalue()
