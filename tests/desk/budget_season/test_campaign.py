"""A budget campaign: who is in season, seven tasks counted back from it, the board, the files for the customer."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.budget_season.application import application_document
from yunchou.desk.budget_season.models import BudgetTask
from yunchou.desk.budget_season.operations import begin, change_task
from yunchou.desk.budget_season.planning import due_days
from yunchou.desk.budget_season.queries import board
from yunchou.desk.budget_season.sheet import return_sheet
from yunchou.desk.budget_season.terms import TaskKind
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.notices.due import due_news
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import NEED
from yunchou.desk.today.queries.agenda import season_of
from yunchou.desk.working_days import days_off_before
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Standing

SEPTEMBER = date(2026, 9, 1)


def in_budget_months(cast: Cast, *months: int) -> None:
    Company.objects.filter(pk=cast.company.pk).update(budget_months=list(months))
    cast.company.refresh_from_db()


def now() -> datetime:
    return datetime(2026, 9, 1, 2, tzinfo=UTC)


def started(cast: Cast, who: User | None = None) -> list[BudgetTask]:
    return begin(cast.company, who or cast.owner, actor=cast.owner, at=now())


def test_tasks_are_due_in_their_order_on_working_days_counted_back_from_the_season() -> None:
    days = due_days(season_of((10, 11), SEPTEMBER), SEPTEMBER)
    assert list(days) == list(TaskKind)
    assert list(days.values()) == sorted(set(days.values()))
    assert days[TaskKind.RETURN] == date(2026, 9, 17)
    assert days[TaskKind.HANDED_IN] == date(2026, 10, 8), "the national holiday is over"
    off = days_off_before(2026)
    assert all(day not in off for day in days.values())


def test_a_campaign_begun_late_asks_for_nothing_in_the_past() -> None:
    today = date(2026, 11, 20)
    days = list(due_days(season_of((10, 11), today), today).values())
    assert days[0] > today
    assert days == sorted(set(days))


def test_a_customer_stands_on_the_board_in_his_own_season_only(cast: Cast) -> None:
    in_budget_months(cast, 10, 11)
    assert [each.customer for each in board(cast.owner, SEPTEMBER)] == [cast.company]
    assert board(cast.owner, date(2026, 5, 1)) == []
    in_budget_months(cast, 5)
    assert board(cast.owner, SEPTEMBER) == []
    in_budget_months(cast)
    assert len(board(cast.owner, SEPTEMBER)) == 1, "without months of his own the usual ones hold"
    Opportunity.objects.update(standing=Standing.LOST)
    assert board(cast.owner, SEPTEMBER) == []


def test_the_board_shows_what_one_reaches_with_the_late_ones_first(cast: Cast) -> None:
    quiet = company_of(cast.owner, "阿尔法银行")
    deal_of(cast.owner, quiet)
    foreign = company_of(cast.stranger, "南岭电器")
    deal_of(cast.stranger, foreign)
    started(cast)
    BudgetTask.objects.filter(task=TaskKind.CALENDAR).update(due_on=SEPTEMBER - timedelta(days=1))
    assert [each.customer for each in board(cast.owner, SEPTEMBER)] == [cast.company, quiet]
    assert [each.customer for each in board(cast.manager, SEPTEMBER)] == [cast.company, quiet]
    assert [each.customer for each in board(cast.stranger, SEPTEMBER)] == [foreign]
    assert len(board(cast.executive, SEPTEMBER)) == 3


def test_a_board_costs_the_same_however_many_customers(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(10):
        deal_of(cast.owner, company_of(cast.owner, f"客户{number}"))
    with django_assert_max_num_queries(6):
        assert len(board(User.objects.get(pk=cast.owner.pk), SEPTEMBER)) == 11


def test_a_campaign_is_begun_once_and_its_colleague_hears_of_it(cast: Cast) -> None:
    in_budget_months(cast, 10, 11)
    assert len(started(cast, cast.teammate)) == 7
    assert {task.year for task in BudgetTask.objects.all()} == {2027}
    with pytest.raises(Conflict):
        started(cast)
    [notice] = Notice.objects.filter(user=cast.teammate)
    assert sentence(notice) == "陈晓 请您办“2027 年预算：协助客户申请”：江海银行"
    assert JournalEntry.objects.filter(kind="budget_campaign.begun", customer_id=cast.company.pk).count() == 1


def test_only_who_carries_or_leads_begins_and_only_who_sees_the_customer_gets_tasks(cast: Cast) -> None:
    for other in (cast.stranger, cast.executive, cast.finance, cast.reader):
        with pytest.raises((Refused, NotThere)):
            begin(cast.company, cast.owner, actor=other, at=now())
    for who in (cast.stranger, cast.finance):
        with pytest.raises(Invalid):
            begin(cast.company, who, actor=cast.owner, at=now())
    assert not BudgetTask.objects.exists()
    assert len(begin(cast.company, cast.owner, actor=cast.manager, at=now())) == 7


def test_a_task_is_done_with_one_tap_given_away_and_never_done_ahead(cast: Cast, as_user: Any) -> None:
    first, second, *_rest = begin(cast.company, cast.owner, actor=cast.owner, at=timezone.now())
    browser = as_user(cast.owner)
    assert browser.post(reverse("budget_task_done", args=[first.pk]), {"version": 1}).status_code == 302
    assert browser.post(reverse("budget_task_done", args=[first.pk]), {"version": 1}).status_code == 409
    first.refresh_from_db()
    assert first.done_on == timezone.localdate()
    values = {"who": cast.teammate, "due_on": second.due_on, "done_on": None, "note": "找赵总"}
    change_task(second.pk, values, seen_version=1, actor=cast.owner, at=now())
    assert Notice.objects.filter(user=cast.teammate).count() == 1
    change_task(second.pk, {"note": "已问"}, seen_version=2, actor=cast.teammate, at=now())
    with pytest.raises(Invalid):
        change_task(second.pk, {"done_on": date(2199, 1, 1)}, seen_version=3, actor=cast.owner, at=now())
    with pytest.raises(NotThere):
        change_task(second.pk, {"note": "x"}, seen_version=3, actor=cast.stranger, at=now())
    page = browser.get(reverse("budget_campaign", args=[cast.company.pk])).text
    assert "找到预算申请人和评审人" in page
    assert "1 / 7" in browser.get(reverse("budget_season")).text


def test_a_task_that_falls_due_is_announced_to_who_does_it(cast: Cast) -> None:
    in_budget_months(cast, 10, 11)
    first = started(cast, cast.teammate)[0]
    news = [each for each in due_news(first.due_on) if each.key.startswith("budget:")]
    assert [(each.user_id, each.parts["what"]) for each in news] == [(cast.teammate.pk, "问清预算怎么编、什么时候报")]
    BudgetTask.objects.update(done_on=SEPTEMBER)
    assert [each for each in due_news(first.due_on) if each.key.startswith("budget:")] == []


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_sheet_holds_what_we_know_and_formulas_for_the_rest(cast: Cast) -> None:
    Opportunity.objects.filter(pk=cast.deal.pk).update(name="=1+1")
    cast.deal.refresh_from_db()
    content = return_sheet(cast.deal)
    rows = {row[0]: row[1] for row in cells(content) if row[0]}
    assert (rows["坐席"], rows["每坐席每年价格"]) == (300, 1200)
    assert rows["一名坐席人员每年全部成本"] == ""
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<f>") == 7
    assert "<f>IF(OR(B4=&quot;&quot;,B5=&quot;&quot;),&quot;&quot;,B4*B5)</f>" in sheet.replace('"', "&quot;")
    Opportunity.objects.filter(pk=cast.deal.pk).update(seats=None, unit_price=None, amount=None)
    cast.deal.refresh_from_db()
    assert {row[0]: row[1] for row in cells(return_sheet(cast.deal)) if row[0]}["坐席"] == ""


def test_the_application_says_what_is_known_marks_what_is_not_and_names_nobody(cast: Cast) -> None:
    in_budget_months(cast, 10, 11)
    wang = Contact.objects.create(company=cast.company, name="王金丝雀", created_at=AT)
    add_row(NEED, cast.deal, {"title": "双录", "must_have": Answer.YES, "proposer": wang}, actor=cast.owner, at=AT)
    add_row(NEED, cast.deal, {"title": "国产化"}, actor=cast.owner, at=AT)
    paper = Document(io.BytesIO(application_document(cast.deal, SEPTEMBER)))
    table = [[cell.text for cell in row.cells] for each in paper.tables for row in each.rows]
    text = "\n".join(each.text for each in paper.paragraphs)
    assert "2027 年预算申请：客服坐席项目" in text
    assert ["双录", "是"] in table
    assert ["国产化", "[是/否]"] in table
    assert ["客服系统坐席（一年）", "300", "¥1,200", "¥36万"] in table
    assert "王金丝雀" not in text + str(table)
    cast.deal.unit_price = cast.deal.amount = cast.deal.seats = None
    paper = Document(io.BytesIO(application_document(cast.deal, SEPTEMBER)))
    assert ["[ ]"] * 3 in [[cell.text for cell in row.cells][1:] for row in paper.tables[1].rows]


def test_the_files_are_for_who_sees_the_deal(cast: Cast, as_user: Any) -> None:
    for name in ("budget_return_file", "budget_application_file"):
        address = reverse(name, args=[cast.deal.pk])
        assert as_user(cast.owner).get(address)["Cache-Control"] == "no-store"
        assert as_user(cast.stranger).get(address).status_code == 404
