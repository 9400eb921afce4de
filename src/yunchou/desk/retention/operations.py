"""Note how existing customers fare, and open the deals that grow out of them (P87, P88)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import made
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import Draft, Terms, add_member, create_many
from yunchou.desk.opportunities.operations.deals import NAME_LENGTH
from yunchou.desk.opportunities.queries import ensure_may_change, visible
from yunchou.desk.retention.models import (
    CareNote,
    HarvestDeal,
    ReferenceConsent,
    ReferenceUse,
    Ticket,
    UsageMonth,
)
from yunchou.desk.retention.references import plans
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.retention.terms import Harvest, TicketSeverity

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
    _ensure_sound(company, values, at)
    said = {name: values[name] for name in ("on", "person", "satisfied", "referral_asked", "note") if name in values}
    row = CareNote.objects.create(company=company, recorded_by=actor, recorded_at=at, **said)
    record("care.noted", row, actor=actor, at=at, changes=made(**said), customer_id=company.pk)
    return row


@transaction.atomic
def note_consent(company: Company, values: Values, *, actor: User, at: datetime) -> ReferenceConsent:
    """What the customer said about being shown; the newest word about each way holds."""
    customers.ensure_may_change_people(actor, company)
    _ensure_sound(company, values, at)
    if values.get("until") is not None and values["until"] < values["on"]:
        raise Invalid({"until": _("It cannot end before it was given.")})
    if values["agreed"] is Answer.YES and not str(values.get("scope") or "").strip():
        raise Invalid({"scope": _("Write down how far it goes: what may be shown, to whom.")})
    said = {name: values[name] for name in ("kind", "agreed", "on", "until", "scope", "person") if name in values}
    row = ReferenceConsent.objects.create(company=company, recorded_by=actor, recorded_at=at, **said)
    record("reference.answered", row, actor=actor, at=at, changes=made(**said), customer_id=company.pk)
    return row


@transaction.atomic
def use_reference(consent: ReferenceConsent, values: Values, *, actor: User, at: datetime) -> ReferenceUse:
    """Write down that the customer was shown; refused where it was not agreed, is over, or was used too often."""
    company = consent.company
    customers.ensure_may_change_people(actor, company)
    _ensure_sound(company, values, at)
    words = ReferenceConsent.objects.select_for_update().filter(company=company, kind=consent.kind)
    plan = plans(words, today=values["used_on"])[0]
    if not plan.holds or plan.consent.on > values["used_on"]:
        raise Invalid({"": _("The customer has not agreed to this, or no longer: ask first.")})
    if not plan.is_rested:
        raise Invalid({"": _("Used %(times)s times in half a year: let it rest.") % {"times": plan.lately}})
    deal = values.get("opportunity")
    if deal is not None:
        ensure_may_change(actor, deal)
    row = ReferenceUse.objects.create(
        consent=plan.consent, used_on=values["used_on"], opportunity=deal, what=values.get("what") or "",
        recorded_by=actor, recorded_at=at,
    )  # fmt: skip
    changes = made(used_on=row.used_on, what=row.what, opportunity=deal)
    record("reference.used", row, actor=actor, at=at, changes=changes, customer_id=company.pk)
    return row


@transaction.atomic
def open_renewal(contract: Contract, *, actor: User, at: datetime) -> Opportunity:
    """The deal that renews a contract: same customer, seats, amount, product and team; the need is proved anew.

    It begins at the first stage. Asked twice it is the same deal.
    """
    old = contract.opportunity
    ensure_may_change(actor, old)
    held = Contract.objects.select_for_update().get(pk=contract.pk)
    stored = HarvestDeal.objects.filter(contract=held, kind=Harvest.RENEWAL).select_related("opportunity").first()
    if stored is not None:
        return stored.opportunity
    if held.signed_on is None:
        raise Invalid({"": _("A contract that was not signed cannot be renewed.")})
    ahead = held.ends_on if held.ends_on and held.ends_on >= timezone.localtime(at).date() else None
    terms = Terms(
        name=_named(_("%(name)s (renewal)"), old.name), seats=held.seats, amount=held.amount,
        currency=held.currency, expected_sign_on=ahead,
    )  # fmt: skip
    draft = Draft(customer=old.customer, owner=old.owner, terms=terms, product=old.product)
    deal = create_many([draft], actor=actor, at=at)[0]
    for member in old.members.select_related("user").filter(user__is_active=True).exclude(user=old.owner):
        add_member(deal, member.user, member.duty, actor=actor, at=at)
    _harvest(deal, Harvest.RENEWAL, held, actor, at)
    changes = {"opportunity": [None, deal.name]}
    record(
        "renewal.begun", held, actor=actor, at=at, changes=changes, opportunity_id=old.pk, customer_id=old.customer_id
    )
    return deal


@transaction.atomic
def open_expansion(company: Company, *, seats: int | None, actor: User, at: datetime) -> Opportunity:
    """A deal about more seats for an existing customer. While one is open in reach, it is that one."""
    customers.ensure_may_change_people(actor, company)
    Company.objects.select_for_update().get(pk=company.pk)
    within = visible(actor).filter(customer=company)
    running = within.filter(harvest__kind=Harvest.EXPANSION, standing=Standing.OPEN).first()
    if running is not None:
        return running
    newest = Contract.objects.filter(opportunity__in=within, signed_on__isnull=False).order_by("-signed_on", "-pk")
    contract = newest.select_related("opportunity__product").first()
    terms = Terms(
        name=_named(_("%(name)s (more seats)"), str(company)), seats=seats or None,
        currency=contract.currency if contract else "CNY",
    )  # fmt: skip
    owner = company.owner if reach_of(actor).changes_owner(company.owner_id) else actor
    product = contract.opportunity.product if contract else None
    deal = create_many([Draft(customer=company, owner=owner, terms=terms, product=product)], actor=actor, at=at)[0]
    _harvest(deal, Harvest.EXPANSION, contract, actor, at)
    return deal


def _harvest(deal: Opportunity, kind: Harvest, contract: Contract | None, actor: User, at: datetime) -> None:
    HarvestDeal.objects.create(opportunity=deal, kind=kind, contract=contract, opened_by=actor, opened_at=at)


def _named(pattern: str, name: str) -> str:
    """A name for the new deal; a long one is cut so that the ending still stands."""
    room = NAME_LENGTH - len(pattern % {"name": ""})
    return pattern % {"name": name[:room]}


def _ensure_sound(company: Company, values: Values, at: datetime) -> None:
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


def note_usage(company: Company, values: Values, *, actor: User, at: datetime) -> UsageMonth:
    """The seats used in one month, as somebody types them."""
    used = Used(values["month"], values["seats"], " ".join(values["department"].split()))
    return keep_usage(company, [used], actor=actor, at=at)[0]
