"""Hand everything that one colleague carries over to another, in one step; nothing is reset (P89)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.customers import operations as customers
from yunchou.desk.errors import Invalid
from yunchou.desk.handover.queries import customers_of, deals_of, fetch_leaver, successors
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import Changes, record
from yunchou.desk.opportunities.operations import reassign


@dataclass(frozen=True, slots=True)
class HandedOver:
    """How much changed hands, and how many deals' confidences the leaver still keeps."""

    customers: int
    deals: int
    sealed: int


@transaction.atomic
def hand_over(leaver: User, to: User, *, reason: str, actor: User, at: datetime) -> HandedOver:
    """Give all customers and deals of one colleague to another: all of them or none.

    Stage, history, promises and health keep; the leaver stays on the teams of his deals. Confidences do not go along:
    he hands them on himself (decision 33).
    """
    ensure_may(actor, May.REASSIGN)
    leaver = fetch_leaver(actor, leaver.pk)
    if not successors(actor, leaver).filter(pk=to.pk).exists():
        raise Invalid({"to": _("This colleague cannot take over, or is not within your reach.")})
    if not reason.strip():
        raise Invalid({"reason": _("Write down why: everybody on the deals will read it.")})
    companies, deals = list(customers_of(leaver).select_for_update(of=("self",))), list(deals_of(leaver))
    if not companies and not deals:
        raise Invalid({"": _("%(name)s carries nothing that could be handed over.") % {"name": leaver.name}})
    for company in companies:
        customers.reassign(company, to, seen_version=company.version, actor=actor, at=at)
    sealed = 0
    for deal in deals:
        sealed += deal.compartment.owner_id == leaver.pk
        reassign(deal, to, reason=reason, seen_version=deal.version, actor=actor, at=at)
    changes: Changes = {
        "customers": [None, len(companies)],
        "deals": [None, len(deals)],
        "owner": [leaver.name, to.name],
    }
    record("user.handed_over", leaver, actor=actor, at=at, changes=changes, note=reason.strip())
    return HandedOver(len(companies), len(deals), sealed)
