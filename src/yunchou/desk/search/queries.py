"""Find companies, people and deals, among those the user may see and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from yunchou.desk.customers import queries as customers
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.search.documents import KINDS
from yunchou.desk.search.index import engine
from yunchou.desk.search.tokens import wanted, whole

# Who may see what is asked of the feature itself; the index knows nobody.
REACH: dict[str, Callable[[User], QuerySet[Any]]] = {
    "company": customers.visible,
    "contact": customers.visible_contacts,
    "opportunity": opportunities.visible,
}
# What a line shows and no more: a hundred of each kind are read to choose from.
SHOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "company": (("owner", "segment"), ("name", "owner__name", "segment")),
    "contact": (("company",), ("name", "title", "company__name", "company__short_name")),
    "opportunity": (("customer",), ("name", "stage", "customer__name", "customer__short_name")),
}
LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind: the best first, and whether there is more than is shown."""

    kind: str
    things: list[Any]
    more: bool


def finds(kind: str, text: str) -> Q:
    """The condition that a thing of this kind is found by the text; everything when it asks for nothing.

    Permission is not in it: use it on rows that are in the reader's reach.
    """
    tokens = wanted(text)
    return Q(pk__in=engine().matching(KINDS[kind].table, tokens)) if tokens else Q()


def asks(text: str) -> bool:
    """Whether the text asks for anything: two letters or one Chinese character at least."""
    return bool(wanted(text))


def search(user: User, text: str, *, most: int = 8) -> list[Found]:
    """Companies, people and deals in the user's reach, `most` of each. Nothing for a text that asks for nothing."""
    if not wanted(text):
        return []
    found = [_of_kind(user, kind, text, most) for kind in KINDS]
    return [group for group in found if group.things]


def _of_kind(user: User, kind: str, text: str, most: int) -> Found:
    beside, columns = SHOWN[kind]
    rows = REACH[kind](user).select_related(*beside).only(*columns)
    # The newest that fit are looked at and the best of these shown.
    things = sorted(rows.filter(finds(kind, text)).order_by("-pk")[:LOOKED_AT], key=lambda t: _distance(t.name, text))
    if len(things) == LOOKED_AT:
        # Among so many, what is called exactly so may not be looked at: it is asked for by itself, and comes first.
        called_so = engine().matching(KINDS[kind].table, [(whole(text), False)])
        exact = list(rows.filter(pk__in=called_so)[: most + 1])
        things = exact + [thing for thing in things if thing not in exact]
    return Found(kind, things[:most], len(things) > most)


def _distance(name: str, text: str) -> tuple[bool, int]:
    """What begins with the text comes before what has it inside, and short names before long ones."""
    return not name.casefold().startswith(text.strip().casefold()), len(name)
