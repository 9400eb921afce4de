from dataclasses import replace
from datetime import date

import pytest

from tests.playbook.cases import case
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.facts import Endorsement, Need, NeedSummary
from yunchou.playbook.qualification.need import backed_by, has_clear_need, must_haves_met
from yunchou.playbook.qualification.terms import EndorsementSide
from yunchou.playbook.stakeholders.facts import Person

FIRM, DOUBTFUL = Grade.parse("B2"), Grade.parse("E5")
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def said(answer: Answer, day: int, grade: Grade | None = None) -> Endorsement:
    return Endorsement(side=EndorsementSide.BUSINESS, answer=answer, on=date(2026, 2, day), grade=grade)


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ((said(YES, 1, FIRM),), YES),
        ((said(YES, 1, FIRM), said(NO, 9)), NO),
        ((said(YES, 1, FIRM), said(NO, 9, DOUBTFUL)), YES),
        ((said(NO, 1, FIRM), said(YES, 9, DOUBTFUL)), NO),
        ((said(YES, 9, DOUBTFUL),), UNKNOWN),
        ((), UNKNOWN),
    ],
)
def test_a_doubtful_word_takes_no_firm_backing_back_and_gives_none(told, answer):
    assert backed_by(case(endorsements=told), EndorsementSide.BUSINESS).value is answer


@pytest.mark.parametrize(
    ("whole", "each", "answer"),
    [
        (YES, (YES, UNKNOWN), YES),
        (YES, (YES, NO), NO),
        (UNKNOWN, (YES, UNKNOWN), UNKNOWN),
        (UNKNOWN, (YES, YES), YES),
        (NO, (YES, YES), NO),
        (YES, (), YES),
        (UNKNOWN, (), UNKNOWN),
    ],
)
def test_where_the_whole_is_clear_only_an_unclear_need_takes_it_back(whole, each, answer):
    needs = tuple(Need(title=f"需求{number}", clarity=clarity) for number, clarity in enumerate(each))
    found = has_clear_need(case(need=NeedSummary(clarity=whole), needs=needs))
    assert found.value is answer
    assert bool(found.unknowns) is (answer is UNKNOWN)


def test_needs_that_are_all_merely_nice_are_not_called_unrecorded():
    nice = case(needs=(Need(title="大屏", must_have=NO),))
    assert {has_clear_need(nice).sentence.words.zh, must_haves_met(nice).sentence.words.zh} == {
        "记下的需求都不是必须的。"
    }
    assert has_clear_need(case()).sentence.words.zh == "还没有记录任何需求。"


def test_what_somebody_said_who_has_left_backs_nothing_any_more():
    told = (replace(said(YES, 1, FIRM), person="王总"),)
    people = (Person(name="王总", left_on=date(2026, 2, 20)),)
    gone = backed_by(case(endorsements=told, people=people), EndorsementSide.BUSINESS)
    assert (gone.value, [unknown.path for unknown in gone.unknowns]) == (UNKNOWN, ["endorsements.answer"])
    after = (*told, said(YES, 25))
    assert backed_by(case(endorsements=after, people=people), EndorsementSide.BUSINESS).value is YES
    namesake = (*people, Person(name="王总"))
    assert backed_by(case(endorsements=told, people=namesake), EndorsementSide.BUSINESS).value is YES
