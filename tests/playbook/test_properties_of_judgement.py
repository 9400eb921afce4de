"""What holds for every deal: support never hurts, unknown is no yes, conduct is never outranked."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from tests.playbook.examples import TODAY
from tests.playbook.strategies import dossiers, facts, lively
from yunchou.playbook.advisor import DEFAULT, assess
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.conduct.veto import veto
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.facts import Endorsement, Need
from yunchou.playbook.qualification.terms import EndorsementSide, Fit
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Lean
from yunchou.playbook.tempo.facts import Tender

SURE = Grade.parse("A1")
few = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
YES, NO = Answer.YES, Answer.NO


def with_a_friend(dossier: Dossier) -> Dossier:
    note = LeanNote(lean=Lean.OURS, on=TODAY, grade=SURE)
    people = tuple(replace(person, leans=(*person.leans, note)) for person in dossier.people)
    return replace(dossier, people=people)


def with_a_new_friend(dossier: Dossier) -> Dossier:
    friend = Person(name="新朋友", leans=(LeanNote(lean=Lean.TOWARD_US, on=TODAY),))
    return replace(dossier, people=(*dossier.people, friend))


def with_backing(dossier: Dossier) -> Dossier:
    said = tuple(Endorsement(side=side, answer=YES, on=TODAY, grade=SURE) for side in EndorsementSide)
    return replace(dossier, endorsements=(*dossier.endorsements, *said))


def with_a_met_need(dossier: Dossier) -> Dossier:
    return replace(dossier, needs=(*dossier.needs, Need(title="新需求", clarity=YES, must_have=YES, fit=Fit.MEETS)))


def with_an_insider(dossier: Dossier) -> Dossier:
    told = InsiderEvidence(person="新内线", test=InsiderTest.INFORMS, on=TODAY, unprompted=YES, verified=YES)
    spoke = InsiderEvidence(person="新内线", test=InsiderTest.ADVOCATES, on=TODAY)
    return replace(dossier, insider_evidence=(*dossier.insider_evidence, told, told, spoke))


def with_weak_rivals(dossier: Dossier) -> Dossier:
    return replace(dossier, rivals=tuple(replace(rival, meets_need=NO, within_budget=NO) for rival in dossier.rivals))


SUPPORT = (with_a_friend, with_a_new_friend, with_backing, with_a_met_need, with_an_insider, with_weak_rivals)


@pytest.mark.parametrize("support", SUPPORT, ids=lambda support: support.__name__)
@few
@given(lively, facts(Rival))
def test_a_fact_that_supports_us_never_moves_position_or_odds_against_us(support, dossier, rival):
    before = replace(dossier, rivals=(*dossier.rivals, rival))
    one, other = assess(before, as_of=TODAY, rules=()), assess(support(before), as_of=TODAY, rules=())
    scores = zip(one.position.rivals, other.position.rivals, strict=True)
    assert all(after.score >= earlier.score for earlier, after in scores)
    assert other.odds.chance >= one.odds.chance


@few
@given(dossiers)
def test_unknown_never_counts_as_yes(dossier):
    found = assess(dossier, as_of=TODAY)
    verdicts = [found.established, found.won, found.collected, found.signed, *(f for _, f in found.factors.named)]
    verdicts += [each.finding for each in found.gate.judged] if found.gate else []
    for finding in verdicts:
        if finding.value is Answer.YES:
            assert finding.reasons, "a yes rests on facts"


@few
@given(lively)
def test_what_conduct_vetoes_is_never_among_the_moves(dossier):
    tender = replace(dossier, tender=Tender(notice_on=date(2026, 1, 1)))
    found = assess(tender, as_of=TODAY)
    case = Case(tender, DEFAULT, TODAY)
    assert all(veto(case, move) is None for move in found.advice)
    assert all(veto(case, vetoed.advice) is not None for vetoed in found.vetoed)
