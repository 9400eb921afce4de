"""Sorting and paging of lists. Both read the address, accept only what the list allows, and write addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from yunchou.desk.errors import Invalid

T = TypeVar("T")
PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Sorting:
    """How a list is sorted: by one key of an allow-list, up or down.

    `keys` maps each key of the address to the columns it sorts by, all of them reversed when descending. The
    primary key always comes last, so that no row appears on two pages.
    """

    keys: Mapping[str, tuple[str, ...]]
    key: str
    descending: bool = False

    @classmethod
    def read(cls, params: QueryDict, keys: Mapping[str, tuple[str, ...]], default: str) -> Sorting:
        """From `?sort=amount` or `?sort=-amount`; `default` is written the same way. Unknown keys are refused."""
        asked = params.get("sort") or default
        key = asked.removeprefix("-")
        if key not in keys:
            raise Invalid({"sort": _("This list cannot be sorted by “%(key)s”.") % {"key": key[:40]}})
        return cls(keys, key, asked.startswith("-"))

    @property
    def order_by(self) -> tuple[str, ...]:
        """The arguments of `QuerySet.order_by`."""
        columns = (*self.keys[self.key], "pk")
        return tuple(_reversed(column) for column in columns) if self.descending else columns

    def state(self, key: str) -> str:
        """What `aria-sort` says of a column: ascending, descending or none."""
        if key != self.key:
            return "none"
        return "descending" if self.descending else "ascending"

    def url(self, request: HttpRequest, key: str) -> str:
        """The address of the same list sorted by `key`, the other way round if it already is; page 1."""
        turned = key == self.key and not self.descending
        return changed_query(request, sort=f"-{key}" if turned else key, page=None)


def _reversed(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def changed_query(request: HttpRequest, **changes: object) -> str:
    """The query string of this page with some parameters set, or dropped where `None`; starts with `?`."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@dataclass(frozen=True, slots=True)
class PageLink:
    """One step of the page numbers; a gap has neither number nor address."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `total` counts all rows in reach, `first` and `last` are positions from 1."""

    items: Sequence[T]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def count(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The position of the first row shown; 0 in an empty list."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The position of the last row shown."""
        return (self.number - 1) * self.size + len(self.items)

    def links(self, request: HttpRequest) -> dict[str, Any]:
        """The addresses of the numbers, the previous and the next page."""
        near = {1, self.count, *range(self.number - 2, self.number + 3)}
        numbers = sorted(n for n in near if 1 <= n <= self.count)
        steps: list[PageLink] = []
        for n in numbers:
            if steps and n - (steps[-1].number or 0) > 1:
                steps.append(PageLink(None))
            steps.append(PageLink(n, changed_query(request, page=n), n == self.number))
        return {
            "steps": steps,
            "previous": changed_query(request, page=self.number - 1) if self.number > 1 else "",
            "next": changed_query(request, page=self.number + 1) if self.number < self.count else "",
        }


def page_of(rows: QuerySet[Any, T] | Sequence[T], params: QueryDict, *, size: int = PAGE_SIZE) -> Page[T]:
    """The page named by `?page=`, the last one if there are fewer. A page that is no number is refused."""
    asked = params.get("page") or "1"
    if not asked.isascii() or not asked.isdigit() or len(asked) > 9 or int(asked) < 1:
        raise Invalid({"page": _("A page is a number from 1, not “%(page)s”.") % {"page": asked[:40]}})
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    number = min(int(asked), max(1, -(-total // size)))
    return Page(list(rows[(number - 1) * size : number * size]), number, total, size)
