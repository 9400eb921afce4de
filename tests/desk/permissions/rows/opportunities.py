"""The routes of deals."""

from __future__ import annotations

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Row,
    World,
    deal,
    foreign_deal,
)
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity, SavedView

MANAGES = frozenset({Role.ADMINISTRATOR})
REASSIGNS = frozenset({Role.LEADER, Role.ADMINISTRATOR})


def terms(_world: World) -> dict[str, object]:
    """A valid form of what a deal is about."""
    return {"name": "改名后的项目", "seats": 400, "unit_price": "1200", "currency": "CNY", "version": 1}


def new_deal(world: World) -> dict[str, object]:
    """A valid form of a new deal of the hero customer."""
    return {**terms(world), "customer": world.cast.company.pk}


def member(world: World) -> dict[str, object]:
    """The teammate on the hero deal."""
    return {"pk": world.cast.deal.pk, "user": world.cast.teammate.pk}


def foreign_member(world: World) -> dict[str, object]:
    """The executive on the stranger's deal."""
    join(world.foreign_deal, world.cast.executive)
    return {"pk": world.foreign_deal.pk, "user": world.cast.executive.pk}


def join(deal: Opportunity, user: User) -> None:
    """Put somebody on a deal's team, if he is not."""
    new = {"duty": Duty.SPONSOR, "added_by": deal.owner, "added_at": AT}
    DealMember.objects.get_or_create(opportunity=deal, user=user, defaults=new)


def view_of(user: User) -> dict[str, object]:
    """A saved view of somebody's own."""
    new = {"query": "", "created_at": AT}
    view, _made = SavedView.objects.get_or_create(user=user, page="opportunities", name="我的", defaults=new)
    return {"pk": view.pk}


def kept(deal: Opportunity, owner: User) -> dict[str, object]:
    """A deal that went to another owner while the old one, now on its team, still keeps its confidences."""
    join(deal, deal.compartment.owner)
    Opportunity.objects.filter(pk=deal.pk).update(owner=owner)
    return {"pk": deal.pk}


ROWS = [
    Row("opportunities", allowed=SEES_DEALS),
    # Such names are refused before anybody asks who asks.
    Row(
        "opportunities",
        allowed=SEES_DEALS,
        status=400,
        query="?owner__password__startswith=p",
        answers={Role.COMPLIANCE: 400},
    ),
    Row("opportunities", allowed=SEES_DEALS, status=400, query="?sort=compartment"),
    Row("saved_views", "POST", allowed=SEES_DEALS, data=lambda _w: {"name": "大单", "query": "amount_from=100万"}),
    Row(
        "saved_view",
        "POST",
        ours=lambda w: view_of(w.cast.owner),
        theirs=lambda w: view_of(w.cast.stranger),
        allowed=SEES_DEALS,
        answers=dict.fromkeys(SEES_DEALS - {Role.SELLER}, 404),
        data=lambda _w: {"name": "改名"},
    ),
    Row("board", allowed=SEES_DEALS),
    Row("board", allowed=SEES_DEALS, status=400, query="?compartment=1"),
    Row("board_totals", allowed=SEES_DEALS),
    Row("board_column", ours=lambda _w: {"stage": "prospecting"}, allowed=SEES_DEALS, query="?offset=20"),
    Row("opportunity_new", allowed=WORKS_ON_DEALS),
    Row("opportunity_new", "POST", allowed=WORKS_ON_DEALS, data=new_deal),
    Row(
        "opportunity_edit",
        ours=deal,
        theirs=foreign_deal,
        allowed=WORKS_ON_DEALS,
    ),
    Row("opportunity_edit", "POST", ours=deal, theirs=foreign_deal, allowed=WORKS_ON_DEALS, data=terms),
    Row("opportunity_standing", ours=deal, theirs=foreign_deal, allowed=WORKS_ON_DEALS, query="?action=lose"),
    Row(
        "opportunity_standing",
        "POST",
        ours=deal,
        theirs=foreign_deal,
        allowed=WORKS_ON_DEALS,
        query="?action=lose",
        data=lambda _w: {"reason": "价格高出三成", "version": 1},
    ),
    Row("opportunity_timeline", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("opportunity_team", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row(
        "opportunity_members",
        "POST",
        ours=deal,
        theirs=foreign_deal,
        allowed=WORKS_ON_DEALS,
        answers={Role.PRESALES: 403},
        data=lambda w: {"user": w.cast.finance.pk, "duty": "finance"},
    ),
    Row(
        "opportunity_member",
        "POST",
        ours=member,
        theirs=foreign_member,
        allowed=WORKS_ON_DEALS,
        answers={Role.PRESALES: 403},
    ),
    Row("opportunity_owner", ours=deal, theirs=foreign_deal, allowed=REASSIGNS, allowed_theirs=MANAGES),
    Row(
        "opportunity_owner",
        "POST",
        ours=deal,
        theirs=foreign_deal,
        allowed=REASSIGNS,
        allowed_theirs=MANAGES,
        data=lambda w: {"owner": w.cast.manager.pk, "reason": "转岗", "version": 1},
    ),
    Row(
        "opportunity_compartment",
        "POST",
        ours=lambda w: kept(w.cast.deal, w.cast.manager),
        theirs=lambda w: kept(w.foreign_deal, w.cast.executive),
        allowed=WORKS_ON_DEALS,
        answers={Role.LEADER: 403, Role.PRESALES: 403},
    ),
]
