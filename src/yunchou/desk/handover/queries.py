"""Everything that one colleague carries: his customers and deals, with what their next owner must know (P89).

What is sealed stays sealed: the pack says who keeps the confidences of a deal, never what they are (decision 33).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.packing import unpack
from yunchou.desk.cockpit.places import may_read_move
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.queries import access
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import Reach, reach_of
from yunchou.desk.identity.roles import ROLE_MAY, May
from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.receivables.models import Instalment, PaymentPromise
from yunchou.desk.receivables.queries import with_money
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.terms import AskState
from yunchou.desk.retention.accounts import Account, accounts_of
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.tempo.models import NextStep
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.pipeline.stages import Standing

MOST_MOVES = 3
CARRIED = (Standing.OPEN, Standing.PAUSED, Standing.WON, Standing.DISQUALIFIED)
"""Deals that go along. A lost one stays with who lost it: there is nothing left to carry."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A colleague with how much he carries."""

    user: User
    customers: int
    deals: int


@dataclass(slots=True)
class CarriedDeal:
    """One deal in the pack."""

    deal: Opportunity
    people: list[Player] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    meetings: list[MeetingPlan] = field(default_factory=list)
    due: list[Any] = field(default_factory=list)
    promises: list[PaymentPromise] = field(default_factory=list)
    moves: list[Advice] = field(default_factory=list)
    keeper: str = ""

    @property
    def owed(self) -> dict[str, Decimal]:
        """What is still to be paid, by currency."""
        found: dict[str, Decimal] = {}
        for row in self.due:
            currency = row.contract.currency
            found[currency] = found.get(currency, Decimal(0)) + row.outstanding
        return found


@dataclass(frozen=True, slots=True)
class CarriedCustomer:
    """One customer in the pack: how he fares, and his people who are there."""

    account: Account
    people: list[Contact]


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a colleague hands over. `sealed` are the deals whose confidences he keeps and gives on himself."""

    leaver: User
    customers: list[CarriedCustomer]
    deals: list[CarriedDeal]
    sees_money: bool

    @property
    def sealed(self) -> list[CarriedDeal]:
        """The deals whose confidences the leaver keeps."""
        return [each for each in self.deals if each.deal.compartment.owner_id == self.leaver.pk]

    @property
    def is_empty(self) -> bool:
        """Whether he carries nothing."""
        return not self.customers and not self.deals


def carriers(user: User) -> list[Carrier]:
    """The colleagues within reach who carry customers or deals; three queries."""
    people = within(user)
    owned = Count("companies", distinct=True)
    carried = Count("opportunities", filter=Q(opportunities__standing__in=CARRIED), distinct=True)
    rows = people.annotate(owned=owned, carried=carried).filter(Q(owned__gt=0) | Q(carried__gt=0))
    return [Carrier(row, row.owned, row.carried) for row in rows.order_by("name", "pk")]


def within(user: User) -> QuerySet[Any]:
    """The colleagues whose customers and deals this reader may hand over."""
    reach = reach_of(user)
    if May.REASSIGN not in reach.may:
        return User.objects.none()
    return User.objects.all() if reach.sees_all else User.objects.filter(pk__in=reach.team_user_ids)


def fetch_leaver(user: User, pk: int) -> User:
    """One colleague within reach, or `NotThere`."""
    found: User | None = within(user).filter(pk=pk).first()
    if found is None:
        raise NotThere(_("There is no such colleague in your reach."))
    return found


def successors(user: User, leaver: User) -> QuerySet[User]:
    """Who may take over: sells, works here, is within reach of who hands over."""
    selling = [role.value for role, may in ROLE_MAY.items() if {May.CHANGE_CUSTOMERS, May.CHANGE_OPPORTUNITIES} <= may]
    rows = access.possible_owners(user).filter(role_assignments__role__in=selling).distinct()
    return rows.exclude(pk=leaver.pk)


def customers_of(leaver: User) -> QuerySet[Company]:
    """The customers he owns."""
    return Company.objects.filter(owner=leaver).select_related("owner").order_by("name", "pk")


def deals_of(leaver: User) -> QuerySet[Opportunity]:
    """The deals he owns that go along."""
    rows = Opportunity.objects.filter(owner=leaver, standing__in=CARRIED)
    return rows.select_related("customer", "owner", "compartment__owner").order_by(
        "customer__name", "-stage_number", "pk"
    )


def pack_of(user: User, leaver: User, *, today: date) -> Pack:
    """The pack of a colleague who was fetched through reach; as many queries however much he carries."""
    customers, deals = list(customers_of(leaver)), list(deals_of(leaver))
    people: dict[int, list[Contact]] = defaultdict(list)
    for person in Contact.objects.filter(company__in=customers, left_on__isnull=True).order_by("name", "pk"):
        people[person.company_id].append(person)
    carried = {deal.pk: CarriedDeal(deal, keeper=deal.compartment.owner.name) for deal in deals}
    reach = reach_of(user)
    _fill(carried, reach)
    found = [CarriedCustomer(each, people[each.company.pk]) for each in accounts_of(customers, today=today)]
    return Pack(leaver, found, list(carried.values()), May.SEE_RECEIVABLES in reach.may)


def _fill(carried: dict[int, CarriedDeal], reach: Reach) -> None:
    """Put to each deal what its next owner must know."""
    for player in _of(Player, carried, "contact").filter(contact__isnull=False, contact__left_on__isnull=True):
        carried[player.opportunity_id].people.append(player)
    for step in _of(NextStep, carried).filter(done_on__isnull=True).order_by("due_on", "pk"):
        carried[step.opportunity_id].steps.append(step)
    waiting = (AskState.OPEN, AskState.ACCEPTED)
    for ask in _of(Ask, carried, "of").filter(state__in=waiting).order_by("due_on", "pk"):
        carried[ask.opportunity_id].asks.append(ask)
    for meeting in _of(MeetingPlan, carried).filter(interaction__isnull=True).order_by("on", "pk"):
        carried[meeting.opportunity_id].meetings.append(meeting)
    for judged in _of(StoredAssessment, carried):
        moves = (unpack(packed) for packed in judged.moves)
        readable = (move for move in moves if may_read_move(reach, move))
        carried[judged.opportunity_id].moves.extend(islice(readable, MOST_MOVES))
    if May.SEE_RECEIVABLES in reach.may:
        _fill_money(carried)


def _fill_money(carried: dict[int, CarriedDeal]) -> None:
    rows = with_money(Instalment.objects.filter(contract__opportunity__in=carried)).filter(outstanding__gt=0)
    for row in rows.select_related("contract").order_by("due_on", "pk"):
        carried[row.contract.opportunity_id].due.append(row)
    promises = PaymentPromise.objects.filter(instalment__contract__opportunity__in=carried)
    for promise in promises.select_related("instalment__contract", "person").order_by("due_on", "pk"):
        deal = carried[promise.instalment.contract.opportunity_id]
        if any(row.pk == promise.instalment_id for row in deal.due):
            deal.promises.append(promise)


def _of(model: Any, carried: Iterable[int], *related: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(opportunity__in=list(carried))
    return rows.select_related(*related) if related else rows
