from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import TODAY, at
from yunchou.playbook.competitors.facts import Rival
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.forecast.odds import odds
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import StageAnswer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.pipeline.table import ASKED
from yunchou.playbook.qualification.facts import BudgetFact, Endorsement, Need
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit
from yunchou.playbook.receivables.facts import Receipt
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

HEAD = Person(
    name="李主任",
    level=Level.HEAD,
    function=Function.TECHNICAL,
    leans=(LeanNote(lean=Lean.OURS, grade=Grade.parse("A1")),),
)
DEAL = {"opportunity": at(Stage.SOLUTION_DESIGN), "rivals": (Rival(name="云讯"),)}
FOR_US = {
    "budgets": (BudgetFact(year=2026, state=BudgetState.APPROVED),),
    "needs": (Need(title="外呼", clarity=Answer.YES, fit=Fit.MEETS),),
    "endorsements": tuple(Endorsement(side=side, answer=Answer.YES) for side in EndorsementSide),
    "people": (HEAD,),
}


def test_with_no_facts_at_all_the_odds_are_defined_and_wide():
    found = odds(case())
    assert 0 < found.low < found.chance < found.high < 1
    assert found.high - found.low > 0.1


@pytest.mark.parametrize("stage", [Stage.SOLUTION_SIGN_OFF, Stage.NEGOTIATION, Stage.CONTRACT_SIGNING])
def test_a_stage_that_nobody_has_shown_is_less_likely_than_not_and_wide_open(stage):
    found = odds(case(opportunity=at(stage)))
    assert found.chance < 0.5
    assert found.high - found.low > 0.6


def test_a_stage_counts_for_more_the_more_of_its_evidence_is_shown_and_never_less_than_the_one_before():
    answered = tuple(StageAnswer(criterion=code, answer=Answer.YES, answered_on=TODAY) for code in ASKED)
    bare, shown = (
        [odds(case(opportunity=at(stage), stage_answers=given)).chance for stage in list(Stage)[:-1]]
        for given in ((), answered)
    )
    assert bare == sorted(bare)
    assert all(more > less for less, more in zip(bare[2:], shown[2:], strict=True))


def test_a_signature_shows_the_stages_before_it():
    signed = Contract(amount=Decimal(100), signed_on=date(2026, 2, 1))
    found = odds(case(opportunity=at(Stage.COLLECTION), contract=signed))
    assert "evidence" not in {effect.name for effect in found.effects}


@pytest.mark.parametrize("fact", FOR_US)
def test_a_fact_that_supports_us_never_lowers_the_odds(fact):
    assert odds(case(**DEAL, **{fact: FOR_US[fact]})).chance > odds(case(**DEAL)).chance


def test_a_fact_against_us_never_raises_them():
    against = replace(HEAD, leans=(LeanNote(lean=Lean.RIVALS),))
    assert odds(case(**DEAL, people=(against,))).chance < odds(case(**DEAL)).chance


def test_knowing_more_narrows_the_interval():
    wide, narrow = odds(case(**DEAL)), odds(case(**DEAL, **FOR_US))
    assert narrow.high - narrow.low < wide.high - wide.low


def test_rules_alone_say_nothing_more_closely_than_ten_deals_would():
    answered = tuple(StageAnswer(criterion=code, answer=Answer.YES, answered_on=TODAY) for code in ASKED)
    found = odds(case(**{**DEAL, **FOR_US, "opportunity": at(Stage.NEGOTIATION), "stage_answers": answered}))
    assert found.chance > 0.6
    assert found.chance - found.low > 0.1


@pytest.mark.parametrize("stage", list(Stage))
def test_nothing_is_certain_before_the_cash(stage):
    found = odds(case(**{**DEAL, **FOR_US, "opportunity": at(stage)}))
    assert found.low < found.chance < found.high < 0.95


def test_without_a_budget_the_odds_are_next_to_nothing():
    none = (BudgetFact(year=2026, state=BudgetState.NONE),)
    facts = {**DEAL, **FOR_US, "budgets": none}
    assert odds(case(**facts)).high <= 0.02
    signed = Contract(amount=Decimal(100), signed_on=date(2026, 2, 1))
    assert odds(case(**facts, contract=signed)).low > 0.02  # whoever has signed has found the money


@pytest.mark.parametrize("standing", [Standing.LOST, Standing.DISQUALIFIED])
def test_a_deal_that_has_ended_has_no_odds(standing):
    found = odds(case(opportunity=at(Stage.NEGOTIATION, standing=standing)))
    assert (found.chance, found.low, found.high) == (0, 0, 0)


def test_only_the_money_makes_it_certain():
    signed = Contract(amount=Decimal(100), signed_on=date(2026, 1, 1))
    facts = {"opportunity": at(Stage.COLLECTION, standing=Standing.WON), "contract": signed}
    assert odds(case(**facts)).chance < 1
    assert odds(case(**facts, receipts=(Receipt(amount=Decimal(100)),))).chance == 1


@pytest.mark.parametrize(
    ("risk", "compare"),
    [
        ({"project_frozen": Answer.YES}, lambda after, before: after < before),
        ({}, lambda after, before: after == before),
        (
            {
                "sealed": Answer.YES,
                "project_started": Answer.YES,
                "project_frozen": Answer.NO,
                "people_changed": Answer.NO,
            },
            lambda after, before: after > before,
        ),
    ],
)
def test_after_the_signature_only_its_risks_move_the_odds(risk, compare):
    signed = {"signed_on": date(2026, 1, 1)}
    facts = {"opportunity": at(Stage.COLLECTION)}
    before = odds(case(**facts, contract=Contract(**signed), rivals=(Rival(name="云讯", meets_need=Answer.YES),)))
    assert compare(odds(case(**facts, contract=Contract(**signed, **risk))).chance, before.chance)


@pytest.mark.parametrize(("fit", "low"), [(Fit.CANNOT, True), (Fit.UNKNOWN, False), (Fit.MEETS, False)])
def test_a_must_that_cannot_be_met_outranks_every_friend(fit, low):
    facts = {**DEAL, **FOR_US, "needs": (Need(title="国产化", clarity=Answer.YES, must_have=Answer.YES, fit=fit),)}
    assert (odds(case(**facts)).most <= 0.10) is low


def test_a_deal_called_collection_without_a_signature_stands_below_a_signed_one():
    unsigned = {**DEAL, **FOR_US, "opportunity": at(Stage.COLLECTION)}
    signed = Contract(amount=Decimal(100), signed_on=date(2026, 2, 1))
    assert odds(case(**unsigned)).most == odds(case(**{**unsigned, "opportunity": at(Stage.CONTRACT_SIGNING)})).most
    assert odds(case(**unsigned)).chance < odds(case(**unsigned, contract=signed)).chance
