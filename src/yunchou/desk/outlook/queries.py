"""Read the forecast: targets, who stands where, what moved, what past ones said. Within the reader's reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet

from yunchou.desk.forecast.calibration import Calibration, Said, calibrate
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.outlook.forecast import Outlook, Period
from yunchou.desk.outlook.models import ForecastDeal, ForecastShare, ForecastTold, SalesTarget
from yunchou.desk.outlook.periods import after, month_of
from yunchou.desk.outlook.prospects import come, odds_by_stage
from yunchou.desk.outlook.rollup import Person
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Standing

ZERO = Decimal(0)
WEEK = timedelta(days=6)
MOST_MOVED, AHEAD_OF = 25, (1, 3)
NOTICED_ODDS = 5


def people(user: User) -> QuerySet[User]:
    """The people whose deals a reader sees: himself, those he leads, or everybody who owns a deal."""
    owners = visible(user).order_by().values("owner_id").distinct()
    return User.objects.select_related("team").filter(pk__in=owners).order_by("team__name", "name", "pk")


def led(user: User) -> QuerySet[User]:
    """The people for whom somebody may set targets."""
    reach = reach_of(user)
    rows = User.objects.filter(is_active=True).order_by("name", "pk")
    return rows if reach.sees_all else rows.filter(pk__in=reach.team_user_ids)


def targets(user: User, view: View, *, since: date) -> dict[tuple[int, str, date], Decimal]:
    """The targets of the people in reach: person, currency, quarter → amount."""
    rows = SalesTarget.objects.filter(user__in=people(user) | led(user), view=view, quarter__gte=since)
    return {(row.user_id, row.currency, row.quarter): row.amount for row in rows}


def standings(
    outlook: Outlook, found: Iterable[User], aims: Mapping[tuple[int, str, date], Decimal], *, quarter: date
) -> list[Person]:
    """Each person's present quarter, in the order of teams. `outlook` is by quarters."""
    rows = []
    for person in found:
        periods = outlook.people.get(person.pk, [])
        period = next((p for p in periods if p.first == quarter), None)
        target = aims.get((person.pk, outlook.currency, quarter))
        if period is None and target is None:
            continue
        nothing = Period(quarter, ZERO, ZERO, ZERO, ZERO)
        rows.append(Person(person.name, person.team.name if person.team else "", period or nothing, target))
    return rows


@dataclass(frozen=True, slots=True)
class Moved:
    """A deal that stands otherwise than a week ago. `worth` is what it is worth now less what it was worth then."""

    deal: Opportunity
    was: ForecastDeal | None
    odds: int
    worth: Decimal
    day_was: date | None
    day: date | None

    @property
    def days(self) -> int | None:
        """How many days later it is expected now; `None` unless both days are known."""
        return (self.day - self.day_was).days if self.day and self.day_was else None


def moved(user: User, view: View, *, today: date) -> tuple[date | None, list[Moved]]:
    """What has moved since the newest forecast of a week ago, the largest first; no day while none was kept.

    All deals are compared by their figures; only those that are shown are read whole.
    """
    taken = ForecastDeal.objects.filter(taken_on__lte=today - WEEK).aggregate(day=Max("taken_on"))["day"]
    if taken is None:
        return None, []
    signed = view is View.SIGNED
    kept = ForecastDeal.objects.filter(taken_on=taken, opportunity__in=visible(user))
    was = {row[0]: Figures(*row[1:]) for row in kept.values_list(*_WAS, "sign_on" if signed else "cash_on")}
    columns = (*_NOW, "expected_sign_on" if signed else "expected_cash_on")
    rows = list(visible(user).filter(standing=Standing.OPEN, amount__gt=0).values_list(*columns))
    gone = was.keys() - {row[0] for row in rows}
    rows += visible(user).filter(pk__in=gone).values_list(*columns)
    base = odds_by_stage(today)
    now = {row[0]: _figures(base, *row[1:]) for row in rows}
    noticed = [(pk, _worth(each, was.get(pk))) for pk, each in now.items() if _is_noticed(each, was.get(pk))]
    shown = sorted(noticed, key=lambda each: (-abs(each[1]), each[0]))[:MOST_MOVED]
    keys = [pk for pk, _worth in shown]
    deals = visible(user).select_related("customer", "owner").in_bulk(keys)
    before = {row.opportunity_id: row for row in kept.filter(opportunity__in=keys)}
    return taken, [
        Moved(deals[pk], before.get(pk), now[pk].odds, worth, was[pk].day if pk in was else None, now[pk].day)
        for pk, worth in shown
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a deal is compared by: its amount, its odds, its day, and whether it is open."""

    amount: Decimal | None
    odds: int
    day: date | None
    is_open: bool = True


_WAS = ("opportunity_id", "amount", "odds")
_NOW = ("pk", "amount", "assessment__odds", "stage", "standing")


def _figures(
    base: Mapping[str, int], amount: Decimal | None, odds: int | None, stage: Any, standing: Standing, day: date | None
) -> Figures:
    if standing is Standing.OPEN:
        return Figures(amount, base[stage.value] if odds is None else odds, day)
    return Figures(amount, 100 if standing is Standing.WON else 0, day, is_open=False)


def _worth(now: Figures, was: Figures | None) -> Decimal:
    then = was.amount * was.odds / 100 if was and was.amount else ZERO
    return ((now.amount or ZERO) * now.odds / 100 - then).quantize(Decimal("0.01"))


def _is_noticed(now: Figures, was: Figures | None) -> bool:
    if was is None or not now.is_open:
        return True
    return abs(now.odds - was.odds) >= NOTICED_ODDS or now.amount != was.amount or now.day != was.day


@dataclass(frozen=True, slots=True)
class Past:
    """What was said about one past month one month and three months before, and what came."""

    month: date
    currency: str
    said: list[Said | None]
    came: Decimal


def shares(person: User) -> bool:
    """Whether a person lets those who reach his deals read what his past forecasts said."""
    return ForecastShare.objects.filter(user=person).exists()


def may_read_past(reader: User, person: User) -> bool:
    """Whose past forecasts somebody reads: his own, and those of who shares them and whose deals he reaches."""
    return reader.pk == person.pk or (shares(person) and people(reader).filter(pk=person.pk).exists())


def past(reader: User, view: View, *, today: date, of: User | None = None) -> tuple[list[Past], Calibration]:
    """What past forecasts said of a person's own deals: the reader's, or somebody's who shares them with him."""
    user = of or reader
    if not may_read_past(reader, user):
        return [], calibrate([])
    now = month_of(today)
    own = Opportunity.objects.filter(owner=user)
    since = after(now, -12)
    came: dict[tuple[str, date], Decimal] = defaultdict(lambda: ZERO)
    for each in come(own, view, since=since, until=now - timedelta(days=1)):
        came[each.currency, each.month] += each.amount
    told: dict[tuple[str, date], list[ForecastTold]] = defaultdict(list)
    rows = ForecastTold.objects.filter(owner=user, view=view, month__gte=since, month__lt=now).order_by("taken_on")
    for row in rows:
        told[row.currency, row.month].append(row)
    found = [_past(key, lines, came[key]) for key, lines in sorted(told.items(), key=lambda each: each[0][1])]
    return found, calibrate([said for each in found for said in each.said if said is not None])


def _past(key: tuple[str, date], lines: list[ForecastTold], came: Decimal) -> Past:
    currency, month = key
    said = []
    for months in AHEAD_OF:
        before = [line for line in lines if line.taken_on <= after(month, 1 - months) - timedelta(days=1)]
        line = before[-1] if before else None
        said.append(None if line is None else Said(line.low, line.expected, line.high, came))
    return Past(month, currency, said, came)
