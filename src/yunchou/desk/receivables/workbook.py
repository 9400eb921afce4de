"""Collections as a workbook. Money stays in its currency, one line for each; every text is written as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, ensure_right
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.journal.operations import record
from yunchou.desk.receivables.ageing import ageing, read
from yunchou.desk.receivables.board import cards_of
from yunchou.desk.receivables.queries import visible, with_signed_day
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.sheets import Cell, workbook_of
from yunchou.playbook.receivables.terms import AgeBand


@transaction.atomic
def export_collections(*, actor: User, at: datetime) -> bytes:
    """Everything that is owed within the reader's reach, by age and line by line; the journal keeps that it left."""
    ensure_may(actor, May.SEE_RECEIVABLES)
    ensure_right(actor, Right.EXPORT)
    today = timezone.localtime(at).date()
    lines = [*_lines(actor, today)]
    content = workbook_of({_("Ageing"): [*_ages(actor, today)], _("What is owed"): lines}, actor=actor, at=at)
    record("collections.exported", actor, actor=actor, at=at, changes={"lines": [None, len(lines) - 1]})
    return content


def _ages(user: User, today: date) -> Iterable[Sequence[Cell]]:
    bands = [in_reader_language(band.words) for band in AgeBand]
    yield [_("Customer"), _("Currency"), *bands, _("Retention money not yet due"), _("All together")]
    for row in read(ageing(user, today=today)):
        yield [row.name, row.currency, *(row.bands[band] for band in AgeBand), row.retained, row.owed]


def _lines(user: User, today: date) -> Iterable[Sequence[Cell]]:
    yield [
        _("Customer"), _("Opportunity"), _("Contract number"), _("Instalment"), _("Currency"), _("Amount"),
        _("Outstanding"), _("Due"), _("Due as signed"), _("Days overdue"), _("State"), _("Promised for"), _("Owner"),
    ]  # fmt: skip
    rows = with_signed_day(visible(user).filter(outstanding__gt=0)).order_by("due_on", "pk")
    for card in cards_of(rows, today=today):
        instalment: Any = card.instalment
        contract = instalment.contract
        yield [
            contract.opportunity.customer.name, contract.opportunity.name, contract.number, instalment.name,
            contract.currency, instalment.amount, card.outstanding, instalment.due_on,
            instalment.signed_day, Decimal(max(card.days_late, 0)), in_reader_language(card.state.words),
            card.promise.due_on if card.promise else None, contract.opportunity.owner.name,
        ]  # fmt: skip
