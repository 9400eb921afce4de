from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from tests.playbook.cases import case
from yunchou.playbook.contracts.facts import Contract, Negotiation
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.evidence import price_within_budget
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import DisqualifiedFor, Standing
from yunchou.playbook.qualification.budget import budget_for_price, budget_for_requirement, current_budget, has_budget
from yunchou.playbook.qualification.budget_season import season
from yunchou.playbook.qualification.facts import BudgetFact, NeedSummary
from yunchou.playbook.qualification.terms import BudgetState, Match


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (BudgetState.APPROVED, Answer.YES),
        (BudgetState.NONE, Answer.NO),
        (BudgetState.APPLIED, Answer.UNKNOWN),
        (BudgetState.RUMOURED, Answer.UNKNOWN),
        (BudgetState.UNKNOWN, Answer.UNKNOWN),
    ],
)
def test_only_an_approved_budget_is_a_yes(state, answer):
    assert has_budget(case(budgets=(BudgetFact(year=2026, state=state),))).value is answer


@pytest.mark.parametrize("grade", ["D1", "E2", "B4", "A5"])
def test_a_doubtful_fact_answers_nothing(grade):
    doubtful = BudgetFact(year=2026, state=BudgetState.APPROVED, grade=Grade.parse(grade))
    assert has_budget(case(budgets=(doubtful,))).value is Answer.UNKNOWN


def test_the_newest_fact_counts_in_whatever_order_they_come():
    facts = (
        BudgetFact(year=2026, state=BudgetState.RUMOURED, noted_on=date(2026, 1, 1)),
        BudgetFact(year=2026, state=BudgetState.APPROVED, noted_on=date(2026, 2, 1)),
        BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1)),
    )
    for order in permutations(facts):
        assert current_budget(case(budgets=order)).state is BudgetState.NONE


def test_the_budget_of_the_year_of_signature_counts():
    deal = Opportunity(expected_sign_on=date(2027, 2, 1))
    this_year = BudgetFact(year=2026, state=BudgetState.NONE)
    assert has_budget(case(opportunity=deal, budgets=(this_year,))).value is Answer.UNKNOWN


def test_without_a_day_of_signature_a_later_year_pays_when_its_budget_is_approved():
    this_year, coming = BudgetFact(year=2026, state=BudgetState.NONE), BudgetFact(year=2027, state=BudgetState.APPROVED)
    assert has_budget(case(budgets=(this_year, coming))).value is Answer.YES
    assert has_budget(case(budgets=(coming,))).value is Answer.YES
    applied = BudgetFact(year=2027, state=BudgetState.APPLIED)
    assert has_budget(case(budgets=(this_year, applied))).value is Answer.NO
    assert has_budget(case(budgets=(applied,))).value is Answer.UNKNOWN
    signed_this_year = Opportunity(expected_sign_on=date(2026, 9, 1))
    assert has_budget(case(opportunity=signed_this_year, budgets=(this_year, coming))).value is Answer.NO


def test_an_amount_without_a_state_is_compared_and_never_counts_as_approved():
    told = case(opportunity=Opportunity(amount=Decimal(100)), budgets=(BudgetFact(year=2026, amount=Decimal(90)),))
    assert has_budget(told).value is Answer.UNKNOWN
    assert has_budget(told).reasons[0].path == "budgets.amount"
    assert budget_for_price(told).match is Match.TIGHT


def test_a_later_amount_does_not_take_the_approval_back():
    approved = BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(50), noted_on=date(2026, 1, 1))
    raised = BudgetFact(year=2026, amount=Decimal(100), noted_on=date(2026, 2, 1))
    told = case(opportunity=Opportunity(amount=Decimal(100)), budgets=(approved, raised))
    assert has_budget(told).value is Answer.YES
    assert budget_for_price(told).match is Match.COVERS


def test_a_doubtful_word_does_not_take_a_firm_fact_back():
    firm = BudgetFact(year=2026, state=BudgetState.APPROVED, grade=Grade.parse("A1"), noted_on=date(2026, 1, 1))
    rumour = BudgetFact(year=2026, state=BudgetState.NONE, grade=Grade.parse("E5"), noted_on=date(2026, 2, 1))
    assert has_budget(case(budgets=(firm, rumour))).value is Answer.YES


@pytest.mark.parametrize(
    ("price", "match"),
    [(100, Match.COVERS), (101, Match.TIGHT), (125, Match.TIGHT), (126, Match.SHORT), (None, Match.UNKNOWN)],
)
def test_the_budget_is_divided_by_our_price(price, match):
    deal = Opportunity(amount=None if price is None else Decimal(price))
    budget = BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(100))
    assert budget_for_price(case(opportunity=deal, budgets=(budget,))).match is match


def test_seats_times_unit_price_is_a_price():
    deal = Opportunity(seats=10, unit_price=Decimal("12.5"))
    budget = BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(250))
    assert budget_for_price(case(opportunity=deal, budgets=(budget,))).ratio == 2


def test_the_budget_is_divided_by_the_cost_of_the_requirement():
    budget = BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(50))
    cover = budget_for_requirement(case(need=NeedSummary(cost=Decimal(100)), budgets=(budget,)))
    assert (cover.ratio, cover.match) == (Decimal("0.5"), Match.SHORT)


def test_money_of_two_currencies_is_not_compared():
    budget = BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(50), currency="USD")
    told = case(opportunity=Opportunity(amount=Decimal(5)), budgets=(budget,))
    assert budget_for_price(told).ratio is None
    found = price_within_budget(told)
    assert found.value is Answer.UNKNOWN
    assert "USD" in found.sentence.words.zh
    assert [unknown.path for unknown in found.unknowns] == ["budgets.currency"]


@pytest.mark.parametrize(
    ("months", "day", "starts", "ends", "year"),
    [
        ((), date(2026, 3, 2), date(2026, 10, 1), date(2026, 12, 1), 2027),
        ((), date(2026, 11, 30), date(2026, 10, 1), date(2026, 12, 1), 2027),
        ((), date(2026, 12, 1), date(2027, 10, 1), date(2027, 12, 1), 2028),
        ((12,), date(2026, 3, 2), date(2026, 12, 1), date(2027, 1, 1), 2027),
        ((1, 12), date(2027, 1, 5), date(2026, 12, 1), date(2027, 2, 1), 2027),
    ],
)
def test_the_season_follows_the_accounts_own_months(months, day, starts, ends, year):
    found = season(case(account=Account(budget_months=months), as_of=day))
    assert (found.starts_on, found.ends_on, found.for_year) == (starts, ends, year)


def test_we_prepare_six_weeks_before_the_season():
    found = season(case())
    assert found.prepare_on == date(2026, 8, 20)
    assert found.is_open(date(2026, 8, 20))
    assert not found.is_open(date(2026, 8, 19))
    assert not found.is_open(date(2026, 12, 1))


@pytest.mark.parametrize("state", [BudgetState.UNKNOWN, BudgetState.RUMOURED, BudgetState.APPROVED])
def test_a_budget_of_nothing_is_no_budget(state):
    nothing = BudgetFact(year=2026, amount=Decimal(0), state=state)
    assert has_budget(case(budgets=(nothing,))).value is Answer.NO
    assert has_budget(case(budgets=(replace(nothing, amount=None),))).value is not Answer.NO
    doubtful = replace(nothing, grade=Grade.parse("E5"))
    assert has_budget(case(budgets=(doubtful,))).value is Answer.UNKNOWN


def test_a_deal_set_aside_for_want_of_budget_has_none_until_a_budget_is_noted():
    aside = Opportunity(standing=Standing.DISQUALIFIED, disqualified_for=DisqualifiedFor.NO_BUDGET)
    assert has_budget(case(opportunity=aside)).value is Answer.NO
    new = BudgetFact(year=2026, amount=Decimal(5), state=BudgetState.APPROVED)
    assert has_budget(case(opportunity=aside, budgets=(new,))).value is Answer.YES


@pytest.mark.parametrize(
    ("facts", "ratio"),
    [
        ({"opportunity": Opportunity(amount=Decimal(50))}, 2),
        ({"opportunity": Opportunity(amount=Decimal(50)), "negotiation": Negotiation(offered=Decimal(200))}, "0.5"),
        ({"negotiation": Negotiation(offered=Decimal(200))}, "0.5"),
        ({"contract": Contract(amount=Decimal(25))}, 4),
        ({}, None),
    ],
)
def test_our_price_is_what_is_asked_now_wherever_it_stands(facts, ratio):
    budget = BudgetFact(year=2026, amount=Decimal(100), state=BudgetState.APPROVED)
    found = budget_for_price(case(budgets=(budget,), **facts)).ratio
    assert found == (None if ratio is None else Decimal(ratio))


def test_a_doubtful_sum_is_compared_with_nothing():
    doubtful = BudgetFact(year=2026, amount=Decimal(500), state=BudgetState.APPROVED, grade=Grade.parse("E5"))
    asked = case(opportunity=Opportunity(amount=Decimal(400)), budgets=(doubtful,))
    assert budget_for_price(asked).match is Match.UNKNOWN
    assert price_within_budget(asked).value is Answer.UNKNOWN
    assert price_within_budget(asked).reasons
