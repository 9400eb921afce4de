"""Leave and who stands in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_CONTRACTS, SELLS, Row, World
from tests.desk.permissions.rows.contract_papers import text_of
from yunchou.desk.approvals.models import Approval, Delegation
from yunchou.desk.approvals.terms import Matter
from yunchou.desk.contracts.models import ContractReview
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.kernel.advice import Role as Leave

FINANCE = frozenset({Role.FINANCE})
GIVES = frozenset({Role.LEADER, Role.EXECUTIVE, Role.FINANCE})


def _leave(deal: Opportunity, by: User | None = None, needs: Leave = Leave.EXECUTIVE) -> Approval:
    asked = {"asked_by": by or deal.owner, "asked_at": AT, "waits_since": AT}
    return Approval.objects.create(opportunity=deal, matter=Matter.CONTRACT, what="甲", needs=needs, **asked)


def _review(deal: Opportunity) -> dict[str, Any]:
    leave = _leave(deal)
    ContractReview.objects.create(text=text_of(deal), leave=leave, position=0)
    return {"pk": leave.pk}


def _text(deal: Opportunity) -> dict[str, Any]:
    return {"pk": deal.pk, "number": text_of(deal).number}


def _mine(deal: Opportunity) -> dict[str, Any]:
    """A request of the deal's owner: nobody else takes it back."""
    return {"pk": _leave(deal).pk}


def _decide(data: dict[str, Any] | None = None) -> Row:
    return Row(
        "contract_review",
        "GET" if data is None else "POST",
        ours=lambda world: _review(world.cast.deal),
        theirs=lambda world: _review(world.foreign_deal),
        allowed=frozenset({Role.EXECUTIVE}),
        allowed_theirs=frozenset({Role.EXECUTIVE}),
        unseen=SEES_CONTRACTS - SEES_ALL,
        data=None if data is None else lambda _world: dict(data),
    )


def _stand_in(world: World) -> dict[str, Any]:
    day = localdate().isoformat()
    return {"to": world.cast.administrator.pk, "first_on": day, "last_on": day}


def _named(of: Callable[[World], User]) -> Callable[[World], dict[str, Any]]:
    def named(world: World) -> dict[str, Any]:
        days = {"first_on": AT.date(), "last_on": AT.date(), "made_at": AT}
        return {"pk": Delegation.objects.create(of=of(world), to=world.cast.administrator, **days).pk}

    return named


ROWS = [
    Row("approvals", allowed=SEES_CONTRACTS),
    Row("stand_in_new", allowed=GIVES),
    Row("stand_in_new", "POST", allowed=GIVES, data=_stand_in),
    Row(
        "stand_in_end",
        "POST",
        ours=_named(lambda world: world.cast.finance),
        allowed=FINANCE,
        answers=dict.fromkeys(SEES_CONTRACTS - FINANCE, 404),
    ),
    Row(
        "approval_take_back",
        "POST",
        ours=lambda world: _mine(world.cast.deal),
        theirs=lambda world: _mine(world.foreign_deal),
        allowed=frozenset({Role.SELLER}),
        unseen=SEES_CONTRACTS - SEES_ALL,
    ),
    Row(
        "contract_text_review",
        "POST",
        ours=lambda world: _text(world.cast.deal),
        theirs=lambda world: _text(world.foreign_deal),
        allowed=SELLS | FINANCE,
        allowed_theirs=FINANCE,
    ),
    _decide(),
    _decide({"approved": "yes", "version": 1}),
]
