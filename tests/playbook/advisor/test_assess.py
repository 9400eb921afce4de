from datetime import date
from decimal import Decimal

from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor import assess
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import PersonalNeed
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact
from yunchou.playbook.qualification.terms import BudgetState
from yunchou.playbook.receivables.facts import Instalment

NO_BUDGET = BudgetFact(year=2026, state=BudgetState.NONE, noted_on=date(2026, 2, 1))


def test_the_most_severe_move_comes_first_and_then_what_is_due_first():
    dossier = Dossier(
        opportunity=at(Stage.QUALIFICATION),
        budgets=(NO_BUDGET,),
        instalments=(Instalment(name="首付款", amount=Decimal(5), due_on=date(2026, 1, 1)),),
    )
    advice = assess(dossier, as_of=TODAY).advice
    assert advice[0].rule == "no_budget_no_opportunity"
    assert advice[1].rule == "overdue_money_climbs_the_ladder"
    ranks = [move.severity.rank for move in advice]
    assert ranks == sorted(ranks)
    assert [severity.rank for severity in Severity] == [0, 1, 2, 3]


def test_the_missing_detail_is_the_one_most_judgements_wait_for():
    assessment = assess(Dossier(opportunity=at(Stage.SOLUTION_DESIGN)), as_of=TODAY)
    assert assessment.missing is not None
    assert assessment.missing in assessment.established.unknowns


def test_an_old_verdict_can_be_had_again_as_of_its_day():
    dossier = Dossier(opportunity=at(Stage.QUALIFICATION), budgets=(NO_BUDGET,))
    assert assess(dossier, as_of=date(2026, 6, 1)).established.value is Answer.NO
    assert assess(dossier, as_of=date(2027, 6, 1)).established.value is Answer.UNKNOWN


def test_few_moves_come_first_and_a_stop_is_never_left_out():
    assessment = assess(Dossier(opportunity=at(Stage.SOLUTION_DESIGN)), as_of=TODAY)
    assert len(assessment.advice) > len(assessment.next_moves) == 7
    needs = tuple(PersonalNeed(person=f"某人{number}", can_be_open=Answer.NO) for number in range(9))
    stops = assess(Dossier(opportunity=at(Stage.SOLUTION_DESIGN), personal_needs=needs), as_of=TODAY).next_moves
    assert [move.severity for move in stops] == [Severity.STOP] * 9
