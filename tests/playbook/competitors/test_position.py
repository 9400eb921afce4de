from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.playbook.cases import case
from tests.playbook.examples import at
from yunchou.playbook.competitors.facts import Rival, RivalMove
from yunchou.playbook.competitors.position import field
from yunchou.playbook.competitors.terms import LawfulSource, Position
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.meetings.initiative import initiative
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import BudgetFact, Need
from yunchou.playbook.qualification.terms import BudgetState, Fit
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

RIVAL = Rival(name="云讯")


def head(lean: Lean, **note) -> Person:
    return Person(
        name="李主任", level=Level.HEAD, function=Function.TECHNICAL, leans=(LeanNote(lean=lean, **note),)
    )  # fmt: skip


def position(rival: Rival = RIVAL, **facts) -> Position:
    return field(case(rivals=(rival,), **facts)).position


def test_no_rival_known_is_never_ahead():
    assert field(case(people=(head(Lean.OURS),))).position is Position.UNKNOWN


@pytest.mark.parametrize(
    ("lean", "expected"),
    [
        (Lean.OURS, Position.AHEAD),
        (Lean.RIVALS, Position.BEHIND),
        (Lean.HEDGING, Position.UNKNOWN),
        (Lean.UNKNOWN, Position.UNKNOWN),
    ],
)
def test_where_a_head_leans_decides_while_nothing_else_is_known(lean, expected):
    assert position(people=(head(lean, grade=Grade.parse("B2")),)) is expected


def test_an_even_score_is_level_only_when_enough_is_known():
    assert position(people=(head(Lean.HEDGING),)) is Position.UNKNOWN
    needs = (Need(title="外呼", fit=Fit.MEETS),)
    assert (
        position(Rival(name="云讯", meets_need=Answer.YES), people=(head(Lean.HEDGING),), needs=needs) is Position.LEVEL
    )


def test_a_lean_against_another_rival_does_not_count_here():
    assert position(people=(head(Lean.OURS, rival="迅达"),)) is Position.UNKNOWN
    assert position(people=(head(Lean.OURS, rival="云讯", grade=Grade.parse("A1")),)) is Position.AHEAD


@pytest.mark.parametrize(
    ("source", "expected"),
    [(LawfulSource.CUSTOMER_VOLUNTEERED, Position.BEHIND), (LawfulSource.UNKNOWN, Position.AHEAD)],
)
def test_whom_the_rival_won_over_later_counts_when_we_know_it_lawfully(source, expected):
    won = RivalMove(on=date(2026, 2, 20), won_over="李主任", source=source)
    friend = head(Lean.OURS, on=date(2026, 1, 1), grade=Grade.parse("A1"))
    assert position(Rival(name="云讯", moves=(won,)), people=(friend,)) is expected


def test_the_deal_stands_where_it_stands_worst():
    rivals = (
        Rival(name="云讯", stage=Stage.PROSPECTING),
        Rival(name="迅达", stage=Stage.NEGOTIATION, meets_need=Answer.YES),
    )
    needs = (Need(title="国密", must_have=Answer.YES, fit=Fit.CANNOT),)
    found = field(case(rivals=rivals, opportunity=at(Stage.SOLUTION_DESIGN), needs=needs))
    assert found.worst.rival == "迅达"
    assert found.position is Position.BEHIND


def test_a_position_shows_its_inputs():
    found = field(case(rivals=(Rival(name="云讯", stage=Stage.SOLUTION_DESIGN),), opportunity=at(Stage.REQUIREMENTS)))
    parts = {part.name: part.value for part in found.rivals[0].parts}
    assert parts == {"lean": None, "fit": None, "budget": None, "initiative": None, "progress": Decimal(-1) / 3}
    assert found.rivals[0].known == Decimal("0.1")


def test_the_initiative_counts_the_steps_of_the_last_two_months():
    told = [
        (date(2026, 2, 1), Initiative.OURS),
        (date(2026, 2, 2), Initiative.RIVALS),
        (date(2025, 1, 1), Initiative.OURS),
    ]
    told += [
        (date(2026, 2, 3), Initiative.UNKNOWN),
        (date(2026, 4, 1), Initiative.OURS),
        (date(2026, 2, 4), Initiative.OURS),
    ]
    counted = initiative(case(interactions=tuple(Interaction(on=on, initiative=whose) for on, whose in told)))
    assert (counted.ours, counted.customers, counted.rivals) == (2, 0, 1)
    assert counted.share == Decimal(2) / 3
    assert counted.balance == Decimal("0.25")
    assert initiative(case()).share is None


def test_the_interval_is_what_the_unknown_could_still_do():
    found = field(case(rivals=(RIVAL,), people=(head(Lean.OURS, grade=Grade.parse("B2")),))).rivals[0]
    assert found.known == Decimal("0.45")
    assert (found.low, found.high) == (found.score - Decimal("0.55"), min(Decimal(1), found.score + Decimal("0.55")))
    blank = field(case(rivals=(RIVAL,))).rivals[0]
    assert (blank.low, blank.score, blank.high) == (-1, 0, 1)


@pytest.mark.parametrize(
    ("fit", "theirs", "expected"),
    [
        (Fit.CANNOT, Answer.UNKNOWN, Position.LEVEL),
        (Fit.CANNOT, Answer.YES, Position.LEVEL),
        (Fit.CANNOT, Answer.NO, Position.AHEAD),
        (Fit.UNKNOWN, Answer.UNKNOWN, Position.AHEAD),
        (Fit.MEETS, Answer.UNKNOWN, Position.AHEAD),
    ],
)
def test_a_must_that_we_cannot_meet_comes_before_every_relationship(fit, theirs, expected):
    """P94: whoever is with us, without the product nothing puts us ahead of a rival who may have it."""
    friends = tuple(replace(head(Lean.OURS, grade=Grade.parse("A1")), name=name) for name in ("李主任", "王总", "赵工"))
    needs = (Need(title="国产化", must_have=Answer.YES, clarity=Answer.YES, fit=fit),)
    assert position(Rival(name="云讯", meets_need=theirs), people=friends, needs=needs) is expected


def test_a_rival_without_a_name_is_no_known_rival():
    """P16: a trace of somebody is a warning, never an advantage."""
    assert position(Rival(meets_need=Answer.NO), people=(head(Lean.OURS, grade=Grade.parse("A1")),)) is Position.UNKNOWN


OFFER = {
    "needs": (Need(title="外呼", must_have=Answer.YES, fit=Fit.MEETS),),
    "budgets": (BudgetFact(year=2026, state=BudgetState.APPROVED, amount=Decimal(900)),),
    "opportunity": at(Stage.SOLUTION_DESIGN, amount=Decimal(800)),
}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((), Position.UNKNOWN),
        ((head(Lean.UNKNOWN),), Position.UNKNOWN),
        ((head(Lean.TOWARD_RIVAL),), Position.LEVEL),
        ((head(Lean.NEUTRAL),), Position.AHEAD),
        ((head(Lean.OURS),), Position.AHEAD),
    ],
)
def test_an_offer_that_fits_puts_nobody_ahead_while_no_lean_is_known_or_people_lean_away(people, expected):
    unfit = replace(RIVAL, meets_need=Answer.NO, within_budget=Answer.NO)
    assert position(unfit, people=people, **OFFER) is expected
