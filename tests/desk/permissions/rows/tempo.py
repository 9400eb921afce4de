"""Pace, pause, plays, next steps, tender dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import SEES_ALL, SEES_DEALS, WORKS_ON_DEALS, Arguments, Row, World, deal, foreign_deal
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.tempo.models import ChosenPlay, NextStep, Replan, ReplanAgreement
from yunchou.playbook.pipeline.stages import Standing

DAY = date(2099, 1, 1)


def _step(of: Opportunity) -> NextStep:
    return NextStep.objects.create(opportunity=of, what="约演示", recorded_by=of.owner, recorded_at=AT)


def _play(of: Opportunity) -> ChosenPlay:
    return ChosenPlay.objects.get_or_create(
        opportunity=of, code="criteria_workshop", defaults={"chosen_by": of.owner, "chosen_at": AT}
    )[0]


def _replan(of: Opportunity) -> Replan:
    Opportunity.objects.filter(pk=of.pk).update(standing=Standing.PAUSED)
    return Replan.objects.get_or_create(
        opportunity=of, changed="预算砍半", wake_on=DAY, kill_on=DAY, opened_by=of.owner, opened_at=AT
    )[0]


def _asked(world: World, *, theirs: bool) -> dict[str, Any]:
    """The re-plan, and who is asked to agree with it."""
    cast = world.cast
    of = world.foreign_deal if theirs else world.cast.deal
    replan = _replan(of)
    for user in (cast.owner, cast.manager, cast.teammate, cast.executive, cast.stranger):
        ReplanAgreement.objects.get_or_create(replan=replan, colleague=user)
    return {"pk": of.pk, "replan": replan.pk}


def _of(make: Callable[[Opportunity], Any], name: str, *, theirs: bool = False, **more: Any) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_deal if theirs else world.cast.deal
        return {"pk": of.pk, name: make(of).pk, **more}

    return arguments


def _with_replan(*, theirs: bool = False) -> Arguments:
    def arguments(world: World) -> dict[str, Any]:
        of = world.foreign_deal if theirs else world.cast.deal
        _replan(of)
        return {"pk": of.pk}

    return arguments


def _new(*, theirs: bool = False) -> Arguments:
    return lambda w: {"pk": (w.foreign_deal if theirs else w.cast.deal).pk, "slug": "steps"}


BOTH = {"ours": deal, "theirs": foreign_deal, "allowed": WORKS_ON_DEALS}
NEW = {"ours": _new(), "theirs": _new(theirs=True), "allowed": WORKS_ON_DEALS}
STEP = {
    "ours": _of(_step, "row", slug="steps"),
    "theirs": _of(_step, "row", theirs=True, slug="steps"),
    "allowed": WORKS_ON_DEALS,
}
PLAY = {"ours": _of(_play, "play"), "theirs": _of(_play, "play", theirs=True), "allowed": WORKS_ON_DEALS}
REPLAN = {"ours": _with_replan(), "theirs": _with_replan(theirs=True), "allowed": WORKS_ON_DEALS}
PAUSE = {
    "changed": "对手拿到了技术标",
    "exit_condition": "新标准写进文档",
    "wake_on": "2099-01-01",
    "kill_on": "2099-02-01",
}

ROWS = [
    Row("rhythm", allowed=SEES_DEALS),
    Row("pace", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
    Row("pace_decision", **BOTH),
    Row(
        "pace_decision",
        "POST",
        data=lambda _w: {"pace": "fast", "reason": "三方认可", "exit_condition": "签约", "seen": 0},
        **BOTH,
    ),
    Row("pace_pause", **BOTH),
    Row("pace_pause", "POST", data=lambda w: {**PAUSE, "seen_deal": w.cast.deal.version}, **BOTH),
    Row("pace_tender", **BOTH),
    Row("pace_tender", "POST", data=lambda _w: {"notice_on": "2026-10-01"}, **BOTH),
    Row("pace_plays", "POST", data=lambda _w: {"code": "criteria_workshop"}, status=422, **BOTH),
    Row("pace_play", **PLAY),
    Row("pace_play", "POST", data=lambda _w: {"exit_met": "yes", "version": 1}, **PLAY),
    Row("pace_replan", **REPLAN),
    Row("pace_replan", "POST", data=lambda _w: {"path": "从业务部门重新来", "version": 1}, **REPLAN),
    Row(
        "pace_agreement",
        "POST",
        ours=lambda w: _asked(w, theirs=False),
        theirs=lambda w: _asked(w, theirs=True),
        # Those who were not asked cannot agree, whatever they see.
        allowed=WORKS_ON_DEALS | {Role.EXECUTIVE},
        allowed_theirs=frozenset({Role.EXECUTIVE}),
        unseen=frozenset({Role.READ_ONLY}),
        data=lambda _w: {"version": 1},
    ),
    Row(
        "pace_step_done",
        "POST",
        ours=_of(_step, "step"),
        theirs=_of(_step, "step", theirs=True),
        allowed=WORKS_ON_DEALS,
        data=lambda _w: {"version": 1},
    ),
    Row("pace_row_new", **NEW),
    Row("pace_row_new", "POST", data=lambda _w: {"what": "约演示", "initiative": "ours"}, **NEW),
    Row("pace_row", **STEP),
    Row("pace_row", "POST", data=lambda _w: {"what": "约演示", "initiative": "ours", "version": 1}, **STEP),
    Row("pace_row_place", "POST", data=lambda _w: {"to": 0}, status=422, **STEP),
    Row("pace_row_removal", "POST", data=lambda _w: {"version": 1}, **STEP),
]
