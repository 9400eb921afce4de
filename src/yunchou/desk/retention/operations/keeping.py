"""Note how existing customers fare: use, tickets, calls (P87)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.retention.models import (
    CareNote,
    Ticket,
    UsageMonth,
)
from yunchou.playbook.retention.terms import TicketSeverity

Values = Mapping[str, Any]


def ensure_may_keep(actor: User, company: Company) -> None:
    """Use and tickets are kept by who works on the customer, and by who imports for everybody."""
    if not access.visible(actor).filter(pk=company.pk).exists():
        raise NotThere(_("There is no such customer."))
    if May.IMPORT not in reach_of(actor).may:
        customers.ensure_may_change_people(actor, company)


@dataclass(frozen=True, slots=True)
class Used:
    """Seats used in a month, as a file or a person says it."""

    month: date
    seats: int
    department: str = ""


@transaction.atomic
def keep_usage(company: Company, figures: Sequence[Used], *, actor: User, at: datetime) -> list[UsageMonth]:
    """The seats used by month; a later figure for the same month and department replaces the earlier one.

    Returns the stored rows in the order given; the journal says once how many figures changed.
    """
    ensure_may_keep(actor, company)
    if any(each.month.replace(day=1) > timezone.localtime(at).date() for each in figures):
        raise Invalid({"month": _("This month has not begun yet.")})
    stored = {(row.month, row.department): row for row in UsageMonth.objects.filter(company=company)}
    rows, changed = [], []
    for each in figures:
        key = (each.month.replace(day=1), each.department)
        row = stored.get(key)
        if row is None or row.seats != each.seats:
            said = {"seats": each.seats, "recorded_by": actor, "recorded_at": at}
            row, _new = UsageMonth.objects.update_or_create(
                company=company, month=key[0], department=key[1], defaults=said
            )
            stored[key] = row
            changed.append(row)
        rows.append(row)
    if changed:
        newest = max(changed, key=lambda row: row.month)
        changes = {"seats": [None, newest.seats], "rows": [None, len(changed)]}
        record("usage.noted", newest, actor=actor, at=at, changes=changes, customer_id=company.pk)
    return rows


@dataclass(frozen=True, slots=True)
class Reported:
    """A ticket, as the service desk has it now."""

    number: str
    severity: TicketSeverity
    opened_on: date
    closed_on: date | None = None


@transaction.atomic
def keep_tickets(company: Company, reported: Sequence[Reported], *, actor: User, at: datetime) -> list[Ticket]:
    """Tickets as they are now; the same number changes the stored one. The journal says once how many changed."""
    ensure_may_keep(actor, company)
    if any(each.closed_on is not None and each.closed_on < each.opened_on for each in reported):
        raise Invalid({"closed_on": _("A ticket is not closed before it was opened.")})
    stored = {
        row.number: row for row in Ticket.objects.filter(company=company, number__in=[r.number for r in reported])
    }
    rows, changed = [], []
    for each in reported:
        row = stored.get(each.number)
        said = {"severity": each.severity, "opened_on": each.opened_on, "closed_on": each.closed_on}
        if row is None or any(getattr(row, name) != value for name, value in said.items()):
            row, _new = Ticket.objects.update_or_create(
                company=company, number=each.number, defaults={**said, "recorded_by": actor, "recorded_at": at}
            )
            stored[each.number] = row
            changed.append(row)
        rows.append(row)
    if changed:
        changes = {"rows": [None, len(changed)]}
        record("ticket.noted", changed[-1], actor=actor, at=at, changes=changes, customer_id=company.pk)
    return rows


@transaction.atomic
def note_care(company: Company, values: Values, *, actor: User, at: datetime) -> CareNote:
    """A call on an existing customer."""
    customers.ensure_may_change_people(actor, company)
    ensure_sound(company, values, at)
    said = {name: values[name] for name in ("on", "person", "satisfied", "referral_asked", "note") if name in values}
    row = CareNote.objects.create(company=company, recorded_by=actor, recorded_at=at, **said)
    record("care.noted", row, actor=actor, at=at, changes=made(**said), customer_id=company.pk)
    return row


def note_usage(company: Company, values: Values, *, actor: User, at: datetime) -> UsageMonth:
    """The seats used in one month, as somebody types them."""
    used = Used(values["month"], values["seats"], " ".join(values["department"].split()))
    return keep_usage(company, [used], actor=actor, at=at)[0]


def ensure_sound(company: Company, values: Values, at: datetime) -> None:
    """Days lie behind us, people work for this customer."""
    today, problems = timezone.localtime(at).date(), {}
    for name in ("on", "used_on"):
        if values.get(name) is not None and values[name] > today:
            problems[name] = _("This day has not come yet.")
    person = values.get("person")
    if person is not None and person.company_id != company.pk:
        problems["person"] = _("This person does not work for this customer.")
    if problems:
        raise Invalid(problems)
