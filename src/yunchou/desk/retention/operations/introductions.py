"""Note who introduced whom, thank for it, and follow key people to their new company (P88, P89)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, made
from yunchou.desk.conduct.terms import READY, HospitalityState
from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import Terms, create
from yunchou.desk.retention.models import JobChange, Referral
from yunchou.desk.retention.operations.harvests import named, note_harvest
from yunchou.desk.retention.operations.keeping import ensure_sound
from yunchou.desk.retention.referrals import is_above
from yunchou.desk.retention.terms import Thanks
from yunchou.playbook.retention.terms import Harvest

Values = Mapping[str, Any]


@transaction.atomic
def note_referral(introducer: Company, values: Values, *, actor: User, at: datetime) -> Referral:
    """Write down that this customer introduced another one. A customer is introduced once, and never in a circle."""
    customers.ensure_may_change_people(actor, introducer)
    ensure_sound(introducer, values, at)
    _ensure_may_be_used(values.get("person"), "person")
    introduced = _company(str(values["introduced"]), actor=actor, at=at)
    if introduced.pk == introducer.pk or is_above(introduced.pk, introducer.pk):
        raise Invalid({"introduced": _("This one introduced us to the other already: that would be a circle.")})
    if Referral.objects.filter(introduced=introduced).exists():
        raise Invalid({"introduced": _("Who introduced this customer is written down already.")})
    said = {name: values.get(name) for name in ("on", "person")} | {"note": values.get("note") or ""}
    row = Referral.objects.create(
        introducer=introducer, introduced=introduced, recorded_by=actor, recorded_at=at, **said
    )
    changes = made(introducer=introducer, **said)
    record("referral.noted", row, actor=actor, at=at, changes=changes, customer_id=introducer.pk)
    return row


@transaction.atomic
def thank(referral: Referral, values: Values, *, seen_version: int, actor: User, at: datetime) -> None:
    """Write down how somebody was thanked. A gift or a meal must have passed the gate, for that very person."""
    customers.ensure_may_change_people(actor, referral.introducer)
    _ensure_may_be_used(referral.person, "")
    thanked_on, how, hospitality = values["thanked_on"], values["thanks"], values.get("hospitality")
    if thanked_on > timezone.localtime(at).date():
        raise Invalid({"thanked_on": _("This day has not come yet.")})
    if (how is Thanks.HOSPITALITY) is not (hospitality is not None):
        raise Invalid({"hospitality": _("A gift or a meal is named here, after the gate has let it through.")})
    if hospitality is not None and hospitality.state not in {*READY, HospitalityState.GIVEN}:
        raise Invalid({"hospitality": _("The gate has not let this through.")})
    if hospitality is not None and hospitality.person_id != referral.person_id:
        raise Invalid({"hospitality": _("This is for somebody else than who introduced us.")})
    diff = apply_changes(
        referral, {"thanked_on": thanked_on, "thanks": how, "hospitality": hospitality}, seen_version=seen_version
    )
    if diff:
        record("referral.thanked", referral, actor=actor, at=at, changes=diff, customer_id=referral.introducer_id)


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of a job change: the record, and the deal at the new company where one was opened."""

    change: JobChange
    deal: Opportunity | None


@transaction.atomic
def note_job_change(contact: Contact, values: Values, *, actor: User, at: datetime) -> Followed:
    """A person left; where his new company is known it becomes a customer with him in it and a first deal (P89).

    The deals at the old company are warned by the method, because he is no longer there; who covered him covers
    nobody. He counts as who introduced us to the new company, unless somebody else did.
    """
    old = contact.company
    customers.ensure_may_change_people(actor, old)
    if JobChange.objects.filter(contact=contact).exists():
        raise Invalid({"": _("That this person left is written down already.")})
    customers.note_leaving(contact, values["left_on"], seen_version=int(values["version"]), actor=actor, at=at)
    place, deal = None, None
    if name := str(values.get("new_company") or "").strip():
        # As a new row at the new company he would be written to again as if he had never said no.
        _ensure_may_be_used(contact, "new_company")
        company = _company(name, actor=actor, at=at)
        if company.pk == old.pk:
            raise Invalid({"new_company": _("This is the company that he left.")})
        post = {"name": contact.name, "title": values.get("new_title") or ""}
        place = customers.create_contact(company, post, actor=actor, at=at)
        terms = Terms(name=named(_("%(name)s's new company"), contact.name))
        deal = create(company, terms, actor=actor, at=at)
        note_harvest(deal, Harvest.JOB_CHANGE, None, actor, at)
        _introduced(contact, company, values, actor, at)
    change = JobChange.objects.create(
        contact=contact, went_to=place, opportunity=deal, recorded_by=actor, recorded_at=at
    )
    changes = made(went_to=place and place.company.name, opportunity=deal)
    record("job_change.noted", change, actor=actor, at=at, changes=changes, customer_id=old.pk)
    return Followed(change, deal)


def _introduced(contact: Contact, company: Company, values: Values, actor: User, at: datetime) -> None:
    known = Referral.objects.filter(introduced=company).exists()
    if known or is_above(company.pk, contact.company_id):
        return
    said = {"introduced": company.name, "on": values["left_on"], "person": contact}
    note_referral(contact.company, said, actor=actor, at=at)


def _company(name: str, *, actor: User, at: datetime) -> Company:
    """The customer in reach of this name, or a new one of the actor's."""
    found = access.named(actor, name) or list(access.visible(actor).filter(name_key=name_key(name))[:2])
    if len(found) > 1:
        raise Invalid({"introduced": _("Several customers are called so. Write the full name.")})
    return found[0] if found else customers.create_company({"name": name}, actor=actor, at=at)


def _ensure_may_be_used(person: Contact | None, field: str) -> None:
    """Who withdrew his consent introduces nobody, is not thanked and not followed (PIPL 15)."""
    if person is not None and person.withdrawn_on is not None:
        raise Invalid({field: _("This person withdrew the consent: no introduction, no thanks, no following.")})
