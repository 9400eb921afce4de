from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.decision import completeness
from yunchou.playbook.qualification.factors import established, four_factors
from yunchou.playbook.qualification.facts import BudgetFact, DecisionStep, GapRequest, Need, TimePlan
from yunchou.playbook.qualification.need import must_haves_met
from yunchou.playbook.qualification.terms import BudgetState, Fit

GOOD = {
    "needs": (Need(title="外呼", clarity=Answer.YES),),
    "budgets": (BudgetFact(year=2026, state=BudgetState.APPROVED),),
    "time_plan": TimePlan(go_live_on=date(2026, 12, 1)),
    "decision_steps": (DecisionStep(name="立项", department="科技部", person="李主任"),),
}
UNKNOWN = {"needs": (), "budgets": (), "time_plan": TimePlan(), "decision_steps": ()}
BAD = {
    "needs": (Need(title="外呼", clarity=Answer.NO),),
    "budgets": (BudgetFact(year=2026, state=BudgetState.NONE),),
    "time_plan": TimePlan(go_live_on=date(2026, 3, 1)),
}


def test_four_known_factors_establish_the_opportunity():
    assert established(case(**GOOD)).value is Answer.YES


@pytest.mark.parametrize("factor", GOOD)
def test_one_unknown_factor_leaves_it_unknown(factor):
    finding = established(case(**{**GOOD, factor: UNKNOWN[factor]}))
    assert finding.value is Answer.UNKNOWN
    assert finding.unknowns


@pytest.mark.parametrize("factor", BAD)
def test_one_bad_factor_disestablishes_it_even_beside_an_unknown_one(factor):
    facts = {**GOOD, "decision_steps": (), factor: BAD[factor]}
    assert established(case(**facts)).value is Answer.NO


def test_no_budget_is_said_first():
    facts = case(**{**GOOD, "needs": BAD["needs"], "budgets": BAD["budgets"]})
    assert established(facts).sentence.words.zh == "不成立：客户没有预算。"


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        (DisqualifiedFor.NO_NEED, "need"),
        (DisqualifiedFor.NO_TIME_PLAN, "time"),
        (DisqualifiedFor.NO_DECISION_PROCESS, "decision"),
    ],
)
def test_what_was_found_not_to_exist_is_a_no(reason, name):
    factors = four_factors(case(opportunity=Opportunity(disqualified_for=reason)))
    assert getattr(factors, name).value is Answer.NO


def test_the_decision_process_is_known_by_the_share_of_its_parts():
    steps = (
        DecisionStep(name="立项", department="科技部", person="李主任", planned_on=date(2026, 4, 1)),
        DecisionStep(),
    )
    assert completeness(case(decision_steps=steps)) == Decimal("0.5")
    assert completeness(case()) is None


@pytest.mark.parametrize(
    ("need", "answer"),
    [
        (Need(must_have=Answer.YES, fit=Fit.CONFIGURABLE), Answer.YES),
        (Need(must_have=Answer.YES, fit=Fit.CANNOT), Answer.NO),
        (Need(fit=Fit.CANNOT), Answer.UNKNOWN),
        (Need(must_have=Answer.NO, fit=Fit.CANNOT), Answer.UNKNOWN),
        (Need(fit=Fit.NEEDS_DEVELOPMENT), Answer.UNKNOWN),
        (Need(fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(feasible=Answer.YES)), Answer.YES),
        (Need(must_have=Answer.YES, fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(feasible=Answer.NO)), Answer.NO),
    ],
)
def test_musts_are_met_by_product_configuration_or_feasible_development(need, answer):
    assert must_haves_met(case(needs=(need,))).value is answer
