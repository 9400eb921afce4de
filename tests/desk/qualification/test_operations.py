"""What is particular to each kind: gaps, sources, days to come, the need as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cast import AT, Cast, deal_of
from tests.desk.qualification.kinds import TODAY, YESTERDAY, need, values_for
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.intelligence.models import Source
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row, rows_of
from yunchou.desk.qualification import operations as kinds
from yunchou.desk.qualification.operations import summarise_need
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit, PlanStep

TOMORROW = date(2026, 9, 2)


def refused_fields(kind: Any, cast: Cast, values: dict[str, Any]) -> set[str]:
    """The fields that adding such a row is refused for; nothing is left behind."""
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    assert fingerprint() == before
    return set(refused.value.fields)


@pytest.mark.parametrize("fit", [Fit.NEEDS_DEVELOPMENT, Fit.CANNOT])
def test_a_need_that_exceeds_the_product_is_asked_about(fit: Fit, cast: Cast) -> None:
    values = {"need": need(cast, fit), "owner": cast.teammate, "due_on": TOMORROW}
    gap = add_row(kinds.GAP_REQUEST, cast.deal, values, actor=cast.owner, at=AT)
    assert (gap.asked_by, gap.asked_at, gap.answered_at) == (cast.owner, AT, None)
    assert gap.feasible is Answer.UNKNOWN


@pytest.mark.parametrize("fit", [Fit.MEETS, Fit.CONFIGURABLE, Fit.UNKNOWN])
def test_a_need_that_does_not_exceed_is_not_asked_about(fit: Fit, cast: Cast) -> None:
    values = {"need": need(cast, fit), "owner": cast.teammate, "due_on": TOMORROW}
    assert refused_fields(kinds.GAP_REQUEST, cast, values) == {"need"}


def test_a_gap_is_asked_of_the_team_only_and_about_the_own_deal_only(cast: Cast) -> None:
    values = {"need": need(cast), "owner": cast.teammate, "due_on": TOMORROW}
    assert refused_fields(kinds.GAP_REQUEST, cast, {**values, "owner": cast.stranger}) == {"owner"}
    other = deal_of(cast.owner, cast.company, "另一个项目")
    foreign = add_row(kinds.NEED, other, {"title": "别的", "fit": Fit.CANNOT}, actor=cast.owner, at=AT)
    assert refused_fields(kinds.GAP_REQUEST, cast, {**values, "need": foreign}) == {"need"}


def test_the_answer_is_dated_when_it_comes_and_undated_when_it_is_taken_back(cast: Cast) -> None:
    gap = add_row(kinds.GAP_REQUEST, cast.deal, values_for(kinds.GAP_REQUEST, cast), actor=cast.owner, at=AT)

    def answer(version: int, **values: Any) -> Any:
        change_row(kinds.GAP_REQUEST, cast.deal, gap.pk, values, seen_version=version, actor=cast.teammate, at=AT)
        gap.refresh_from_db()
        return gap.answered_at

    assert answer(1, feasible=Answer.NO, effort_days=30, answer="要改内核") == AT
    assert answer(2, feasible=Answer.UNKNOWN) == AT, "the text is still an answer"
    assert answer(3, answer="") is None


def test_removing_a_need_takes_its_questions_along(cast: Cast) -> None:
    values = values_for(kinds.GAP_REQUEST, cast)
    add_row(kinds.GAP_REQUEST, cast.deal, values, actor=cast.owner, at=AT)
    remove_row(kinds.NEED, cast.deal, values["need"].pk, seen_version=1, actor=cast.owner, at=AT)
    assert not rows_of(kinds.GAP_REQUEST, cast.deal).exists()


@pytest.mark.parametrize(
    ("kind", "day"),
    [(kinds.ENDORSEMENT, "on"), (kinds.BUDGET_FACT, "learned_on"), (kinds.DECISION_STEP, "done_on")],
    ids=lambda value: getattr(value, "noun", value),
)
def test_what_has_happened_did_not_happen_tomorrow(kind: Any, day: str, cast: Cast) -> None:
    values = values_for(kind, cast)
    assert refused_fields(kind, cast, {**values, day: TOMORROW}) == {day}
    add_row(kind, cast.deal, {**values, day: TODAY}, actor=cast.owner, at=AT)


@pytest.mark.parametrize("grade", ["B7", "X1", "B", "好"])
def test_a_grade_that_is_none_is_refused(grade: str, cast: Cast) -> None:
    assert "grade" in refused_fields(
        kinds.BUDGET_FACT, cast, {**values_for(kinds.BUDGET_FACT, cast), "grade": grade, "source_name": "某人"}
    )


def test_contradicting_budget_facts_both_stay(cast: Cast) -> None:
    said = values_for(kinds.BUDGET_FACT, cast)
    add_row(kinds.BUDGET_FACT, cast.deal, said, actor=cast.owner, at=AT)
    add_row(kinds.BUDGET_FACT, cast.deal, {**said, "state": BudgetState.NONE}, actor=cast.teammate, at=AT)
    assert rows_of(kinds.BUDGET_FACT, cast.deal).count() == 2


@pytest.mark.parametrize("kind", [kinds.BUDGET_FACT, kinds.ENDORSEMENT], ids=lambda kind: kind.noun)
def test_who_told_us_becomes_a_source_and_stays_out_of_the_journal(kind: Any, cast: Cast) -> None:
    values = {**values_for(kind, cast), "source_name": "CANARY-COACH"}
    row = add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    assert row.source == Source.objects.get()
    assert [line.kind for line in JournalEntry.objects.order_by("sequence")] == ["source.added", f"{kind.noun}.added"]
    assert "CANARY" not in repr(list(JournalEntry.objects.values()))


def test_a_fact_that_is_refused_leaves_no_source_behind(cast: Cast) -> None:
    values = {**values_for(kinds.BUDGET_FACT, cast), "source_name": "某人", "year": 1999}
    assert refused_fields(kinds.BUDGET_FACT, cast, values) == {"year"}
    assert not Source.objects.exists()


def test_a_source_of_another_deal_is_not_there(cast: Cast) -> None:
    other = deal_of(cast.owner, cast.company, "另一个项目")
    values = {**values_for(kinds.BUDGET_FACT, cast), "source_name": "某人"}
    foreign = add_row(kinds.BUDGET_FACT, other, values, actor=cast.owner, at=AT).source
    before = fingerprint()
    with pytest.raises(NotThere):
        add_row(
            kinds.BUDGET_FACT,
            cast.deal,
            {**values_for(kinds.BUDGET_FACT, cast), "source": foreign},
            actor=cast.owner,
            at=AT,
        )
    assert fingerprint() == before


@pytest.mark.parametrize("answer", list(Answer))
def test_a_side_answers_yes_no_or_unknown(answer: Answer, cast: Cast) -> None:
    values = {"side": EndorsementSide.TECHNICAL, "answer": answer, "on": YESTERDAY}
    assert add_row(kinds.ENDORSEMENT, cast.deal, values, actor=cast.teammate, at=AT).answer is answer


def test_a_step_of_the_plan_stands_once(cast: Cast) -> None:
    values = {"step": PlanStep.TENDER, "duration_days": 20}
    add_row(kinds.PLAN_STEP, cast.deal, values, actor=cast.owner, at=AT)
    assert refused_fields(kinds.PLAN_STEP, cast, values) == {""}


def test_the_need_as_a_whole_is_written_once_and_then_changed(cast: Cast) -> None:
    values = {"initiating_reason": "合规检查", "is_clear": Answer.YES}
    summarise_need(cast.deal, values, seen_version=0, actor=cast.owner, at=AT)
    with pytest.raises(Conflict) as refused:
        summarise_need(cast.deal, {"initiating_reason": "降本"}, seen_version=0, actor=cast.teammate, at=AT)
    assert refused.value.differences[0].stored == "合规检查"
    diff = summarise_need(cast.deal, {"initiating_reason": "降本"}, seen_version=1, actor=cast.teammate, at=AT)
    assert diff == {"initiating_reason": ["合规检查", "降本"]}


@pytest.mark.parametrize("answer", [Answer.NO, Answer.UNKNOWN])
def test_a_day_of_confirmation_needs_a_yes(answer: Answer, cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        summarise_need(
            cast.deal, {"confirmed": answer, "confirmed_on": YESTERDAY}, seen_version=0, actor=cast.owner, at=AT
        )
    assert set(refused.value.fields) == {"confirmed_on"}
    assert fingerprint() == before
    summarise_need(
        cast.deal, {"confirmed": Answer.YES, "confirmed_on": YESTERDAY}, seen_version=0, actor=cast.owner, at=AT
    )


def test_the_need_is_not_summed_up_by_who_may_only_look(cast: Cast) -> None:
    before = fingerprint()
    with pytest.raises(Refused):
        summarise_need(cast.deal, {"is_clear": Answer.YES}, seen_version=0, actor=cast.executive, at=AT)
    assert fingerprint() == before
