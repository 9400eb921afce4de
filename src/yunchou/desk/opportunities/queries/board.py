"""The pipeline as a board: nine columns of open deals, each with its totals and its first cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, F, QuerySet, Sum

from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries.glances import Glance, glances
from yunchou.desk.opportunities.queries.pipeline import Filters, Total, filtered
from yunchou.desk.sums import ExactSum
from yunchou.playbook.pipeline.stages import Stage, Standing

CARDS = 20
PARKED = (Standing.PAUSED, Standing.DISQUALIFIED)
PARKED_CARDS = 12
ON_A_CARD = (
    "name",
    "stage",
    "standing",
    "wake_on",
    "seats",
    "amount",
    "currency",
    "expected_sign_on",
    "overridden_gates",
    "version",
    "customer__name",
    "customer__short_name",
    "owner__name",
)


@dataclass(frozen=True, slots=True)
class Card:
    """One deal on the board, whether the reader may move it, what the method last said of it."""

    deal: Opportunity
    movable: bool
    glance: Glance | None = None


@dataclass(slots=True)
class Column:
    """One stage: how many deals, seats and how much money it holds, and some of its cards from `offset` on.

    Seats are `None` while none of its deals has a known number.
    """

    stage: Stage
    deals: int = 0
    seats: int | None = None
    money: list[Total] = field(default_factory=list)
    cards: Sequence[Card] = ()
    offset: int = 0

    @property
    def next_offset(self) -> int:
        """Where the cards after these begin."""
        return self.offset + len(self.cards)

    @property
    def more(self) -> int:
        """How many deals come after these cards."""
        return max(0, self.deals - self.next_offset)


@dataclass(frozen=True, slots=True)
class Parking:
    """Deals that are paused or disqualified: how many of each, and those that wake first."""

    paused: int
    disqualified: int
    cards: Sequence[Card]

    @property
    def more(self) -> int:
        """How many are parked beyond the cards shown."""
        return self.paused + self.disqualified - len(self.cards)


def columns(user: User, filters: Filters) -> list[Column]:
    """The nine columns without cards; one query however many deals there are."""
    found = {stage.number: Column(stage) for stage in Stage}
    rows = filtered(user, replace(filters, standings=(Standing.OPEN,))).order_by()
    sums = rows.values("stage_number", "currency").annotate(
        n=Count("*"), all_seats=Sum("seats"), all_money=ExactSum("amount")
    )
    for row in sorted(sums, key=lambda row: -row["n"]):
        column = found[row["stage_number"]]
        column.deals += row["n"]
        if row["all_seats"] is not None:
            column.seats = (column.seats or 0) + row["all_seats"]
        if row["all_money"] is not None:
            column.money.append(Total(row["currency"], row["n"], row["all_seats"] or 0, row["all_money"]))
    return list(found.values())


def board(user: User, filters: Filters) -> list[Column]:
    """The nine columns with their first cards; as many queries whatever the number of deals."""
    found = columns(user, filters)
    keys = {column.stage: list(_soonest_keys(user, filters, column.stage)) for column in found if column.deals}
    cards = {card.deal.pk: card for card in _cards(user, [key for those in keys.values() for key in those])}
    for column in found:
        column.cards = [cards[key] for key in keys.get(column.stage, ()) if key in cards]
    return found


def next_cards(user: User, filters: Filters, stage: Stage, offset: int) -> Column:
    """One column with its totals and the cards from a place on."""
    column = next(column for column in columns(user, filters) if column.stage is stage)
    column.offset = offset
    column.cards = _cards(user, list(_soonest_keys(user, filters, stage, offset)))
    return column


def parking(user: User, filters: Filters) -> Parking:
    """What is parked, those that wake first in front."""
    rows = filtered(user, replace(filters, standings=PARKED, stage=None)).order_by()
    counts = dict(rows.values_list("standing").annotate(n=Count("*")))
    first = list(_soonest(rows, "wake_on").values_list("pk", flat=True)[:PARKED_CARDS])
    return Parking(counts.get(Standing.PAUSED, 0), counts.get(Standing.DISQUALIFIED, 0), _cards(user, first))


def card_of(user: User, deal: Opportunity) -> Card:
    """One deal, fetched through access, as a card: the answer to a move on the board."""
    return _cards(user, [deal.pk])[0]


def _cards(user: User, keys: Sequence[int]) -> list[Card]:
    """Cards in the order of the keys, which come from `filtered`."""
    reach = reach_of(user)
    may = May.CHANGE_OPPORTUNITIES in reach.may
    deals = Opportunity.objects.select_related("customer", "owner").only(*ON_A_CARD).in_bulk(list(keys))
    joined = set(
        DealMember.objects.filter(user=user, opportunity__in=keys).values_list("opportunity_id", flat=True)
        if may
        else ()
    )
    seen = glances(user, list(deals))
    return [
        Card(deals[key], may and (reach.changes_owner(deals[key].owner_id) or key in joined), seen.get(key))
        for key in keys
        if key in deals
    ]


def _soonest_keys(user: User, filters: Filters, stage: Stage, offset: int = 0) -> QuerySet[Opportunity, int]:
    rows = filtered(user, replace(filters, standings=(Standing.OPEN,), stage=stage))
    return _soonest(rows, "expected_sign_on").values_list("pk", flat=True)[offset : offset + CARDS]


def _soonest(rows: QuerySet[Opportunity], day: str) -> QuerySet[Opportunity]:
    return rows.order_by(F(day).asc(nulls_last=True), "-updated_at", "-pk")
