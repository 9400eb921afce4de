"""Plan a negotiation, note what is given and got, ask for leave and decide about it (P80)."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.approvals.operations import ask_leave
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.changes import Diff, apply_changes, made
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record
from yunchou.desk.negotiation.models import Concession, NegotiationIssue, NegotiationPlan, Offer
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import ensure_may_change
from yunchou.desk.opportunities.rows import RowKind, Values, Writing, ensure_past
from yunchou.desk.parameters import our_parameters
from yunchou.desk.web import formats
from yunchou.playbook.contracts.bargain import leave_needed
from yunchou.playbook.kernel.advice import Role
from yunchou.playbook.kernel.terms import Answer

PLAN_FIELDS = ("target", "bottom_line", "gives", "gets", "fallback")


def _told(values: Values, writing: Writing) -> Values:
    _ensure_plan(writing.deal, writing.actor)
    return {**values, "recorded_by": writing.actor} if writing.row is None else values


def _ensure_plan(deal: Opportunity, actor: User) -> None:
    """Whatever is written about a negotiation hangs on its plan: without one, nothing else is looked for."""
    NegotiationPlan.objects.get_or_create(opportunity=deal, defaults={"recorded_by": actor})


def _given(values: Values, writing: Writing) -> Values:
    ensure_past(values, ["given_on"], writing)
    issue = values.get("issue")
    if issue is not None and issue.opportunity_id != writing.deal.pk:
        raise Invalid({"issue": _("This issue is not of this opportunity.")})
    if values.get("got_something") is not Answer.YES and values.get("got", "").strip():
        values = {**values, "got_something": Answer.YES}
    if values.get("got_something") is Answer.YES and not values.get("got", "").strip():
        raise Invalid({"got": _("Say what was got for it.")})
    return _told(values, writing)


ISSUE = RowKind(NegotiationIssue, "negotiation_issue", ordered=True, may=May.CHANGE_CONTRACTS, complete=_told)
CONCESSION = RowKind(Concession, "concession", may=May.CHANGE_CONTRACTS, complete=_given)


@transaction.atomic
def plan_negotiation(
    deal: Opportunity, values: dict[str, Any], *, seen_version: int, actor: User, at: datetime
) -> NegotiationPlan:
    """Write down what we want and where we stop. The bottom line is not above the target."""
    ensure_may_change(actor, deal, May.CHANGE_CONTRACTS)
    chosen = {name: values[name] for name in PLAN_FIELDS if name in values}
    target, line = chosen.get("target"), chosen.get("bottom_line")
    if target is not None and line is not None and line > target:
        raise Invalid({"bottom_line": _("The bottom line lies at the target or below it.")})
    plan = NegotiationPlan.objects.select_for_update().filter(opportunity=deal).first()
    if plan is None:
        if seen_version:
            raise Conflict(_("Somebody else changed this since you opened it."))
        plan = NegotiationPlan.objects.create(opportunity=deal, recorded_by=actor, **chosen)
        changes: Diff = made(**{name: value for name, value in chosen.items() if value not in (None, "")})
    else:
        changes = apply_changes(plan, chosen, seen_version=seen_version)
    if changes:
        _record("negotiation.planned", plan, deal, changes, actor=actor, at=at)
    return plan


def discount_of(deal: Opportunity, amount: Decimal, seats: int | None = None) -> Decimal | None:
    """How many percent an amount lies below the list price; `None` while that or the seats are unknown.

    `seats`: how many it is for; the deal's when none are given.
    """
    price, many = deal.product.list_price if deal.product else None, seats or deal.seats
    if not price or not many:
        return None
    full = price * many
    return ((full - amount) * 100 / full).quantize(Decimal("0.01"), ROUND_HALF_UP)


@transaction.atomic
def make_offer(deal: Opportunity, *, amount: Decimal, reason: str, actor: User, at: datetime) -> Offer:
    """Name a price. Whose leave it needs is told by its discount, its size, and our own bottom line."""
    ensure_may_change(actor, deal, May.CHANGE_CONTRACTS)
    if amount <= 0:
        raise Invalid({"amount": _("The amount must be more than zero.")})
    if not reason.strip():
        raise Invalid({"reason": _("Say why this price.")})
    _ensure_plan(deal, actor)
    settings = our_parameters().on(timezone.localtime(at).date())
    discount = discount_of(deal, amount)
    needs = leave_needed(discount, amount, settings)
    plan = NegotiationPlan.objects.filter(opportunity=deal).first()
    if plan is not None and plan.bottom_line is not None and amount < plan.bottom_line:
        needs = Role.EXECUTIVE
    leave = None
    if needs is not None:
        what = formats.full_money(amount, deal.currency)
        leave = ask_leave(deal, Matter.OFFER, what, [needs], actor=actor, at=at)[0]
    offer = Offer.objects.create(
        opportunity=deal,
        amount=amount,
        discount=discount,
        reason=reason.strip(),
        leave=leave,
        asked_by=actor,
        asked_at=at,
    )
    changes = made(amount=amount, discount=discount, reason=offer.reason)
    _record("offer.asked" if needs else "offer.made", offer, deal, changes, actor=actor, at=at)
    return offer


def _record(
    kind: str, subject: NegotiationPlan | Offer, deal: Opportunity, changes: Diff, *, actor: User, at: datetime
) -> None:
    record(kind, subject, actor=actor, at=at, changes=changes, opportunity_id=deal.pk, customer_id=deal.customer_id)
