"""How old the claims are, customer by customer and currency by currency; retention money apart (P85)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Q, QuerySet
from django.db.models.functions import Coalesce

from yunchou.desk.identity.models import User
from yunchou.desk.receivables.queries import visible
from yunchou.desk.sums import ExactSum
from yunchou.playbook.receivables.terms import AgeBand, InstalmentKind

MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=18, decimal_places=2)
ZERO = Decimal(0)
_DAYS: dict[AgeBand, tuple[int | None, int | None]] = {
    AgeBand.NOT_DUE: (None, 0),
    AgeBand.TO_30: (1, 30),
    AgeBand.TO_60: (31, 60),
    AgeBand.TO_90: (61, 90),
    AgeBand.TO_180: (91, 180),
    AgeBand.OVER_180: (181, None),
}


@dataclass(frozen=True, slots=True)
class Aged:
    """What one customer, or everybody, owes in one currency by age; `retained` is retention money not yet due."""

    customer: int | None
    name: str
    currency: str
    bands: dict[AgeBand, Decimal]
    retained: Decimal

    @property
    def overdue(self) -> Decimal:
        """All that is past its day."""
        return sum((amount for band, amount in self.bands.items() if band is not AgeBand.NOT_DUE), ZERO)

    @property
    def owed(self) -> Decimal:
        """All of it."""
        return sum(self.bands.values(), self.retained)


def ageing(user: User, *, today: date) -> QuerySet[Any, dict[str, Any]]:
    """One row of sums for each customer and currency, the most overdue first; read them with `read`."""
    keys = ("contract__opportunity__customer", "contract__opportunity__customer__name", "contract__currency")
    rows = visible(user).filter(outstanding__gt=0).order_by().values(*keys).annotate(**_sums(today))
    ordered: QuerySet[Any, dict[str, Any]] = rows.order_by("-overdue", "-all", *keys)
    return ordered


def totals(user: User, *, today: date) -> list[Aged]:
    """The sums of everybody, one for each currency."""
    rows = visible(user).filter(outstanding__gt=0).order_by().values("contract__currency").annotate(**_sums(today))
    return [_read(row) for row in rows.order_by("contract__currency")]


def read(rows: Iterable[dict[str, Any]]) -> list[Aged]:
    """Rows of `ageing` by their names."""
    return [_read(row) for row in rows]


def _read(row: dict[str, Any]) -> Aged:
    return Aged(
        customer=row.get("contract__opportunity__customer"),
        name=row.get("contract__opportunity__customer__name", ""),
        currency=row["contract__currency"],
        bands={band: row[band.value] for band in AgeBand},
        retained=row["retained"],
    )


def _sums(today: date) -> dict[str, Coalesce]:
    retained = Q(kind=InstalmentKind.RETENTION.value, due_on__gte=today)
    sums = {band.value: _sum(in_band(band, today) & ~retained) for band in AgeBand}
    return {**sums, "retained": _sum(retained), "overdue": _sum(Q(due_on__lt=today)), "all": _sum(Q())}


def in_band(band: AgeBand, today: date) -> Q:
    """The due dates of one band."""
    least, most = _DAYS[band]
    condition = Q()
    if least is not None:
        condition &= Q(due_on__lte=today - timedelta(days=least))
    if most is not None:
        condition &= Q(due_on__gte=today - timedelta(days=most))
    return condition


def _sum(condition: Q) -> Coalesce:
    return Coalesce(ExactSum("outstanding", filter=condition), ZERO, output_field=MONEY)
