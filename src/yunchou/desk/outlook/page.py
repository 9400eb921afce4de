"""The page of the forecast, put together for one reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.errors import Invalid
from yunchou.desk.forecast.calibration import Calibration
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.outlook import queries
from yunchou.desk.outlook.chart import Bar, bars
from yunchou.desk.outlook.forecast import Outlook, Period, both_outlooks
from yunchou.desk.outlook.forms import AskedForm
from yunchou.desk.outlook.periods import month_of, quarter_of
from yunchou.desk.outlook.rollup import Person, team_standings, tree_of
from yunchou.playbook.forecast.terms import View


@dataclass(frozen=True, slots=True)
class Asked:
    """Which view, by month or by quarter, and of whom; nobody means everybody in reach."""

    view: View
    by: str
    who: User | None

    @property
    def quarters(self) -> bool:
        """Whether by quarter."""
        return self.by == "quarter"


def read_asked(form: AskedForm) -> Asked:
    """What was asked; cash by month when nothing was. Anything else than what is offered is refused."""
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, reasons)) for name, reasons in form.errors.items()})
    values = form.cleaned_data
    return Asked(values["view"] or View.CASH, values["by"] or "month", values["who"])


@dataclass(frozen=True, slots=True)
class Section:
    """One currency: its periods as figures and bars, this quarter, and who stands where in it."""

    outlook: Outlook
    bars: list[Bar]
    quarter: Period
    target: Decimal | None
    people: list[Person]
    teams: list[Person]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page. `since` is the day from which `moved` tells; the past is of `past_of`."""

    sections: list[Section]
    since: date | None
    moved: list[queries.Moved]
    past: list[queries.Past]
    calibration: Calibration
    past_of: User
    shared: bool


def page_of_forecast(user: User, asked: Asked, *, today: date) -> Page:
    """The page; as many queries whatever the number of deals."""
    deals = visible(user) if asked.who is None else visible(user).filter(owner=asked.who)
    quarter = quarter_of(today)
    found = [asked.who] if asked.who is not None else list(queries.people(user) | queries.led(user))
    tree = tree_of(user)
    several = len({person.team_id for person in found}) > 1
    monthly, quarterly = both_outlooks(deals, asked.view, today=today, teams=tree.groups(found))
    shown = quarterly if asked.quarters else monthly
    aims = queries.targets(user, asked.view, since=quarterly[0].periods[0].first if quarterly else quarter)
    by_currency = {each.currency: each for each in quarterly}
    sections = []
    for outlook in shown:
        whole = by_currency[outlook.currency]
        mine = {person.pk for person in found}
        sums: dict[date, Decimal] = {}
        for (person, currency, first), amount in aims.items():
            if currency == outlook.currency and person in mine:
                sums[first] = sums.get(first, Decimal(0)) + amount
        marks = sums if asked.quarters else {}
        sections.append(
            Section(
                outlook=outlook,
                bars=bars(outlook.periods, marks, now=quarter if asked.quarters else month_of(today)),
                quarter=next(each for each in whole.periods if each.first == quarter),
                target=sums.get(quarter),
                people=queries.standings(whole, found, aims, quarter=quarter),
                teams=team_standings(whole, tree, found, aims, quarter=quarter) if several else [],
            )
        )
    since, moved = queries.moved(user, asked.view, today=today)
    whose = asked.who or user
    past, calibration = queries.past(user, asked.view, today=today, of=whose)
    return Page(sections, since, moved, past, calibration, whose, queries.shares(whose))
