"""The people around a deal: the customer's, its team, colleagues who may join or own it; and saved views."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity, SavedView

_SEEING = [role for role, may in ROLE_MAY.items() if May.SEE_OPPORTUNITIES in may]
_OWNING = [role for role, may in ROLE_MAY.items() if May.CHANGE_OPPORTUNITIES in may]


def may_join(deal: Opportunity) -> QuerySet[User]:
    """Active colleagues who may work on deals and are not yet on this one."""
    active = User.objects.filter(is_active=True, role_assignments__role__in=_SEEING).distinct()
    return active.exclude(pk=deal.owner_id).exclude(deals__opportunity=deal).order_by("name", "pk")


def may_own(user: User) -> QuerySet[User]:
    """Active colleagues to whom the user may give deals: all for the administrator, his team for a leader."""
    sellers = User.objects.filter(is_active=True, role_assignments__role__in=_OWNING).distinct().order_by("name", "pk")
    reach = reach_of(user)
    if May.MANAGE_USERS in reach.may:
        return sellers
    return sellers.filter(pk__in={reach.user_id, *(reach.team_user_ids if reach.changes_team else ())})


def views_of(user: User, page: str) -> QuerySet[SavedView]:
    """The user's own views of a page, oldest first."""
    return SavedView.objects.filter(user=user, page=page).order_by("created_at", "pk")


def contacts_of(deal: Opportunity) -> QuerySet[Contact]:
    """The people at the deal's customer, for a choice."""
    return Contact.objects.filter(company_id=deal.customer_id).order_by("name", "pk")


def team_of(deal: Opportunity, *, also: int | None = None) -> QuerySet[User]:
    """The deal's owner and the colleagues on its team who are still here, by name; `also` one who left it."""
    mine = Q(pk=deal.owner_id) | Q(deals__opportunity=deal)
    here = Q(mine, is_active=True)
    return User.objects.filter(here | Q(pk=also)).distinct().order_by("name", "pk")


def who_changed(deal: Opportunity) -> QuerySet[User]:
    """Everybody who has changed something of a deal, by name: those its timeline names."""
    actors = JournalEntry.objects.filter(opportunity_id=deal.pk).values("actor")
    return User.objects.filter(pk__in=actors).order_by("name", "pk")
