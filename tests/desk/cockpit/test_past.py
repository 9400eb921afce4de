"""The room as it was: what is kept, what is shown of it to whom, and what a page is told of others' changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from tests.cast import AT, Cast
from tests.desk.cockpit.crowded import CANARY, crowd
from yunchou.desk.cockpit.charts import course
from yunchou.desk.cockpit.days import day_before, days_of, packed, unpacked
from yunchou.desk.cockpit.models import RoomDay
from yunchou.desk.cockpit.operations import refresh_all, refresh_assessments
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.cockpit.then import changes
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.intelligence.queries import lettered, relettered
from yunchou.desk.journal.models import JournalHead
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row
from yunchou.desk.qualification.operations import BUDGET_FACT, NEED
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.qualification.facts import BudgetFact, Need
from yunchou.playbook.qualification.terms import BudgetState

DAY = AT.date()
LATER = AT + timedelta(days=20)


def note_budget(cast: Cast, state: BudgetState, at=AT) -> None:
    values = {"state": state, "amount": Decimal(3_000_000), "learned_on": localdate(at)}
    add_row(BUDGET_FACT, cast.deal, values, actor=cast.owner, at=at)


def test_a_change_is_kept_under_its_own_day_however_late_somebody_looks(cast: Cast) -> None:
    note_budget(cast, BudgetState.APPLIED)
    refresh_assessments([cast.deal.pk], as_of=LATER.date(), at=LATER)
    assert [row.on for row in days_of(cast.deal)] == [DAY]


def test_a_day_without_a_change_keeps_nothing(cast: Cast) -> None:
    note_budget(cast, BudgetState.APPLIED)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    refresh_all(as_of=LATER.date(), at=LATER)
    assert days_of(cast.deal).count() == 1


def test_a_deal_of_which_nothing_is_recorded_keeps_nothing(cast: Cast) -> None:
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    assert not RoomDay.objects.exists()


def test_what_was_known_then_stands_apart_from_what_is_known_now(cast: Cast, as_user) -> None:
    note_budget(cast, BudgetState.APPLIED)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    note_budget(cast, BudgetState.APPROVED, at=LATER)
    refresh_assessments([cast.deal.pk], as_of=LATER.date(), at=LATER)
    then = unpacked(day_before(cast.deal, DAY + timedelta(days=3)))
    assert [fact.state for fact in then.budgets] == [BudgetState.APPLIED]
    page = as_user(cast.owner).get(reverse("opportunity_then", args=[cast.deal.pk]), {"on": DAY.isoformat()})
    assert page.status_code == 200
    assert "then-verdicts" in page.text
    assert BudgetState.APPROVED.words.zh in page.text


def test_before_the_first_record_there_is_nothing_to_look_back_at(cast: Cast, as_user) -> None:
    note_budget(cast, BudgetState.APPLIED)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    page = as_user(cast.owner).get(reverse("opportunity_then", args=[cast.deal.pk]), {"on": "2026-01-01"})
    assert page.status_code == 200
    assert "then-verdicts" not in page.text


@pytest.mark.parametrize("on", ["2199-01-01", "yesterday", ""])
def test_a_day_that_is_none_or_has_not_come_is_refused_with_the_reason(cast: Cast, as_user, on: str) -> None:
    page = as_user(cast.owner).get(reverse("opportunity_then", args=[cast.deal.pk]), {"on": on})
    assert page.status_code == 400


def test_kept_days_name_no_source(cast: Cast) -> None:
    crowd(cast.deal, cast.owner)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    kept = unpacked(day_before(cast.deal, date(2099, 1, 1)))
    assert CANARY not in repr(kept)
    assert kept.needs


def test_presales_look_back_without_contract_and_money(cast: Cast, as_user) -> None:
    crowd(cast.deal, cast.owner)
    refresh_assessments([cast.deal.pk], as_of=DAY, at=AT)
    known = load_dossiers([cast.deal.pk], DAY)[cast.deal.pk]
    assert known.contract is not None
    owner, presales = (changes(Dossier(), known, reach_of(user)) for user in (cast.owner, cast.teammate))
    parts = [{change.part.en for change in told} for told in (owner, presales)]
    assert {"Contract", "Instalments"} <= parts[0]
    assert not parts[1] & {"Contract", "Instalments", "Bank receipts", "Payment path"}


def test_changes_tell_what_came_what_went_and_what_is_different(cast: Cast) -> None:
    then = Dossier(needs=(Need(title="语音质检"), Need(title="工单", must_have=Answer.UNKNOWN)))
    now = Dossier(
        needs=(Need(title="工单", must_have=Answer.YES), Need(title="大屏")), budgets=(BudgetFact(year=2027),)
    )
    told = {
        (str(c.item and c.item.zh), c.before and c.before.zh, c.after and c.after.zh)
        for c in changes(then, now, reach_of(cast.owner))
    }
    assert ("语音质检", "已记录", None) in told
    assert ("工单", "不知道", "是") in told
    assert ("大屏", None, "已记录") in told
    assert len(told) == 4


def test_a_source_that_was_written_in_another_language_has_not_changed(cast: Cast) -> None:
    def told(source: str, grade: str) -> Dossier:
        return Dossier(budgets=(BudgetFact(year=2027, source=source, grade=Grade.parse(grade)),))

    reach = reach_of(cast.owner)
    with override("en"):
        assert changes(told("来源丙2 (A)", "A2"), told(lettered(13, "A"), "A2"), reach) == []
        (change,) = changes(told("来源丙 (A)", "A2"), told("source B (B)", "A2"), reach)
        assert change.item is not None
        assert (change.item.en, change.before and change.before.en) == ("2027", "source C (A)")
    with override("zh-hans"):
        assert relettered("source M (A)") == lettered(13, "A") == "来源丙2 (A)"
        assert relettered("王建国") == "王建国"


def test_the_same_dossier_has_no_changes(cast: Cast) -> None:
    known = Dossier(needs=(Need(title="语音质检"),))
    assert changes(known, replace(known), reach_of(cast.owner)) == []


def test_a_dossier_comes_back_as_it_was_kept_and_a_broken_one_says_so() -> None:
    known = Dossier(needs=(Need(title="语音质检", must_have=Answer.YES),))
    assert unpacked(RoomDay(dossier=packed(known))) == known
    with pytest.raises(NotThere):
        unpacked(RoomDay(dossier=b"not a dossier"))


def test_the_course_needs_two_days_and_runs_from_edge_to_edge() -> None:
    told = {"odds": [0.25, 0.1, 0.5], "rivals": [["云讯", -0.5, 1.0]]}
    days = [RoomDay(on=DAY, told=told), RoomDay(on=DAY + timedelta(days=10), told={**told, "rivals": []})]
    assert course(days[:1], DAY) is None
    drawn = course(days, DAY + timedelta(days=20))
    assert drawn is not None
    assert drawn.odds.points.startswith("0.0,90.0 300.0,90.0")
    assert drawn.odds.points.endswith("600.0,90.0")
    assert [(line.name, line.points) for line in drawn.rivals] == [("云讯", "0.0,90.0 600.0,90.0")]
    assert [row.rivals for row in drawn.rows] == [[], [("云讯", -50)]]


def test_a_page_is_told_of_what_others_did_and_not_of_ones_own(cast: Cast, as_user) -> None:
    seen = JournalHead.objects.get(pk=1).sequence if JournalHead.objects.exists() else 0
    address = reverse("opportunity_news", args=[cast.deal.pk])
    need = add_row(NEED, cast.deal, {"title": "语音质检"}, actor=cast.owner, at=AT)
    assert as_user(cast.owner).get(address, {"after": seen}).status_code == 204
    told = as_user(cast.manager).get(address, {"after": seen})
    assert told.status_code == 200
    assert cast.owner.name in told.text
    newest = JournalHead.objects.get(pk=1).sequence
    assert f'data-newest="{newest}"' in told.text
    assert as_user(cast.manager).get(address, {"after": newest}).status_code == 204
    change_row(NEED, cast.deal, need.pk, {"title": "质检"}, seen_version=1, actor=cast.manager, at=AT)
    remove_row(NEED, cast.deal, need.pk, seen_version=2, actor=cast.manager, at=AT)
    assert as_user(cast.owner).get(address, {"after": newest}).status_code == 200


@pytest.mark.parametrize("after", ["", "-1", "x", "9" * 30])
def test_news_after_no_line_is_a_bad_question(cast: Cast, as_user, after: str) -> None:
    assert (
        as_user(cast.owner).get(reverse("opportunity_news", args=[cast.deal.pk]), {"after": after}).status_code == 400
    )


def test_looking_back_asks_as_much_however_many_days_are_kept(
    cast: Cast, as_user, django_assert_max_num_queries
) -> None:
    for ago in range(30):
        note_budget(cast, BudgetState.APPLIED, at=AT + timedelta(days=ago))
        refresh_assessments([cast.deal.pk], as_of=DAY + timedelta(days=ago), at=AT)
    owner, page = as_user(cast.owner), reverse("opportunity_then", args=[cast.deal.pk])
    owner.get(page)
    with django_assert_max_num_queries(60):
        owner.get(page)
