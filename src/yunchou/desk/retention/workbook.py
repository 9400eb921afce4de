"""The accounts that are served and the calendar of renewals as a workbook."""

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
from yunchou.desk.retention.accounts import board_of
from yunchou.desk.retention.ledger import ledger_of
from yunchou.desk.retention.renewals import calendar, lines, with_renewals
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.sheets import Cell, workbook_of


@transaction.atomic
def export_retention(*, actor: User, at: datetime) -> bytes:
    """Accounts and renewals within the reader's reach; the journal keeps that it left."""
    ensure_may(actor, May.SEE_CONTRACTS)
    ensure_right(actor, Right.EXPORT)
    today = timezone.localtime(at).date()
    accounts = [*_accounts(actor, today)]
    sheets = {
        _("Accounts"): accounts,
        _("Renewals"): [*_renewals(actor, today)],
        _("Old and new"): [*_ledger(actor, today)],
    }
    content = workbook_of(sheets, actor=actor, at=at)
    record("retention.exported", actor, actor=actor, at=at, changes={"rows": [None, len(accounts) - 1]})
    return content


def _accounts(user: User, today: date) -> Iterable[Sequence[Cell]]:
    yield [_("Customer"), _("Health"), _("Reasons"), _("Seats used"), _("Seats bought"), _("Contract ends"), _("Owner")]
    for column in board_of(user, today=today).columns:
        for each in column.accounts:
            why = "; ".join(in_reader_language(sign.told.words) for sign in each.verdict.reasons)
            yield [
                each.company.name, in_reader_language(column.health.words), why, each.used,
                each.service.seats_bought, each.ends_on, each.company.owner.name,
            ]  # fmt: skip


def _renewals(user: User, today: date) -> Iterable[Sequence[Cell]]:
    yield [
        _("Customer"), _("Contract number"), _("Seats"), _("Currency"), _("Amount"), _("Contract ends"),
        _("Begin by"), _("State"), _("Next step"), _("Owner"),
    ]  # fmt: skip
    for line in lines(with_renewals(calendar(user, today=today)), today=today):
        contract = line.contract
        yield [
            contract.opportunity.customer.name, contract.number, contract.seats, contract.currency, contract.amount,
            contract.ends_on, line.begin_on, in_reader_language(line.state.words) if line.state else "",
            in_reader_language(line.step.words) if line.step else "", contract.opportunity.owner.name,
        ]  # fmt: skip


def _ledger(user: User, today: date) -> Iterable[Sequence[Cell]]:
    yield [
        _("Year"), _("Currency"), _("Customers"), _("How many"), _("Money arrived"), _("Hours noted of"),
        _("Hours"), _("Cost"), _("Contacts made"),
    ]  # fmt: skip
    for line in ledger_of(user, today=today).lines:
        for name, side in zip((_("Existing customers"), _("New customers")), line.sides, strict=True):
            yield [
                str(line.year), line.currency, name, side.customers, side.money, side.measured, side.hours,
                side.cost, side.contacts,
            ]  # fmt: skip
