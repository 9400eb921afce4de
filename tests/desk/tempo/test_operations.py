"""Pace decisions, plays, pauses: who may, what a tender forbids, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import AT, Cast
from tests.desk.tempo.told import at_stage, day, decide, pause, plan, tender
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities import operations as opportunities
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.tempo import operations
from yunchou.desk.tempo.models import ChosenPlay, PaceDecision, Replan
from yunchou.desk.tempo.queries import in_force, load, who_can_agree
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.tempo.terms import Pace

Do = Callable[[Cast, Any], Any]


def choose(cast: Cast, actor: Any = None, code: str = "criteria_workshop", **values: Any) -> ChosenPlay:
    deal = Opportunity.objects.get(pk=cast.deal.pk)
    return operations.choose_play(deal, code=code, actor=actor or cast.owner, at=AT, **{"until": None, **values})


def end(cast: Cast, actor: Any = None, **values: Any) -> ChosenPlay:
    play = ChosenPlay.objects.get()
    asked = {"exit_met": Answer.YES, "outcome": "新标准写进去了", "seen_version": play.version, **values}
    return operations.end_play(cast.deal, play.pk, actor=actor or cast.owner, at=AT, **asked)


def paces(cast: Cast) -> list[tuple[Pace, str]]:
    return [(p.pace, p.reason) for p in load_dossiers([cast.deal.pk], day(0))[cast.deal.pk].paces]


def refused_unchanged(expected: type[Exception], do: Callable[[], Any]) -> Any:
    before = fingerprint()
    with pytest.raises(expected) as refused:
        do()
    assert fingerprint() == before
    return refused.value


WRITES: list[Do] = [
    lambda cast, actor: decide(cast, Pace.FAST, actor),
    lambda cast, actor: choose(cast, actor),
    lambda cast, actor: pause(cast, actor),
    lambda cast, actor: operations.set_tender(cast.deal, {"notice_on": day(5)}, seen_version=0, actor=actor, at=AT),
]


@pytest.mark.parametrize("write", WRITES, ids=["decision", "play", "pause", "tender"])
def test_owner_team_and_leader_write_and_others_are_refused(write: Do, cast: Cast) -> None:
    at_stage(cast, Stage.QUALIFICATION)
    for actor in (cast.executive, cast.finance, cast.reader):
        refused_unchanged(Refused, lambda actor=actor: write(cast, actor))
    for actor in (cast.stranger, cast.compliance):
        refused_unchanged(NotThere, lambda actor=actor: write(cast, actor))
    lines = JournalEntry.objects.count()
    write(cast, cast.teammate)
    assert JournalEntry.objects.count() > lines
    assert JournalEntry.objects.latest("sequence").opportunity_id == cast.deal.pk


def test_a_decision_is_a_record_and_reaches_the_method(cast: Cast) -> None:
    assert paces(cast) == []
    decide(cast, Pace.STEADY)
    decide(cast, Pace.FAST, cast.manager, reason="领先了", advised=Pace.SLOW)
    assert paces(cast) == [(Pace.FAST, "领先了")]
    kept = load([cast.deal.pk])[cast.deal.pk].decisions
    assert [(d.pace, d.advised, d.decided_by) for d in kept] == [
        (Pace.FAST, Pace.SLOW, cast.manager),
        (Pace.STEADY, Pace.UNKNOWN, cast.owner),
    ]


@pytest.mark.parametrize("field", ["reason", "exit_condition"])
def test_a_decision_says_why_and_what_ends_it(field: str, cast: Cast) -> None:
    refused = refused_unchanged(Invalid, lambda: decide(cast, Pace.SLOW, **{field: "  "}))
    assert set(refused.fields) == {field}


@pytest.mark.parametrize("pace", [Pace.PAUSE, Pace.UNKNOWN])
def test_a_pause_is_not_decided_in_passing_and_unknown_is_no_decision(pace: Pace, cast: Cast) -> None:
    refused_unchanged(Invalid, lambda: decide(cast, pace))


def test_of_two_who_decide_at_once_the_second_sees_the_first(cast: Cast) -> None:
    decide(cast, Pace.FAST, cast.manager)
    refused = refused_unchanged(Conflict, lambda: decide(cast, Pace.SLOW, seen=0))
    assert len(refused.differences) == 2


@pytest.mark.parametrize(
    ("notice", "award", "locked"),
    [(0, None, True), (-3, 0, True), (-3, 9, True), (1, None, False), (-9, -1, False)],
)
def test_between_notice_and_award_nothing_slows(notice: int, award: int | None, locked: bool, cast: Cast) -> None:
    at_stage(cast, Stage.QUALIFICATION)
    tender(cast, notice, award)
    for slow in (lambda: decide(cast, Pace.SLOW), lambda: choose(cast), lambda: pause(cast)):
        if locked:
            refused_unchanged(Invalid, slow)
        else:
            slow()
    if locked:
        assert decide(cast, Pace.FAST).pace is Pace.FAST
        refused_unchanged(Invalid, lambda: choose(cast, code="compress_the_plan"))


def test_an_unknown_tender_locks_nothing(cast: Cast) -> None:
    operations.set_tender(cast.deal, {"notice_on": None}, seen_version=0, actor=cast.owner, at=AT)
    assert decide(cast, Pace.SLOW).pace is Pace.SLOW


def test_the_tender_is_written_once_changed_under_its_version_and_in_order(cast: Cast) -> None:
    tender(cast, 3, 30)
    refused_unchanged(Conflict, lambda: tender(cast, 4))
    wrong = {"award_on": day(1)}
    refused_unchanged(Invalid, lambda: operations.set_tender(cast.deal, wrong, seen_version=1, actor=cast.owner, at=AT))
    operations.set_tender(cast.deal, {"award_on": day(31)}, seen_version=1, actor=cast.owner, at=AT)
    found = load_dossiers([cast.deal.pk], day(0))[cast.deal.pk].tender
    assert found is not None
    assert (found.notice_on, found.award_on) == (day(3), day(31))


@pytest.mark.parametrize(
    ("stage", "fits"), [(Stage.PROSPECTING, False), (Stage.QUALIFICATION, True), (Stage.COLLECTION, False)]
)
def test_a_play_is_chosen_at_its_stage_only(stage: Stage, fits: bool, cast: Cast) -> None:
    at_stage(cast, stage)
    if fits:
        assert choose(cast, until=day(9)).exit_met is Answer.UNKNOWN
    else:
        refused_unchanged(Invalid, lambda: choose(cast))


def test_a_play_runs_once_ends_once_and_says_how(cast: Cast) -> None:
    at_stage(cast, Stage.QUALIFICATION)
    refused_unchanged(Invalid, lambda: choose(cast, code="spread_rumours"))
    refused_unchanged(Invalid, lambda: choose(cast, until=day(-1)))
    choose(cast)
    refused_unchanged(Invalid, lambda: choose(cast))
    refused_unchanged(Invalid, lambda: end(cast, exit_met=Answer.UNKNOWN))
    refused_unchanged(Conflict, lambda: end(cast, seen_version=9))
    refused_unchanged(Refused, lambda: end(cast, cast.reader))
    ended = end(cast, cast.teammate)
    assert (ended.exit_met, ended.ended_by, ended.ended_at) == (Answer.YES, cast.teammate, AT)
    refused_unchanged(Conflict, lambda: end(cast, exit_met=Answer.NO))
    choose(cast)


def test_a_pause_has_a_plan_both_dates_and_a_decision(cast: Cast) -> None:
    replan = pause(cast, assumed="技术部会选我们", must_agree=[cast.manager])
    deal = Opportunity.objects.get(pk=cast.deal.pk)
    assert (deal.standing, deal.wake_on, deal.kill_on) == (Standing.PAUSED, day(10), day(40))
    assert paces(cast) == [(Pace.PAUSE, "对手先给技术部做了演示")]
    assert load_dossiers([deal.pk], day(0))[deal.pk].opportunity.kill_on == day(40)
    assert [(a.colleague, a.agreed_at) for a in replan.agreements.all()] == [(cast.manager, None)]
    opportunities.resume(deal, seen_version=deal.version, actor=cast.owner, at=AT)
    deal.refresh_from_db()
    assert (deal.wake_on, deal.kill_on, paces(cast)) == (None, None, [])
    assert Replan.objects.count() == PaceDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"changed": " "}, "changed"),
        ({"exit_condition": ""}, "exit_condition"),
        ({"wake_on": None}, "wake_on"),
        ({"kill_on": None}, "kill_on"),
        ({"wake_on": day(0)}, "wake_on"),
        ({"kill_on": day(9)}, "kill_on"),
        ({"path": "长" * 1001}, "path"),
    ],
)
def test_what_a_pause_lacks_is_named_and_nothing_is_stopped(wrong: dict[str, Any], field: str, cast: Cast) -> None:
    refused = refused_unchanged(Invalid, lambda: pause(cast, **wrong))
    assert set(refused.fields) == {field}


def test_only_who_sees_the_deal_is_asked_to_agree(cast: Cast) -> None:
    for nobody in (cast.stranger, cast.compliance):
        refused_unchanged(Invalid, lambda nobody=nobody: pause(cast, must_agree=[nobody]))
    offered = set(who_can_agree(cast.deal, cast.owner))
    assert offered == {cast.teammate, cast.manager, cast.executive}


def test_a_pause_is_prolonged_with_a_reason_and_the_former_plan_is_kept(cast: Cast) -> None:
    refused_unchanged(
        Refused,
        lambda: operations.pause_anew(cast.deal, plan(), advised=Pace.SLOW, seen_version=1, actor=cast.owner, at=AT),
    )
    pause(cast)
    deal = Opportunity.objects.get(pk=cast.deal.pk)
    later = plan(changed="技术部换了负责人", wake_on=day(20), kill_on=day(60))
    refused_unchanged(
        Conflict,
        lambda: operations.pause_anew(deal, later, advised=Pace.PAUSE, seen_version=1, actor=cast.owner, at=AT),
    )
    operations.pause_anew(deal, later, advised=Pace.PAUSE, seen_version=2, actor=cast.manager, at=AT)
    deal.refresh_from_db()
    assert (deal.standing, deal.wake_on, deal.kill_on) == (Standing.PAUSED, day(20), day(60))
    assert Replan.objects.count() == 2
    assert paces(cast) == [(Pace.PAUSE, "技术部换了负责人")]


def test_who_is_asked_agrees_with_what_he_read_and_a_new_path_asks_again(cast: Cast) -> None:
    replan = pause(cast, must_agree=[cast.manager, cast.executive])

    def agree(actor: Any, version: int = 1) -> None:
        operations.agree(cast.deal, replan.pk, seen_version=version, actor=actor, at=AT)

    refused_unchanged(Refused, lambda: agree(cast.owner))
    refused_unchanged(NotThere, lambda: agree(cast.stranger))
    agree(cast.executive)
    before = fingerprint()
    agree(cast.executive)
    assert fingerprint() == before, "agreeing twice is agreeing once"
    revise = {"assumed": "", "path": "从业务部门重新来", "actor": cast.owner, "at": AT}
    operations.revise_replan(cast.deal, **revise, seen_version=1)
    assert set(replan.agreements.values_list("agreed_at", flat=True)) == {None}
    refused_unchanged(Conflict, lambda: agree(cast.manager, 1))
    agree(cast.manager, 2)
    refused_unchanged(
        Conflict, lambda: operations.revise_replan(cast.deal, **{**revise, "path": "别的"}, seen_version=1)
    )


def test_a_deal_that_goes_on_has_no_re_plan_to_work_on(cast: Cast) -> None:
    replan = pause(cast, must_agree=[cast.manager])
    deal = Opportunity.objects.get(pk=cast.deal.pk)
    opportunities.resume(deal, seen_version=deal.version, actor=cast.owner, at=AT)
    write = {"assumed": "", "path": "晚了", "seen_version": 1, "actor": cast.owner, "at": AT}
    refused_unchanged(Refused, lambda: operations.revise_replan(cast.deal, **write))
    refused_unchanged(
        NotThere, lambda: operations.agree(cast.deal, replan.pk, seen_version=1, actor=cast.manager, at=AT)
    )


def test_a_way_decided_before_an_imported_pause_does_not_hold_in_it(cast: Cast) -> None:
    decided = decide(cast, Pace.FAST)
    assert in_force([decided], Standing.OPEN) is decided
    assert in_force([decided], Standing.PAUSED) is None
    assert in_force([], Standing.OPEN) is None


def test_a_next_step_is_done_today(cast: Cast) -> None:
    from yunchou.desk.opportunities.rows import add_row

    values = {"what": "约演示", "due_on": day(3)}
    step = add_row(operations.NEXT_STEP, cast.deal, values, actor=cast.owner, at=AT)
    refused_unchanged(
        Refused, lambda: operations.finish_step(cast.deal, step.pk, seen_version=1, actor=cast.reader, at=AT)
    )
    operations.finish_step(cast.deal, step.pk, seen_version=1, actor=cast.teammate, at=AT)
    step.refresh_from_db()
    assert step.done_on == day(0)
    refused_unchanged(
        Conflict, lambda: operations.finish_step(cast.deal, step.pk, seen_version=1, actor=cast.owner, at=AT)
    )
