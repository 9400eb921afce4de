"""Old customers against new ones: what arrived and what it took, by year and currency (P86).

"一个老客户往往能抵三个新客户": measured on own figures, with how many customers they rest on, or left open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yunchou.playbook.kernel.parameters import Settings

CENT, TENTH = Decimal("0.01"), Decimal("0.1")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What arrived from one customer in one year in one currency, and what went into his deals.

    `existing` tells money and effort of a customer we already had from those of winning him. `hours` and `cost` are
    `None` where nothing was noted; effort counts in the currency of its deal.
    """

    year: int
    currency: str
    customer: int
    existing: bool
    money: Decimal = NOTHING
    hours: Decimal | None = None
    cost: Decimal | None = None
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """The old or the new customers of one year and currency. `hours` is `None` while nobody noted any.

    `measured` are the customers of whom hours were noted, `measured_money` is what arrived from them: money of others
    says nothing about an hour.
    """

    customers: int
    measured: int
    money: Decimal
    measured_money: Decimal
    hours: Decimal | None
    cost: Decimal | None
    contacts: int

    @property
    def per_hour(self) -> Decimal | None:
        """What an hour brought from the customers of whom hours were noted, to the cent; unknown without hours."""
        return (self.measured_money / self.hours).quantize(CENT) if self.hours else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One year and currency. `worth` says how many times an hour with existing customers earned one with new ones.

    It is `None` where hours were noted of too few customers, or where an hour with new ones earned nothing.
    """

    year: int
    currency: str
    existing: Side
    new: Side
    worth: Decimal | None
    enough: bool

    @property
    def sides(self) -> tuple[Side, Side]:
        """Existing customers first."""
        return self.existing, self.new


def ledger(entries: Iterable[Entry], settings: Settings) -> list[Comparison]:
    """The comparisons, the newest year first. Currencies are never added to each other."""
    grouped: dict[tuple[int, str], list[Entry]] = {}
    for entry in entries:
        grouped.setdefault((entry.year, entry.currency), []).append(entry)
    least = settings.whole("retention.ledger_least")
    return [
        _compared(year, currency, found, least)
        for (year, currency), found in sorted(grouped.items(), key=lambda each: (-each[0][0], each[0][1]))
    ]


def _compared(year: int, currency: str, entries: list[Entry], least: int) -> Comparison:
    old = _side(entry for entry in entries if entry.existing)
    new = _side(entry for entry in entries if not entry.existing)
    enough = min(old.measured, new.measured) >= least
    return Comparison(year, currency, old, new, _worth(old, new) if enough else None, enough)


def _worth(old: Side, new: Side) -> Decimal | None:
    if old.per_hour is None or not new.per_hour:
        return None
    return (old.per_hour / new.per_hour).quantize(TENTH)


def _side(entries: Iterable[Entry]) -> Side:
    found = list(entries)
    hours = [entry.hours for entry in found if entry.hours is not None]
    costs = [entry.cost for entry in found if entry.cost is not None]
    measured = {entry.customer for entry in found if entry.hours}
    return Side(
        customers=len({entry.customer for entry in found}),
        measured=len(measured),
        money=sum((entry.money for entry in found), NOTHING),
        measured_money=sum((entry.money for entry in found if entry.customer in measured), NOTHING),
        hours=sum(hours, NOTHING) if hours else None,
        cost=sum(costs, NOTHING) if costs else None,
        contacts=sum(entry.contacts for entry in found),
    )
