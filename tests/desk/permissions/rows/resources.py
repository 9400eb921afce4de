"""Our own side of a deal: requests, effort, decisions, presenters."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    SELLS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    deal,
    deal_in,
    foreign_deal,
    new_row,
)
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.resources.models import Ask, Effort
from yunchou.desk.resources.terms import EffortKind


def _asked(of: Opportunity, whom: User) -> Ask:
    return Ask.objects.create(opportunity=of, of=whom, what="写方案", asked_by=of.owner, asked_at=AT)


def _ask(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "slug": "asks", "row": _asked(of, of.owner).pk}

    return arguments


def _effort(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        made = Effort.objects.create(
            opportunity=of,
            kind=EffortKind.TRIP,
            on=AT.date(),
            by=of.owner,
            cost=1,
            recorded_by=of.owner,
            recorded_at=AT,
        )
        return {"pk": of.pk, "slug": "effort", "row": made.pk}

    return arguments


def _settled(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = deal_in(world, theirs=theirs)
        return {"pk": of.pk, "ask": _asked(of, of.owner).pk}

    return arguments


def _asked_of_presales(world: World) -> dict[str, Any]:
    return {"ask": _asked(world.cast.deal, world.cast.teammate).pk}


def _asked_of_presales_elsewhere(world: World) -> dict[str, Any]:
    return {"ask": _asked(world.foreign_deal, world.cast.teammate).pk}


_EFFORT = {"kind": "trip", "on": "2026-08-31", "cost": "1800"}


def _asking(world: World) -> dict[str, Any]:
    return {"kind": "help", "of": world.cast.teammate.pk, "what": "写方案"}


def _rows_of(slug: str, one: Any, data: Arguments) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    stored = {"ours": one(), "theirs": one(theirs=True), "allowed": WORKS_ON_DEALS}
    return [
        Row("resources_row_new", **new),
        Row("resources_row_new", "POST", data=data, **new),
        Row("resources_row", **stored),
        Row("resources_row", "POST", data=lambda world: {**data(world), "version": 1}, **stored),
        Row("resources_row_removal", "POST", data=lambda _w: {"version": 1}, **stored),
        Row("resources_row_place", "POST", data=lambda _w: {"to": 0}, **stored, status=422),
    ]


_DEAL = {"ours": deal, "theirs": foreign_deal, "allowed": WORKS_ON_DEALS}
_ACCEPTED = {"state": "accepted", "reply": "", "version": 1}
# Being asked is the permission: presales alone answers, on whichever deal it was; for everybody else it is not there.
_NOT_ASKED = dict.fromkeys(SEES_DEALS - {Role.PRESALES}, 404)
ROWS = [
    Row("resources", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("pursuit", **_DEAL),
    Row("pursuit", "POST", data=lambda _w: {"decision": "go", "reason": "副行长已表态"}, **_DEAL),
    *_rows_of("asks", _ask, _asking),
    *_rows_of("effort", _effort, lambda _w: _EFFORT),
    Row("ask_settled", "POST", ours=_settled(), theirs=_settled(theirs=True), allowed=WORKS_ON_DEALS,
        data=lambda _w: {"version": 1}),
    Row("my_asks", allowed=SEES_DEALS),
    Row("ask_answer", "POST", ours=_asked_of_presales, allowed=SEES_DEALS, data=lambda _w: _ACCEPTED,
        answers=_NOT_ASKED),
    Row("ask_answer", "POST", ours=_asked_of_presales_elsewhere, allowed=SEES_DEALS, data=lambda _w: _ACCEPTED,
        answers=_NOT_ASKED),
    Row("presenters", allowed=SEES_DEALS),
    Row("presenter", ours=lambda world: {"user": world.cast.owner.pk}, allowed=SEES_DEALS),
    Row("presenter", "POST", ours=lambda world: {"user": world.cast.owner.pk}, allowed=SELLS,
        data=lambda _w: {"bio": "十年客服中心", "version": 0}),
]  # fmt: skip
