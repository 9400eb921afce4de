"""The pace from position, readiness and the customer's clock; no plays without a budget."""

from datetime import date, timedelta

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, Need, PlannedStep, TimePlan
from yunchou.playbook.qualification.terms import BudgetState, Fit, PlanStep
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level
from yunchou.playbook.tempo.facts import Tender
from yunchou.playbook.tempo.pace import pace
from yunchou.playbook.tempo.plays import PLAYS, hindrance, plays
from yunchou.playbook.tempo.rules.speed_up_when_we_lead import RULE as SPEED_UP
from yunchou.playbook.tempo.terms import Hindrance, Legality, Pace


def people(*leans: Lean) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=f"负责人{number}",
            level=Level.HEAD,
            function=Function.TECHNICAL,
            leans=(LeanNote(lean=lean, grade=Grade.parse("A1"), on=TODAY),),
        )
        for number, lean in enumerate(leans)
    )


def deal(*leans: Lean, rival: Rival | None = None, **more) -> dict:
    stage = at(Stage.SOLUTION_PRESENTATION)
    return {"opportunity": stage, "people": people(*leans), "rivals": (rival or Rival(name="云讯"),), **more}


def live_in(days: int) -> TimePlan:
    step = PlannedStep(step=PlanStep.DELIVERY, duration_days=30)
    return TimePlan(go_live_on=TODAY + timedelta(days=30 + days), steps=(step,))


EVEN = (Lean.OURS, Lean.RIVALS, Lean.NEUTRAL)
KNOWN = {"needs": (Need(title="外呼", clarity=Answer.YES, fit=Fit.MEETS),)}
EVEN_RIVAL = Rival(name="云讯", stage=Stage.SOLUTION_PRESENTATION, meets_need=Answer.YES)


@pytest.mark.parametrize(
    ("days", "expected"), [(5, Pace.FAST), (-5, Pace.FAST), (200, Pace.STEADY), (-40, Pace.STEADY), (None, Pace.STEADY)]
)
def test_when_even_a_customer_in_a_hurry_makes_us_fast_and_a_day_that_has_passed_does_not(days, expected):
    plan = TimePlan() if days is None else live_in(days)
    facts = case(**deal(*EVEN, rival=EVEN_RIVAL, time_plan=plan, **KNOWN))
    assert pace(facts).value is expected
    assert SPEED_UP.advise(facts) == [], "we do not lead"


@pytest.mark.parametrize(("days", "expected"), [(5, Pace.SLOW), (200, Pace.PAUSE), (None, Pace.PAUSE)])
def test_far_behind_a_customer_in_a_hurry_cannot_be_paused(days, expected):
    plan = TimePlan() if days is None else live_in(days)
    strong = Rival(name="云讯", stage=Stage.CONTRACT_SIGNING, meets_need=Answer.YES)
    assert pace(case(**deal(*[Lean.RIVALS] * 4, rival=strong, time_plan=plan))).value is expected


@pytest.mark.parametrize(
    ("fit", "expected"), [(Fit.CANNOT, Pace.STEADY), (Fit.UNKNOWN, Pace.FAST), (Fit.MEETS, Pace.FAST)]
)
def test_ahead_and_not_able_to_deliver_a_must_is_no_time_to_hurry(fit, expected):
    needs = (Need(title="国产化", must_have=Answer.YES, clarity=Answer.YES, fit=fit),)
    facts = case(**deal(Lean.OURS, Lean.OURS, rival=Rival(name="云讯", meets_need=Answer.NO), needs=needs))
    assert pace(facts).value is expected
    assert bool(SPEED_UP.advise(facts)) is (expected is Pace.FAST)


@pytest.mark.parametrize(
    ("state", "offered"), [(BudgetState.NONE, False), (BudgetState.UNKNOWN, True), (BudgetState.APPROVED, True)]
)
def test_without_a_budget_there_is_nothing_to_play_for(state, offered):
    budget = BudgetFact(year=2026, state=state, noted_on=date(2026, 2, 1))
    assert bool(plays(case(**deal(Lean.RIVALS, budgets=(budget,))), Pace.SLOW)) is offered


def test_a_signed_deal_is_not_paused_for_a_budget_that_nobody_had_noted():
    facts = deal(Lean.OURS, budgets=(BudgetFact(year=2026, state=BudgetState.NONE),))
    assert pace(case(**facts)).value is Pace.PAUSE
    assert pace(case(**facts, contract=Contract(signed_on=TODAY))).value is not Pace.PAUSE


@pytest.mark.parametrize(
    ("tender", "runs"),
    [
        (Tender(notice_on=TODAY), True),
        (Tender(award_on=TODAY + timedelta(days=9)), True),  # the notice is not known: a lock nobody can rule out
        (Tender(notice_on=TODAY - timedelta(days=40), award_on=TODAY - timedelta(days=1)), False),
        (Tender(notice_on=TODAY + timedelta(days=1)), False),
        (None, False),
    ],
)
def test_while_a_tender_runs_its_own_plays_alone_are_on_offer_at_every_pace(tender, runs):
    facts = case(**deal(Lean.OURS), tender=tender)
    offered = {play for each in Pace for play in plays(facts, each)}
    assert offered
    own = {play for play in PLAYS if play.legality is Legality.IN_TENDER}
    assert (offered == own) if runs else not offered & own
    assert {hindrance(facts, play) for play in own} == {None if runs else Hindrance.NO_TENDER}
    assert runs is (SPEED_UP.advise(facts) == [])


def test_no_play_of_a_tender_goes_to_a_person_of_the_customer():
    own = [play for play in PLAYS if play.legality is Legality.IN_TENDER]
    assert len(own) >= 4
    for play in own:
        assert not any(word in play.words.zh for word in ("拜访", "约", "请客户", "见面", "宴", "压价")), play.code
        assert not any(word in play.words.en for word in ("visit", "meet", "invite", "call on")), play.code
