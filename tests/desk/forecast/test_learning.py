"""Odds learnt from closed deals: from what was known before the end, with the rules as the start."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, deal_of
from yunchou.desk.cockpit.operations import refresh_all, refresh_assessments
from yunchou.desk.cockpit.queries import assess_deal
from yunchou.desk.forecast.learning import learn
from yunchou.desk.forecast.models import LearntOdds, OddsNote
from yunchou.desk.forecast.operations import learn_odds
from yunchou.desk.forecast.queries import Stay, learnt_by, stays
from yunchou.desk.opportunities.models import Opportunity, StageExit
from yunchou.desk.parameters import our_parameters
from yunchou.playbook.forecast.learnt import TEAM, Learnt
from yunchou.playbook.forecast.odds import most_of, start
from yunchou.playbook.pipeline.stages import Stage, Standing

TODAY = date(2026, 11, 1)
SETTINGS = our_parameters().on(TODAY)
N, Q = Stage.NEGOTIATION, Stage.QUALIFICATION


def ended(cast: Cast, standing: Standing, *, days: int = 40, name: str = "老商机") -> Opportunity:
    """A deal that left qualification on its tenth day, lacking a budget, and ended so many days after it began."""
    deal = deal_of(cast.owner, cast.company, name)
    StageExit.objects.create(
        opportunity=deal, from_stage=Q, to_stage=Stage.REQUIREMENTS, lacking=[["budget_definite", "unknown"]],
        decided_by=cast.owner, at=AT + timedelta(days=10),
    )  # fmt: skip
    Opportunity.objects.filter(pk=deal.pk).update(
        stage=Stage.REQUIREMENTS, standing=standing, standing_since=AT + timedelta(days=days)
    )
    return deal


def noted(deal: Opportunity, on: date, **parts: float | None) -> OddsNote:
    return OddsNote.objects.create(
        opportunity=deal, stage=Stage.REQUIREMENTS, month=on.replace(day=1), noted_on=on, parts=parts,
        chance=0.2, low=0.1, high=0.3,
    )  # fmt: skip


def known_of(deal: Opportunity, stage: Stage) -> dict[str, float]:
    found = {(stay.deal, stay.stage): dict(stay.parts) for stay in stays(TODAY, before_end_days=7)}
    return found[deal.pk, stage]


def test_a_closed_deal_teaches_once_for_each_stage_in_which_it_stayed(cast: Cast) -> None:
    deal = ended(cast, Standing.LOST)
    found = stays(TODAY, before_end_days=7)
    assert [(stay.deal, stay.stage, stay.won) for stay in found] == [
        (deal.pk, Q, False),
        (deal.pk, Stage.REQUIREMENTS, False),
    ]


def test_open_paused_and_disqualified_deals_teach_nothing(cast: Cast) -> None:
    for standing in (Standing.OPEN, Standing.PAUSED, Standing.DISQUALIFIED):
        ended(cast, standing, name=standing.value)
    assert stays(TODAY, before_end_days=7) == []


def test_a_deal_that_came_in_closed_was_never_seen_open_and_teaches_nothing(cast: Cast) -> None:
    deal = deal_of(cast.owner, cast.company)
    Opportunity.objects.filter(pk=deal.pk).update(standing=Standing.LOST, standing_since=AT)
    assert stays(TODAY, before_end_days=7) == []


def test_a_deal_that_ends_later_is_not_known_yet(cast: Cast) -> None:
    ended(cast, Standing.LOST, days=40)
    assert stays(date(2026, 10, 1), before_end_days=7) == []


def test_gates_passed_on_evidence_tell_what_was_known_and_what_they_lacked_stays_unknown(cast: Cast) -> None:
    deal = ended(cast, Standing.WON)
    assert known_of(deal, Q) == {}
    assert known_of(deal, Stage.REQUIREMENTS) == {"need": 0.35, "time": 0.35, "decision": 0.35}


def test_the_newest_note_before_the_end_drew_near_tells_more_than_the_gates(cast: Cast) -> None:
    deal = ended(cast, Standing.LOST, days=50)
    noted(deal, date(2026, 9, 20), need=0.35, position=None)
    noted(deal, date(2026, 10, 5), need=0.35, position=-0.2)
    assert known_of(deal, Stage.REQUIREMENTS) == {"need": 0.35, "position": -0.2}


def test_what_was_noted_in_the_last_days_or_after_the_end_teaches_nothing(cast: Cast) -> None:
    deal = ended(cast, Standing.LOST, days=40)
    before = stays(TODAY, before_end_days=7)
    noted(deal, date(2026, 10, 8), position=-1.0)
    noted(deal, date(2026, 11, 20), budget=-1.0)
    assert stays(TODAY, before_end_days=7) == before


def test_odds_are_noted_once_a_month_and_never_changed(cast: Cast) -> None:
    for day in (1, 15, 32):
        refresh_assessments([cast.deal.pk], as_of=date(2026, 10, 1) + timedelta(days=day - 1), at=AT)
    notes = OddsNote.objects.order_by("noted_on")
    assert [note.noted_on for note in notes] == [date(2026, 10, 1), date(2026, 11, 1)]
    assert set(notes[0].parts) == set(most_of(SETTINGS)) - {"paper"}


def test_the_odds_of_an_ended_deal_are_not_noted(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(standing=Standing.LOST)
    refresh_assessments([cast.deal.pk], as_of=TODAY, at=AT)
    assert not OddsNote.objects.exists()


def many(count: int, won: int, parts: dict[str, float] | None = None) -> list[Stay]:
    """Deals in negotiation, the first of which were won and had these parts."""
    return [Stay(n, N, (parts or {}) if n < won else {}, n < won) for n in range(count)]


def taught(found: list[Stay]) -> Learnt:
    learnt = learn(found, SETTINGS, on=TODAY)
    assert learnt is not None
    return learnt


@pytest.mark.parametrize(("count", "won"), [(0, 0), (19, 9), (30, 0), (30, 30)])
def test_too_few_deals_or_deals_that_all_ended_alike_teach_nothing(count: int, won: int) -> None:
    assert learn(many(count, won), SETTINGS, on=TODAY) is None


def test_a_team_that_wins_more_than_the_rules_expect_has_better_odds_everywhere() -> None:
    strong, weak = taught(many(40, 36)), taught(many(40, 8))
    assert weak.weights[TEAM] < 0 < strong.weights[TEAM]
    assert weak.weights[N.value] < start(SETTINGS, N.value) < strong.weights[N.value]
    assert strong.weights[Q.value] == pytest.approx(start(SETTINGS, Q.value), abs=0.01)


def test_a_part_that_won_deals_moves_more_than_the_rules_say_and_no_part_counts_against_us() -> None:
    helped = taught([*many(20, 20, {"insider": 1.0}), *[Stay(100 + n, N, {}, False) for n in range(20)]])
    harmed = taught([Stay(n, N, {"insider": 1.0} if n % 2 else {}, n % 2 == 0) for n in range(400)])
    assert helped.weights["insider"] > most_of(SETTINGS)["insider"]
    assert harmed.weights["insider"] == 0


def test_more_deals_narrow_what_is_left_open_and_stays_of_one_deal_do_not_count_as_several() -> None:
    few, more = taught(many(20, 10)), taught(many(200, 100))
    split = taught([Stay(n, stage, {}, n < 10) for n in range(20) for stage in (N, N, N)])
    values = {TEAM: 1.0, N.value: 1.0}
    assert more.variance(values) < few.variance(values)
    assert split.variance(values) == pytest.approx(few.variance(values), rel=0.01)


def test_the_same_deals_teach_the_same() -> None:
    assert taught(many(40, 20, {"need": 0.35})) == taught(many(40, 20, {"need": 0.35}))


def test_the_odds_shown_rest_on_closed_deals_once_there_are_enough_and_say_on_how_many(cast: Cast) -> None:
    before = assess_deal(cast.deal.pk, TODAY).odds
    assert before.learnt_from == 0
    for number in range(24):
        ended(cast, Standing.WON if number % 3 else Standing.LOST, name=f"老商机 {number}")
    refresh_all(as_of=TODAY, at=AT)
    after = assess_deal(cast.deal.pk, TODAY).odds
    assert after.learnt_from == 24
    assert before.chance < after.chance <= after.most
    assert after.low < after.chance < after.high


def test_a_verdict_of_an_earlier_day_rests_on_what_was_learnt_by_then(cast: Cast) -> None:
    for number in range(24):
        ended(cast, Standing.WON if number % 3 else Standing.LOST, name=f"老商机 {number}")
    learn_odds(on=TODAY, at=AT)
    assert learnt_by(TODAY - timedelta(days=1)) is None
    stored = learnt_by(TODAY + timedelta(days=9))
    assert stored == learn(stays(TODAY, before_end_days=7), SETTINGS, on=TODAY)


def test_when_deals_come_back_to_life_and_too_few_are_left_nothing_stays_learnt(cast: Cast) -> None:
    for number in range(20):
        ended(cast, Standing.WON if number % 3 else Standing.LOST, name=f"老商机 {number}")
    assert learn_odds(on=TODAY, at=AT)
    Opportunity.objects.filter(standing=Standing.LOST).update(standing=Standing.OPEN)
    assert learn_odds(on=TODAY, at=AT) is None
    assert not LearntOdds.objects.exists()


def test_learning_asks_the_database_the_same_number_of_times_whatever_the_number_of_deals(
    cast: Cast, django_assert_num_queries: object
) -> None:
    ended(cast, Standing.LOST)
    for _more in range(2):
        with django_assert_num_queries(3):  # type: ignore[operator]
            stays(TODAY, before_end_days=7)
        for number in range(5):
            ended(cast, Standing.WON, name=f"又一个 {number}")


def test_the_page_of_a_deal_says_what_its_odds_rest_on(cast: Cast, as_user: Any) -> None:
    page = f"/opportunities/{cast.deal.pk}/"
    assert "自己结束的商机还太少" in as_user(cast.owner).get(page).text
    for number in range(20):
        ended(cast, Standing.WON if number % 3 else Standing.LOST, name=f"老商机 {number}")
    learn_odds(on=TODAY, at=AT)
    LearntOdds.objects.update(learnt_on=AT.date())
    assert "学自我们自己 20 个已结束的商机" in as_user(cast.owner).get(page).text


def test_what_was_learnt_keeps_its_order_in_a_database_that_sorts_the_keys_of_objects(cast: Cast) -> None:
    for number in range(20):
        ended(cast, Standing.WON if number % 3 else Standing.LOST, name=f"老商机 {number}")
    found = learn_odds(on=TODAY, at=AT)
    assert found is not None
    row = LearntOdds.objects.get()
    LearntOdds.objects.update(weights=json.loads(json.dumps(row.weights, sort_keys=True)))
    assert learnt_by(TODAY) == found
    assert list(learnt_by(TODAY).weights) == list(found.weights)  # type: ignore[union-attr]
