"""Which deals a note may be about, and which one it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.playbook.pipeline.stages import Standing

MOST_DEALS = 300
SHORTEST = 2


def writable(user: User) -> QuerySet[Opportunity]:
    """The deals that a person may write to, lost ones left out, those that changed last first."""
    reach = reach_of(user)
    if May.CHANGE_OPPORTUNITIES not in reach.may:
        return Opportunity.objects.none()
    owners = {reach.user_id, *(reach.team_user_ids if reach.changes_team else ())}
    joined = DealMember.objects.filter(user=user).values("opportunity_id")
    rows = visible(user).filter(Q(owner_id__in=owners) | Q(pk__among=joined)).exclude(standing=Standing.LOST)
    return rows.select_related("customer", "owner", "compartment").order_by("-updated_at", "-pk")


def to_choose_from(user: User) -> list[Opportunity]:
    """The deals of a person's choice: his own first, then by what happened last."""
    found = list(writable(user)[:MOST_DEALS])
    return sorted(found, key=lambda deal: deal.owner_id != user.pk)


def spoken_of(text: str, deals: Sequence[Opportunity]) -> list[Opportunity]:
    """The deals a note may speak of: of the customer whose name stands first in it, else of the people it names.

    Nothing is guessed where several deals fit: they are offered.
    """
    places = {deal.pk: place for deal in deals if (place := _place(text, _names(deal))) is not None}
    if places:
        first = min(places.values())
        return [deal for deal in deals if places.get(deal.pk) == first]
    people = Contact.objects.filter(company__in={deal.customer_id for deal in deals}).values_list("name", "company_id")
    companies = {company for name, company in people if len(name) >= SHORTEST and name in text}
    return [deal for deal in deals if deal.customer_id in companies]


def by_name(name: str, deals: Iterable[Opportunity]) -> Opportunity | None:
    """The one deal of a customer, or of a name, that a note uses for another customer."""
    return _only(deal for deal in deals if name in _names(deal))


def names_of(deals: Iterable[Opportunity]) -> list[str]:
    """What the customers of these deals, and the deals, are called."""
    return list(dict.fromkeys(name for deal in deals for name in _names(deal)))


def _names(deal: Opportunity) -> list[str]:
    return [name for name in (deal.customer.name, deal.customer.short_name, deal.name) if len(name) >= SHORTEST]


def _place(text: str, names: Iterable[str]) -> int | None:
    found = [place for name in names if (place := text.find(name)) >= 0]
    return min(found, default=None)


def _only(deals: Iterable[Opportunity]) -> Opportunity | None:
    found = list(deals)
    return found[0] if len(found) == 1 else None
