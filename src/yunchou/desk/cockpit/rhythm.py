"""The rhythm board: all deals in reach by pace and position, from what is stored of them (P35-P37)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum, Window
from django.db.models.functions import RowNumber

from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.cockpit.queries import needing_assessment
from yunchou.desk.customers.models import Segment
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import Opportunity, StandingChange
from yunchou.desk.opportunities.queries.pipeline import Filters, Listed, Total, filtered
from yunchou.desk.parameters import our_parameters
from yunchou.desk.sums import ExactSum
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Standing
from yunchou.playbook.qualification.budget_season import Season, season
from yunchou.playbook.tempo.terms import Pace

LIVE = (Standing.OPEN, Standing.PAUSED)
IN_A_CELL, IN_A_LIST, JUDGED_AT_ONCE = 3, 12, 10
ORDER = ("-amount", "-pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader wants to see of the board; absent values narrow nothing."""

    filters: Filters
    segment: int | None = None
    pace: Pace | None = None
    position: Position | None = None


@dataclass(slots=True)
class Cell:
    """The deals of one pace and position: how many, seats and money, the largest few."""

    pace: Pace
    position: Position
    deals: int = 0
    seats: int | None = None
    money: list[Total] = field(default_factory=list)
    first: list[Opportunity] = field(default_factory=list)

    def count(self, deals: int, seats: int | None, amount: Total | None) -> None:
        """Add the deals of one currency. Unknown seats and amounts add nothing."""
        self.deals += deals
        if seats is not None:
            self.seats = (self.seats or 0) + seats
        if amount is not None:
            self.money.append(amount)


@dataclass(frozen=True, slots=True)
class PaceRow:
    """One pace: its cells in the order of positions, and how many deals."""

    pace: Pace
    cells: list[Cell]

    @property
    def deals(self) -> int:
        """How many deals go this pace."""
        return sum(cell.deals for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Nurtured:
    """A deal in budget nurture with the customer's next budget season: its months and when we must begin."""

    deal: Opportunity
    season: Season
    begun: bool


@dataclass(frozen=True, slots=True)
class Some:
    """The first few deals of a list, and how many there are."""

    deals: list[Opportunity]
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the page. `unjudged` deals have no assessment of now and stand in no cell."""

    rows: list[PaceRow]
    unjudged: int
    pauses: Some
    overdue: int
    otherwise: Some
    nurtured: list[Nurtured]
    nurtured_count: int


def refresh_some(user: User, asked: Asked, *, as_of: date, at: datetime) -> None:
    """Judge a few deals that have just changed, before the board is shown; the rest is judged at night."""
    stale = needing_assessment(as_of).filter(pk__in=_live(user, asked).values("pk"))
    keys = list(stale.order_by("-updated_at", "-pk").values_list("pk", flat=True)[:JUDGED_AT_ONCE])
    refresh_assessments(keys, as_of=as_of, at=at)


def board_of(user: User, asked: Asked, *, as_of: date) -> Board:
    """The board; as many queries whatever the number of deals."""
    live = _live(user, asked)
    cells, unjudged = _cells(live)
    _fill(cells, live)
    paused = live.filter(standing=Standing.PAUSED).order_by("wake_on", "pk")
    differing = otherwise(live).order_by(*ORDER)
    nurtured = _nurtured(user, asked)
    return Board(
        rows=[PaceRow(pace, [cells[pace, position] for position in Position]) for pace in Pace],
        unjudged=unjudged,
        pauses=_some(paused),
        overdue=paused.filter(kill_on__lte=as_of).count(),
        otherwise=_some(differing),
        nurtured=[_in_season(deal, as_of) for deal in _rows(nurtured)[:IN_A_LIST]],
        nurtured_count=nurtured.count(),
    )


def listed(user: User, asked: Asked) -> Listed:
    """The deals of one pace, position or both, the largest first, to be shown page by page."""
    rows = _live(user, asked)
    if asked.pace is not None:
        rows = rows.filter(assessment__pace=asked.pace)
    if asked.position is not None:
        rows = rows.filter(assessment__position=asked.position)
    return Listed(rows, ORDER, rows.count())


def segments() -> QuerySet[Segment]:
    """The segments the board can be narrowed to."""
    return Segment.objects.order_by("pk")


def otherwise(deals: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    """The deals for which people decided another pace than the method advises."""
    known = deals.exclude(assessment__decided_pace=Pace.UNKNOWN).exclude(assessment__advised_pace=Pace.UNKNOWN)
    return known.filter(assessment__isnull=False).exclude(assessment__decided_pace=F("assessment__advised_pace"))


def _live(user: User, asked: Asked) -> QuerySet[Opportunity]:
    return _narrowed(filtered(user, asked.filters), asked).filter(standing__in=LIVE)


def _narrowed(rows: QuerySet[Opportunity], asked: Asked) -> QuerySet[Opportunity]:
    return rows if asked.segment is None else rows.filter(customer__segment_id=asked.segment)


def _cells(live: QuerySet[Opportunity]) -> tuple[dict[tuple[Pace, Position], Cell], int]:
    cells = {(pace, position): Cell(pace, position) for pace in Pace for position in Position}
    unjudged = 0
    sums = live.order_by().values_list("assessment__pace", "assessment__position", "currency")
    for pace, position, currency, deals, seats, amount in sums.annotate(Count("pk"), Sum("seats"), ExactSum("amount")):
        if pace is None:
            unjudged += deals
            continue
        total = None if amount is None else Total(currency, deals, seats or 0, amount)
        cells[Pace.of(pace), Position.of(position)].count(deals, seats, total)
    return cells, unjudged


def _fill(cells: dict[tuple[Pace, Position], Cell], live: QuerySet[Opportunity]) -> None:
    """Put the largest few deals into each cell: their keys by rank in one query, their rows in another."""
    place = Window(
        RowNumber(),
        partition_by=[F("assessment__pace"), F("assessment__position")],
        order_by=[F("amount").desc(nulls_last=True), F("pk").desc()],
    )
    ranked = live.filter(assessment__isnull=False).annotate(place=place).filter(place__lte=IN_A_CELL)
    keys = list(ranked.order_by("place").values_list("pk", flat=True))
    rows = _rows(Opportunity.objects.filter(pk__in=keys)).in_bulk()
    for key in keys:
        judged = rows[key].assessment
        cells[judged.pace, judged.position].first.append(rows[key])


def _some(rows: QuerySet[Opportunity]) -> Some:
    return Some(list(_rows(rows)[:IN_A_LIST]), rows.count())


def _rows(rows: QuerySet[Opportunity]) -> QuerySet[Opportunity]:
    return rows.select_related("customer", "owner", "assessment")


def _nurtured(user: User, asked: Asked) -> QuerySet[Opportunity]:
    """Deals in budget nurture: disqualified for want of a budget, those that wake first in front (P32, P34)."""
    newest = StandingChange.objects.filter(opportunity=OuterRef("pk")).order_by("-at", "-pk")
    rows = _narrowed(filtered(user, asked.filters), asked).filter(standing=Standing.DISQUALIFIED)
    cause = rows.annotate(cause=Subquery(newest.values("disqualified_for")[:1]))
    return cause.filter(cause=DisqualifiedFor.NO_BUDGET.value).order_by("wake_on", "pk")


def _in_season(deal: Opportunity, as_of: date) -> Nurtured:
    account = Account(budget_months=tuple(deal.customer.budget_months))
    found = season(Case(Dossier(account=account), our_parameters(), as_of))
    return Nurtured(deal, found, begun=found.prepare_on <= as_of)


def judged(deals: Iterable[Opportunity]) -> list[Opportunity]:
    """The same deals with what is stored of their assessments; one query."""
    keys = [deal.pk for deal in deals]
    rows = _rows(Opportunity.objects.filter(pk__in=keys)).in_bulk()
    return [rows[key] for key in keys if key in rows]
