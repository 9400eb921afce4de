"""The pipeline as a board: nine columns of open deals, each with its totals and its first cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce

from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.pipeline import Filters, Total, filtered, with_names
from yunchou.playbook.pipeline.stages import Stage, Standing

CARDS = 20
PARKED = (Standing.PAUSED, Standing.DISQUALIFIED)
PARKED_CARDS = 12


@dataclass(slots=True)
class Column:
    """One stage: how many deals, seats and how much money it holds, and the first cards."""

    stage: Stage
    deals: int = 0
    seats: int = 0
    money: list[Total] = field(default_factory=list)
    cards: Sequence[Opportunity] = ()

    @property
    def more(self) -> int:
        """How many deals come after the cards."""
        return self.deals - len(self.cards)


@dataclass(frozen=True, slots=True)
class Parking:
    """Deals that are paused or disqualified: how many of each, and those that wake first."""

    paused: int
    disqualified: int
    cards: Sequence[Opportunity]

    @property
    def more(self) -> int:
        """How many are parked beyond the cards shown."""
        return self.paused + self.disqualified - len(self.cards)


def columns(user: User, filters: Filters) -> list[Column]:
    """The nine columns without cards; one query however many deals there are."""
    found = {stage.number: Column(stage) for stage in Stage}
    rows = filtered(user, replace(filters, standings=(Standing.OPEN,)))
    sums = (
        rows.order_by()
        .values("stage_number", "currency")
        .annotate(deals=Count("pk"), all_seats=Coalesce(Sum("seats"), 0), all_money=Sum("amount"))
    )
    for row in sums.order_by("stage_number", "-deals"):
        column = found[row["stage_number"]]
        column.deals += row["deals"]
        column.seats += row["all_seats"]
        if row["all_money"] is not None:
            column.money.append(Total(row["currency"], row["deals"], row["all_seats"], row["all_money"]))
    return list(found.values())


def board(user: User, filters: Filters) -> list[Column]:
    """The nine columns with their first cards."""
    found = columns(user, filters)
    keys = {column.stage: list(_first(user, filters, column.stage)) for column in found if column.deals}
    cards = cards_of([key for column_keys in keys.values() for key in column_keys])
    by_stage: dict[Stage, list[Opportunity]] = defaultdict(list)
    for card in cards:
        by_stage[card.stage].append(card)
    for column in found:
        column.cards = by_stage[column.stage]
    return found


def more_cards(user: User, filters: Filters, stage: Stage, offset: int) -> list[Opportunity]:
    """The next cards of one column."""
    return cards_of(list(_first(user, filters, stage, offset)))


def cards_of(keys: Sequence[int]) -> list[Opportunity]:
    """These deals in the order of their keys, with what a card shows; the keys come from `visible`."""
    found = with_names(Opportunity.objects.filter(pk__in=keys)).in_bulk()
    return [found[key] for key in keys if key in found]


def _first(user: User, filters: Filters, stage: Stage, offset: int = 0) -> QuerySet[Opportunity, int]:
    rows = filtered(user, replace(filters, standings=(Standing.OPEN,), stage=stage))
    return _soonest(rows, "expected_sign_on").values_list("pk", flat=True)[offset : offset + CARDS]


def _soonest(rows: QuerySet[Opportunity], day: str) -> QuerySet[Opportunity]:
    return rows.order_by(F(day).asc(nulls_last=True), "-updated_at", "-pk")


def parking(user: User, filters: Filters) -> Parking:
    """What is parked, those that wake first in front."""
    rows = filtered(user, replace(filters, standings=PARKED, stage=None))
    counts = dict(rows.order_by().values_list("standing").annotate(Count("pk")))
    first = _soonest(rows, "wake_on").values_list("pk", flat=True)[:PARKED_CARDS]
    return Parking(counts.get(Standing.PAUSED, 0), counts.get(Standing.DISQUALIFIED, 0), cards_of(list(first)))
