"""The forecast: what came, what is expected with its interval, by month or quarter, for everybody and for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from yunchou.desk.outlook.periods import after, apart, month_of, quarter_of
from yunchou.desk.outlook.prospects import Deals, Prospect, come, prospects
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.forecast.terms import View

if TYPE_CHECKING:
    from yunchou.desk.forecast.simulation import Bets, How, Sample

BACK, AHEAD = 12, 9
ZERO, CENT = Decimal(0), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Period:
    """One month or quarter. `low` to `high` is where the sum of what came and may come lies in 80 of 100 futures."""

    first: date
    came: Decimal
    expected: Decimal
    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        """What came and what is expected."""
        return self.came + self.expected


@dataclass(frozen=True, slots=True)
class Undated:
    """Deals that say no day: they stand in no period."""

    deals: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Group:
    """A sum of people: of a team alone, or with all teams below it. Without a team: who belongs to none."""

    team: int | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast in one currency: of everybody, of each team and of each person by their keys.

    What came and what is expected adds up to the cent: of people to teams, of teams to those above, of months to
    quarters. An interval does not: it is that of the sum, whose people share their futures.
    """

    currency: str
    periods: list[Period]
    people: dict[int, list[Period]]
    teams: dict[Group, list[Period]]
    undated: Undated
    late: int

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to draw: nothing came and nothing is dated."""
        return not any(period.middle for period in self.periods)


@dataclass(slots=True)
class _Gathered:
    came: dict[tuple[int, int], Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    bets: list[Prospect] = field(default_factory=list)


def outlooks(
    deals: Deals, view: View, *, today: date, quarters: bool = False, teams: Mapping[int, list[Group]] | None = None
) -> list[Outlook]:
    """The forecast of these deals, one for each currency, the largest first: a year back, nine months ahead.

    `teams` tells the sums in which each person counts, where teams are asked for.

    A day that has passed counts as this month. The interval of a quarter is that of its sum, not a sum of intervals.
    """
    return _outlooks(deals, view, [_span(today, quarters=quarters)], teams or {})[0]


def both_outlooks(
    deals: Deals, view: View, *, today: date, teams: Mapping[int, list[Group]]
) -> tuple[list[Outlook], list[Outlook]]:
    """The forecast by month and by quarter, read and drawn once."""
    spans = [_span(today, quarters=quarters) for quarters in (False, True)]
    monthly, quarterly = _outlooks(deals, view, spans, teams)
    return monthly, quarterly


def _outlooks(
    deals: Deals, view: View, spans: Sequence[_Span], teams: Mapping[int, list[Group]]
) -> list[list[Outlook]]:
    """The forecast over each of some spans. What is drawn for the longest of them holds for the others."""
    today = spans[0].today
    back, ahead = max(span.back for span in spans), max(span.ahead for span in spans)
    widest = _Span(today, after(month_of(today), -back), back, ahead, quarters=False)
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for each in come(deals, view, since=widest.first, until=today):
        gathered[each.currency].came[each.owner, apart(widest.first, each.month)] += each.amount
    for prospect in prospects(deals, view, today=today):
        gathered[prospect.currency].bets.append(prospect)
    drawn = [_drawn(currency, one, widest) for currency, one in gathered.items()]
    found = [[_of_currency(one, span, teams) for one in drawn] for span in spans]
    return [sorted(each, key=lambda one: -sum(period.middle for period in one.periods)) for each in found]


@dataclass(frozen=True, slots=True)
class _Span:
    """The months looked at: from `first`, `back` of them before this month, `ahead` after it; cut by `step`."""

    today: date
    first: date
    back: int
    ahead: int
    quarters: bool

    @property
    def months(self) -> list[date]:
        """Every month."""
        return [after(self.first, number) for number in range(self.back + 1 + self.ahead)]

    def period(self, month: date) -> date:
        """The first day of the period that a month belongs to."""
        return quarter_of(month) if self.quarters else month


def _span(today: date, *, quarters: bool) -> _Span:
    now = month_of(today)
    within = apart(quarter_of(now), now) if quarters else 0
    back = BACK + within
    return _Span(today, after(now, -back), back, AHEAD - 1 - within if quarters else AHEAD, quarters)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What came, what is hoped for and what may come in one currency: by owner and month of the widest span."""

    currency: str
    span: _Span
    owners: list[int]
    came: list[list[Decimal]]
    hopes: list[list[Decimal]]
    futures: Sample
    undated: Undated
    late: int


def _drawn(currency: str, gathered: _Gathered, span: _Span) -> _Drawn:
    from yunchou.desk.forecast.simulation import draw, expected  # numpy is loaded when somebody looks, not before

    dated = [bet for bet in gathered.bets if bet.on is not None]
    undated = [bet for bet in gathered.bets if bet.on is None]
    owners = sorted({bet.owner for bet in dated} | {owner for owner, _month in gathered.came})
    bets, how = _bets(dated, owners, month_of(span.today)), _how(span)
    return _Drawn(
        currency=currency,
        span=span,
        owners=owners,
        came=[[gathered.came.get((owner, m), ZERO) for m in range(len(span.months))] for owner in owners],
        hopes=[[money(cell) for cell in row] for row in expected(bets, how, len(owners))],
        futures=draw(bets, how, len(owners)),
        undated=Undated(len(undated), sum((bet.amount for bet in undated), ZERO)),
        late=sum(1 for bet in dated if bet.on is not None and bet.on < span.today),
    )


def _of_currency(drawn: _Drawn, span: _Span, teams: Mapping[int, list[Group]]) -> Outlook:
    members: dict[Group, list[int]] = defaultdict(list)
    for place, owner in enumerate(drawn.owners):
        for group in teams.get(owner, ()):
            members[group].append(place)
    earlier = drawn.span.back - span.back

    def periods(places: Sequence[int]) -> list[Period]:
        came = _summed([drawn.came[place][earlier:] for place in places], len(drawn.span.months) - earlier)
        hopes = _summed([drawn.hopes[place] for place in places], drawn.span.ahead + 1)
        return _periods(span, came, hopes, drawn.futures[list(places)].sum(axis=0))

    return Outlook(
        currency=drawn.currency,
        periods=periods(range(len(drawn.owners))),
        people={owner: periods([place]) for place, owner in enumerate(drawn.owners)},
        teams={group: periods(places) for group, places in members.items()},
        undated=drawn.undated,
        late=drawn.late,
    )


def _summed(rows: Sequence[Sequence[Decimal]], length: int) -> list[Decimal]:
    return [sum(column, ZERO) for column in zip(*rows, strict=True)] or [ZERO] * length


def _bets(dated: Sequence[Prospect], owners: Sequence[int], now: date) -> Bets:
    from yunchou.desk.forecast.simulation import Bets

    place = {owner: number for number, owner in enumerate(owners)}
    return Bets(
        month=[max(apart(now, bet.on), 0) for bet in dated if bet.on is not None],
        amount=[float(bet.amount) for bet in dated],
        chance=[bet.odds / 100 for bet in dated],
        group=[place[bet.owner] for bet in dated],
    )


def _how(span: _Span) -> How:
    from yunchou.desk.forecast.simulation import How

    settings = our_parameters().on(span.today)
    return How(
        months=span.ahead + 1,
        seed=span.today.toordinal(),
        shared=settings.whole("forecast.shared_doubt") / 100,
        slip=settings.whole("forecast.slip_percent") / 100,
    )


def _periods(span: _Span, came: Sequence[Decimal], hoped: Sequence[Decimal], futures: Sample) -> list[Period]:
    from yunchou.desk.forecast.simulation import interval

    months = span.months
    found = []
    for first in dict.fromkeys(map(span.period, months)):
        here = [number for number, month in enumerate(months) if span.period(month) == first]
        open_ = [number - span.back for number in here if number >= span.back]
        low, high = interval(futures[:, open_].sum(axis=1)) if open_ else (0.0, 0.0)
        sum_ = sum((came[number] for number in here), ZERO)
        hope = sum((hoped[number] for number in open_), ZERO)
        found.append(Period(first, sum_, hope, sum_ + money(low), sum_ + money(high)))
    return found


def money(value: object) -> Decimal:
    """A drawn sum as money."""
    return Decimal(repr(round(float(value), 2))).quantize(CENT)  # type: ignore[arg-type]
