"""Write down when a tender begins and ends: the lock for everything that would slow it (N7)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.changes import Diff, conflict
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, add_row, change_row, rows_of
from yunchou.desk.tempo.models import TenderDates


def _in_order(values: Values, writing: Writing) -> Values:
    row = writing.row if isinstance(writing.row, TenderDates) else TenderDates()
    notice, award = values.get("notice_on", row.notice_on), values.get("award_on", row.award_on)
    if notice and award and award < notice:
        raise Invalid({"award_on": _("The award cannot come before the notice.")})
    return values


TENDER = RowKind(TenderDates, "tender", complete=_in_order)


@transaction.atomic
def set_tender(deal: Opportunity, values: Values, *, seen_version: int, actor: User, at: datetime) -> Diff:
    """Write the dates of the tender. Version 0 is a tender that was not there yet when the form was opened."""
    ensure_may_change(actor, deal)
    stored = rows_of(TENDER, deal).select_for_update().first()
    if stored is not None:
        return change_row(TENDER, deal, stored.pk, values, seen_version=seen_version, actor=actor, at=at)
    if seen_version != 0:
        raise conflict(TenderDates(opportunity=deal), values)
    add_row(TENDER, deal, values, actor=actor, at=at)
    return {}
