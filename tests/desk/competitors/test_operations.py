"""One list of rivals, five questions, no rival's document, a lock while a tender runs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.competitors.kinds import TODAY, ago, move, rival
from tests.desk.qualification.kinds import contact
from tests.fingerprint import fingerprint
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.competitors.ledger import Question, Threat
from yunchou.desk.competitors.models import Rival, RivalCompany, RivalMove
from yunchou.desk.competitors.operations import MOVE, RIVAL, rename_company
from yunchou.desk.competitors.queries import Answers, tender_runs
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.intelligence.models import Source
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row
from yunchou.desk.qualification.models import PlanStepDate
from yunchou.desk.tempo.models import TenderDates
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.terms import PlanStep


def refused_fields(cast: Cast, kind: Any = MOVE, **values: Any) -> set[str]:
    """The fields that adding such a row is refused for; nothing is left behind."""
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        add_row(kind, cast.deal, values, actor=cast.owner, at=AT)
    assert fingerprint() == before
    return set(refused.value.fields)


@pytest.mark.parametrize("spelling", ["云讯科技", " 云讯 科技", "云讯科技有限公司", "云讯科技（股份）有限公司"[:4]])
def test_a_name_is_spelled_once_for_all_deals(spelling: str, cast: Cast) -> None:
    first = rival(cast)
    other = deal_of(cast.owner, cast.company, "另一个项目")
    second = add_row(RIVAL, other, {"name": spelling}, actor=cast.owner, at=AT)
    assert second.company == first.company
    assert RivalCompany.objects.count() == 1


def test_a_short_name_finds_the_company_too(cast: Cast) -> None:
    company = rival(cast).company
    rename_company(company, name="云讯科技", short_name="云讯", seen_version=1, actor=cast.owner, at=AT)
    assert move(cast, rival_name="云讯").rival.company == company
    assert str(Rival.objects.get()) == "云讯"


def test_a_rival_is_noted_once_in_a_deal(cast: Cast) -> None:
    rival(cast)
    assert refused_fields(cast, RIVAL, name="云讯科技")


@pytest.mark.parametrize("name", ["", "   ", "。。", "长" * 81])
def test_a_rival_needs_a_name(name: str, cast: Cast) -> None:
    assert refused_fields(cast, RIVAL, name=name) == {"name"}
    assert refused_fields(cast, MOVE, rival_name=name, question=Question.MET, what="王总", on=TODAY) == {"rival_name"}


def test_one_line_brings_a_new_rival_with_it(cast: Cast) -> None:
    line = move(cast, Question.MET, "王总", rival_name="天合智能")
    assert (line.rival.opportunity, str(line.rival)) == (cast.deal, "天合智能")
    kinds = list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True))
    assert kinds == ["rival_company.added", "rival.added", "rival_move.added"]
    again = move(cast, Question.DOCUMENT, "初步方案", rival_name="天合智能")
    assert again.rival == line.rival


def test_the_day_an_answer_became_known_is_kept(cast: Cast) -> None:
    row = rival(cast, meets_need=Answer.YES)
    assert (row.need_known_on, row.budget_known_on) == (TODAY, None)
    later = AT + timedelta(days=9)
    change_row(RIVAL, cast.deal, row.pk, {"meets_need": Answer.YES, "within_budget": Answer.NO, "threat": Threat.HIGH},
               seen_version=1, actor=cast.teammate, at=later)  # fmt: skip
    row.refresh_from_db()
    assert (row.need_known_on, row.budget_known_on) == (TODAY, later.date())
    assert row.meets_need_on(ago(1)) is Answer.UNKNOWN
    assert row.meets_need_on(TODAY) is Answer.YES
    change_row(RIVAL, cast.deal, row.pk, {"meets_need": Answer.UNKNOWN}, seen_version=2, actor=cast.owner, at=later)
    row.refresh_from_db()
    assert row.need_known_on is None


def test_the_day_of_our_answer_is_kept_and_what_he_says_later_is_not_answered(cast: Cast) -> None:
    row = rival(cast, counter_message="五年总成本更低")
    assert row.countered_on == TODAY
    later = AT + timedelta(days=9)
    change_row(RIVAL, cast.deal, row.pk, {"counter_message": row.counter_message, "threat": Threat.HIGH},
               seen_version=1, actor=cast.owner, at=later)  # fmt: skip
    row.refresh_from_db()
    assert row.countered_on == TODAY
    (fact,) = load_dossiers([cast.deal.pk], TODAY)[cast.deal.pk].rivals
    assert (fact.counter_message, fact.countered_on) == ("五年总成本更低", TODAY)
    change_row(RIVAL, cast.deal, row.pk, {"counter_message": ""}, seen_version=2, actor=cast.owner, at=later)
    row.refresh_from_db()
    assert row.countered_on is None


@pytest.mark.parametrize("question", [q for q in Question if q is not Question.STAGE])
def test_a_question_is_answered_by_a_line_or_a_person(question: Question, cast: Cast) -> None:
    row, person = rival(cast), contact(cast.company)
    assert move(cast, question, "一句话", rival=row).stage == ""
    assert move(cast, question, "", rival=row, person=person).person == person
    assert refused_fields(cast, rival=row, question=question, what="", on=TODAY) == {"what"}


def test_how_far_is_answered_by_a_stage_and_by_nothing_else(cast: Cast) -> None:
    row = rival(cast)
    line = move(cast, Question.STAGE, "", rival=row, stage=Stage.SOLUTION_DESIGN)
    assert line.stage is Stage.SOLUTION_DESIGN
    assert refused_fields(cast, rival=row, question=Question.STAGE, what="方案", stage="", on=TODAY) == {"stage"}
    assert move(cast, Question.MET, "王总", rival=row, stage=Stage.NEGOTIATION).stage == "", (
        "it answers no other question"
    )
    change_row(MOVE, cast.deal, line.pk, {"question": Question.TOPICS, "what": "价格"}, seen_version=1,
               actor=cast.owner, at=AT)  # fmt: skip
    line.refresh_from_db()
    assert (line.question, line.stage) == (Question.TOPICS, "")


def test_what_has_happened_did_not_happen_tomorrow(cast: Cast) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert refused_fields(cast, rival=rival(cast), question=Question.MET, what="王总", on=tomorrow) == {"on"}


@pytest.mark.parametrize("source", list(LawfulSource))
def test_an_unknown_source_is_allowed_and_marked_where_it_matters(source: LawfulSource, cast: Cast) -> None:
    unknown = source is LawfulSource.UNKNOWN
    assert move(cast, Question.DOCUMENT, "初步方案", lawful_source=source).lacks_source is unknown
    assert move(cast, Question.WON_OVER, "赵副总", lawful_source=source).lacks_source is unknown
    assert move(cast, Question.TOPICS, "价格", lawful_source=source).lacks_source is False


@pytest.mark.parametrize("what", ["拿到了云讯的报价单", "赵文博把他们的方案发给我们了", "a copy of their proposal"])
def test_that_we_hold_a_rivals_document_is_refused(what: str, cast: Cast) -> None:
    row = rival(cast)
    for question in (Question.DOCUMENT, Question.TOPICS):
        assert refused_fields(cast, rival=row, question=question, what=what, on=TODAY) == {"what"}
    line = move(cast, Question.DOCUMENT, "递交了报价单", rival=row)
    before = fingerprint()
    with pytest.raises(Invalid):
        change_row(MOVE, cast.deal, line.pk, {"what": what}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        change_row(RIVAL, cast.deal, row.pk, {"counter_message": what}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def plan(cast: Cast, step: PlanStep, **days: Any) -> None:
    PlanStepDate.objects.create(opportunity=cast.deal, step=step, **days)


def test_a_tender_locks_documents_until_the_award(cast: Cast) -> None:
    row = rival(cast)
    kept = move(cast, Question.DOCUMENT, "初步方案", rival=row)
    plan(cast, PlanStep.TENDER, planned_on=TODAY + timedelta(days=3), duration_days=10)
    assert refused_fields(cast, rival=row, question=Question.DOCUMENT, what="报价", on=TODAY) == {"question"}
    with pytest.raises(Invalid):
        change_row(MOVE, cast.deal, kept.pk, {"what": "改"}, seen_version=1, actor=cast.owner, at=AT)
    assert move(cast, Question.MET, "王总", rival=row), "the other questions stay open"
    plan(cast, PlanStep.AWARD, done_on=TODAY)
    assert move(cast, Question.DOCUMENT, "报价", rival=row)


@pytest.mark.parametrize(
    ("tender", "award", "runs"),
    [
        (None, None, False),
        ({}, None, False),
        ({"planned_on": 20, "duration_days": 10}, None, False),
        ({"planned_on": 14, "duration_days": 10}, None, True),
        ({"planned_on": 20}, None, False),
        ({"done_on": -30, "planned_on": 90}, None, True),
        ({"done_on": -30}, {"planned_on": -10}, True),
        ({"done_on": -30}, {"done_on": -1}, False),
    ],
)
def test_a_tender_runs_from_its_first_day_to_the_award(tender: Any, award: Any, runs: bool, cast: Cast) -> None:
    for step, said in ((PlanStep.TENDER, tender), (PlanStep.AWARD, award)):
        if said is not None:
            days = {k: TODAY + timedelta(days=v) if k.endswith("_on") else v for k, v in said.items()}
            plan(cast, step, **days)
    assert tender_runs(cast.deal, TODAY) is runs


@pytest.mark.parametrize(
    ("notice", "award", "runs"),
    [(None, None, False), (-1, None, True), (1, None, False), (-9, -1, False), (-9, 9, True), (None, 9, True)],
)
def test_a_tender_runs_by_its_own_dates_too(notice: int | None, award: int | None, runs: bool, cast: Cast) -> None:
    days = (None if ago is None else TODAY + timedelta(days=ago) for ago in (notice, award))
    TenderDates.objects.create(opportunity=cast.deal, **dict(zip(("notice_on", "award_on"), days, strict=True)))
    assert tender_runs(cast.deal, TODAY) is runs
    plan(cast, PlanStep.AWARD, done_on=TODAY)
    assert tender_runs(cast.deal, TODAY) is False


def test_who_told_us_stays_out_of_the_journal(cast: Cast) -> None:
    line = move(cast, source_name="CANARY-COACH", grade="B2")
    assert line.source == Source.objects.get()
    assert "CANARY" not in repr(list(JournalEntry.objects.values()))


def test_a_rival_or_a_person_of_elsewhere_is_not_taken(cast: Cast) -> None:
    other = deal_of(cast.owner, cast.company, "另一个项目")
    foreign = add_row(RIVAL, other, {"name": "天合智能"}, actor=cast.owner, at=AT)
    assert refused_fields(cast, rival=foreign, question=Question.MET, what="王总", on=TODAY) == {"rival"}
    stranger = contact(company_of(cast.stranger, "别家"), "张外人")
    assert refused_fields(cast, rival_name="云讯", question=Question.MET, person=stranger, on=TODAY) == {"person"}
    line = move(cast)
    before = fingerprint()
    with pytest.raises(Invalid):
        change_row(MOVE, cast.deal, line.pk, {"rival": foreign}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        change_row(MOVE, other, line.pk, {"what": "改"}, seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_owner_team_and_leader_may_write_and_others_change_nothing(cast: Cast) -> None:
    row, line = rival(cast), None
    for actor in (cast.owner, cast.teammate, cast.manager):
        given = {"rival": row, "question": Question.MET, "what": "王总", "on": TODAY}
        line = add_row(MOVE, cast.deal, given, actor=actor, at=AT)
    assert line is not None
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    for actor, refusal in (lookers | {cast.stranger: NotThere, cast.compliance: NotThere}).items():
        for kind, values in ((RIVAL, {"name": "新对手"}), (MOVE, {**given, "rival": row, "rival_name": ""})):
            with pytest.raises(refusal):
                add_row(kind, cast.deal, values, actor=actor, at=AT)
        with pytest.raises(refusal):
            change_row(MOVE, cast.deal, line.pk, {"what": "改"}, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            remove_row(RIVAL, cast.deal, row.pk, seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


def test_removing_a_rival_takes_his_ledger_along_and_leaves_the_list(cast: Cast) -> None:
    row = move(cast).rival
    remove_row(RIVAL, cast.deal, row.pk, seen_version=1, actor=cast.owner, at=AT)
    assert not RivalMove.objects.exists()
    assert RivalCompany.objects.count() == 1


def test_a_company_is_respelled_by_who_works_on_deals(cast: Cast) -> None:
    company = rival(cast).company
    rename_company(company, name="云讯软件", short_name="", seen_version=1, actor=cast.manager, at=AT)
    assert rival_names() == ["云讯软件"]
    before = fingerprint()
    for actor in (cast.executive, cast.finance, cast.compliance, cast.reader, cast.administrator):
        with pytest.raises(Refused):
            rename_company(company, name="别名", short_name="", seen_version=2, actor=actor, at=AT)
    with pytest.raises(Conflict):
        rename_company(
            RivalCompany.objects.get(), name="后改的", short_name="", seen_version=1, actor=cast.owner, at=AT
        )
    assert fingerprint() == before


def test_two_companies_never_bear_one_name(cast: Cast) -> None:
    rival(cast, "天合智能")
    company = rival(cast, "云讯科技").company
    before = fingerprint()
    for names in ({"name": "天合智能", "short_name": ""}, {"name": "云讯科技", "short_name": "天合智能"}):
        with pytest.raises(Invalid):
            rename_company(company, **names, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        rename_company(company, name=" ", short_name="", seen_version=1, actor=cast.owner, at=AT)
    assert fingerprint() == before


def rival_names() -> list[str]:
    return list(RivalCompany.objects.values_list("name", flat=True))


def test_an_answer_of_an_earlier_day_is_the_one_given_then(cast: Cast) -> None:
    row = rival(cast, meets_need=Answer.YES)
    later = AT + timedelta(days=30)
    change_row(RIVAL, cast.deal, row.pk, {"meets_need": Answer.NO, "within_budget": Answer.NO}, seen_version=1,
               actor=cast.owner, at=later)  # fmt: skip
    answers = Answers(cast.deal)
    days = [TODAY - timedelta(days=1), TODAY, later.date() - timedelta(days=1), later.date()]
    assert [answers.on(row, "meets_need", day) for day in days] == [
        Answer.UNKNOWN, Answer.YES, Answer.YES, Answer.NO,
    ]  # fmt: skip
    assert [answers.on(row, "within_budget", day) for day in days[2:]] == [Answer.UNKNOWN, Answer.NO]
