from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.examples import TODAY, at
from tests.playbook.typical import DAY, typical
from yunchou.playbook.advisor import assess
from yunchou.playbook.advisor.letter import letter
from yunchou.playbook.advisor.report import report
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import PersonalNeed
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import StageAnswer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, Endorsement
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide
from yunchou.playbook.receivables.facts import Instalment, Receipt
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import PaceDecision
from yunchou.playbook.tempo.terms import Pace

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


LATER = date(2026, 3, 3)
LEARNT_LATER = {
    "budgets": (BudgetFact(year=2026, state=BudgetState.APPROVED, noted_on=LATER),),
    "endorsements": (Endorsement(side=EndorsementSide.TECHNICAL, answer=Answer.YES, on=LATER),),
    "stage_answers": (StageAnswer(criterion="pursuit_decided", answer=Answer.YES, answered_on=LATER),),
    "people": (Person(name="李主任", leans=(LeanNote(lean=Lean.OURS, on=LATER),)),),
    "paces": (PaceDecision(pace=Pace.SLOW, decided_on=LATER),),
    "claims": (Claim(statement="有预算", critical=Answer.YES, reports=(Report(source="李主任", on=LATER),)),),
    "rivals": (Rival(name="云讯", moves=(RivalMove(on=LATER, won_over="李主任", source=LawfulSource.PARTNER),)),),
    "receipts": (Receipt(amount=Decimal(5), received_on=LATER),),
}
SAME_BUT_FOR_IT = {
    "people": (Person(name="李主任"),),
    "claims": (Claim(statement="有预算", critical=Answer.YES),),
    "rivals": (Rival(name="云讯"),),
}


def judged(day: date, **facts) -> tuple:
    found = assess(Dossier(**{"opportunity": at(Stage.QUALIFICATION), **facts}), as_of=day)
    verdicts = [
        found.established.value,
        found.won.value,
        found.pace.value,
        found.odds.chance,
        {move.rule for move in found.advice},
    ]
    states = [claim.state for claim in found.claims], [rival.score for rival in found.position.rivals]
    return (*verdicts, *states, [each.finding.value for each in found.gate.judged])


@pytest.mark.parametrize("part", LEARNT_LATER)
def test_what_was_learnt_later_does_not_count_on_an_earlier_day(part):
    beside = {} if part == "rivals" else {"rivals": (Rival(name="云讯"),)}
    beside |= {"people": (Person(name="李主任"),)} if part == "rivals" else {}
    without = {part: SAME_BUT_FOR_IT[part]} if part in SAME_BUT_FOR_IT else {}
    assert judged(TODAY, **beside, **{part: LEARNT_LATER[part]}) == judged(TODAY, **beside, **without)


def test_the_report_says_of_each_person_what_he_weighs_who_covers_him_and_where_he_leans():
    head = Person(
        name="李主任", level=Level.HEAD, function=Function.TECHNICAL, covered_by="周工",
        leans=(LeanNote(lean=Lean.OURS, on=TODAY), LeanNote(lean=Lean.HEDGING, rival="云讯", on=TODAY)),
    )  # fmt: skip
    rivals = (Rival(name="云讯"), Rival(name="迅达"))
    told = report(assess(Dossier(people=(head, Person(name="小孙")), rivals=rivals), as_of=TODAY), "en")["persons"]
    assert told[0] | {"lean": None, "against": None} == {
        "person": "李主任", "weight": 2, "target": True, "covered_by": "周工", "lean": None, "against": None,
    }  # fmt: skip
    assert {rival: term["value"] for rival, term in told[0]["against"].items()} == {"云讯": "hedging", "迅达": "ours"}
    assert (told[1]["lean"]["value"], told[1]["target"], told[1]["covered_by"]) == ("unknown", False, None)


def test_the_letter_says_how_much_is_known_of_a_position_and_by_what():
    told = letter(assess(Dossier(rivals=(Rival(name="云讯", meets_need=Answer.NO),)), as_of=TODAY), "zh")
    assert "云讯 [不知道] 0.125 (已知 25%: 需求满足 0.500)" in told


def test_the_letter_names_an_unanswered_criterion_by_its_own_words():
    told = letter(assess(typical(), as_of=DAY), "zh")
    assert "还不知道: 方案已讲解; 决策人到场; 会上的问题都已答复" in told
