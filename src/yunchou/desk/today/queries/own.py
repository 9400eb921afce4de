"""Which deals are a person's own: those he owns and those he is on the team of."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries import visible


def own_deals(user: User) -> QuerySet[Opportunity]:
    """The deals a user owns or works on; none for who may not see deals."""
    if May.SEE_OPPORTUNITIES not in reach_of(user).may:
        return Opportunity.objects.none()
    joined = DealMember.objects.filter(user=user).values("opportunity_id")
    return Opportunity.objects.filter(Q(owner=user) | Q(pk__in=joined))


def others_deals(user: User) -> QuerySet[Opportunity]:
    """The deals a user sees without working on them: his team's, or everybody's."""
    return visible(user).exclude(owner=user)


def looks_after_others(user: User) -> bool:
    """Whether a user's role reaches deals beyond his own."""
    reach = reach_of(user)
    return reach.sees_all or bool(reach.team_user_ids - {reach.user_id})
