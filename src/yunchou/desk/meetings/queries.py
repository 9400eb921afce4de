"""Read the contacts of deals. A deal comes from `opportunities.queries`, which asked who looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, QuerySet

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import FACE_TO_FACE, Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

LATELY = timedelta(days=90)


def interactions(deals: Collection[int]) -> QuerySet[Interaction]:
    """The contacts of these deals with everybody in them, the newest first; four queries however many."""
    rows = Interaction.objects.filter(opportunity__in=deals).select_related("recorded_by")
    return rows.prefetch_related("people", "colleagues").order_by("-on", "-pk")


def contacts_made(deal: Opportunity, *, person: Contact | None = None, way: Way | None = None) -> QuerySet[Interaction]:
    """The contacts of one deal, with one person or of one way where asked, the newest first."""
    rows = interactions([deal.pk])
    if person is not None:
        rows = rows.filter(people=person)
    return rows.filter(way=way) if way is not None else rows


def last_met(deals: Collection[int], as_of: date) -> dict[int, dict[int, date]]:
    """When each person was last met face to face, by deal and contact; one query."""
    seen = Interaction.objects.filter(opportunity__in=deals, way__in=FACE_TO_FACE, on__lte=as_of, people__isnull=False)
    found: dict[int, dict[int, date]] = defaultdict(dict)
    for deal, person, on in seen.order_by().values_list("opportunity", "people").annotate(last=Max("on")):
        found[deal][person] = on
    return found


def people_by_use(deal: Opportunity, *, also: Collection[int] = ()) -> QuerySet[Contact]:
    """The people at the customer for a choice, those met most often on this deal first; `also` some who have left."""
    often = Count("interactions", filter=Q(interactions__opportunity=deal))
    there = Contact.objects.filter(Q(left_on__isnull=True) | Q(pk__in=also), company_id=deal.customer_id)
    return there.annotate(often=often).order_by("-often", "name", "pk")


def colleagues_for(deal: Opportunity, *, also: Collection[int] = ()) -> QuerySet[User]:
    """Colleagues who may have been there: owner, team, the owner's leader; `also` somebody else."""
    near = Q(pk=deal.owner_id) | Q(deals__opportunity=deal) | Q(leads=deal.owner.team_id)
    return User.objects.filter(Q(near, is_active=True) | Q(pk__in=also)).distinct().order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How often we were in contact: all in all, in person at their place, and on whose initiative lately."""

    contacts: int
    visits: int
    newest: date | None
    ours: int
    customers: int


def contact_counts(deal: Opportunity, *, as_of: date) -> ContactCounts:
    """The figures above the list; one query. Whose initiative is counted over the last 90 days."""
    lately = Q(on__gt=as_of - LATELY)
    told = Interaction.objects.filter(opportunity=deal).aggregate(
        contacts=Count("pk"),
        visits=Count("pk", filter=Q(visit=Answer.YES)),
        newest=Max("on"),
        ours=Count("pk", filter=lately & Q(initiative=Initiative.OURS)),
        customers=Count("pk", filter=lately & Q(initiative=Initiative.CUSTOMERS)),
    )
    return ContactCounts(**told)
