"""Sums and differences of decimals in the database, exact to the hundredth.

SQLite keeps decimals as floating numbers: 80000 less 0.01, 0.01 and 69999.99 is not quite 9999.99 there, so that an
instalment paid in full could stay open. Rounded to the hundredth it is the nearest number to the right one, and equal
to it, for sums below ten million million.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Round
from django.db.models.sql.compiler import SQLCompiler


class ExactSum(Sum):
    """The sum of a column of decimals with at most two places, such as money or hours."""

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **more: Any) -> tuple[str, Any]:
        """The same, rounded, and a number when it is compared: without the type it is less than every parameter."""
        sql, parameters = self.as_sql(compiler, connection, **more)
        return f"CAST(ROUND({sql}, 2) AS NUMERIC)", parameters


def amount_of(rows: QuerySet[Any]) -> Decimal:
    """The sum of the amounts of these rows; 0 when there are none. They are of one currency."""
    total: Decimal | None = rows.aggregate(total=ExactSum("amount"))["total"]
    return total or Decimal(0)


def exact(reckoned: Combinable) -> Round:
    """What is reckoned from columns of decimals, rounded to the hundredth."""
    return Round(reckoned, precision=2)


def less(column: str, other: str) -> Round:
    """One column less another."""
    return exact(F(column) - F(other))
