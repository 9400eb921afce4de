"""What holds for every deal: support never hurts, unknown is no yes, conduct is never outranked."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.examples import TODAY
from tests.playbook.strategies import dossiers, facts, few, lively
from yunchou.playbook.advisor import DEFAULT, assess
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.conduct.veto import veto
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.facts import BudgetFact, Endorsement, Need
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Lean
from yunchou.playbook.tempo.facts import NextStep, Tender
from yunchou.playbook.tempo.terms import Pace

SURE = Grade.parse("A1")
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


def with_a_doubtful_word_for_us(dossier: Dossier) -> Dossier:
    """Talk that counts for nothing must at least not undo what is known."""
    doubtful = Grade.parse("E5")
    backed = tuple(Endorsement(side=side, answer=YES, on=TODAY, grade=doubtful) for side in EndorsementSide)
    note = LeanNote(lean=Lean.OURS, on=TODAY, grade=doubtful)
    people = tuple(replace(person, leans=(*person.leans, note)) for person in dossier.people)
    return replace(dossier, endorsements=(*dossier.endorsements, *backed), people=people)


def with_a_met_need_in_a_clear_whole(dossier: Dossier) -> Dossier:
    """Nobody said of this need that it is clear, but the whole is."""
    clear = replace(dossier.need, clarity=YES)
    return replace(dossier, need=clear, needs=(*dossier.needs, Need(title="新需求", must_have=YES, fit=Fit.MEETS)))


def with_our_initiative(dossier: Dossier) -> Dossier:
    ours = Interaction(on=TODAY, initiative=Initiative.OURS)
    return replace(dossier, interactions=(*dossier.interactions, ours))


def with_an_insider(dossier: Dossier) -> Dossier:
    told = InsiderEvidence(person="新内线", test=InsiderTest.INFORMS, on=TODAY, unprompted=YES, verified=YES)
    spoke = InsiderEvidence(person="新内线", test=InsiderTest.ADVOCATES, on=TODAY)
    return replace(dossier, insider_evidence=(*dossier.insider_evidence, told, told, spoke))


def with_weak_rivals(dossier: Dossier) -> Dossier:
    return replace(dossier, rivals=tuple(replace(rival, meets_need=NO, within_budget=NO) for rival in dossier.rivals))


def with_a_budget(dossier: Dossier) -> Dossier:
    currency = dossier.opportunity.currency
    year = (dossier.opportunity.expected_sign_on or TODAY).year
    approved = BudgetFact(
        year=year, state=BudgetState.APPROVED, amount=Decimal(10**12), currency=currency, noted_on=TODAY, grade=SURE
    )
    return replace(dossier, budgets=(*dossier.budgets, approved))


def with_our_own_step(dossier: Dossier) -> Dossier:
    return replace(
        dossier, next_steps=(*dossier.next_steps, NextStep(what="约会", initiative=Initiative.OURS, due_on=TODAY))
    )


def with_a_signature(dossier: Dossier) -> Dossier:
    contract = dossier.contract or Contract()
    return replace(dossier, contract=replace(contract, signed_on=contract.signed_on or TODAY, project_frozen=NO))


def with_safe_paper(dossier: Dossier) -> Dossier:
    safe = {"sealed": YES, "project_started": YES, "project_frozen": NO, "people_changed": NO}
    return replace(dossier, contract=replace(dossier.contract or Contract(), **safe))


def with_money(dossier: Dossier) -> Dossier:
    return replace(dossier, receipts=(*dossier.receipts, Receipt(amount=Decimal(10**12), received_on=TODAY)))


SUPPORT = (
    with_a_friend,
    with_a_new_friend,
    with_backing,
    with_a_met_need,
    with_a_met_need_in_a_clear_whole,
    with_a_doubtful_word_for_us,
    with_our_initiative,
    with_an_insider,
    with_weak_rivals,
    with_a_budget,
    with_our_own_step,
    with_safe_paper,
    with_money,
)
RANK = {Position.BEHIND: 0, Position.LEVEL: 1, Position.AHEAD: 2}


@few
@given(lively, facts(Rival))
def test_a_fact_that_supports_us_never_moves_position_or_odds_against_us(dossier, rival):
    before = replace(dossier, rivals=(*dossier.rivals, rival))
    one = assess(before, as_of=TODAY, rules=())
    for support in SUPPORT:
        other = assess(support(before), as_of=TODAY, rules=())
        for earlier, after in zip(one.position.rivals, other.position.rivals, strict=True):
            assert after.score >= earlier.score, support
            if {earlier.position, after.position} <= RANK.keys():
                assert RANK[after.position] >= RANK[earlier.position], support
        assert other.odds.chance >= one.odds.chance, support
        assert other.odds.low >= one.odds.low, support


@few
@given(lively, st.sampled_from(Stage))
def test_a_signature_never_lowers_the_odds_of_a_deal_whose_paper_is_safe(dossier, stage):
    deal = replace(dossier.opportunity, stage=stage, standing=Standing.OPEN)
    before = replace(dossier, opportunity=deal, contract=None, receipts=())
    one, other = (assess(each, as_of=TODAY, rules=()) for each in (before, with_safe_paper(with_a_signature(before))))
    assert other.odds.chance >= one.odds.chance or other.budget_for_price != one.budget_for_price


def unasked(facts_of: object) -> object:
    """The same facts with every answer unknown."""
    if isinstance(facts_of, Answer):
        return Answer.UNKNOWN
    if isinstance(facts_of, tuple):
        return tuple(map(unasked, facts_of))
    if is_dataclass(facts_of) and not isinstance(facts_of, Grade | type):
        return replace(facts_of, **{f.name: unasked(getattr(facts_of, f.name)) for f in fields(facts_of)})
    return facts_of


@few
@given(lively)
def test_where_every_answer_is_unknown_nothing_that_rests_on_answers_is_a_yes(dossier):
    found = assess(unasked(dossier), as_of=TODAY)
    resting = {"need_clear", "need_documented", "need_confirmed", "accepted_by_technical", "terms_agreed"}
    exits = {each.criterion.code: each.finding.value for each in found.gate.judged} if found.gate else {}
    assert found.factors.need.value is not YES
    assert found.established.value is not YES
    assert YES not in {exits[code] for code in resting & exits.keys()}
    assert not [
        each for each in found.insiders if InsiderTest.INFORMS in each.tests and each.tests[InsiderTest.INFORMS] is YES
    ]


def test_a_deal_of_which_nothing_is_known_has_no_yes_and_no_advantage():
    found = assess(Dossier(), as_of=TODAY)
    verdicts = [found.established, found.won, found.collected, found.signed, *(f for _, f in found.factors.named)]
    assert YES not in {verdict.value for verdict in verdicts}
    assert found.position.position is Position.UNKNOWN
    assert found.pace.value is Pace.UNKNOWN
    assert found.key_account.verdict.value is KeyAccountVerdict.UNKNOWN


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
