from datetime import date

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import at
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.evidence import EVIDENCE
from yunchou.playbook.pipeline.facts import StageAnswer
from yunchou.playbook.pipeline.gate import gate
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.pipeline.table import CRITERIA, STAGES
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.text.phrases import PHRASES


def test_the_stages_are_those_of_the_playbook_in_its_order():
    assert [row.stage for row in STAGES] == list(Stage)
    assert "---".join(stage.words.zh for stage in Stage) == PHRASES[21].words.zh


def test_facts_decide_exactly_the_criteria_that_the_table_gives_them():
    assert EVIDENCE.keys() == {code for code, criterion in CRITERIA.items() if criterion.from_facts}
    assert len(CRITERIA) == sum(len(row.criteria) for row in STAGES)


def test_a_gate_opens_only_when_every_criterion_is_met():
    facts = {"account": Account(seats_now=300), "opportunity": at(Stage.PROSPECTING)}
    assert gate(case(**facts)).value is Answer.UNKNOWN
    assert gate(case(**facts, people=(Person(name="王建国"),))).value is Answer.YES


def test_whoever_has_left_and_seats_that_have_to_be_doubted_open_no_gate():
    gone, there = Person(name="王建国", left_on=date(2026, 2, 1)), Person(name="王建国")
    doubtful = Account(seats_now=300, seats_grade=Grade.parse("E5"), contract_value=2_000_000)
    for account, people in ((Account(seats_now=300), (gone,)), (doubtful, (there,))):
        assert gate(case(account=account, people=people), Stage.PROSPECTING).value is Answer.UNKNOWN


def test_without_a_stage_there_is_no_gate():
    assert gate(case()) is None
    assert gate(case(), Stage.COLLECTION).stage is Stage.COLLECTION


@pytest.mark.parametrize("answer", list(Answer))
def test_an_asked_criterion_is_what_a_person_answered(answer):
    given = (StageAnswer(criterion="solution_presented", answer=answer),)
    judged = gate(case(opportunity=at(Stage.SOLUTION_PRESENTATION), stage_answers=given)).judged[0]
    assert judged.finding.value is answer


def test_the_newest_answer_counts_and_on_one_day_the_no():
    given = tuple(
        StageAnswer(criterion="solution_presented", answer=answer, answered_on=day)
        for answer, day in [(Answer.NO, date(2026, 1, 1)), (Answer.YES, date(2026, 2, 1))]
    )
    facts = {"opportunity": at(Stage.SOLUTION_PRESENTATION)}
    assert gate(case(**facts, stage_answers=given)).judged[0].finding.value is Answer.YES
    both = (*given, StageAnswer(criterion="solution_presented", answer=Answer.NO, answered_on=date(2026, 2, 1)))
    assert gate(case(**facts, stage_answers=both)).judged[0].finding.value is Answer.NO


def test_an_answer_cannot_overrule_the_facts():
    given = (StageAnswer(criterion="budget_definite", answer=Answer.YES),)
    judged = gate(case(opportunity=at(Stage.QUALIFICATION), stage_answers=given)).those(Answer.UNKNOWN)
    assert "budget_definite" in [each.criterion.code for each in judged]
