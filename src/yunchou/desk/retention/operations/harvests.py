"""Open the deals that grow out of existing customers (P88)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers import operations as customers
from yunchou.desk.customers.models import Company
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import Draft, Terms, add_member, create_many
from yunchou.desk.opportunities.operations.deals import NAME_LENGTH
from yunchou.desk.opportunities.queries import ensure_may_change, visible
from yunchou.desk.retention.models import (
    HarvestDeal,
)
from yunchou.playbook.pipeline.stages import Standing
from yunchou.playbook.retention.terms import Harvest


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
        name=named(_("%(name)s (renewal)"), old.name), seats=held.seats, amount=held.amount,
        currency=held.currency, expected_sign_on=ahead,
    )  # fmt: skip
    draft = Draft(customer=old.customer, owner=old.owner, terms=terms, product=old.product)
    deal = create_many([draft], actor=actor, at=at)[0]
    for member in old.members.select_related("user").filter(user__is_active=True).exclude(user=old.owner):
        add_member(deal, member.user, member.duty, actor=actor, at=at)
    note_harvest(deal, Harvest.RENEWAL, held, actor, at)
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
        name=named(_("%(name)s (more seats)"), str(company)), seats=seats or None,
        currency=contract.currency if contract else "CNY",
    )  # fmt: skip
    owner = company.owner if reach_of(actor).changes_owner(company.owner_id) else actor
    product = contract.opportunity.product if contract else None
    deal = create_many([Draft(customer=company, owner=owner, terms=terms, product=product)], actor=actor, at=at)[0]
    note_harvest(deal, Harvest.EXPANSION, contract, actor, at)
    return deal


def note_harvest(deal: Opportunity, kind: Harvest, contract: Contract | None, actor: User, at: datetime) -> None:
    """Write down that a deal grew out of an existing customer, and how."""
    HarvestDeal.objects.create(opportunity=deal, kind=kind, contract=contract, opened_by=actor, opened_at=at)


def named(pattern: str, name: str) -> str:
    """A name for the new deal; a long one is cut so that the ending still stands."""
    room = NAME_LENGTH - len(pattern % {"name": ""})
    return pattern % {"name": name[:room]}
