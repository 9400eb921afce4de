"""Hospitality, introducers, declarations and the board of compliance."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.cast import AT
from tests.desk.conduct.kinds import introducer, meal
from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, WORKS_ON_DEALS, Arguments, Row, World, deal, foreign_deal
from yunchou.desk.conduct.models import ConflictDeclaration
from yunchou.desk.conduct.terms import ConflictNature
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.conduct.terms import HospitalityVerdict

APPROVES = frozenset({Role.LEADER, Role.EXECUTIVE})
COMPLIANCE = frozenset({Role.COMPLIANCE})


def _of(world: World, *, theirs: bool) -> Opportunity:
    return world.foreign_deal if theirs else world.cast.deal


def _plan(verdict: HospitalityVerdict, *, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = _of(world, theirs=theirs)
        return {"pk": of.pk, "plan": meal(of, Decimal(250), verdict=verdict).pk}

    return arguments


def _outsider(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = _of(world, theirs=theirs)
        return {"pk": of.pk, "slug": "outsiders", "row": introducer(of).pk}

    return arguments


def _new(*, theirs: bool = False) -> Arguments:
    return lambda world: {"pk": _of(world, theirs=theirs).pk, "slug": "outsiders"}


def _screened(world: World) -> dict[str, Any]:
    return {"pk": introducer(world.cast.deal).pk}


def _declared(world: World) -> dict[str, Any]:
    return {
        "pk": ConflictDeclaration.objects.create(
            colleague=world.cast.owner, customer=world.cast.company, nature=ConflictNature.OTHER, declared_at=AT
        ).pk
    }


_WAITING = {
    "ours": _plan(HospitalityVerdict.NEEDS_APPROVAL),
    "theirs": _plan(HospitalityVerdict.NEEDS_APPROVAL, theirs=True),
}
_READY = {"ours": _plan(HospitalityVerdict.ALLOWED), "theirs": _plan(HospitalityVerdict.ALLOWED, theirs=True)}
_PLAN = {"ours": deal, "theirs": foreign_deal, "allowed": WORKS_ON_DEALS}
_NEW = {"ours": _new(), "theirs": _new(theirs=True), "allowed": WORKS_ON_DEALS}
_ONE = {"ours": _outsider(), "theirs": _outsider(theirs=True), "allowed": WORKS_ON_DEALS}
_YES = {"approved": "yes", "reason": "", "version": 1}
_GIVEN = {"given_on": "2026-09-01", "value": "180", "receipt_number": "FP-1", "version": 1}
_SCREENING = {"screened": "no", "conflict": "unknown", "screening_note": "工商信息查不到", "version": 1}
ROWS = [
    Row("conduct", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("hospitality_new", **_PLAN),
    # Nobody is named in it, so that who may plan is asked for more.
    Row("hospitality_new", "POST", data=lambda _w: {"value": "80"}, **_PLAN, status=422),
    Row("hospitality_decision", **_WAITING, allowed=APPROVES, allowed_theirs=frozenset({Role.EXECUTIVE})),
    Row(
        "hospitality_decision",
        "POST",
        data=lambda _w: _YES,
        **_WAITING,
        allowed=APPROVES,
        allowed_theirs=frozenset({Role.EXECUTIVE}),
    ),
    Row("hospitality_giving", **_READY, allowed=WORKS_ON_DEALS),
    Row("hospitality_giving", "POST", data=lambda _w: _GIVEN, **_READY, allowed=WORKS_ON_DEALS),
    Row("hospitality_cancel", "POST", data=lambda _w: {"version": 1}, **_READY, allowed=WORKS_ON_DEALS),
    Row("conduct_row_new", **_NEW),
    Row("conduct_row_new", "POST", data=lambda _w: {"name": "老方"}, **_NEW),
    Row("conduct_row", **_ONE),
    Row("conduct_row", "POST", data=lambda _w: {"name": "老方", "version": 1}, **_ONE),
    Row("conduct_row_removal", "POST", data=lambda _w: {"version": 1}, **_ONE),
    Row("conduct_row_place", "POST", data=lambda _w: {"to": 0}, **_ONE, status=422),
    Row("hospitality_approvals", allowed=APPROVES),
    Row("compliance", allowed=COMPLIANCE),
    # Nobody of the cast was given the right to export.
    Row("compliance_export", allowed=frozenset()),
    Row("compliance_part", ours=lambda _w: {"part": "words"}, allowed=COMPLIANCE),
    Row("screening", ours=_screened, allowed=COMPLIANCE),
    Row("screening", "POST", ours=_screened, data=lambda _w: _SCREENING, allowed=COMPLIANCE),
    Row("conflict_outcome", ours=_declared, allowed=COMPLIANCE),
    Row(
        "conflict_outcome",
        "POST",
        ours=_declared,
        allowed=COMPLIANCE,
        data=lambda _w: {"outcome": "step_back", "measure": "", "version": 1},
    ),
    Row("conflict_declarations"),
    Row("conflict_declarations", "POST", data=lambda _w: {"nature": "other", "other_party": "某供应商"}),
]
