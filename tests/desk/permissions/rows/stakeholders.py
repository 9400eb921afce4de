"""The key people of a deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Arguments,
    Row,
    World,
    deal,
    foreign_deal,
    new_row,
    one_row,
)
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.stakeholders.models import Cover, LeanNote, Player, Tie
from yunchou.desk.stakeholders.terms import Strength, TieKind
from yunchou.playbook.stakeholders.terms import Lean

Make = Callable[[Opportunity], Any]


def _player(of: Opportunity) -> Player:
    return Player.objects.create(opportunity=of, title="分管科技的副行长")


def _lean(of: Opportunity) -> LeanNote:
    return LeanNote.objects.create(
        player=_player(of), lean=Lean.HEDGING, on=AT.date(), recorded_by=of.owner, recorded_at=AT
    )


def _tie(of: Opportunity) -> Tie:
    return Tie.objects.create(player=_player(of), other=_player(of), kind=TieKind.INFLUENCES)


def _cover(of: Opportunity) -> Cover:
    return Cover.objects.create(player=_player(of), colleague=of.owner, strength=Strength.SLIGHT)


# Kind of row: how one is made, and a form that is valid for a stored one.
KINDS: dict[str, tuple[Make, dict[str, Any]]] = {
    "players": (_player, {"title": "分管运营的副行长"}),
    "leans": (_lean, {"lean": "ours", "on": "2026-08-30"}),
    "ties": (_tie, {}),  # its form names somebody of the deal: tests/desk/stakeholders/test_pages.py
    "covers": (_cover, {"strength": "close"}),
}


def _rows_of(slug: str, make: Make, values: dict[str, Any]) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    one = {"ours": one_row(slug, make), "theirs": one_row(slug, make, theirs=True), "allowed": WORKS_ON_DEALS}
    rows = [
        Row("people_row_new", **new),
        Row("people_row", **one),
        Row("people_row_removal", "POST", data=lambda _w: {"version": 1}, **one),
        # People have no order of their own.
        Row("people_row_place", "POST", status=422, data=lambda _w: {"to": 0}, **one),
    ]
    if values:
        rows.append(Row("people_row", "POST", data=lambda _w: {**values, "version": 1}, **one))
    if slug == "players":
        rows.append(Row("people_row_new", "POST", data=lambda _w: values, **new))
    return rows


def _card(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_deal if theirs else world.cast.deal
        return {"card": f"p{_player(of).pk}", "pk": of.pk}

    return arguments


def _places(world: World) -> dict[str, Any]:
    each, _made = Contact.objects.get_or_create(company=world.cast.company, name="王建国", defaults={"created_at": AT})
    return {"places": f"c{each.pk} 1 2 0"}


_DEAL = {"ours": deal, "theirs": foreign_deal}
ROWS = [
    Row("people", allowed=SEES_DEALS, allowed_theirs=SEES_ALL, **_DEAL),
    Row("people_person", ours=_card(), theirs=_card(theirs=True), allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("people_layout", "POST", allowed=WORKS_ON_DEALS, **_DEAL),
    Row("people_places", "POST", allowed=WORKS_ON_DEALS, data=_places, ours=deal),
    *(row for slug, (make, values) in KINDS.items() for row in _rows_of(slug, make, values)),
]
