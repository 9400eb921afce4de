from datetime import date

import pytest

from tests.playbook.cases import case
from yunchou.playbook.intelligence.claims import effective_grade, independent, judge_claim, records
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer

YES, NO = Answer.YES, Answer.NO


@pytest.mark.parametrize(
    ("told", "ways"),
    [
        ([], 0),
        ([("甲", "")], 1),
        ([("甲", ""), ("乙", "")], 2),
        ([("甲", ""), ("乙", "甲")], 1),
        ([("甲", "丁"), ("乙", "丁")], 1),
        ([("甲", ""), ("丙", "乙"), ("乙", "甲")], 1),
        ([("甲", "乙"), ("丙", "丁"), ("乙", "丁")], 1),
    ],
)
def test_who_quotes_another_or_the_same_third_is_one_with_him(told, ways):
    assert independent(told) == ways
    assert independent(reversed(told)) == ways


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        ((), ClaimState.UNKNOWN),
        ((Report(source="甲"),), ClaimState.SINGLE),
        ((Report(source="甲"), Report(source="甲")), ClaimState.SINGLE),
        ((Report(source="甲", says=NO), Report(source="甲", says=NO)), ClaimState.SINGLE),
        ((Report(source="甲"), Report(source="乙")), ClaimState.CORROBORATED),
        ((Report(source="甲", says=NO), Report(source="乙", says=NO)), ClaimState.REFUTED),
        ((Report(source="甲"), Report(source="乙", says=NO)), ClaimState.CONTRADICTED),
        ((Report(source="甲", on=date(2025, 1, 1)),), ClaimState.STALE),
        ((Report(source="甲", grade=Grade.parse("E3")),), ClaimState.DOUBTFUL),
        ((Report(),), ClaimState.DOUBTFUL),
    ],
)
def test_a_claim_is_worth_its_usable_independent_reports(reports, state):
    assert judge_claim(case(), Claim(reports=reports)).state is state


@pytest.mark.parametrize(("outcome", "state"), [(YES, ClaimState.PROVED), (NO, ClaimState.DISPROVED)])
def test_what_proved_to_be_the_case_settles_it(outcome, state):
    assert judge_claim(case(), Claim(reports=(Report(source="甲"),), outcome=outcome)).state is state


def test_a_source_is_rerated_by_its_record():
    proved = Claim(outcome=YES, reports=(Report(source="甲"), Report(source="乙", says=NO)))
    facts = case(claims=(proved, proved))
    assert (records(facts)["甲"].right, records(facts)["乙"].wrong) == (2, 2)
    assert str(effective_grade(facts, Report(source="甲", grade=Grade.parse("F3")))) == "A3"
    assert str(effective_grade(facts, Report(source="乙", grade=Grade.parse("A1")))) == "E1"
    assert effective_grade(case(claims=(proved,)), Report(source="乙")) is None


def test_reports_of_a_source_that_was_always_wrong_no_longer_count():
    wrong = Claim(outcome=NO, reports=(Report(source="甲"),))
    assert judge_claim(case(claims=(wrong, wrong)), Claim(reports=(Report(source="甲"),))).state is ClaimState.DOUBTFUL


def test_of_one_source_the_newest_word_counts():
    changed = (Report(source="甲", says=NO, on=date(2026, 1, 5)), Report(source="甲", on=date(2026, 2, 5)))
    assert judge_claim(case(), Claim(reports=changed)).state is ClaimState.SINGLE
    both = (Report(source="甲", says=NO, on=date(2026, 2, 5)), Report(source="甲", on=date(2026, 2, 5)))
    assert judge_claim(case(), Claim(reports=both)).state is ClaimState.CONTRADICTED


def test_who_says_that_he_does_not_know_has_said_nothing():
    assert judge_claim(case(), Claim(reports=(Report(source="甲", says=Answer.UNKNOWN),))).state is ClaimState.UNKNOWN
