"""Read deals: every look goes through `visible`."""

from __future__ import annotations

from django.db.models import Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from yunchou.desk.errors import NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Role
from yunchou.desk.journal.models import JournalHead
from yunchou.desk.opportunities.models import DealMember, Opportunity


def visible(user: User) -> QuerySet[Opportunity]:
    """The deals a user may see: his own, his team's, those he is on the team of; all for who reaches all."""
    reach = reach_of(user)
    if May.SEE_OPPORTUNITIES not in reach.may:
        return Opportunity.objects.none()
    if reach.sees_all:
        return Opportunity.objects.all()
    owners = {reach.user_id, *reach.team_user_ids}
    joined = DealMember.objects.filter(user_id=reach.user_id).values("opportunity_id")
    return Opportunity.objects.filter(Q(owner_id__in=owners) | Q(pk__among=joined))


def fetch(user: User, pk: int) -> Opportunity:
    """One deal with its customer and owner, or `NotThere` alike for an absent one and for somebody else's.

    Its `seen_line` is the newest line of the journal when it was read: a page of the deal is told of later ones.
    """
    line = JournalHead.objects.filter(pk=1).values("sequence")[:1]
    found = visible(user).select_related("customer", "owner", "compartment").filter(pk=pk)
    deal = found.annotate(newest_line=Coalesce(Subquery(line), 0)).first()
    if deal is None:
        raise NotThere(_("There is no such opportunity."))
    deal.seen_line = deal.newest_line
    return deal


def may_change(user: User, deal: Opportunity, what: May = May.CHANGE_OPPORTUNITIES) -> bool:
    """Whether the user may change this deal, given that he may see it.

    Its owner, the leaders above him and its team may; finance may change contracts and receivables of all.
    """
    reach = reach_of(user)
    if what not in reach.may:
        return False
    if reach.changes_owner(deal.owner_id):
        return True
    if reach.sees_all and what in {May.CHANGE_CONTRACTS, May.CHANGE_RECEIVABLES}:
        return True
    return DealMember.objects.filter(opportunity=deal, user_id=reach.user_id).exists()


def ensure_may_change(user: User, deal: Opportunity, what: May = May.CHANGE_OPPORTUNITIES) -> None:
    """Refuse a change by who may only look; `NotThere` for who may not even see."""
    if not visible(user).filter(pk=deal.pk).exists():
        raise NotThere(_("There is no such opportunity."))
    if not may_change(user, deal, what):
        raise Refused(_("Only the deal's owner, its team and their leaders may change it."))


def may_manage_team(user: User, deal: Opportunity) -> bool:
    """Whether the user may say who is on the deal's team: its owner and the leaders above him."""
    reach = reach_of(user)
    return May.CHANGE_OPPORTUNITIES in reach.may and reach.changes_owner(deal.owner_id)


def ensure_may_manage_team(user: User, deal: Opportunity) -> None:
    """Refuse team changes by anybody but the owner and the leaders above him."""
    if not visible(user).filter(pk=deal.pk).exists():
        raise NotThere(_("There is no such opportunity."))
    if not may_manage_team(user, deal):
        raise Refused(_("Only the deal's owner and the leaders above may change its team."))


def may_reassign(user: User, deal: Opportunity) -> bool:
    """Whether the user may give the deal to another owner: the leaders above its owner, and the administrator."""
    reach = reach_of(user)
    if May.REASSIGN not in reach.may:
        return False
    return Role.ADMINISTRATOR in reach.roles or reach.changes_owner(deal.owner_id)


def ensure_may_reassign(user: User, deal: Opportunity) -> None:
    """Refuse a new owner by anybody but the leaders above the present one and the administrator."""
    if not visible(user).filter(pk=deal.pk).exists():
        raise NotThere(_("There is no such opportunity."))
    if not may_reassign(user, deal):
        raise Refused(_("Only the leaders above the owner and the administrator may give a deal to somebody else."))
