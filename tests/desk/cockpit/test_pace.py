"""The pace page: advice beside decision, what a tender locks, the two clocks, the pause; as page and as part."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast
from tests.desk.tempo.told import at_stage
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.pace import pace_page_of
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.tempo.models import ChosenPlay, NextStep, PaceDecision, Replan, ReplanAgreement, TenderDates
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.tempo.terms import Hindrance, Pace

HTMX = {"HX-Request": "true"}


def of(cast: Cast, route: str = "pace", *more: Any) -> str:
    return reverse(route, args=[cast.deal.pk, *more])


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def decided(cast: Cast, pace: Pace = Pace.SLOW, advised: Pace = Pace.UNKNOWN) -> PaceDecision:
    return PaceDecision.objects.create(
        opportunity=cast.deal,
        pace=pace,
        advised=advised,
        reason="等技术部表态",
        exit_condition="技术负责人签字",
        decided_by=cast.owner,
        decided_at=AT,
    )


def test_an_empty_deal_says_of_everything_that_it_is_unknown(cast: Cast, owner: Client) -> None:
    text = owner.get(of(cast)).content.decode()
    for sentence in ("不知道对手是谁，定不了快慢。", "还没有人定", "没有任何安排", "还不知道有哪些对手"):
        assert sentence in text
    assert "style=" not in text.split('id="pace"')[1]
    assert "与建议不同" not in text


def test_an_unknown_advice_is_none_to_differ_from(cast: Cast) -> None:
    decided(cast)
    page = pace_page_of(cast.owner, cast.deal, as_of=timezone.localdate())
    assert (page.advised, page.differs) == (Pace.UNKNOWN, False)


def test_a_decision_against_the_advice_says_so(cast: Cast, owner: Client) -> None:
    from yunchou.desk.qualification.models import BudgetFact
    from yunchou.playbook.qualification.terms import BudgetState

    BudgetFact.objects.create(
        opportunity=cast.deal,
        state=BudgetState.NONE,
        grade="A1",
        learned_on=AT.date(),
        recorded_by=cast.owner,
        recorded_at=AT,
    )
    decided(cast, Pace.FAST)
    text = owner.get(of(cast)).content.decode()
    assert "没有预算，先停。" in text
    assert "与建议不同" in text


def test_the_decision_is_written_with_the_advice_of_the_moment(cast: Cast, owner: Client) -> None:
    sent = {"pace": "fast", "reason": "领先", "exit_condition": "签约", "seen": 0}
    done = owner.post(of(cast, "pace_decision"), {**sent, "advised": "fast"})
    assert done.headers["Location"] == f"{of(cast)}#decision"
    assert PaceDecision.objects.get().advised is Pace.UNKNOWN, "what the form claims is not what the method said"
    assert owner.post(of(cast, "pace_decision"), sent).status_code == 409


@pytest.mark.parametrize("route", ["pace_decision", "pace_pause", "pace_tender"])
def test_each_form_opens_as_a_page_and_as_a_part_and_keeps_what_was_typed(
    route: str, cast: Cast, owner: Client
) -> None:
    assert "<html" in owner.get(of(cast, route)).content.decode()
    assert "<html" not in owner.get(of(cast, route), headers=HTMX).content.decode()
    before = fingerprint()
    wrong = {"reason": "原话如此", "changed": "原话如此", "notice_on": "原话如此", "seen": "x", "seen_deal": "-1"}
    answer = owner.post(of(cast, route), wrong)
    assert answer.status_code == 422
    assert "原话如此" in answer.content.decode()
    assert fingerprint() == before


def test_htmx_gets_the_whole_page_part_after_saving(cast: Cast, owner: Client) -> None:
    sent = {"what": "约演示", "initiative": "ours"}
    saved = owner.post(of(cast, "pace_row_new", "steps"), sent, headers=HTMX, follow=True)
    assert saved.content.decode().lstrip().startswith('<div id="pace"')
    step = NextStep.objects.get()
    saved = owner.post(of(cast, "pace_step_done", step.pk), {"version": 1}, headers=HTMX, follow=True)
    assert "已完成 1 步" in saved.content.decode()


def test_a_tender_takes_the_plays_off_the_offer_and_the_pause_off_the_page(cast: Cast, owner: Client) -> None:
    at_stage(cast, Stage.QUALIFICATION)
    assert 'value="criteria_workshop"' in owner.get(of(cast)).content.decode()
    ChosenPlay.objects.create(opportunity=cast.deal, code="criteria_workshop", chosen_by=cast.owner, chosen_at=AT)
    TenderDates.objects.create(opportunity=cast.deal, notice_on=timezone.localdate())
    text = owner.get(of(cast)).content.decode()
    assert 'value="criteria_workshop"' not in text
    assert "正在招标：停掉这个打法" in text
    assert of(cast, "pace_pause") not in text.split('id="pace"')[1]
    page = pace_page_of(cast.owner, cast.deal, as_of=timezone.localdate())
    slow = next(group for group in page.groups if group.pace is Pace.SLOW)
    assert {offered.why_not for offered in slow.plays} == {Hindrance.TENDER}
    first = page.groups[0]
    assert (first.pace, first.fits, {offered.why_not for offered in first.plays}) == (Pace.STEADY, True, {None})
    assert 'value="ask_in_the_questions_period"' in text


def test_who_may_only_look_sees_the_page_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    at_stage(cast, Stage.QUALIFICATION)
    text = as_user(cast.reader).get(of(cast)).content.decode().split('id="pace"')[1]
    assert "办一次评价标准研讨会" in text
    assert "<form" not in text.split("</main>")[0]


def test_steps_count_for_whose_initiative_they_are_and_unknown_for_nobody(cast: Cast, owner: Client) -> None:
    for initiative in (Initiative.OURS, Initiative.OURS, Initiative.RIVALS, Initiative.UNKNOWN):
        NextStep.objects.create(
            opportunity=cast.deal, what="一步", initiative=initiative, recorded_by=cast.owner, recorded_at=AT
        )
    page = pace_page_of(cast.owner, cast.deal, as_of=timezone.localdate())
    assert (page.rhythm.proposed.ours, page.rhythm.proposed.rivals) == (2, 1)
    assert "67%" in owner.get(of(cast)).content.decode()


def test_the_customers_clock_says_how_old_each_part_is_and_what_was_never_asked(cast: Cast) -> None:
    now = timezone.now()
    for kind, days in (("budget_fact.added", 200), ("need.changed", 3)):
        record(kind, cast.deal, actor=cast.owner, at=now - timedelta(days=days), opportunity_id=cast.deal.pk)
    facts = pace_page_of(cast.owner, cast.deal, as_of=timezone.localdate()).customer.facts
    assert [(fact.days, fact.is_stale) for fact in facts] == [(3, False), (200, True), (None, False), (None, False)]


def test_the_rivals_clock_reads_the_rivals_of_the_dossier() -> None:
    from datetime import date

    from yunchou.desk.cockpit.clocks import rivals_clocks
    from yunchou.playbook.advisor import assess
    from yunchou.playbook.competitors.facts import Rival, RivalMove
    from yunchou.playbook.dossier.dossier import Dossier
    from yunchou.playbook.pipeline.facts import Opportunity as Facts

    moves = tuple(RivalMove(on=date(2026, 8, day), topics=f"第{day}日") for day in (1, 20, 9, 5))
    silent, known = Rival(name="海鸥通信"), Rival(name="云讯", stage=Stage.SOLUTION_DESIGN, moves=moves)
    dossier = Dossier(opportunity=Facts(stage=Stage.QUALIFICATION), rivals=(silent, known))
    clocks = rivals_clocks(dossier, assess(dossier, as_of=date(2026, 9, 1)))
    told = {clock.rival.name: clock for clock in clocks}
    assert (told["云讯"].days, told["云讯"].ahead_of_us) == (12, 2)
    assert [move.topics for move in told["云讯"].last_moves] == ["第20日", "第9日", "第5日"]
    assert (told["海鸥通信"].days, told["海鸥通信"].ahead_of_us) == (None, None)


@pytest.mark.parametrize(("wake", "kill", "said"), [(3, 9, ""), (0, 9, "唤醒日到了"), (-9, 0, "放弃日到了")])
def test_on_its_days_a_pause_asks_for_a_decision(wake: int, kill: int, said: str, cast: Cast, owner: Client) -> None:
    today = timezone.localdate()
    days = {"wake_on": today + timedelta(days=wake), "kill_on": today + timedelta(days=kill)}
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.PAUSED, **days)
    replan = Replan.objects.create(
        opportunity=cast.deal, changed="预算砍半", opened_by=cast.owner, opened_at=AT, **days
    )
    ReplanAgreement.objects.create(replan=replan, colleague=cast.manager)
    text = owner.get(of(cast)).content.decode()
    assert [each for each in ("唤醒日到了", "放弃日到了") if each in text] == ([said] if said else [])
    for way in ("action=resume", of(cast, "pace_pause"), "action=disqualify", "action=lose"):
        assert way in text


def test_only_who_is_asked_is_offered_to_agree(cast: Cast, as_user: type[Client]) -> None:
    today = timezone.localdate()
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.PAUSED)
    replan = Replan.objects.create(
        opportunity=cast.deal, changed="预算砍半", wake_on=today, kill_on=today, opened_by=cast.owner, opened_at=AT
    )
    ReplanAgreement.objects.create(replan=replan, colleague=cast.executive)
    assert "我同意" not in as_user(cast.owner).get(of(cast)).content.decode()
    assert "我同意" in as_user(cast.executive).get(of(cast)).content.decode()
    as_user(cast.executive).post(of(cast, "pace_agreement", replan.pk), {"version": 1})
    assert "我同意" not in as_user(cast.executive).get(of(cast)).content.decode()


def test_pausing_through_the_page_stops_the_deal_and_opens_the_re_plan(cast: Cast, owner: Client) -> None:
    today = timezone.localdate()
    sent = {
        "changed": "对手先做了演示",
        "exit_condition": "标准重议",
        "wake_on": (today + timedelta(days=9)).isoformat(),
        "kill_on": (today + timedelta(days=30)).isoformat(),
        "must_agree": [cast.manager.pk],
        "seen_deal": 1,
    }
    assert owner.post(of(cast, "pace_pause"), sent).headers["Location"] == f"{of(cast)}#pause"
    assert "对手先做了演示" in owner.get(of(cast)).content.decode()
    assert owner.post(of(cast, "pace_pause"), sent).status_code == 409
    assert owner.post(of(cast, "pace_pause"), {**sent, "seen_deal": 2, "changed": "又变了"}).status_code == 302
    assert Replan.objects.count() == 2
    wrong = owner.post(of(cast, "pace_pause"), {**sent, "seen_deal": 3, "must_agree": [cast.stranger.pk]})
    assert wrong.status_code == 422


def test_what_has_ended_is_not_paused(cast: Cast, owner: Client) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.LOST)
    assert owner.get(of(cast, "pace_pause")).status_code == 403


@pytest.mark.parametrize("count", [1, 40])
def test_many_rows_take_no_more_queries(
    count: int, cast: Cast, owner: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        decided(cast)
        common = {"opportunity": cast.deal, "recorded_by": cast.owner, "recorded_at": AT}
        NextStep.objects.create(what=f"第 {number} 步", **common)
        ended = {"ended_at": AT, "ended_by": cast.owner, "exit_met": "yes"}
        ChosenPlay.objects.create(
            opportunity=cast.deal, code="reference_visit", chosen_by=cast.owner, chosen_at=AT, **ended
        )
        replan = Replan.objects.create(
            opportunity=cast.deal,
            changed="变了",
            wake_on=AT.date(),
            kill_on=AT.date(),
            opened_by=cast.owner,
            opened_at=AT,
        )
        ReplanAgreement.objects.create(replan=replan, colleague=cast.manager)
    owner.get(of(cast))
    with django_assert_max_num_queries(60):
        assert owner.get(of(cast)).status_code == 200
