"""Contacts with the customer."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, WORKS_ON_DEALS, Arguments, Row, World, deal, foreign_deal
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.models import Opportunity


def _of(world: World, *, theirs: bool) -> Opportunity:
    return world.foreign_deal if theirs else world.cast.deal


def _new(slug: str, *, theirs: bool = False) -> Arguments:
    return lambda world: {"pk": _of(world, theirs=theirs).pk, "slug": slug}


def _contact(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = _of(world, theirs=theirs)
        made = Interaction.objects.create(
            opportunity=of, way=Way.CALL, on=AT.date(), recorded_by=of.owner, recorded_at=AT
        )
        return {"pk": of.pk, "slug": "contacts", "row": made.pk}

    return arguments


_NEW = {"ours": _new("contacts"), "theirs": _new("contacts", theirs=True), "allowed": WORKS_ON_DEALS}
_ONE = {"ours": _contact(), "theirs": _contact(theirs=True), "allowed": WORKS_ON_DEALS}
_VALUES = {"way": "visit", "on": "2026-08-31"}
ROWS = [
    Row("meetings", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("meetings_row_new", **_NEW),
    Row("meetings_row_new", "POST", data=lambda _w: _VALUES, **_NEW),
    Row("meetings_row", **_ONE),
    Row("meetings_row", "POST", data=lambda _w: {**_VALUES, "version": 1}, **_ONE),
    Row("meetings_row_removal", "POST", data=lambda _w: {"version": 1}, **_ONE),
    # Contacts stand in the order of their days: none is moved, whoever asks (400 for who may change the deal).
    Row("meetings_row_place", "POST", data=lambda _w: {"to": 0}, **_ONE, status=422),
]
