from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.advisor.disciplines import Dial, Discipline, dials
from yunchou.playbook.contracts.facts import Contract, Negotiation
from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.names import NAMES
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.resources.facts import Ask, TeamMember
from yunchou.playbook.retention.facts import Retention
from yunchou.playbook.tempo.facts import NextStep

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
PLAIN = Dossier(opportunity=at(Stage.SOLUTION_DESIGN))


def dial(dossier: Dossier, which: Discipline) -> Dial:
    return next(d for d in dials(Case(dossier, DEFAULT, TODAY)) if d.discipline is which)


def answers(dossier: Dossier, which: Discipline) -> list[Answer]:
    return [check.answer for check in dial(dossier, which).checks]


def test_there_are_eight_dials_in_the_order_of_the_playbook():
    assert [d.discipline for d in dials(Case(PLAIN, DEFAULT, TODAY))] == list(Discipline)
    assert next(d.words.zh for d in Discipline) == "判断商机"


def test_of_a_deal_of_which_nothing_is_known_no_question_is_answered_yes():
    for each in dials(Case(Dossier(), DEFAULT, TODAY)):
        assert each.met == 0
        assert each.unknown == len([c for c in each.checks if c.answer is not NO])


def test_every_question_leads_to_a_fact_of_the_dossier():
    paths = {check.path for each in dials(Case(PLAIN, DEFAULT, TODAY)) for check in each.checks}
    assert paths <= set(NAMES)


def test_contact_counts_while_it_is_fresh_and_old_contact_is_a_no():
    fresh = replace(PLAIN, interactions=(Interaction(on=TODAY - timedelta(days=3)),))
    old = replace(PLAIN, interactions=(Interaction(on=TODAY - timedelta(days=90)),))
    assert [answers(d, Discipline.FOLLOWING_UP)[0] for d in (fresh, old, PLAIN)] == [YES, NO, UNKNOWN]


def test_a_next_step_that_has_passed_is_none():
    ahead = replace(PLAIN, next_steps=(NextStep(what="PoC", due_on=TODAY),))
    gone = replace(PLAIN, next_steps=(NextStep(what="PoC", due_on=TODAY - timedelta(days=1)),))
    assert [answers(d, Discipline.FOLLOWING_UP)[1] for d in (ahead, gone, PLAIN)] == [YES, NO, UNKNOWN]


def test_no_rival_known_is_not_a_good_sign():
    assert answers(PLAIN, Discipline.STEERING)[:2] == [UNKNOWN, UNKNOWN]


def test_a_late_promise_inside_is_a_no():
    late = replace(PLAIN, asks=(Ask(of="周宁", what="方案", due_on=date(2026, 1, 1)),))
    kept = replace(PLAIN, asks=(Ask(of="周宁", what="方案", due_on=date(2026, 1, 1), done_on=date(2026, 1, 1)),))
    assert [answers(d, Discipline.MOBILISING)[3] for d in (late, kept, PLAIN)] == [NO, YES, UNKNOWN]


def test_one_colleague_carries_alone_and_two_do_not():
    alone = replace(PLAIN, team=(TeamMember(name="陈晓"),))
    two = replace(PLAIN, team=(TeamMember(name="陈晓"), TeamMember(name="周宁")))
    assert [answers(d, Discipline.MOBILISING)[0] for d in (alone, two, PLAIN)] == [NO, YES, UNKNOWN]


def test_evidence_that_falls_short_is_a_no_and_no_evidence_is_unknown():
    thin = replace(PLAIN, insider_evidence=(InsiderEvidence(person="王", test=InsiderTest.INFORMS, on=TODAY),))
    assert [answers(d, Discipline.INSIDERS)[3] for d in (thin, PLAIN)] == [NO, UNKNOWN]


def test_an_offer_below_the_line_breaks_it_unless_it_was_approved():
    plan = Negotiation(bottom_line=Decimal(100), offered=Decimal(90))
    below, approved = replace(PLAIN, negotiation=plan), replace(PLAIN, negotiation=replace(plan, approved=YES))
    unknown = replace(PLAIN, negotiation=replace(plan, offered=None))
    assert [answers(d, Discipline.NEGOTIATING)[3] for d in (below, approved, unknown)] == [NO, YES, UNKNOWN]


def test_only_money_fills_the_last_segment_of_signing():
    signed = replace(
        PLAIN, opportunity=at(Stage.COLLECTION), contract=Contract(amount=Decimal(10), signed_on=date(2026, 1, 1))
    )
    paid = replace(signed, receipts=(Receipt(amount=Decimal(10), received_on=date(2026, 1, 2)),))
    assert [answers(d, Discipline.SIGNING)[1::2] for d in (signed, paid)] == [[YES, NO], [YES, YES]]


def test_care_is_yes_no_and_unknown():
    cared = replace(PLAIN, retention=Retention(last_care_on=TODAY))
    left = replace(PLAIN, retention=Retention(last_care_on=TODAY - timedelta(days=400)))
    assert [answers(d, Discipline.CARING)[0] for d in (cared, left, PLAIN)] == [YES, NO, UNKNOWN]


def test_that_nothing_is_signed_or_paid_counts_against_us_from_its_stage_on():
    at_stage = {stage: replace(PLAIN, opportunity=at(stage)) for stage in Stage}
    counted = {
        stage: [check.is_against for check in dial(dossier, Discipline.SIGNING).checks]
        for stage, dossier in at_stage.items()
    }
    assert counted[Stage.NEGOTIATION] == [False] * 4
    assert counted[Stage.CONTRACT_SIGNING] == [False, True, False, False]
    assert counted[Stage.COLLECTION] == [False, True, False, True]
    assert not any(check.is_against for check in dial(Dossier(), Discipline.SIGNING).checks)
