"""Add and change people at a customer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.queries import access
from yunchou.desk.customers.queries.people import superiors_of
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Line, record, record_many

Values = Mapping[str, Any]
FIELDS = ("name", "department", "title", "reports_to", "phone", "email")


def ensure_may_change_people(actor: User, company: Company) -> None:
    """Who works on a customer's deals meets its people, so he may write them down too."""
    if not access.visible(actor).filter(pk=company.pk).exists():
        raise NotThere(_("There is no such customer."))
    if not may_change_people(actor, company):
        raise Refused(_("Only who works on this customer may change its people."))


def may_change_people(actor: User, company: Company) -> bool:
    """The customer's owner and the leaders above, and owner and team of its deals."""
    if May.CHANGE_CUSTOMERS not in reach_of(actor).may and May.CHANGE_OPPORTUNITIES not in reach_of(actor).may:
        return False
    return access.may_change(actor, company) or _works_on(actor, company)


def _works_on(actor: User, company: Company) -> bool:
    mine = Company.objects.filter(pk=company.pk)
    return mine.filter(opportunities__owner=actor).exists() or mine.filter(opportunities__members__user=actor).exists()


@transaction.atomic
def create_contact(company: Company, values: Values, *, actor: User, at: datetime) -> Contact:
    """Write down a person at a customer."""
    ensure_may_change_people(actor, company)
    chosen = _chosen(values)
    _ensure_sound(company, None, chosen)
    contact = Contact.objects.create(company=company, created_at=at, **chosen)
    _note("contact.created", contact, _made(chosen), actor, at)
    return contact


@transaction.atomic
def create_contacts(rows: list[tuple[Company, Values]], *, actor: User, at: datetime) -> list[Contact]:
    """Write down many people at once, for imports. Every company must be the actor's to change."""
    ensure_may(actor, May.CHANGE_CUSTOMERS, May.IMPORT)
    for company in {company.pk: company for company, _values in rows}.values():
        ensure_may_change_people(actor, company)
    chosen = [(company, _chosen(values)) for company, values in rows]
    for company, values in chosen:
        _ensure_sound(company, None, values)
    contacts = Contact.objects.bulk_create(
        [Contact(company=company, created_at=at, **values) for company, values in chosen], batch_size=500
    )
    lines = [
        Line("contact.created", contact, _made(values), customer_id=contact.company_id)
        for contact, (_company, values) in zip(contacts, chosen, strict=True)
    ]
    record_many(lines, actor=actor, at=at)
    return contacts


@transaction.atomic
def edit_contact(contact: Contact, values: Values, *, seen_version: int, actor: User, at: datetime) -> Contact:
    """Change what is known about a person."""
    ensure_may_change_people(actor, contact.company)
    chosen = {name: value for name, value in _chosen(values).items() if name in values}
    _ensure_sound(contact.company, contact, {name: getattr(contact, name) for name in FIELDS} | chosen)
    diff = apply_changes(contact, chosen, seen_version=seen_version)
    if diff:
        _note("contact.changed", contact, diff, actor, at)
    return contact


@transaction.atomic
def note_leaving(contact: Contact, left_on: date | None, *, seen_version: int, actor: User, at: datetime) -> Contact:
    """Write down that a person left the customer, or with `None` that he is there after all."""
    ensure_may_change_people(actor, contact.company)
    if left_on is not None and left_on > localdate(at):
        raise Invalid({"left_on": _("This day lies ahead. Note it when the person has left.")})
    diff = apply_changes(contact, {"left_on": left_on}, seen_version=seen_version)
    if diff:
        _note("contact.left" if left_on else "contact.returned", contact, diff, actor, at)
    return contact


def _chosen(values: Values) -> dict[str, Any]:
    chosen = {name: values[name] for name in FIELDS if name in values}
    for name in set(chosen) - {"reports_to"}:
        chosen[name] = " ".join(str(chosen[name] or "").split())
    return chosen


def _ensure_sound(company: Company, contact: Contact | None, values: Values) -> None:
    problems: dict[str, str] = {}
    if not values.get("name"):
        problems["name"] = _("A person needs a name.")
    above: Contact | None = values.get("reports_to")
    if above is not None and above.company_id != company.pk:
        problems["reports_to"] = _("People report to somebody at the same company.")
    elif above is not None and contact is not None and contact.pk in superiors_of(above.pk):
        problems["reports_to"] = _("%(above)s reports to %(name)s already: that would be a circle.") % {
            "above": above.name,
            "name": contact.name,
        }
    if problems:
        raise Invalid(problems)


def _made(chosen: Values) -> dict[str, list[Any]]:
    return {name: [None, str(value)] for name, value in chosen.items() if value}


def _note(kind: str, contact: Contact, changes: Mapping[str, list[Any]], actor: User, at: datetime) -> None:
    record(kind, contact, actor=actor, at=at, changes=changes, customer_id=contact.company_id)
