"""Who may see and change which customers and people; every look goes through here."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.errors import NotThere, Refused
from yunchou.desk.identity.models import RoleAssignment, User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May


def visible(user: User) -> QuerySet[Company]:
    """The customers a user may see: his own, his team's, those of his deals; all for who reaches all."""
    reach = reach_of(user)
    if May.SEE_CUSTOMERS not in reach.may:
        return Company.objects.none()
    if reach.sees_all:
        return Company.objects.all()
    owners = {reach.user_id, *reach.team_user_ids}
    # Two plain sub-queries rather than one with an OR over joins: each is answered from an index of the deals.
    deals: Any = Company._meta.get_field("opportunities").related_model
    owned = deals.objects.filter(owner_id__in=owners).values("customer_id")
    joined = deals.objects.filter(members__user_id=reach.user_id).values("customer_id")
    return Company.objects.filter(Q(owner_id__in=owners) | Q(pk__in=owned) | Q(pk__in=joined))


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


def ensure_may_change(user: User, company: Company) -> None:
    """Refuse a change by who may only look; `NotThere` for who may not even see."""
    if not visible(user).filter(pk=company.pk).exists():
        raise NotThere(_("There is no such customer."))
    if not may_change(user, company):
        raise Refused(_("Only the customer's owner and the leaders above may change it."))


def may_reassign(user: User, company: Company) -> bool:
    """Whether the user may hand this customer to another owner."""
    reach = reach_of(user)
    return May.REASSIGN in reach.may and (reach.sees_all or reach.changes_owner(company.owner_id))


def possible_owners(user: User) -> QuerySet[User]:
    """The colleagues this user may make owner of a customer: who sells, and is within his reach."""
    reach = reach_of(user)
    selling = [role.value for role, may in ROLE_MAY.items() if May.CHANGE_CUSTOMERS in may]
    sellers = RoleAssignment.objects.filter(role__in=selling).values("user_id")
    people = User.objects.filter(is_active=True, pk__in=sellers).order_by("name", "pk")
    return people if reach.sees_all else people.filter(pk__in={reach.user_id, *reach.team_user_ids})


def named(user: User, text: str) -> list[Company]:
    """The customers in reach of exactly this name or short name; at most two, so that one is told from several."""
    wanted = text.strip()
    return list(visible(user).filter(Q(name=wanted) | Q(short_name=wanted)).order_by("pk")[:2]) if wanted else []


def names_containing(user: User, text: str, *, most: int = 10) -> list[str]:
    """Names of customers in reach in which the text stands, for a form that asks for one."""
    wanted = text.replace("\x00", "").strip()[:80]
    if not wanted:
        return []
    rows = visible(user).filter(Q(name__icontains=wanted) | Q(short_name__icontains=wanted))
    return list(rows.order_by("name", "pk").values_list("name", flat=True)[:most])


def visible_contacts(user: User) -> QuerySet[Contact]:
    """The people at the customers a user may see."""
    return Contact.objects.filter(company__in=visible(user))


def fetch_contact(user: User, pk: int) -> Contact:
    """One person with the company, or `NotThere` alike for an absent one and for somebody else's."""
    contact = visible_contacts(user).select_related("company", "reports_to").filter(pk=pk).first()
    if contact is None:
        raise NotThere(_("There is no such contact."))
    return contact


def deals_in_reach(user: User) -> QuerySet[Any]:
    """The deals a user may see. Deals stand above customers, so the settings name the function that knows."""
    deals: QuerySet[Any] = import_string(settings.YUNCHOU_DEALS_IN_REACH)(user)
    return deals
