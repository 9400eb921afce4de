"""Take rows one by one where they cannot be taken together: each in a savepoint, so that one refusal costs one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction

from yunchou.desk.errors import DeskError, Invalid
from yunchou.desk.exchange.kinds.kind import Row, Taken


def take_each(rows: Iterable[Row], take: Callable[[Row], int], taken: Taken) -> None:
    """Take every row by itself; `take` returns the key of what it made or changed."""
    for row in rows:
        try:
            with transaction.atomic():
                taken.subjects[row.line] = take(row)
        except Invalid as reason:
            taken.refuse(row.line, reason)
        except DeskError as reason:
            taken.refuse(row.line, Invalid({"": str(reason)}))
