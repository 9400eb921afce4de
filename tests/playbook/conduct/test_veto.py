from datetime import date

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.advisor import assess
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Interaction, Meeting
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.resources.facts import TeamMember
from yunchou.playbook.resources.terms import Part
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import Tender
from yunchou.playbook.tempo.pace import pace, tender_runs
from yunchou.playbook.tempo.plays import PLAYS, plays
from yunchou.playbook.tempo.terms import Pace

TENDER = Tender(notice_on=date(2026, 2, 20), award_on=date(2026, 3, 20))


def deal(lean=Lean.RIVALS, **more) -> dict:
    evaluator = more.pop("evaluator", Answer.UNKNOWN)
    head = Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, veto=Answer.YES, evaluator=evaluator,
                  leans=(LeanNote(lean=lean),))  # fmt: skip
    return {"opportunity": at(Stage.REQUIREMENTS), "people": (head,), "rivals": (Rival(name="云讯"),), **more}


def rules(dossier: Dossier) -> tuple[set[str], set[str]]:
    found = assess(dossier, as_of=TODAY)
    return {advice.rule for advice in found.advice}, {vetoed.advice.rule for vetoed in found.vetoed}


def test_a_tender_vetoes_slowing_down_and_says_so():
    shown, vetoed = rules(Dossier(**deal()))
    assert "slow_down_when_the_rival_leads" in shown
    assert not vetoed
    shown, vetoed = rules(Dossier(**deal(tender=TENDER)))
    assert "slow_down_when_the_rival_leads" not in shown
    assert "slow_down_when_the_rival_leads" in vetoed


@pytest.mark.parametrize(("evaluator", "allowed"), [(Answer.NO, True), (Answer.YES, False), (Answer.UNKNOWN, False)])
def test_during_a_tender_only_who_surely_does_not_evaluate_may_be_contacted(evaluator, allowed):
    shown, vetoed = rules(Dossier(**deal(tender=TENDER, evaluator=evaluator)))
    assert ("veto_is_answered_first" in shown) is allowed
    assert ("veto_is_answered_first" in vetoed) is not allowed


def test_during_a_tender_somebody_known_by_a_pseudonym_is_not_contacted_either():
    told = InsiderEvidence(person="来源甲", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1))
    shown, vetoed = rules(Dossier(**deal(insider_evidence=(told,))))
    assert "developing_insider_is_asked_directly" in shown
    shown, vetoed = rules(Dossier(**deal(insider_evidence=(told,), tender=TENDER)))
    assert "developing_insider_is_asked_directly" not in shown
    assert "developing_insider_is_asked_directly" in vetoed


def test_during_a_tender_no_message_follows_a_visit_of_which_nobody_was_named():
    visit = Interaction(on=TODAY, visit=Answer.YES)
    shown, vetoed = rules(Dossier(**deal(interactions=(visit,))))
    assert "message_follows_the_visit" in shown
    shown, vetoed = rules(Dossier(**deal(interactions=(visit,), tender=TENDER)))
    assert "message_follows_the_visit" not in shown
    assert "message_follows_the_visit" in vetoed


def test_a_financial_tie_vetoes_every_contact_with_that_person():
    tie = InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=date(2026, 2, 1), financial_tie=Answer.YES)
    shown, vetoed = rules(Dossier(**deal(insider_evidence=(tie,))))
    assert "financial_tie_is_a_stop" in shown
    assert "veto_is_answered_first" in vetoed


@pytest.mark.parametrize(
    ("tender", "runs"),
    [
        (None, False),
        (Tender(), False),
        (TENDER, True),
        (Tender(notice_on=TODAY), True),
        (Tender(notice_on=date(2026, 3, 3)), False),
        (Tender(notice_on=date(2026, 1, 1), award_on=date(2026, 3, 1)), False),
        (Tender(notice_on=date(2026, 1, 1), award_on=TODAY), True),
    ],
)
def test_a_tender_runs_from_notice_to_award(tender, runs):
    assert tender_runs(case(tender=tender)) is runs


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (deal(), Pace.SLOW),
        (deal(tender=TENDER), Pace.STEADY),
        (deal(Lean.OURS), Pace.FAST),
        (deal(Lean.HEDGING), Pace.UNKNOWN),
        (deal(rivals=()), Pace.UNKNOWN),
    ],
)
def test_the_pace_follows_the_position(facts, expected):
    verdict = pace(case(**facts))
    assert verdict.value is expected
    assert bool(verdict.unknowns) is (expected is Pace.UNKNOWN)


def test_every_play_has_an_exit_and_a_tender_leaves_no_slow_one():
    assert all(play.ends.zh and play.ends.en for play in PLAYS)
    assert plays(case(**deal()), Pace.PAUSE) == plays(case(**deal()), Pace.SLOW) != ()
    assert {play.pace for play in plays(case(**deal(tender=TENDER)), Pace.SLOW)} == {Pace.STEADY}
    assert plays(case(), Pace.FAST) == ()


@pytest.mark.parametrize("text", ["孩子上学的事", "给一个返 点", "身份证复印件", "看病住院", "KICKBACK"])
def test_private_life_and_off_book_value_are_refused(text):
    assert refused_in(text)


@pytest.mark.parametrize("text", ["", "方案的好处", "减少夜间故障", "评行业标杆", "培训证书"])
def test_professional_needs_are_not_refused(text):
    assert refused_in(text) == ()


EVERYTHING = {
    "opportunity": at(Stage.SOLUTION_PRESENTATION),
    "team": (TeamMember(name="周工", part=Part.TECHNICAL),),
    "meetings": (Meeting(title="答疑会", on=date(2026, 3, 5)),),
    "interactions": (Interaction(on=TODAY, people=("钱行长", "李主任"), visit=Answer.YES),),
    "people": (
        Person(name="钱行长", level=Level.TOP, decides=Answer.YES),
        Person(
            name="李主任",
            level=Level.HEAD,
            function=Function.TECHNICAL,
            influences=("钱行长",),
            leans=(LeanNote(lean=Lean.OURS),),
        ),
        Person(name="赵主任", level=Level.HEAD, function=Function.BUSINESS, evaluator=Answer.NO),
    ),
}
NAMING = {
    "heads_are_covered_by_name",
    "technician_wins_the_technician",
    "key_person_has_a_need_we_can_own",
    "reason_to_choose_is_thought_out_for_them",
    "influence_speaks_to_the_decider",
    "first_visits_are_followed_up_the_same_day",
    "message_follows_the_visit",
}


def naming(found, name: str) -> set[str]:
    """The moves that send us to somebody, apart from those by which conduct itself speaks of him."""
    told = {advice.rule for advice in found.advice if name in advice.sentence.words.zh}
    return told - {"financial_tie_is_a_stop", "tender_locks_the_door"}


def test_nobody_to_whom_money_ties_us_is_named_by_any_move_and_others_still_are():
    free = assess(Dossier(**EVERYTHING), as_of=TODAY)
    assert naming(free, "李主任") >= NAMING - {"first_visits_are_followed_up_the_same_day"}
    tied = InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=TODAY, financial_tie=Answer.YES)
    found = assess(Dossier(**EVERYTHING, insider_evidence=(tied,)), as_of=TODAY)
    assert not naming(found, "李主任")
    assert {vetoed.advice.rule for vetoed in found.vetoed} >= NAMING
    assert {"heads_are_covered_by_name", "key_person_has_a_need_we_can_own"} <= naming(found, "赵主任")
    assert "message_follows_the_visit" in naming(found, "钱行长")


def test_during_a_tender_no_move_leads_to_whoever_may_evaluate():
    found = assess(Dossier(**EVERYTHING, tender=TENDER), as_of=TODAY)
    assert not naming(found, "李主任")
    assert not naming(found, "钱行长")
    assert {"heads_are_covered_by_name", "key_person_has_a_need_we_can_own"} <= naming(found, "赵主任")
    assert {"boss_is_met_by_our_executive", "decision_maker_is_invited"} <= {v.advice.rule for v in found.vetoed}


def test_who_has_left_evaluates_nothing():
    gone = Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL, left_on=date(2026, 2, 1))
    shown, _ = rules(Dossier(**deal(tender=TENDER) | {"people": (gone,)}))
    assert "leaving_key_person_is_followed" in shown
