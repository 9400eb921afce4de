"""Find customers that may be the same company (查重).

A customer of another team is not shown and not named beyond what was typed; that there is one is said, because two
teams working on one company unknowingly (撞单) costs more than the word that it is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.queries.access import visible
from yunchou.desk.identity.models import User

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Companies that may be the same: those the user may see, and how many others there are (at most a few)."""

    seen: tuple[Company, ...]
    others: int

    def __bool__(self) -> bool:
        return bool(self.seen or self.others)


def same_company(values: Mapping[str, Any], *, besides: int | None = None) -> Q:
    """What a company with these values would be taken for: same name, short name or credit code."""
    names = {str(values.get("name") or ""), str(values.get("short_name") or "")} - {""}
    same = Q(name_key__in={name_key(name) for name in names} - {""}) | Q(short_name__in=names)
    if code := values.get("credit_code"):
        same |= Q(credit_code=code)
    return same & ~Q(pk=besides) if besides else same


def duplicates_of(user: User, values: Mapping[str, Any], *, besides: int | None = None) -> Duplicates:
    """Customers that may be the one described by `values` (name, short_name, credit_code)."""
    same = same_company(values, besides=besides)
    found = list(Company.objects.filter(same).values_list("pk", flat=True)[: 2 * MOST_SHOWN])
    if not found:
        return Duplicates((), 0)
    seen = tuple(visible(user).filter(pk__in=found).select_related("owner").order_by("name", "pk"))
    return Duplicates(seen[:MOST_SHOWN], len(found) - len(seen))
