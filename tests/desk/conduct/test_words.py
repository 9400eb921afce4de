"""Texts that may not be kept are refused at their field, nothing typed is lost, and compliance learns of it."""

import pytest
from django.urls import reverse

from tests.cast import AT
from yunchou.desk.conduct.models import RefusedWords
from yunchou.desk.conduct.operations import keep_refusals
from yunchou.desk.identity.field_classes import is_prose
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities import operations
from yunchou.desk.opportunities.models import StandingChange
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.desk.qualification.models import Need
from yunchou.desk.qualification.operations import NEED
from yunchou.desk.wording import Author, UnfitWords, collecting, ensure_fit
from yunchou.playbook.conduct.wording.classes import RefusedClass

PRIVATE = "李主任的老婆住院了"
LAWFUL = "系统健康检查每周一次，病历系统要对接"


def test_a_lawful_text_is_stored_and_a_private_one_is_not(cast):
    kept = add_row(NEED, cast.deal, {"title": "排班", "detail": LAWFUL}, actor=cast.owner, at=AT)
    lines = JournalEntry.objects.count()
    with pytest.raises(UnfitWords) as refused:
        add_row(NEED, cast.deal, {"title": "质检", "detail": PRIVATE}, actor=cast.owner, at=AT)
    assert list(refused.value.fields) == ["detail"]
    assert "老婆" in refused.value.fields["detail"]
    assert list(Need.objects.all()) == [kept]
    assert JournalEntry.objects.count() == lines


def test_a_change_is_judged_by_what_is_new_in_it(cast):
    row = add_row(NEED, cast.deal, {"title": "排班", "detail": LAWFUL}, actor=cast.owner, at=AT)
    Need.objects.filter(pk=row.pk).update(detail=PRIVATE)
    change_row(NEED, cast.deal, row.pk, {"title": "排班二"}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(UnfitWords):
        change_row(NEED, cast.deal, row.pk, {"detail": PRIVATE + "。"}, seen_version=2, actor=cast.owner, at=AT)
    change_row(NEED, cast.deal, row.pk, {"detail": "已改"}, seen_version=2, actor=cast.owner, at=AT)


def test_the_reason_of_a_standing_is_judged_at_its_field(cast):
    with pytest.raises(UnfitWords) as refused:
        operations.lose(cast.deal, reason="给王总的好处费不够", seen_version=1, actor=cast.owner, at=AT)
    assert "reason" in refused.value.fields
    assert not StandingChange.objects.filter(reason__contains="好处费").exists()


def test_names_and_what_the_method_says_are_no_prose():
    assert is_prose("need", "detail")
    assert is_prose("standingchange", "reason")
    assert not is_prose("need", "title")
    assert not is_prose("storedassessment", "moves")
    assert not is_prose("nothing", "of_ours")


def test_a_refused_form_shows_the_reason_keeps_what_was_typed_and_is_recorded(cast, as_user):
    url = reverse("qualification_row_new", args=[cast.deal.pk, "needs"])
    typed = {"title": "质检", "detail": "给王总两万现金，他儿子要上学", "must_have": "yes", "is_clear": "", "fit": ""}
    page = as_user(cast.owner).post(url, {**typed, "form_key": "a" * 32})
    text = page.content.decode()
    assert page.status_code == 422
    assert "给王总两万现金，他儿子要上学" in text
    assert "反不正当竞争法" in text
    assert "标杆案例" in text
    found = {row.of: row for row in RefusedWords.objects.all()}
    assert set(found) == {RefusedClass.OFF_BOOK, RefusedClass.FAMILY}
    assert found[RefusedClass.FAMILY].words == ""
    assert found[RefusedClass.OFF_BOOK].words == "给王总两万现金"
    assert {(row.actor, row.opportunity, row.field) for row in found.values()} == {(cast.owner, cast.deal, "detail")}


def test_the_journal_of_a_refusal_names_its_class_and_no_deal(cast, as_user):
    url = reverse("qualification_row_new", args=[cast.deal.pk, "needs"])
    as_user(cast.owner).post(url, {"title": "质检", "detail": PRIVATE, "form_key": "b" * 32})
    lines = JournalEntry.objects.filter(kind="words.refused")
    assert {line.changes["of"][1] for line in lines} == {"family", "health"}
    for line in lines:
        assert line.opportunity_id is None
        assert "老婆" not in str([line.changes, line.note, line.subject_name])


def test_who_may_not_write_at_all_is_refused_before_any_word_is_judged(cast, as_user):
    url = reverse("qualification_row_new", args=[cast.deal.pk, "needs"])
    assert as_user(cast.stranger).post(url, {"title": "质检", "detail": PRIVATE}).status_code == 404
    assert not RefusedWords.objects.exists()


def test_one_field_is_recorded_once_for_each_class(cast):
    author = Author(cast.owner.pk, "need.added", cast.deal.pk, cast.deal.customer_id)
    with collecting() as refusals:
        for _twice in range(2):
            with pytest.raises(UnfitWords):
                ensure_fit({"text": "给他回扣，红包也行"}, of=author)
    rows = keep_refusals(refusals, at=AT)
    assert [(row.of, row.field) for row in rows] == [(RefusedClass.OFF_BOOK, "text")]


def test_words_that_touch_private_life_are_not_kept_whatever_else_they_are(cast):
    with collecting() as refusals, pytest.raises(UnfitWords):
        ensure_fit({"text": "送给李主任老婆的购物卡"}, of=Author(cast.owner.pk, "need.added"))
    assert {refusal.of: refusal.words for refusal in refusals}[RefusedClass.FAMILY] == ""
    with collecting() as refusals, pytest.raises(UnfitWords):
        ensure_fit({"text": "给李主任老婆两万现金"}, of=Author(cast.owner.pk, "need.added"))
    assert {refusal.words for refusal in refusals if "老婆" in refusal.words} == set()


def test_outside_of_a_request_the_refusal_still_stands():
    with pytest.raises(UnfitWords):
        ensure_fit({"text": "别让人知道"}, of=Author(1, "need.added"))


def test_an_import_refuses_the_row_and_does_not_keep_its_words(cast, as_user, tmp_path):
    from yunchou.desk.customers.models import WatchlistEntry
    from yunchou.desk.exchange.command import main
    from yunchou.desk.exchange.models import ImportProblem

    file = tmp_path / "watch.csv"
    file.write_text(f"公司名称,依据\n江北物流,招聘三百名客服\n江南物流,{PRIVATE}\n", encoding="utf-8")
    mapping = ["--map", "name=公司名称", "--map", "evidence=依据"]
    assert main(["--as", cast.manager.email, "--kind", "watchlist", *mapping, str(file)]) == 1
    assert [entry.name for entry in WatchlistEntry.objects.all()] == ["江北物流"]
    assert [problem.value for problem in ImportProblem.objects.all()] == [""]
    assert {row.of for row in RefusedWords.objects.all()} == {RefusedClass.FAMILY, RefusedClass.HEALTH}
