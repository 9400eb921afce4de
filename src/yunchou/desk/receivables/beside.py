"""Whom money pays for beside its own customer: the group by itself, anybody else once he is chosen on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from yunchou.desk.customers import queries as customers
from yunchou.desk.customers.queries.groups import group_ids
from yunchou.desk.identity.models import User
from yunchou.desk.receivables import queries
from yunchou.desk.web.forms import whole_number

if TYPE_CHECKING:
    from django.http import HttpRequest

    from yunchou.desk.customers.models import Company

MOST_CHOSEN = 8
MOST_FOUND = 10


@dataclass(frozen=True, slots=True)
class Beside:
    """The customers chosen in the address (`also`), and those found by a name (`q`) that may be chosen next."""

    user: User
    customer: Company
    chosen: tuple[Company, ...]
    others: bool
    q: str
    found: tuple[tuple[Company, str], ...]

    @classmethod
    def read(cls, request: HttpRequest, customer: Company) -> Beside:
        """What the address says; `NotThere` for a customer out of reach."""
        user: User = request.user  # type: ignore[assignment]
        keys = list(dict.fromkeys(whole_number(text) for text in request.GET.getlist("also")))[:MOST_CHOSEN]
        chosen = tuple(customers.fetch(user, key) for key in keys)
        kin, text = group_ids(customer.pk), request.GET.get("also-q", "").strip()[:80]
        found: tuple[tuple[Company, str], ...] = ()
        if text:
            rows = queries.debtors(user, text).exclude(pk__in=kin | set(keys))[:MOST_FOUND]
            found = tuple((row, _address([*keys, row.pk])) for row in rows)
        return cls(user, customer, chosen, any(other.pk not in kin for other in chosen), text, found)

    @property
    def query(self) -> str:
        """The address's part that says who was chosen."""
        return _address([other.pk for other in self.chosen])

    def payable(self) -> list[Any]:
        """What the money may pay."""
        return queries.payable(self.user, self.customer, self.chosen)


def _address(keys: list[int]) -> str:
    query = QueryDict(mutable=True)
    query.setlist("also", [str(key) for key in keys])
    return query.urlencode()
