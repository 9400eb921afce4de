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
    """What has moved since the newest forecast of a week ago, the largest first; no day while none was kept."""
    taken = ForecastDeal.objects.filter(taken_on__lte=today - WEEK).aggregate(day=Max("taken_on"))["day"]
    if taken is None:
        return None, []
    deals = {row.pk: row for row in _now(user)}
    before = {
        row.opportunity_id: row for row in ForecastDeal.objects.filter(taken_on=taken, opportunity__in=visible(user))
    }
    gone = visible(user).select_related("customer", "owner").filter(pk__in=before.keys() - deals.keys())
    deals |= {row.pk: row for row in gone}
    base = odds_by_stage(today)
    found = [_moved(deal, before.get(pk), view, base) for pk, deal in deals.items()]
    changed = [each for each in found if _is_noticed(each)]
    changed.sort(key=lambda each: (-abs(each.worth), each.deal.pk))
    return taken, changed[:MOST_MOVED]


def _now(user: User) -> QuerySet[Opportunity]:
    rows = visible(user).filter(standing=Standing.OPEN, amount__gt=0)
    return rows.select_related("customer", "owner", "assessment")


def _moved(deal: Any, was: ForecastDeal | None, view: View, base: Mapping[str, int]) -> Moved:
    is_open = deal.standing is Standing.OPEN
    stored = getattr(deal, "assessment", None) if is_open else None
    odds = (stored.odds if stored else base[deal.stage.value]) if is_open else 0
    if deal.standing is Standing.WON:
        odds = 100
    then = was.amount * was.odds / 100 if was else ZERO
    signed = view is View.SIGNED
    return Moved(
        deal=deal,
        was=was,
        odds=odds,
        worth=((deal.amount or ZERO) * odds / 100 - then).quantize(Decimal("0.01")),
        day_was=None if was is None else was.sign_on if signed else was.cash_on,
        day=deal.expected_sign_on if signed else deal.expected_cash_on,
    )


def _is_noticed(each: Moved) -> bool:
    if each.was is None or each.deal.standing is not Standing.OPEN:
        return True
    odds = abs(each.odds - each.was.odds) >= NOTICED_ODDS
    return odds or each.deal.amount != each.was.amount or each.day != each.day_was


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
