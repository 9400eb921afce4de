"""Read the contacts of deals. A deal comes from `opportunities.queries`, which asked who looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import (
    ChoiceOption,
    Concern,
    Interaction,
    MeetingAttendee,
    MeetingItem,
    MeetingPlan,
    ReasonPage,
)
from yunchou.desk.meetings.ways import FACE_TO_FACE, Way
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative

LATELY = timedelta(days=90)
MOST_IN_CALENDAR = 500
MOST_DECKS = 12


def contacts_made(deal: Opportunity, *, person: Contact | None = None, way: Way | None = None) -> QuerySet[Interaction]:
    """The contacts of one deal, with one person or of one way where asked, the newest first."""
    rows = Interaction.objects.filter(opportunity=deal).select_related("recorded_by")
    rows = rows.prefetch_related("people", "colleagues").order_by("-on", "-pk")
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


def plans(deals: Collection[int]) -> QuerySet[MeetingPlan]:
    """The meetings planned on these deals that were not held yet, the next one first; those without a day last."""
    rows = MeetingPlan.objects.filter(opportunity__in=deals, interaction__isnull=True)
    return _whole(rows).order_by(F("on").asc(nulls_last=True), F("starts_at").asc(nulls_last=True), "pk")


def plan_of(deal: Opportunity, pk: int) -> MeetingPlan:
    """One planned or held meeting of this deal; `NotThere` alike for an absent one and for another deal's."""
    plan = _whole(MeetingPlan.objects.filter(opportunity=deal, pk=pk)).first()
    if plan is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return plan


def _whole(rows: QuerySet[MeetingPlan]) -> QuerySet[MeetingPlan]:
    invited = Prefetch("invited", MeetingAttendee.objects.select_related("person").order_by("pk"))
    items = Prefetch("items", MeetingItem.objects.select_related("owner"))
    return rows.select_related("presenter", "created_by").prefetch_related(invited, items, "colleagues")


def reason_pages(deal: Opportunity) -> QuerySet[ReasonPage]:
    """The reasons of a deal, person by person, with what each worries about."""
    rows = ReasonPage.objects.filter(opportunity=deal).select_related("person")
    return rows.prefetch_related("concerns").order_by("pk")


def decks_of(deal: Opportunity) -> list[str]:
    """The slides and versions that were named on this deal, the newest first."""
    newest = MeetingPlan.objects.filter(opportunity=deal).exclude(deck="").order_by("-pk")
    return list(dict.fromkeys(newest.values_list("deck", flat=True)))[:MOST_DECKS]


def concerns_answered(plan: MeetingPlan) -> list[tuple[str, str]]:
    """What those invited worry about and our answers, without their names; what has no answer is left out."""
    people = [each.person_id for each in plan.invited.all()]
    rows = Concern.objects.filter(page__opportunity=plan.opportunity_id, page__person__in=people).exclude(answer="")
    return list(rows.order_by("page", "position", "pk").values_list("concern", "answer"))


def reason_page_of(deal: Opportunity, pk: int) -> ReasonPage:
    """One person's page of this deal; `NotThere` alike for an absent one and for another deal's."""
    page = reason_pages(deal).filter(pk=pk).first()
    if page is None:
        raise NotThere(_("There is no such entry in this opportunity."))
    return page


def options(deal: Opportunity) -> list[ChoiceOption]:
    """The ways to choose us, in the order they are shown in."""
    return list(ChoiceOption.objects.filter(opportunity=deal).order_by("position", "pk"))


def steps_offered(deals: Collection[int]) -> dict[int, int]:
    """How many different grades of a choice each deal offers; two of one grade are still one."""
    rows = ChoiceOption.objects.filter(opportunity__in=deals).order_by().values_list("opportunity")
    return dict(rows.annotate(Count("step", distinct=True)))


def reasons_written(deals: Collection[int]) -> dict[int, dict[int, str]]:
    """The reasons that people can pass upward, by deal and contact; pages without words are left out."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = ReasonPage.objects.filter(opportunity__in=deals).exclude(words="")
    for deal, person, words in rows.values_list("opportunity", "person", "words"):
        found[deal][person] = words
    return found


def people_without_page(deal: Opportunity) -> QuerySet[Contact]:
    """The people at the customer, still there, for whom no reasons are written yet."""
    there = Contact.objects.filter(company_id=deal.customer_id, left_on__isnull=True)
    return there.exclude(pk__in=ReasonPage.objects.filter(opportunity=deal).values("person")).order_by("name", "pk")


def meetings_of(user: User, since: date) -> QuerySet[MeetingPlan]:
    """The meetings that concern a person, on deals he still sees: his deals', and those he goes to. Some hundreds."""
    near = Q(opportunity__owner=user) | Q(opportunity__members__user=user) | Q(colleagues=user) | Q(presenter=user)
    rows = MeetingPlan.objects.filter(near, on__gte=since, opportunity__in=visible(user).values("pk")).distinct()
    return rows.select_related("opportunity__customer").order_by("on", "pk")[:MOST_IN_CALENDAR]
