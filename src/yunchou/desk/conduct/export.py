"""The register as a workbook for compliance. Every text is written as text: nothing becomes a formula or a link."""

from __future__ import annotations

import io
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.conduct.models import HospitalityGiving
from yunchou.desk.conduct.queries import Asked, register
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_right
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.operations import record
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.workbooks import workbook_in


@transaction.atomic
def export_register(asked: Asked, *, actor: User, at: datetime) -> bytes:
    """What was given, one line each; that it was exported is journalled with the number of lines."""
    ensure_right(actor, Right.EXPORT)
    rows = list(register(actor, asked))
    content = _workbook(rows, actor, at)
    record("register.exported", actor, actor=actor, at=at, changes={"lines": [None, len(rows)]})
    return content


def _workbook(rows: list[HospitalityGiving], actor: User, at: datetime) -> bytes:
    out = io.BytesIO()
    with workbook_in(out) as workbook:
        sheet = workbook.add_worksheet()
        bold, day, money = (
            workbook.add_format(f) for f in ({"bold": True}, {"num_format": "yyyy-mm-dd"}, {"num_format": "0.00"})
        )
        for place, head in enumerate(_heads()):
            sheet.write_string(0, place, head, bold)
        for line, row in enumerate(rows, start=1):
            sheet.write_datetime(line, 0, datetime.combine(row.given_on, datetime.min.time()), day)
            sheet.write_number(line, 1, float(row.value), money)
            for place, text in enumerate(_texts(row), start=2):
                sheet.write_string(line, place, text)
        mark = _("Exported by %(name)s on %(at)s") % {
            "name": actor.name,
            "at": f"{timezone.localtime(at):%Y-%m-%d %H:%M}",
        }
        sheet.write_string(len(rows) + 2, 0, mark)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 1, 12)
        sheet.set_column(2, len(_heads()) - 1, 20)
    return out.getvalue()


def _heads() -> list[str]:
    return [
        _("Given on"), _("Value per head"), _("Recipient"), _("Customer"), _("Opportunity"), _("Kind"), _("Purpose"),
        _("Asked by"), _("Approved by"), _("Receipt number"), _("As allowed"),
    ]  # fmt: skip


def _texts(row: HospitalityGiving) -> list[str]:
    plan = row.hospitality
    decision = getattr(plan, "decision", None)
    return [
        plan.person.name,
        plan.opportunity.customer.name,
        plan.opportunity.name,
        in_reader_language(plan.kind.words),
        plan.purpose,
        plan.asked_by.name,
        decision.decided_by.name if decision else "",
        row.receipt_number,
        in_reader_language(row.within.words),
    ]
