"""Sign a contract when our own side has agreed to its price, its text, and what was given at the table (P80, P84)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from yunchou.desk.contracts import operations as contracts
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.queries import leaves_of
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.negotiation.models import NegotiationPlan, Offer
from yunchou.desk.negotiation.operations import discount_of
from yunchou.desk.negotiation.queries import issue_fact, stands_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.contracts.signing import Asked, limit_lack, price_lack, price_needs_leave, text_lack
from yunchou.playbook.contracts.terms import LeaveLack
from yunchou.playbook.kernel.terms import Answer


@transaction.atomic
def sign(
    contract: Contract,
    *,
    signed_on: date | None,
    override_reason: str = "",
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Record the day of signature, or take a mistaken one back with `None`.

    What our own side has not agreed to is found here, from what is stored: nobody can say that leave was given.
    """
    ensure_may_change(actor, contract.opportunity, May.CHANGE_CONTRACTS)
    Opportunity.objects.select_for_update(of=("self",)).get(pk=contract.opportunity_id)
    contracts.sign(
        contract,
        signed_on=signed_on,
        lacking=lacking(contract, on=timezone.localtime(at).date()),
        override_reason=override_reason,
        seen_version=seen_version,
        actor=actor,
        at=at,
    )


def lacking(contract: Contract, *, on: date) -> list[LeaveLack]:
    """What our own side has not agreed to of a contract in reach: its price, what was given, its newest text."""
    deal = contract.opportunity
    rows = Offer.objects.select_related("leave").filter(opportunity=deal, leave__isnull=False)
    asked = [each for each in rows.order_by("asked_at", "pk") if each.leave and not _taken_back(each)]
    found = [_price(contract, asked, on), _limit(deal, asked), _text(contract)]
    return [lack for lack in found if lack is not None]


def _taken_back(offer: Offer) -> bool:
    return offer.leave is not None and offer.leave.ended_at is not None and offer.approved is Answer.UNKNOWN


def _price(contract: Contract, asked: list[Offer], on: date) -> LeaveLack | None:
    plan = NegotiationPlan.objects.filter(opportunity=contract.opportunity).first()
    needed = price_needs_leave(
        contract.amount,
        discount=discount_of(contract.opportunity, contract.amount),
        bottom_line=plan.bottom_line if plan else None,
        settings=our_parameters().on(on),
    )
    return price_lack(contract.amount, needed, [Asked(each.amount, each.approved) for each in asked])


def _limit(deal: Opportunity, asked: list[Offer]) -> LeaveLack | None:
    stands = [(issue_fact(issue), value) for issue, value in stands_of(deal)]
    return limit_lack(stands, asked[-1].approved if asked else Answer.UNKNOWN)


def _text(contract: Contract) -> LeaveLack | None:
    newest = contract.texts.defer("text").first()
    if newest is None:
        return None
    leaves = leaves_of(newest)
    refused = any(leave.approved is Answer.NO for leave in leaves)
    taken_back = any(leave.approved is Answer.UNKNOWN and leave.ended_at is not None for leave in leaves)
    return text_lack([] if taken_back and not refused else [leave.approved for leave in leaves])
