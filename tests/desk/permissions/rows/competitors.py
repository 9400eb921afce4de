"""Rivals of a deal, and the list of rival companies that all deals share."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import (
    SEES_ALL,
    SEES_DEALS,
    WORKS_ON_DEALS,
    Row,
    World,
    deal,
    foreign_deal,
    new_row,
    one_row,
)
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.opportunities.models import Opportunity


def _company(of: Opportunity) -> RivalCompany:
    new = {"name": "云讯科技", "added_by": of.owner, "added_at": AT}
    return RivalCompany.objects.get_or_create(name_key="云讯科技", defaults=new)[0]


def _rival(of: Opportunity) -> Rival:
    new = {"recorded_by": of.owner, "recorded_at": AT}
    return Rival.objects.get_or_create(opportunity=of, company=_company(of), defaults=new)[0]


def _move(of: Opportunity) -> RivalMove:
    return RivalMove.objects.create(
        rival=_rival(of), question=Question.MET, what="王总", on=AT.date(), recorded_by=of.owner, recorded_at=AT
    )


KINDS: dict[str, tuple[Any, dict[str, Any]]] = {
    "rivals": (_rival, {"name": "天合智能"}),
    "moves": (_move, {"rival_name": "天合智能", "question": "met", "what": "赵副总", "on": "2026-09-01"}),
}


def _rows_of(slug: str, make: Any, values: dict[str, Any]) -> list[Row]:
    new = {"ours": new_row(slug), "theirs": new_row(slug, theirs=True), "allowed": WORKS_ON_DEALS}
    one = {"ours": one_row(slug, make), "theirs": one_row(slug, make, theirs=True), "allowed": WORKS_ON_DEALS}
    return [
        Row("rivals_row_new", **new),
        Row("rivals_row_new", "POST", data=lambda _w: values, **new),
        Row("rivals_row", **one),
        Row("rivals_row", "POST", data=lambda _w: {**values, "version": 1}, **one),
        Row("rivals_row_removal", "POST", data=lambda _w: {"version": 1}, **one),
        # No kind of row here has places: whoever may write is told that it cannot be put there.
        Row("rivals_row_place", "POST", status=422, data=lambda _w: {"to": 0}, **one),
    ]


def _shared(world: World) -> dict[str, Any]:
    return {"pk": _company(world.cast.deal).pk}


ROWS = [
    Row("rivals", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    *(row for slug, (make, values) in KINDS.items() for row in _rows_of(slug, make, values)),
    # The list is everybody's who sees deals: a name gives no deal away.
    Row("rival_companies", allowed=SEES_DEALS),
    Row("rival_company", ours=_shared, allowed=SEES_DEALS),
    Row("rival_company_edit", ours=_shared, allowed=WORKS_ON_DEALS),
    Row(
        "rival_company_edit",
        "POST",
        ours=_shared,
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"name": "云讯软件", "version": 1},
    ),
]
