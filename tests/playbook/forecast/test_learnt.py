from dataclasses import replace
from datetime import date

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.forecast.learnt import TEAM, Learnt
from yunchou.playbook.forecast.odds import most_of, odds, start
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact, Need
from yunchou.playbook.qualification.terms import BudgetState

SETTINGS = DEFAULT.on(TODAY)
CLEAR = (Need(title="外呼", clarity=Answer.YES),)


def learnt(*, team=0.0, need=None, sure=0.01, deals=40):
    weights = {TEAM: team, **{stage.value: start(SETTINGS, stage.value) for stage in Stage}, **most_of(SETTINGS)}
    weights["need"] = weights["need"] if need is None else need
    size = len(weights)
    covariance = tuple(tuple(sure if row == column else 0.0 for column in range(size)) for row in range(size))
    return Learnt(on=date(2026, 1, 1), deals=deals, won=15, weights=weights, covariance=covariance)


def judged(knowledge, **facts):
    facts = {"opportunity": at(Stage.NEGOTIATION), **facts}
    return odds(Case(Dossier(**facts), DEFAULT, TODAY, knowledge))


def test_deals_that_teach_what_the_rules_say_leave_the_chance_as_it_was():
    assert judged(learnt()).chance == pytest.approx(judged(None).chance)


def test_what_was_learnt_before_a_part_existed_still_gives_odds():
    older = learnt()
    names = [name for name in older.weights if name != "evidence"]
    size = range(len(names))
    covariance = tuple(tuple(0.01 if row == column else 0.0 for column in size) for row in size)
    older = replace(older, weights={name: older.weights[name] for name in names}, covariance=covariance)
    assert judged(older).chance > judged(learnt()).chance


def test_the_odds_say_how_many_deals_they_rest_on():
    assert judged(learnt()).learnt_from == 40
    assert judged(None).learnt_from == 0


def test_a_team_that_wins_more_than_the_rules_expect_has_better_odds_and_below_the_cap():
    better = judged(learnt(team=1.0))
    assert judged(None).chance < better.chance < better.high <= better.most


def test_many_closed_deals_say_it_more_closely_than_few():
    few, many = (judged(learnt(team=3.0, sure=0.0, deals=deals), needs=CLEAR) for deals in (20, 200))
    assert few.chance == many.chance
    assert few.high > many.high


def test_what_mattered_more_in_the_teams_own_deals_moves_the_odds_more():
    gain = [judged(learnt(need=need), needs=CLEAR).chance - judged(learnt(need=need)).chance for need in (0.1, 1.5)]
    assert 0 < gain[0] < gain[1]


def test_the_interval_is_as_wide_as_what_the_deals_leave_open():
    wide, narrow = judged(learnt(sure=0.5)), judged(learnt(sure=0.01))
    assert wide.high - wide.low > narrow.high - narrow.low > 0


def test_without_a_budget_history_helps_nothing():
    none = (BudgetFact(year=2026, state=BudgetState.NONE),)
    assert judged(learnt(team=3.0), budgets=none).high <= 0.02


def test_an_ended_deal_rests_on_its_end_not_on_history():
    lost = replace(at(Stage.NEGOTIATION), standing=Standing.LOST)
    assert (judged(learnt(), opportunity=lost).chance, judged(learnt(), opportunity=lost).learnt_from) == (0, 0)


def test_with_no_history_and_no_facts_there_are_odds():
    assert 0 < odds(case()).chance < 1
