from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.insider import first_insider_on, insiders, judged_insiders, quorum
from yunchou.playbook.insiders.terms import InsiderStatus as S
from yunchou.playbook.insiders.terms import InsiderTest as T
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.stakeholders.facts import Person

YES, NO = Answer.YES, Answer.NO


def told(day: date = date(2026, 2, 1), **more) -> InsiderEvidence:
    return InsiderEvidence(
        **{"person": "李主任", "test": T.INFORMS, "on": day, "unprompted": YES, "verified": YES, **more}
    )


def spoke(day: date = date(2026, 2, 1), **more) -> InsiderEvidence:
    return InsiderEvidence(person="李主任", test=T.ADVOCATES, on=day, **more)


@pytest.mark.parametrize(
    ("evidence", "status"),
    [
        ((told(), told(), spoke()), S.INSIDER),
        ((told(), told()), S.DEVELOPING),
        ((told(), spoke()), S.DEVELOPING),
        ((spoke(),), S.DEVELOPING),
        ((told(unprompted=NO), told(unprompted=NO), spoke()), S.DEVELOPING),
        ((told(verified=Answer.UNKNOWN), told(verified=Answer.UNKNOWN), spoke()), S.DEVELOPING),
        ((told(verified=NO),), S.CONTACT),
        ((spoke(passed=NO),), S.CONTACT),
        ((told(),), S.UNKNOWN),
        ((spoke(passed=Answer.UNKNOWN),), S.UNKNOWN),
        ((told(date(2025, 1, 1)), told(date(2025, 1, 1)), spoke(date(2025, 1, 1))), S.UNKNOWN),
        ((told(), told(), spoke(financial_tie=YES)), S.STOPPED),
    ],
)
def test_status_is_what_was_done_not_a_label(evidence, status):
    assert judged_insiders(case(insider_evidence=evidence))[0].status is status


def test_deeds_that_lie_ahead_of_the_day_do_not_count():
    assert insiders(case(insider_evidence=(told(), told(), spoke(date(2026, 4, 1))))) == ()


def test_who_has_left_the_customer_is_no_insider_any_more():
    evidence = (told(), told(), spoke())
    gone = case(insider_evidence=evidence, people=(Person(name="李主任", left_on=date(2026, 2, 20)),))
    assert insiders(gone) == ()
    assert judged_insiders(gone)[0].status is S.CONTACT
    assert first_insider_on(gone) == date(2026, 2, 1)
    leaving = case(insider_evidence=evidence, people=(Person(name="李主任", left_on=date(2026, 4, 1)),))
    assert judged_insiders(leaving)[0].status is S.INSIDER
    tied = case(insider_evidence=(told(financial_tie=YES),), people=gone.dossier.people)
    assert judged_insiders(tied)[0].status is S.STOPPED


def test_the_first_day_with_an_insider_is_remembered():
    evidence = (told(date(2025, 3, 1)), told(date(2025, 4, 1)), spoke(date(2025, 5, 1)))
    assert first_insider_on(case(insider_evidence=evidence)) == date(2025, 5, 1)
    assert first_insider_on(case(insider_evidence=evidence[:2])) is None


def test_two_who_quote_each_other_in_their_reports_of_claims_are_one():
    told = tuple(
        InsiderEvidence(person=name, test=test, on=date(2026, 2, 1), unprompted=Answer.YES, verified=Answer.YES)
        for name in ("李主任", "赵总")
        for test in (T.INFORMS, T.INFORMS, T.ADVOCATES)
    )
    reports = (Report(source="李主任"), Report(source="赵总", heard_from="李主任"))
    assert quorum(case(insider_evidence=told)).have == 2
    assert quorum(case(insider_evidence=told, claims=(Claim(reports=reports[:1]),))).have == 2
    assert quorum(case(insider_evidence=told, claims=(Claim(reports=reports),))).have == 1


@pytest.mark.parametrize(("tie", "status"), [(Answer.UNKNOWN, S.DEVELOPING), (Answer.NO, S.INSIDER), (YES, S.STOPPED)])
def test_a_shared_interest_counts_once_it_is_known_that_no_money_ties_us(tie, status):
    shared = InsiderEvidence(person="李主任", test=T.ALIGNED, on=date(2026, 2, 3), financial_tie=tie)
    assert judged_insiders(case(insider_evidence=(told(), told(), shared)))[0].status is status


def test_how_many_are_enough_is_unknown_while_the_price_is():
    evidence = (told(), told(), spoke())
    found = quorum(case(insider_evidence=evidence))
    assert (found.needed, found.have, found.met) == (1, 1, Answer.UNKNOWN)
    assert quorum(case(insider_evidence=evidence, opportunity=Opportunity(amount=Decimal(90_000)))).met is YES
    assert quorum(case()).met is NO
