"""A move can be done, put off or set aside; what hides it, and what brings it back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.cast import AT, Cast
from tests.desk.cockpit.crowded import DAY, crowd
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision, StoredAssessment
from yunchou.desk.cockpit.operations import bring_back, decide, refresh_assessments
from yunchou.desk.cockpit.queries import assess_deal, decisions_about, hidden_moves, visible_moves
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import BudgetFact
from yunchou.playbook.kernel.advice import Advice
from yunchou.playbook.qualification.terms import BudgetState

LATER = DAY + timedelta(days=7)


def visible(cast: Cast, on: date = DAY) -> set[str]:
    judged = assess_deal(cast.deal.pk, on)
    return {packing.identity(m) for m in visible_moves(judged, decisions_about([cast.deal.pk]).get(cast.deal.pk, {}))}


def move_about(cast: Cast, path: str) -> Advice:
    advice = assess_deal(cast.deal.pk, DAY).advice
    return next(m for m in advice if any(part.path.startswith(path) for part in (*m.reasons, *m.unknowns)))


def settle(
    cast: Cast,
    move: Advice,
    decision: Decision,
    *,
    reason: str = "",
    until: date | None = None,
    actor: User | None = None,
) -> MoveDecision:
    return decide(
        cast.deal,
        move=packing.identity(move),
        decision=decision,
        reason=reason,
        until=until,
        as_of=DAY,
        actor=actor or cast.owner,
        at=AT,
    )


@pytest.fixture
def budget_move(cast: Cast) -> Advice:
    BudgetFact.objects.create(
        opportunity=cast.deal,
        year=2026,
        amount=Decimal(100000),
        state=BudgetState.RUMOURED,
        learned_on=DAY,
        recorded_by=cast.owner,
        recorded_at=AT,
    )
    return move_about(cast, "budgets.amount")


def test_what_is_done_is_hidden_until_its_facts_change(cast: Cast, budget_move: Advice) -> None:
    settle(cast, budget_move, Decision.DONE)
    assert packing.identity(budget_move) not in visible(cast)
    BudgetFact.objects.update(amount=Decimal(90000))
    changed = move_about(cast, "budgets.amount")
    assert packing.identity(changed) in visible(cast)


def test_what_is_put_off_comes_back_on_its_day(cast: Cast, budget_move: Advice) -> None:
    settle(cast, budget_move, Decision.LATER, until=LATER)
    assert packing.identity(budget_move) not in visible(cast, LATER - timedelta(days=1))
    assert packing.identity(budget_move) in visible(cast, LATER)


def test_what_does_not_apply_stays_away_until_somebody_brings_it_back(cast: Cast, budget_move: Advice) -> None:
    decided = settle(cast, budget_move, Decision.DISMISSED, reason="集团统一采购")
    BudgetFact.objects.update(amount=Decimal(90000))
    assert packing.identity(budget_move) not in visible(cast)
    bring_back(cast.deal, decided.pk, actor=cast.teammate, at=AT)
    assert packing.identity(budget_move) in visible(cast)


def test_both_ways_are_in_the_journal_and_the_stored_assessment_is_forgotten(cast: Cast, budget_move: Advice) -> None:
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    decided = settle(cast, budget_move, Decision.DISMISSED, reason="集团统一采购")
    assert not StoredAssessment.objects.exists()
    bring_back(cast.deal, decided.pk, actor=cast.owner, at=AT)
    lines = JournalEntry.objects.filter(opportunity_id=cast.deal.pk).order_by("sequence").values_list("kind", "note")
    assert list(lines) == [("move.decided", "集团统一采购"), ("move.brought_back", "")]


@pytest.mark.parametrize(
    ("decision", "reason", "until", "field"),
    [
        (Decision.DISMISSED, "  ", None, "reason"),
        (Decision.DISMISSED, "长" * 501, None, "reason"),
        (Decision.LATER, "", None, "until"),
        (Decision.LATER, "", DAY, "until"),
        (Decision.LATER, "", date(2200, 1, 1), "until"),
    ],
)
def test_a_decision_says_what_it_lacks(
    cast: Cast, budget_move: Advice, decision: Decision, reason: str, until: date | None, field: str
) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refusal:
        settle(cast, budget_move, decision, reason=reason, until=until)
    assert field in refusal.value.fields
    assert fingerprint() == before


def test_nobody_decides_about_what_is_not_advised(cast: Cast, budget_move: Advice) -> None:
    BudgetFact.objects.update(state=BudgetState.APPROVED, amount=Decimal(900000))
    before = fingerprint()
    with pytest.raises(Conflict):
        settle(cast, budget_move, Decision.DONE)
    assert fingerprint() == before


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotThere), ("reader", Refused), ("finance", Refused)])
def test_who_may_not_change_the_deal_decides_nothing(
    cast: Cast, budget_move: Advice, who: str, refusal: type[Exception]
) -> None:
    decided = settle(cast, budget_move, Decision.DONE)
    before = fingerprint()
    with pytest.raises(refusal):
        settle(cast, budget_move, Decision.DISMISSED, reason="不归我管", actor=getattr(cast, who))
    with pytest.raises(refusal):
        bring_back(cast.deal, decided.pk, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_a_decision_of_another_deal_is_not_there(cast: Cast, budget_move: Advice) -> None:
    decided = settle(cast, budget_move, Decision.DONE)
    MoveDecision.objects.filter(pk=decided.pk).update(opportunity=cast.deal)
    with pytest.raises(NotThere):
        bring_back(cast.deal, decided.pk + 1, actor=cast.owner, at=AT)


def test_a_hidden_move_about_money_is_not_shown_to_presales(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    settle(cast, move_about(cast, "instalments"), Decision.DONE)
    deals = Opportunity.objects.filter(pk=cast.deal.pk)
    assert len(hidden_moves(cast.owner, deals, DAY)) == 1
    assert hidden_moves(cast.teammate, deals, DAY) == []
