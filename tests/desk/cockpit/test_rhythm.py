"""The rhythm board: what stands where, who sees it, what it costs; glances on table and cards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.cockpit.models import StoredAssessment
from yunchou.desk.cockpit.operations import refresh_assessments
from yunchou.desk.cockpit.rhythm import Asked, Cell, board_of
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.operations import disqualify
from yunchou.desk.opportunities.queries.pipeline import Filters
from yunchou.desk.tempo.models import PaceDecision
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Standing
from yunchou.playbook.tempo.terms import Pace

ALL = Asked(filters=Filters())


def judged(deal: Opportunity, pace: Pace, position: Position, **values: Any) -> None:
    """Store an assessment of today."""
    StoredAssessment.objects.update_or_create(
        opportunity=deal,
        defaults={
            "as_of": timezone.localdate(),
            "established": "unknown",
            "computed_at": AT,
            "pace": pace,
            "advised_pace": pace,
            "position": position,
            **values,
        },
    )


def cells(user: Any, asked: Asked = ALL) -> dict[tuple[Pace, Position], Cell]:
    board = board_of(user, asked, as_of=timezone.localdate())
    return {(c.pace, c.position): c for row in board.rows for c in row.cells if c.deals}


def test_deals_stand_by_pace_and_position_with_seats_and_money(cast: Cast) -> None:
    judged(cast.deal, Pace.SLOW, Position.BEHIND)
    dollars = deal_of(cast.owner, cast.company, "海外坐席")
    Opportunity.objects.filter(pk=dollars.pk).update(currency="USD", seats=None, amount=None)
    judged(dollars, Pace.SLOW, Position.BEHIND)
    found = cells(cast.owner)
    assert set(found) == {(Pace.SLOW, Position.BEHIND)}
    cell = found[Pace.SLOW, Position.BEHIND]
    assert (cell.deals, cell.seats, [(t.currency, t.amount) for t in cell.money]) == (2, 300, [("CNY", 360_000)])
    assert cell.first == [cast.deal, dollars], "what is known to be large comes first, the unknown last"


def test_a_deal_that_was_not_judged_stands_nowhere_and_is_counted(cast: Cast) -> None:
    board = board_of(cast.owner, ALL, as_of=timezone.localdate())
    assert (board.unjudged, cells(cast.owner)) == (1, {})


def test_everybody_sees_his_own_reach_and_the_filters_narrow_it(cast: Cast, as_user: type[Client]) -> None:
    foreign = deal_of(cast.stranger, company_of(cast.stranger, "南岭电器"), "别队的项目")
    for deal in (cast.deal, foreign):
        judged(deal, Pace.FAST, Position.AHEAD)
    seen = {user: sum(c.deals for c in cells(user).values()) for user in (cast.owner, cast.stranger, cast.executive)}
    assert seen == {cast.owner: 1, cast.stranger: 1, cast.executive: 2}
    narrowed = Asked(filters=Filters(owner=cast.stranger.pk))
    assert sum(c.deals for c in cells(cast.executive, narrowed).values()) == 1
    text = as_user(cast.owner).get(reverse("rhythm")).content.decode()
    assert "客服坐席项目" in text
    assert "别队的项目" not in text
    assert as_user(cast.executive).get(reverse("rhythm"), {"segment": "x"}).status_code == 422
    assert as_user(cast.executive).get(reverse("rhythm"), {"pace": "warp"}).status_code == 422
    assert as_user(cast.executive).get(reverse("rhythm"), {"colour": "red"}).status_code == 400


def test_a_cell_opens_as_a_list(cast: Cast, as_user: type[Client]) -> None:
    judged(cast.deal, Pace.FAST, Position.AHEAD, odds=62, odds_low=40, odds_high=80)
    other = deal_of(cast.owner, cast.company, "另一个项目")
    judged(other, Pace.SLOW, Position.AHEAD)
    client = as_user(cast.owner)
    text = client.get(reverse("rhythm"), {"pace": "fast", "position": "ahead"}).content.decode()
    assert "客服坐席项目" in text
    assert "40–80%" in text
    assert "另一个项目" not in text
    assert "另一个项目" in client.get(reverse("rhythm"), {"position": "ahead"}).content.decode()
    assert "没有商机" in client.get(reverse("rhythm"), {"position": "behind"}).content.decode()


def test_the_stored_assessment_keeps_pace_position_and_odds(cast: Cast) -> None:
    PaceDecision.objects.create(
        opportunity=cast.deal,
        pace=Pace.FAST,
        advised=Pace.UNKNOWN,
        reason="领先",
        exit_condition="签约",
        decided_by=cast.owner,
        decided_at=AT,
    )
    refresh_assessments([cast.deal.pk], as_of=AT.date(), at=AT)
    kept = StoredAssessment.objects.get()
    assert (kept.pace, kept.decided_pace, kept.advised_pace) == (Pace.FAST, Pace.FAST, Pace.UNKNOWN)
    assert kept.position is Position.UNKNOWN
    assert 0 < kept.odds_low < kept.odds < kept.odds_high < 100
    assert not kept.differs


@pytest.mark.parametrize(
    ("decided", "advised", "differs"),
    [
        (Pace.FAST, Pace.SLOW, True),
        (Pace.FAST, Pace.FAST, False),
        (Pace.FAST, Pace.UNKNOWN, False),
        (Pace.UNKNOWN, Pace.SLOW, False),
    ],
)
def test_a_decision_against_the_advice_is_listed_and_unknown_differs_from_nothing(
    decided: Pace, advised: Pace, differs: bool, cast: Cast
) -> None:
    judged(cast.deal, Pace.FAST, Position.LEVEL, decided_pace=decided, advised_pace=advised)
    board = board_of(cast.owner, ALL, as_of=timezone.localdate())
    assert board.otherwise.count == len(board.otherwise.deals) == differs
    assert StoredAssessment.objects.get().differs is differs


def test_pauses_wake_in_order_and_passed_kill_dates_are_counted(cast: Cast) -> None:
    today = timezone.localdate()
    later = deal_of(cast.owner, cast.company, "后醒的")
    for deal, wake, kill in ((later, 9, 30), (cast.deal, -20, 0)):
        days = {"wake_on": today + timedelta(days=wake), "kill_on": today + timedelta(days=kill)}
        Opportunity.objects.filter(pk=deal.pk).update(standing=Standing.PAUSED, **days)
    board = board_of(cast.owner, ALL, as_of=today)
    assert [deal.name for deal in board.pauses.deals] == ["客服坐席项目", "后醒的"]
    assert board.overdue == 1


def test_budget_nurture_says_when_to_begin_six_weeks_before_the_season(cast: Cast) -> None:
    at = timezone.now()
    other = deal_of(cast.owner, cast.company, "不是大客户")
    for deal, why in ((cast.deal, DisqualifiedFor.NO_BUDGET), (other, DisqualifiedFor.NOT_WORTH_PURSUING)):
        disqualify(deal, disqualified_for=why, reason="问过了", seen_version=1, actor=cast.owner, at=at)
    board = board_of(cast.owner, ALL, as_of=timezone.localdate())
    assert [(each.deal, each.season.starts_on.month) for each in board.nurtured] == [(cast.deal, 10)]
    season = board.nurtured[0].season
    assert (season.starts_on - season.prepare_on).days == 42
    assert board.nurtured_count == 1


@pytest.mark.parametrize("count", [1, 60])
def test_many_deals_take_no_more_queries(
    count: int, cast: Cast, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        deal = deal_of(cast.owner, cast.company, f"项目 {number}")
        judged(deal, list(Pace)[number % 5], list(Position)[number % 4], decided_pace=Pace.FAST)
    judged(cast.deal, Pace.FAST, Position.AHEAD)
    client = as_user(cast.owner)
    with django_assert_max_num_queries(30):
        assert client.get(reverse("rhythm")).status_code == 200
    with django_assert_max_num_queries(20):
        assert client.get(reverse("rhythm"), {"pace": "fast"}).status_code == 200


def test_table_and_cards_show_pace_position_and_the_missing_detail(cast: Cast, as_user: type[Client]) -> None:
    missing = {"path": "budgets.state", "zh": "预算状态", "en": "Budget state", "of": ""}
    judged(cast.deal, Pace.SLOW, Position.BEHIND, missing=missing)
    client = as_user(cast.teammate)
    board = client.get(reverse("board")).content.decode()
    table = client.get(reverse("opportunities"), {"columns": ["rhythm", "missing"]}).content.decode()
    for text in (board, table):
        assert "落后" in text
        assert "预算批了没有？" in text


def test_who_may_not_see_contracts_is_not_told_what_is_missing_there(cast: Cast, as_user: type[Client]) -> None:
    missing = {"path": "contract.signed_on", "zh": "签约日期", "en": "Signed on", "of": ""}
    judged(cast.deal, Pace.FAST, Position.AHEAD, missing=missing)
    assert "签约日期" in as_user(cast.owner).get(reverse("board")).content.decode()
    assert "签约日期" not in as_user(cast.teammate).get(reverse("board")).content.decode()


def test_a_deal_that_was_not_judged_shows_no_pace(cast: Cast, as_user: type[Client]) -> None:
    text = as_user(cast.owner).get(reverse("board")).content.decode()
    assert "客服坐席项目" in text
    assert "card-glance" not in text
