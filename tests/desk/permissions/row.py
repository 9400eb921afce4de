"""One row of the permission matrix: a route, a method, and what each role is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.test import Client

from tests.cast import Cast
from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity

EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
SEES_ALL = frozenset({Role.ADMINISTRATOR, Role.EXECUTIVE, Role.FINANCE})
SEES_CUSTOMERS = SEES_DEALS = EVERYBODY - {Role.COMPLIANCE}
SEES_CONTRACTS = SEES_RECEIVABLES = EVERYBODY - {Role.COMPLIANCE, Role.PRESALES}
SELLS = frozenset({Role.SELLER, Role.LEADER})
WORKS_ON_DEALS = SELLS | {Role.PRESALES}

ABSENT = 9_999_999


@dataclass(frozen=True, slots=True)
class World:
    """The cast with its hero deal, and what belongs to the stranger of the other team.

    `sessions` holds the key of the session of each who has signed in.
    """

    cast: Cast
    foreign_company: Company
    foreign_deal: Opportunity
    sessions: Mapping[int, str] = field(default_factory=dict)

    def browser(self, user: User | None, *, strict: bool = False) -> Client:
        """A client signed in as one of the cast, or as nobody; a strict one wants the form's token."""
        client = Client(enforce_csrf_checks=strict)
        if user is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[user.pk]
        return client


Arguments = Callable[[World], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """What one request answers.

    `ours` gives the address's arguments for an object of the cast (the hero deal and what hangs on it: the seller
    owns it, presales is on its team, leader and reader reach it through the team). `theirs` gives them for the same
    kind of object of the stranger. `data` is a valid form, `their_data` one for theirs where it differs.

    `allowed` roles get `status` on ours. On theirs, `allowed_theirs` get `status` and the other allowed ones 404.
    All other roles get 403, or 404 on theirs if they are `unseen` there; `answers` names exceptions on ours (role →
    status). Nobody but a `public` row answers people who are not signed in.
    """

    route: str
    method: str = "GET"
    allowed: frozenset[Role] = EVERYBODY
    status: int = 0
    ours: Arguments | None = None
    theirs: Arguments | None = None
    allowed_theirs: frozenset[Role] = NOBODY
    data: Arguments | None = None
    their_data: Arguments | None = None
    query: str = ""
    unseen: frozenset[Role] = NOBODY
    public: bool = False
    answers: Mapping[Role, int] = field(default_factory=dict)

    @property
    def good(self) -> int:
        """The status of an allowed request: 200 for a page, 302 after a form, unless the row says otherwise."""
        return self.status or (200 if self.method == "GET" else 302)

    def on_ours(self, role: Role) -> int:
        """What this role is answered about the cast's own object."""
        return self.answers.get(role, self.good if role in self.allowed else 403)

    def on_theirs(self, role: Role) -> int:
        """What this role is answered about the stranger's object."""
        if role not in self.allowed:
            return 404 if role in self.unseen else self.answers.get(role, 403)
        return self.good if role in self.allowed_theirs else 404


def deal(world: World) -> dict[str, Any]:
    """The hero deal's address."""
    return {"pk": world.cast.deal.pk}


def foreign_deal(world: World) -> dict[str, Any]:
    """The stranger's deal's address."""
    return {"pk": world.foreign_deal.pk}


def company(world: World) -> dict[str, Any]:
    """The hero customer's address."""
    return {"pk": world.cast.company.pk}


def foreign_company(world: World) -> dict[str, Any]:
    """The stranger's customer's address."""
    return {"pk": world.foreign_company.pk}


def deal_in(world: World, *, theirs: bool) -> Opportunity:
    """The hero deal, or the stranger's."""
    return world.foreign_deal if theirs else world.cast.deal


def new_row(slug: str, *, theirs: bool = False) -> Arguments:
    """The address of a new row of this kind."""
    return lambda world: {"pk": deal_in(world, theirs=theirs).pk, "slug": slug}


def one_row(slug: str, make: Callable[[Opportunity], Any], *, theirs: bool = False) -> Arguments:
    """The address of a stored row of this kind, which `make` stores."""

    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "slug": slug, "row": make(of).pk}

    return arguments
