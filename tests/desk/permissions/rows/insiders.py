"""Insiders: pseudonyms for who sees the deal, the rest for the compartment's keeper only; no role opens it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, WORKS_ON_DEALS, Arguments, Row, World, deal, foreign_deal
from yunchou.desk.identity.roles import Role
from yunchou.desk.insiders import operations
from yunchou.desk.insiders.models import InsiderEvidence
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind


def _source(of: Opportunity) -> Source:
    source = name_source(of, Told(name="CANARY-COACH"), grade=None, actor=of.owner, at=AT)
    assert source is not None
    return source


def _evidence(of: Opportunity) -> InsiderEvidence:
    values = {"test": InsiderTest.INFORMS, "on": AT.date()}
    return operations.add_evidence(of, _source(of).pk, values, actor=of.owner, at=AT)


def _need(of: Opportunity) -> Any:
    values = {"kind": NeedKind.POWER, "text": "路线图上的话语权"}
    return operations.add_need(of, _source(of).pk, values, actor=of.owner, at=AT)


def _on(make: Callable[[Opportunity], Any], name: str, *, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_deal if theirs else world.cast.deal
        return {name: make(of).pk, "pk": of.pk}

    return arguments


def _both(make: Callable[[Opportunity], Any], name: str) -> dict[str, Arguments]:
    return {"ours": _on(make, name), "theirs": _on(make, name, theirs=True)}


# Who sees the deal and is not let in is told so; the seller of the cast keeps the compartment.
_CLOSED = dict.fromkeys((Role.LEADER, Role.PRESALES), 403)
_READS = {**_CLOSED, Role.READ_ONLY: 403}
_WRITES = {"allowed": WORKS_ON_DEALS, "answers": _CLOSED}
_OPENS = {"allowed": SEES_DEALS - SEES_ALL, "status": 200, "answers": _READS}
_DEAL = {"ours": deal, "theirs": foreign_deal}
_DEED = {"test": "informs", "on": "2026-08-20", "passed": "yes"}
ROWS = [
    Row("insiders", allowed=SEES_DEALS, allowed_theirs=SEES_ALL, **_DEAL),
    Row("insider_new", **_WRITES, **_DEAL),
    Row("insider_new", "POST", status=422, **_WRITES, **_DEAL),
    Row("insider_map", "POST", **_OPENS, **_DEAL),
    Row("insider", "POST", **_OPENS, **_both(_source, "source")),
    Row("insider_evidence", "POST", data=lambda _w: _DEED, **_WRITES, **_both(_source, "source")),
    Row("insider_need", "POST", data=lambda _w: {"kind": "power", "need_text": "话语权"}, **_WRITES,
        **_both(_source, "source")),
    Row("insider_evidence_correction", "POST", data=lambda _w: {"verified": "yes", "version": 1}, **_WRITES,
        **_both(_evidence, "row")),
    Row("insider_evidence_removal", "POST", data=lambda _w: {"version": 1}, **_WRITES, **_both(_evidence, "row")),
    Row("insider_need_removal", "POST", data=lambda _w: {"version": 1}, **_WRITES, **_both(_need, "row")),
]  # fmt: skip
