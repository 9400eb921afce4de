"""Which deals are a person's own: those he owns and those he is on the team of."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import DealMember, Opportunity


def own(user: User, deal: str = "") -> Q:
    """The condition that a deal is a person's own; `deal` is the way to it from another table: `opportunity__`.

    From there his deals are gathered first: beside an OR of two tables SQLite begins with the customers of all deals.
    """
    mine = Q(owner=user) | Q(pk__among=DealMember.objects.filter(user=user).values("opportunity_id"))
    return Q(**{f"{deal}in": Opportunity.objects.filter(mine)}) if deal else mine


def own_deals(user: User) -> QuerySet[Opportunity]:
    """The deals a user owns or works on; none for who may not see deals."""
    if May.SEE_OPPORTUNITIES not in reach_of(user).may:
        return Opportunity.objects.none()
    return Opportunity.objects.filter(own(user))


def others(user: User, deal: str = "") -> Q:
    """The condition that a deal is carried by others and within the reach of the user's role."""
    reach, mine = reach_of(user), Q(**{f"{deal}owner": user})
    return ~mine if reach.sees_all else Q(**{f"{deal}owner__in": reach.team_user_ids - {user.pk}})


def looks_after_others(user: User) -> bool:
    """Whether a user's role reaches deals beyond his own."""
    reach = reach_of(user)
    return May.SEE_OPPORTUNITIES in reach.may and (reach.sees_all or bool(reach.team_user_ids - {user.pk}))
