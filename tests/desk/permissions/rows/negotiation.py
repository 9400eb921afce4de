"""The negotiation of a deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_CONTRACTS, SELLS, Row, deal, foreign_deal
from yunchou.desk.approvals.models import Approval
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.identity.roles import Role
from yunchou.desk.negotiation.models import Concession, NegotiationIssue, Offer
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.kernel.advice import Role as Leave

FINANCE = frozenset({Role.FINANCE})
WRITES = SELLS | FINANCE
Where = Callable[[Opportunity], dict[str, Any]]


def _issue(opportunity: Opportunity) -> NegotiationIssue:
    return NegotiationIssue.objects.create(opportunity=opportunity, name="账期", recorded_by=opportunity.owner)


def _step(opportunity: Opportunity) -> Concession:
    given = {"given_on": AT.date(), "what": "账期放宽", "recorded_by": opportunity.owner}
    return Concession.objects.create(opportunity=opportunity, **given)


def _offer(opportunity: Opportunity) -> dict[str, Any]:
    """An offer that waits for an executive."""
    asked = {"asked_by": opportunity.owner, "asked_at": AT}
    leave = Approval.objects.create(
        opportunity=opportunity, matter=Matter.OFFER, what="1", needs=Leave.EXECUTIVE, waits_since=AT, **asked
    )
    Offer.objects.create(opportunity=opportunity, amount=Decimal(1), reason="预算", leave=leave, **asked)
    return {"pk": leave.pk}


def _row(route: str, where: Where, data: dict[str, Any] | None = None) -> Row:
    return Row(
        route,
        "GET" if data is None else "POST",
        ours=lambda world: where(world.cast.deal),
        theirs=lambda world: where(world.foreign_deal),
        allowed=WRITES,
        allowed_theirs=FINANCE,
        data=None if data is None else lambda _world: dict(data),
    )


def _here(opportunity: Opportunity) -> dict[str, Any]:
    return {"pk": opportunity.pk}


def _rows(slug: str, make: Callable[[Opportunity], Any], data: dict[str, Any], *, ordered: bool) -> list[Row]:
    """The five addresses of one kind of row."""

    def new(opportunity: Opportunity) -> dict[str, Any]:
        return {"pk": opportunity.pk, "slug": slug}

    def one(opportunity: Opportunity) -> dict[str, Any]:
        return {"pk": opportunity.pk, "slug": slug, "row": make(opportunity).pk}

    place = _row("negotiation_row_place", one, {"to": 0})
    return [
        _row("negotiation_row_new", new),
        _row("negotiation_row_new", new, data),
        _row("negotiation_row", one),
        _row("negotiation_row", one, {**data, "version": 1}),
        place if ordered else replace(place, status=422),
        _row("negotiation_row_removal", one, {"version": 1}),
    ]


def _decide(data: dict[str, Any] | None = None) -> Row:
    """Only an executive decides; the others who see the deal are refused, who does not see it finds nothing."""
    return Row(
        "offer_decide",
        "GET" if data is None else "POST",
        ours=lambda world: _offer(world.cast.deal),
        theirs=lambda world: _offer(world.foreign_deal),
        allowed=frozenset({Role.EXECUTIVE}),
        allowed_theirs=frozenset({Role.EXECUTIVE}),
        unseen=SEES_CONTRACTS - SEES_ALL,
        data=None if data is None else lambda _world: dict(data),
    )


ROWS = [
    Row("negotiation", ours=deal, theirs=foreign_deal, allowed=SEES_CONTRACTS, allowed_theirs=SEES_ALL),
    _row("negotiation_plan", _here),
    _row("negotiation_paper", _here),
    _row("negotiation_plan", _here, {"target": "5", "bottom_line": "4"}),
    _row("offer_new", _here),
    _row("offer_new", _here, {"amount": "300000", "reason": "预算"}),
    _decide(),
    _decide({"approved": "yes", "version": 1}),
    *_rows("issues", _issue, {"name": "质保", "better": "higher"}, ordered=True),
    *_rows("concessions", _step, {"what": "培训", "by_us": "yes", "given_on": "2026-09-01"}, ordered=False),
]
