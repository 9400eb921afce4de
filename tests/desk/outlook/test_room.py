"""The manager's room: funnel, ends, queue, load and cost, counted on few deals by hand."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, deal_of
from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.forecast.models import OddsNote
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity, StageExit, StandingChange
from yunchou.desk.outlook.coaching import coaching_queue, costs, loads
from yunchou.desk.outlook.funnel import ends, funnel
from yunchou.desk.resources.models import Ask, Effort
from yunchou.desk.resources.terms import EffortKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing

TODAY = AT.date()
FIRST, SECOND, THIRD = Stage.PROSPECTING, Stage.QUALIFICATION, Stage.REQUIREMENTS


def passed(deal: Opportunity, *moves: tuple[Stage, Stage, int]) -> None:
    """Let a deal begin 100 days ago and move so many days ago."""
    Opportunity.objects.filter(pk=deal.pk).update(created_at=AT - timedelta(days=100), stage=moves[-1][1])
    for before, after, ago in moves:
        at = AT - timedelta(days=ago)
        StageExit.objects.create(opportunity=deal, from_stage=before, to_stage=after, decided_by=deal.owner, at=at)


def ended(deal: Opportunity, standing: Standing, ago: int = 5, lost_to: str = "") -> None:
    at = AT - timedelta(days=ago)
    Opportunity.objects.filter(pk=deal.pk).update(standing=standing, standing_since=at)
    StandingChange.objects.create(opportunity=deal, standing=standing, lost_to=lost_to, decided_by=deal.owner, at=at)


@pytest.fixture
def three(cast: Cast) -> list[Opportunity]:
    """One in its second stage after 40 days, one lost in the second after 20, one that never moved."""
    deals = [cast.deal, deal_of(cast.owner, cast.company, "二"), deal_of(cast.owner, cast.company, "三")]
    passed(deals[0], (FIRST, SECOND, 60))
    passed(deals[1], (FIRST, SECOND, 80))
    ended(deals[1], Standing.LOST, lost_to="云讯科技")
    return deals


def test_the_funnel_counts_who_left_and_how_long_they_stayed(cast: Cast, three: list[Opportunity]) -> None:
    first, second, third, *_rest = funnel(cast.manager, today=TODAY)
    assert (first.came, first.passed, first.ended, first.there, first.share, first.days) == (3, 2, 0, 1, 100, 30)
    assert (second.came, second.passed, second.ended, second.there, second.share) == (2, 0, 1, 1, 0)
    assert (third.share, third.days) == (None, None)
    assert all(step.came == 0 for step in funnel(cast.stranger, today=TODAY))


def test_a_step_back_is_no_progress_and_a_year_ago_is_forgotten(cast: Cast, three: list[Opportunity]) -> None:
    passed(three[0], (SECOND, FIRST, 3))
    ended(three[1], Standing.LOST, ago=400)
    first, second, *_rest = funnel(cast.manager, today=TODAY)
    assert (first.there, second.came, second.passed, second.ended) == (2, 1, 0, 0)


def test_how_deals_ended_is_told_by_rival_and_by_what_was_known_last(cast: Cast, three: list[Opportunity]) -> None:
    for on, budget in ((TODAY - timedelta(days=40), 0.35), (TODAY - timedelta(days=9), -1.0)):
        OddsNote.objects.create(
            opportunity=three[1], stage=SECOND, month=on.replace(day=1), noted_on=on,
            parts={"budget": budget, "need": 0.35}, chance=0.1, low=0, high=1,
        )  # fmt: skip
    ended(three[2], Standing.WON)
    found = ends(cast.manager, today=TODAY)
    assert (found.counts[Standing.LOST], found.counts[Standing.WON], found.rivals) == (1, 1, [("云讯科技", 1)])
    need, budget, time, _decision = found.factors
    assert (need.lost[Answer.YES], budget.lost[Answer.NO], time.lost[Answer.UNKNOWN]) == (1, 1, 1)
    assert budget.won == {Answer.YES: 0, Answer.NO: 0, Answer.UNKNOWN: 1}


def test_what_was_known_before_a_deal_waited_for_its_money_counts_until_something_newer_is_said(
    cast: Cast, three: list[Opportunity]
) -> None:
    told = [{"need": 0.35, "budget": 0.35, "time": 0.35}, {"need": 0.35, "budget": None}, {"paper": 0.35}]
    for days, parts in zip((70, 40, 9), told, strict=True):
        on = TODAY - timedelta(days=days)
        OddsNote.objects.create(
            opportunity=three[2], stage=SECOND, month=on.replace(day=1), noted_on=on, parts=parts,
            chance=0.1, low=0, high=1,
        )  # fmt: skip
    ended(three[2], Standing.WON)
    need, budget, time, decision = ends(cast.manager, today=TODAY).factors
    assert (need.won[Answer.YES], time.won[Answer.YES]) == (1, 1)
    assert (budget.won[Answer.UNKNOWN], decision.won[Answer.UNKNOWN]) == (1, 1)


def test_the_queue_begins_with_the_deal_on_which_most_hangs(cast: Cast, three: list[Opportunity]) -> None:
    Opportunity.objects.filter(pk=three[2].pk).update(amount=Decimal(9_000_000))
    refresh_assessments([deal.pk for deal in three], as_of=TODAY, at=AT)
    queue = coaching_queue(cast.manager)
    assert [each.deal.pk for each in queue] == [three[2].pk, three[0].pk]
    assert queue[0].glance is not None
    assert coaching_queue(cast.stranger) == []
    # A dollar is not a yuan: the first deal in dollars comes before the second in yuan, however small its figure.
    Opportunity.objects.filter(pk=three[0].pk).update(amount=Decimal(5), currency="USD")
    fourth = deal_of(cast.owner, cast.company, "再一个")
    Opportunity.objects.filter(pk=fourth.pk).update(amount=Decimal(1_000_000))
    refresh_assessments([deal.pk for deal in (*three, fourth)], as_of=TODAY, at=AT)
    queue = coaching_queue(cast.manager)
    assert [(each.deal.pk, each.deal.currency) for each in queue] == [
        (three[2].pk, "CNY"), (three[0].pk, "USD"), (fourth.pk, "CNY"),
    ]  # fmt: skip


def test_load_and_cost_are_summed_within_reach(cast: Cast, three: list[Opportunity]) -> None:
    for due in (TODAY - timedelta(days=1), TODAY):
        Ask.objects.create(
            opportunity=three[0], of=cast.teammate, what="方案", due_on=due, asked_by=cast.owner, asked_at=AT
        )
    by: dict[str, Any] = {
        "by": cast.teammate,
        "kind": next(iter(EffortKind)),
        "recorded_by": cast.owner,
        "recorded_at": AT,
    }
    for ago, hours in ((1, 3), (29, 4), (31, 50)):
        on = TODAY - timedelta(days=ago)
        Effort.objects.create(opportunity=three[1], on=on, hours=Decimal(hours), cost=Decimal(100), **by)
    load = loads(cast.manager, today=TODAY)
    assert [(each.name, each.open, each.overdue, each.hours) for each in load] == [("周宁", 2, 1, 7)]
    cost = costs(cast.manager)
    assert [(each.deal.pk, each.hours, each.cost, each.worth) for each in cost] == [(three[1].pk, 57, 300, 0)]
    assert (loads(cast.stranger, today=TODAY), costs(cast.stranger)) == ([], [])


def test_the_page_and_its_workbook(
    cast: Cast, three: list[Opportunity], as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    refresh_assessments([deal.pk for deal in three], as_of=timezone.localdate(), at=timezone.now())
    with django_assert_max_num_queries(36):
        page = as_user(cast.manager).get(reverse("managers_room")).content.decode()
    for words in (
        "辅导队列",
        "云讯科技",
        "一年漏斗",
        "2 个走下去，1 个还在，0 个结束；100% 走到下一步",
        "30 天",
        "是 0 · 否 0 · 不知道 1",
    ):
        assert words in page
    assert as_user(cast.manager).get(reverse("managers_room_export")).status_code == 403
    RightAssignment.objects.create(user=cast.manager, right=Right.EXPORT, given_at=AT)
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(as_user(cast.manager).get(reverse("managers_room_export")).content)
    )
    assert len(book.sheet_names) == 5
    assert book.get_sheet_by_index(0).to_python()[1][1] == 3.0
    assert JournalEntry.objects.filter(kind="managers_room.exported").count() == 1
