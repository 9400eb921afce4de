"""What shows that an account may need more seats (P88)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.retention.health import latest_use
from yunchou.playbook.retention.service import Service
from yunchou.playbook.retention.terms import GrowthSign

NEW_FOR = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Growth:
    """One sign of growth. `seats` is how many more it speaks of, `None` where it does not say."""

    kind: GrowthSign
    told: Sentence
    seats: int | None = None


def growth_of(service: Service, settings: Settings, as_of: date) -> tuple[Growth, ...]:
    """Every sign of growth on a day; none while use and replaceable seats are unknown."""
    return tuple(_signs(service, settings, as_of))


def _signs(service: Service, settings: Settings, as_of: date) -> Iterator[Growth]:
    newest, bought = latest_use(service, settings, as_of), service.seats_bought
    if newest and bought and 100 * newest[1] >= bought * settings.whole("retention.usage_full_percent"):
        zh, en = "买了 {bought} 席，已用 {used} 席", "{used} of {bought} seats are in use"
        more = max(newest[1] - bought, 0) or None
        yield Growth(GrowthSign.NEARLY_FULL, Sentence(Words(zh, en), {"bought": bought, "used": newest[1]}), more)
    for name, seats in new_departments(service, as_of):
        zh, en = "{name}开始用了，{seats} 席", "{name} has begun to use it: {seats} seats"
        yield Growth(GrowthSign.NEW_DEPARTMENT, Sentence(Words(zh, en), {"name": name, "seats": seats}))
    if service.seats_replaceable:
        zh, en = "还有 {seats} 个坐席用着别家，可以替换", "{seats} seats are still another's and can be replaced"
        told = Sentence(Words(zh, en), {"seats": service.seats_replaceable})
        yield Growth(GrowthSign.REPLACEABLE, told, service.seats_replaceable)


def new_departments(service: Service, as_of: date) -> list[tuple[str, int]]:
    """Departments first seen in the last three months, each with its newest figure.

    Where all figures are as young as that nothing is new: the first import names every department for the first time.
    """
    known = [row for row in service.usage if row.department and row.seats and row.month <= as_of]
    since = as_of - NEW_FOR
    if not any(row.month < since for row in known):
        return []
    first: dict[str, date] = {}
    newest: dict[str, int] = {}
    for row in sorted(known, key=lambda row: row.month):
        first.setdefault(row.department, row.month)
        newest[row.department] = row.seats
    return [(name, newest[name]) for name, month in first.items() if month >= since]
