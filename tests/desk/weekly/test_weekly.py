"""The weekly report: drafted from what was recorded, kept, handed in, taken as Word; read by whom it concerns."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from docx import Document

from tests.cast import AT, Cast
from yunchou.desk.cockpit.operations import refresh_all
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere
from yunchou.desk.identity.models import Team, User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.operations import record
from yunchou.desk.meetings.operations import INTERACTION, PLAN
from yunchou.desk.meetings.ways import Way
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.models import Allocation, BankReceipt, Instalment
from yunchou.desk.resources.operations import ASK
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.desk.weekly.drafting import draft
from yunchou.desk.weekly.models import WeeklyReport
from yunchou.desk.weekly.operations import hand_in, write_report
from yunchou.playbook.meetings.terms import Initiative

MONDAY = date(2026, 8, 31)
DEAL = "江海银行 · 客服坐席项目"


def day(number: int) -> date:
    """A day of the week of the tests, counted from its Monday."""
    return MONDAY + timedelta(days=number)


def promise(cast: Cast, what: str, due: int, done: int | None = None) -> None:
    values = {"what": what, "initiative": Initiative.OURS, "due_on": day(due), "done_on": done and day(done)}
    late = datetime(2026, 9, 20, tzinfo=UTC)
    add_row(NEXT_STEP, cast.deal, values, actor=cast.owner, at=late)


@pytest.fixture
def week(cast: Cast) -> Cast:
    """A week in which something of every kind happened, and something the week before and after."""
    wang = Contact.objects.create(company=cast.company, name="王金丝雀", created_at=AT)
    late = datetime(2026, 9, 20, tzinfo=UTC)
    for way, on in ((Way.VISIT, 0), (Way.VISIT, 2), (Way.CALL, 3), (Way.CALL, 9), (Way.CALL, -1)):
        values = {"way": way, "on": day(on), "people": [wang], "note": "王金丝雀说预算过了"}
        add_row(INTERACTION, cast.deal, values, actor=cast.owner, at=late)
    with transaction.atomic():
        for kind, at in (("opportunity.stage_passed", AT), ("opportunity.paused", AT - timedelta(days=9))):
            record(kind, cast.deal, actor=cast.owner, at=at, opportunity_id=cast.deal.pk)
    promise(cast, "发报价", 1, 2)
    promise(cast, "发合同", 3)
    promise(cast, "送样机", 8)
    add_row(ASK, cast.deal, {"of": cast.owner, "what": "写方案", "due_on": day(2)}, actor=cast.manager, at=AT)
    add_row(PLAN, cast.deal, {"title": "方案讲解会", "on": day(9)}, actor=cast.owner, at=AT)
    contract = Contract.objects.create(
        opportunity=cast.deal, number="HT-1", title="合同", amount=Decimal(100), created_by=cast.owner, created_at=AT
    )
    first = Instalment.objects.create(contract=contract, position=0, name="首付", amount=Decimal(90), due_on=day(0))
    for number, (on, withdrawn) in enumerate(((day(2), None), (day(-5), None), (day(3), AT))):
        receipt = BankReceipt.objects.create(
            customer=cast.company, bank_reference=f"R{number}", payer="江海银行", amount=Decimal(30), received_on=on,
            recorded_by=cast.finance, recorded_at=AT, withdrawn_at=withdrawn,
        )  # fmt: skip
        Allocation.objects.create(
            receipt=receipt, instalment=first, amount=Decimal(30), allocated_by=cast.finance, allocated_at=AT
        )
    return cast


def test_a_draft_says_what_the_week_was_and_names_nobody_at_the_customer(week: Cast) -> None:
    refresh_all(as_of=day(4), at=AT)
    text = draft(week.owner, MONDAY, day(4))
    told = {part.splitlines()[0]: part.splitlines()[1:] for part in text.split("\n\n")}
    assert told["【进展】"] == [f"1. {DEAL}：进入下一阶段"]
    assert told["【客户往来】"] == [f"1. {DEAL}：上门拜访 2 次、电话 1 次"]
    assert told["【兑现的承诺】"] == [f"1. 发报价（{DEAL}）"]
    assert told["【到账】"] == [f"1. {DEAL}：¥30"]
    assert told["【到期未完成】"] == [f"1. 9月3日 周四 发合同（{DEAL}）", f"2. 9月2日 周三 写方案（{DEAL}）"]
    assert told["【下周计划】"][:2] == [f"1. 9月9日 周三 方案讲解会（{DEAL}）", f"2. 9月8日 周二 送样机（{DEAL}）"]
    assert len(told["【下周计划】"]) > 2, "the method's moves follow"
    assert "王金丝雀" not in text


def test_the_draft_of_one_who_has_no_deal_is_empty_and_finance_sees_no_others_week(week: Cast) -> None:
    assert draft(week.stranger, MONDAY, day(4)) == ""


def test_a_draft_costs_the_same_however_much_happened(week: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(8):
        promise(week, f"第{number}件", 1)
    with django_assert_max_num_queries(22):
        draft(week.owner, MONDAY, day(4))
    assert "另有" not in draft(week.owner, MONDAY, day(4))
    for number in range(8):
        promise(week, f"又{number}件", 1)
    assert "另有 6 项" in draft(week.owner, MONDAY, day(4))


def test_a_report_is_kept_as_it_was_written(cast: Cast, as_user: Any) -> None:
    browser, address = as_user(cast.owner), f"{reverse('weekly')}?week=2026-09-02"
    assert browser.post(address, {"text": "本周拜访了三家。", "version": 0}).url == f"{reverse('weekly')}?week={MONDAY}"
    assert "本周拜访了三家。" in browser.get(address).text
    assert browser.post(address, {"text": "另一个窗口", "version": 0}).status_code == 409
    assert browser.post(address, {"text": "", "version": 1}).status_code == 422
    assert browser.post(address, {"text": "改过了。", "version": 1}).status_code == 302
    kinds = JournalEntry.objects.filter(kind="weekly_report.written")
    assert (kinds.count(), WeeklyReport.objects.get().text) == (2, "改过了。")
    for wrong in ("yesterday", "0001-01-01", "2026-02-30"):
        assert browser.get(reverse("weekly"), {"week": wrong}).status_code == 400


def test_a_report_is_handed_to_the_leader_who_hears_of_it_and_reads_it(cast: Cast, as_user: Any) -> None:
    report = write_report(MONDAY, "本周拜访了三家。", seen_version=0, actor=cast.owner, at=AT)
    assert as_user(cast.manager).get(reverse("weekly_report", args=[report.pk])).status_code == 404, "not handed in yet"
    for _each in range(2):
        assert hand_in(MONDAY, actor=User.objects.get(pk=cast.owner.pk), at=AT) == cast.manager
    [notice] = Notice.objects.filter(user=cast.manager)
    assert sentence(notice) == "陈晓 交来了周报：8月31日 这一周"
    assert "本周拜访了三家。" in as_user(cast.manager).get(notice.path).text
    assert "陈晓" in as_user(cast.executive).get(reverse("weekly_reports")).text
    for other in (cast.stranger, cast.teammate, cast.administrator, cast.finance, cast.reader):
        assert as_user(other).get(notice.path).status_code == 404
        assert "陈晓" not in as_user(other).get(reverse("weekly_reports")).text.split("<main", 1)[1].split("</main")[0]


def test_a_leader_hands_in_to_the_team_above(cast: Cast) -> None:
    write_report(MONDAY, "本周。", seen_version=0, actor=cast.manager, at=AT)
    with pytest.raises(Invalid, match="没有主管"):
        hand_in(MONDAY, actor=cast.manager, at=AT)
    above = Team.objects.create(name="华东大区", leader=cast.executive)
    Team.objects.filter(pk=cast.manager.team_id).update(parent=above)
    assert hand_in(MONDAY, actor=User.objects.get(pk=cast.manager.pk), at=AT) == cast.executive


def test_only_a_kept_report_of_a_whole_week_is_handed_in(cast: Cast) -> None:
    with pytest.raises(NotThere):
        hand_in(MONDAY, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        write_report(day(1), "本周。", seen_version=0, actor=cast.owner, at=AT)
    write_report(MONDAY, "本周。", seen_version=0, actor=cast.owner, at=AT)
    with pytest.raises(Conflict):
        write_report(MONDAY, "本周二。", seen_version=0, actor=cast.owner, at=AT)


def test_a_report_is_taken_as_a_word_file(cast: Cast, as_user: Any) -> None:
    text = "【进展】\n1. 进入谈判\n\n【下周计划】\n1. 签合同"
    report = write_report(MONDAY, text, seen_version=0, actor=cast.owner, at=AT)
    answer = as_user(cast.owner).get(reverse("weekly_file", args=[report.pk]))
    paper = Document(io.BytesIO(answer.content))
    headings = [each.text for each in paper.paragraphs if each.style is not None and each.style.name == "Heading 2"]
    assert headings == ["进展", "下周计划"]
    assert "1. 签合同" in [each.text for each in paper.paragraphs]
    assert answer["Cache-Control"] == "no-store"
