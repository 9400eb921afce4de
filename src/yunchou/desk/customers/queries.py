"""Read customers: every look goes through `visible`."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Company
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May


def visible(user: User) -> QuerySet[Company]:
    """The customers a user may see: his own, his team's, those of his deals; all for who reaches all."""
    reach = reach_of(user)
    if May.SEE_CUSTOMERS not in reach.may:
        return Company.objects.none()
    if reach.sees_all:
        return Company.objects.all()
    owners = {reach.user_id, *reach.team_user_ids}
    through_deals = Company.objects.filter(
        Q(opportunities__owner_id__in=owners) | Q(opportunities__members__user_id=reach.user_id)
    )
    return Company.objects.filter(Q(owner_id__in=owners) | Q(pk__in=through_deals.values("pk")))


def fetch(user: User, pk: int) -> Company:
    """One customer, or `NotThere` alike for an absent one and for somebody else's."""
    company = visible(user).select_related("segment", "parent", "owner").filter(pk=pk).first()
    if company is None:
        raise NotThere(_("There is no such customer."))
    return company


def may_change(user: User, company: Company) -> bool:
    """Whether the user may change this customer, given that he may see it."""
    reach = reach_of(user)
    return May.CHANGE_CUSTOMERS in reach.may and reach.changes_owner(company.owner_id)
