"""Without a budget only its cultivation, the relationship, money already owed and conduct remain (P32)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.typical import DAY, typical
from yunchou.playbook.advisor import assess
from yunchou.playbook.advisor.rulebook import DISCIPLINES, RULES
from yunchou.playbook.advisor.standing_down import OF_THE_PURSUIT, REMAINING, WHOLE
from yunchou.playbook.conduct.facts import Hospitality
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.facts import BudgetFact, Need
from yunchou.playbook.qualification.terms import BudgetState, Fit
from yunchou.playbook.receivables.facts import Instalment


def moves(*budgets: BudgetFact, **more) -> list[str]:
    return [move.rule for move in assess(replace(typical(), budgets=budgets, **more), as_of=DAY).advice]


def told(state: BudgetState) -> BudgetFact:
    return BudgetFact(year=2026, state=state, noted_on=date(2026, 2, 20))


def test_with_no_budget_the_first_move_ends_the_pursuit_and_no_move_goes_on_with_it():
    found = moves(told(BudgetState.NONE))
    assert found[0] == "no_budget_no_opportunity"
    assert {rule for rule in found if DISCIPLINES[rule] not in WHOLE} <= REMAINING


@pytest.mark.parametrize("state", [BudgetState.UNKNOWN, BudgetState.RUMOURED, BudgetState.APPLIED])
def test_while_the_budget_is_not_known_the_pursuit_goes_on(state):
    found = moves(told(state))
    assert {"unknown_budget_is_asked", "five_questions_are_kept_answered"} <= set(found)
    assert "no_budget_no_opportunity" not in found


def test_money_already_owed_and_what_conduct_forbids_are_still_told():
    tied = InsiderEvidence(person="王工", test=InsiderTest.ALIGNED, on=DAY, financial_tie=Answer.YES)
    dinner = Hospitality(kind=HospitalityKind.ENTERTAINMENT, person="李主任", planned_on=DAY)
    owed = Instalment(name="一期尾款", amount=Decimal(50_000), due_on=date(2026, 1, 5))
    found = moves(told(BudgetState.NONE), insider_evidence=(tied,), hospitality=(dinner,), instalments=(owed,))
    expected = {"financial_tie_is_a_stop", "hospitality_passes_the_gate", "overdue_money_climbs_the_ladder"}
    assert expected <= set(found)


def test_a_must_that_cannot_be_met_is_no_matter_any_more():
    unmet = Need(title="国产化", must_have=Answer.YES, clarity=Answer.YES, fit=Fit.CANNOT)
    assert "unmet_must_have_comes_first" in moves(told(BudgetState.APPROVED), needs=(unmet,))
    assert "unmet_must_have_comes_first" not in moves(told(BudgetState.NONE), needs=(unmet,))


def test_every_rule_that_is_named_exists():
    assert {rule.id for rule in RULES} >= REMAINING | OF_THE_PURSUIT
