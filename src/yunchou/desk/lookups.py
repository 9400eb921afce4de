"""What we ask of a database beyond Django's own lookups."""

from __future__ import annotations

from typing import Any

from django.db.models.lookups import In


class Among(In):
    """`pk__among=` a sub-query of a few keys, such as the deals somebody was invited to: what `pk__in=` finds.

    Beside an OR PostgreSQL reads the whole table for `IN` and a sub-query. What it has gathered in an array first it
    looks up in the index. For a few: the index or not, each key of the array is tried.
    """

    lookup_name = "among"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """`IN (SELECT …)`, or on PostgreSQL `= ANY(ARRAY(SELECT …))`."""
        if connection.vendor == "postgresql" and not self.rhs_is_direct_value():
            return f"= ANY(ARRAY{rhs})"
        return str(super().get_rhs_op(connection, rhs))
