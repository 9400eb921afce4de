"""The tables of the manager's room as a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, ensure_right
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.journal.operations import record
from yunchou.desk.outlook.coaching import coaching_queue, costs, loads
from yunchou.desk.outlook.funnel import ends, funnel
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.sheets import Cell, workbook_of

Table = Iterable[Sequence[Cell]]


@transaction.atomic
def export_room(*, actor: User, at: datetime) -> bytes:
    """The room as its reader sees it; the journal keeps that it left."""
    ensure_may(actor, May.SIGN_OFF_KEY_ACCOUNTS)
    ensure_right(actor, Right.EXPORT)
    today = timezone.localtime(at).date()
    sheets = {
        _("Funnel of the year"): list(_funnel(actor, today)),
        _("How deals ended"): list(_ends(actor, today)),
        _("Coaching queue"): list(_queue(actor)),
        _("Load of colleagues"): list(_loads(actor, today)),
        _("Cost of pursuit"): list(_costs(actor)),
    }
    content = workbook_of(sheets, actor=actor, at=at)
    lines = sum(len(rows) - 1 for rows in sheets.values())
    record("managers_room.exported", actor, actor=actor, at=at, changes={"lines": [None, lines]})
    return content


def _funnel(user: User, today: date) -> Table:
    yield [
        _("Stage"),
        _("Came"),
        _("Went on"),
        _("Ended here"),
        _("Now here"),
        _("Went on, percent"),
        _("Days, middle"),
    ]
    for step in funnel(user, today=today):
        name = in_reader_language(step.stage.words)
        yield [name, step.came, step.passed, step.ended, step.there, step.share, step.days]


def _ends(user: User, today: date) -> Table:
    yield [
        _("Factor"), _("Won: yes"), _("Won: no"), _("Won: unknown"), _("Lost: yes"), _("Lost: no"), _("Lost: unknown"),
    ]  # fmt: skip
    for factor in ends(user, today=today).factors:
        yield [in_reader_language(factor.name), *factor.row]


def _queue(user: User) -> Table:
    yield [_("Opportunity"), _("Customer"), _("Owner"), _("Currency"), _("Amount"), _("Odds"), _("What to ask")]
    for each in coaching_queue(user):
        deal, missing = each.deal, each.glance.missing if each.glance else None
        asked = in_reader_language(missing) if missing else None
        yield [deal.name, deal.customer.name, deal.owner.name, deal.currency, deal.amount, each.odds, asked]


def _loads(user: User, today: date) -> Table:
    yield [_("Colleague"), _("Open requests"), _("Overdue requests"), _("Hours in 30 days")]
    for each in loads(user, today=today):
        yield [each.name, each.open, each.overdue, each.hours]


def _costs(user: User) -> Table:
    yield [_("Opportunity"), _("Customer"), _("Owner"), _("Currency"), _("Hours"), _("Cost"), _("Amount times odds")]
    for each in costs(user):
        deal = each.deal
        yield [deal.name, deal.customer.name, deal.owner.name, deal.currency, each.hours, each.cost, each.worth]
