"""Stored assessments are true or absent: forgotten with the facts, never older than them."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.cockpit.crowded import DAY, crowd
from yunchou.desk.cockpit import packing
from yunchou.desk.cockpit.models import NOTHING_TO_DO, StoredAssessment
from yunchou.desk.cockpit.operations import assessments, refresh_all, refresh_assessments
from yunchou.desk.cockpit.queries import assess_deal, judge_deals, needing_assessment
from yunchou.desk.journal.operations import record
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.pipeline.stages import Standing


def test_what_is_stored_is_what_the_method_says(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    stored, judged = StoredAssessment.objects.get(), assess_deal(cast.deal.pk, DAY)
    assert stored.established == judged.established.value
    assert stored.headline["zh"] == judged.established.sentence.words.zh
    assert judged.missing is not None
    assert packing.unpack_unknown(stored.missing) == judged.missing
    assert [move["rule"] for move in stored.moves] == [move.rule for move in judged.advice][: len(stored.moves)]
    assert stored.top_rank == judged.advice[0].severity.rank


def test_a_move_comes_back_from_storage_as_it_was_said(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    for move in assess_deal(cast.deal.pk, DAY).advice:
        again = packing.unpack(packing.pack(move))
        assert (again.rule, again.severity, again.by, again.unknowns) == (
            move.rule,
            move.severity,
            move.by,
            move.unknowns,
        )
        assert again.sentence.words == move.sentence.words
        assert [reason.told for reason in again.reasons] == [reason.told for reason in move.reasons]
        assert packing.identity(again) == packing.identity(move)
        assert packing.facts(again) == packing.facts(move)


def test_a_deal_without_moves_ranks_behind_all_others(cast: Cast) -> None:
    with patch.object(assessments, "visible_moves", return_value=[]):
        refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    assert StoredAssessment.objects.get().top_rank == NOTHING_TO_DO


def test_a_change_of_the_deal_makes_its_assessment_forgotten_and_no_other(cast: Cast) -> None:
    other = deal_of(cast.owner, cast.company, "另一个项目")
    refresh_assessments([cast.deal.pk, other.pk], as_of=DAY, at=AT)
    record("need.changed", cast.deal, actor=cast.owner, at=AT, opportunity_id=cast.deal.pk)
    assert list(StoredAssessment.objects.values_list("opportunity_id", flat=True)) == [other.pk]


def test_a_change_of_the_customer_makes_all_his_deals_forgotten(cast: Cast) -> None:
    elsewhere = deal_of(cast.owner, company_of(cast.owner, "别家银行"))
    refresh_assessments([cast.deal.pk, elsewhere.pk], as_of=DAY, at=AT)
    record("customer.changed", cast.company, actor=cast.owner, at=AT, customer_id=cast.company.pk)
    assert list(StoredAssessment.objects.values_list("opportunity_id", flat=True)) == [elsewhere.pk]


def test_facts_that_change_while_they_are_judged_are_not_stored(cast: Cast) -> None:
    def judged_while_somebody_writes(ids, as_of):  # type: ignore[no-untyped-def]
        found = judge_deals(ids, as_of)
        record("budget.recorded", cast.deal, actor=cast.owner, at=AT, opportunity_id=cast.deal.pk)
        return found

    other = deal_of(cast.owner, company_of(cast.owner, "别家银行"))
    with patch.object(assessments, "judge_deals", judged_while_somebody_writes):
        assert refresh_assessments([cast.deal.pk, other.pk], as_of=DAY, at=AT) == 1
    assert list(StoredAssessment.objects.values_list("opportunity_id", flat=True)) == [other.pk]


def test_the_night_judges_every_deal_but_lost_ones_once_a_day(cast: Cast) -> None:
    for number in range(6):
        deal_of(cast.owner, cast.company, f"项目{number}")
    Opportunity.objects.filter(name="项目5").update(standing=Standing.LOST)
    assert refresh_all(as_of=DAY, at=AT, chunk=2) == 6
    assert refresh_all(as_of=DAY, at=AT, chunk=2) == 0
    assert refresh_all(as_of=DAY + timedelta(days=1), at=AT, chunk=2) == 6
    assert needing_assessment(DAY + timedelta(days=1)).count() == 0


def test_storing_many_takes_no_more_queries_than_storing_one(cast: Cast, django_assert_max_num_queries) -> None:
    deals = [deal_of(cast.owner, company_of(cast.owner, f"客户{n}")).pk for n in range(8)]
    with django_assert_max_num_queries(51):
        refresh_assessments(deals, as_of=DAY, at=AT)
