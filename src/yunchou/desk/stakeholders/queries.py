"""Read the people of deals. A deal comes from `opportunities.queries`, which asked who looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import QuerySet

from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.stakeholders.models import Cover, LeanNote, MapPlace, Player, Tie
from yunchou.desk.stakeholders.terms import Strength

R = TypeVar("R")
STRENGTHS = {strength: place for place, strength in enumerate(Strength)}


@dataclass(slots=True)
class Somebody:
    """One person of a deal: a contact, what is known of him in this deal, or both; a placeholder has no contact."""

    contact: Contact | None = None
    player: Player | None = None
    leans: list[LeanNote] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What his card is called: `c7` by the contact, `p3` for a placeholder."""
        return f"c{self.contact.pk}" if self.contact else f"p{self.player.pk}" if self.player else ""

    @property
    def name(self) -> str:
        """His name; empty for a placeholder."""
        return self.contact.name if self.contact else ""

    @property
    def title(self) -> str:
        """His title, or who the placeholder must be."""
        return self.contact.title if self.contact else self.player.title if self.player else ""

    @property
    def department(self) -> str:
        """His department."""
        return self.contact.department if self.contact else self.player.department if self.player else ""

    @property
    def newest_lean(self) -> LeanNote | None:
        """What was noted last, of one day the last written."""
        return max(self.leans, key=lambda note: (note.on, note.pk), default=None)


@dataclass(slots=True)
class PeopleOfDeal:
    """Everybody in one deal, in the order of their names; placeholders last."""

    people: list[Somebody] = field(default_factory=list)

    @property
    def by_player(self) -> dict[int, Somebody]:
        """People of whom something is known in this deal, by that row's key."""
        return {each.player.pk: each for each in self.people if each.player}

    def lines(self) -> list[tuple[str, str]]:
        """Every reporting line, from above to below."""
        contacts = {one.contact.pk: one.key for one in self.people if one.contact}
        players = self.by_player
        found = ((_above(each, contacts, players), each.key) for each in self.people)
        return [(above, below) for above, below in found if above and above != below]


def _above(each: Somebody, contacts: dict[int, str], players: dict[int, Somebody]) -> str:
    """The line written at the customer counts; else the one of this deal, which may lead to a placeholder."""
    if each.contact and each.contact.reports_to_id in contacts:
        return contacts[each.contact.reports_to_id]
    superior = players.get(each.player.reports_to_id) if each.player and each.player.reports_to_id else None
    return superior.key if superior else ""


def load(deal_ids: Collection[int]) -> dict[int, PeopleOfDeal]:
    """The people of many deals in a fixed number of queries: contacts, and what is known of them in each deal."""
    customers = dict(Opportunity.objects.filter(pk__in=deal_ids).values_list("pk", "customer_id"))
    contacts = _by(Contact.objects.filter(company__in=set(customers.values())).order_by("name", "pk"), "company_id")
    players = _by(_with_contacts(Player.objects.filter(opportunity__in=customers), contacts), "opportunity_id")
    mine = {"player__opportunity__in": customers}
    leans = _by(LeanNote.objects.filter(**mine), "player_id")
    covers = _by(Cover.objects.filter(**mine).select_related("colleague"), "player_id")
    ties = _by(Tie.objects.filter(**mine), "player_id")
    found = {}
    for pk, customer in customers.items():
        here = _everybody(contacts[customer], players[pk])
        for each in here:
            if each.player:
                key = each.player.pk
                each.leans, each.ties, each.covers = leans[key], ties[key], covers[key]
        found[pk] = PeopleOfDeal(here)
    return found


def _with_contacts(rows: Iterable[Player], contacts: Mapping[int, list[Contact]]) -> list[Player]:
    """People of deals, each with his contact as it was read already: a large deal would read every contact twice."""
    known = {each.pk: each for here in contacts.values() for each in here}
    players = list(rows)
    if away := {row.contact_id for row in players if row.contact_id} - set(known):
        known.update(Contact.objects.in_bulk(away))
    for row in players:
        if row.contact_id:
            row.contact = known[row.contact_id]
    return players


def _everybody(contacts: list[Contact], players: list[Player]) -> list[Somebody]:
    """Who is there, and who left while he was in the deal: the deal still has to follow him (P89)."""
    rows = {row.contact_id: row for row in players if row.contact_id}
    here = [Somebody(each, rows.pop(each.pk, None)) for each in contacts if each.left_on is None or each.pk in rows]
    here += [Somebody(row.contact, row) for row in rows.values()]
    return here + [Somebody(None, row) for row in players if row.contact_id is None]


def _by(rows: Iterable[R], key: str) -> defaultdict[Any, list[R]]:
    grouped: defaultdict[Any, list[R]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, key)].append(row)
    return grouped


def card_of(player_id: int) -> str:
    """The key of a person's card as it is now; empty when he is no longer in a deal."""
    row = Player.objects.filter(pk=player_id).first()
    return Somebody(row.contact, row).key if row else ""


def players_of(deal: Opportunity) -> QuerySet[Player]:
    """The people who are in the deal, for a choice."""
    return Player.objects.filter(opportunity=deal).select_related("contact").order_by("contact__name", "pk")


def contacts_to_add(deal: Opportunity) -> QuerySet[Contact]:
    """People at the customer who are not in the deal yet and have not left."""
    known = Player.objects.filter(opportunity=deal, contact__isnull=False).values("contact")
    here = Contact.objects.filter(company_id=deal.customer_id, left_on__isnull=True)
    return here.exclude(pk__in=known).order_by("name", "pk")


def places_of(deal: Opportunity) -> dict[str, MapPlace]:
    """Where cards were put, by the key of the card."""
    rows = MapPlace.objects.filter(opportunity=deal)
    return {f"c{row.contact_id}" if row.contact_id else f"p{row.player_id}": row for row in rows}


def duties_of(deal: Opportunity, people: PeopleOfDeal) -> list[tuple[User, Duty | None]]:
    """Our people: the owner, his team, and whoever else is noted as a contact; `None` for who is not on the team."""
    found: dict[int, tuple[User, Duty | None]] = {deal.owner_id: (deal.owner, Duty.SELLER)}
    members = DealMember.objects.select_related("user").filter(opportunity=deal).order_by("pk")
    for member in members:
        found.setdefault(member.user_id, (member.user, member.duty))
    for each in people.people:
        for cover in each.covers:
            found.setdefault(cover.colleague_id, (cover.colleague, None))
    return list(found.values())


def best_cover(covers: Iterable[Cover], first: Collection[int] = ()) -> Cover | None:
    """The colleague who counts as the contact: of those in `first` if any, the strongest, the earliest noted."""
    return min(covers, key=lambda c: (c.colleague_id not in first, STRENGTHS[c.strength], c.pk), default=None)
