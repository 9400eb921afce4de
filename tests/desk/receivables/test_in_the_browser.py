"""The boards of money in a real browser: nothing wider than the screen, nothing that axe calls serious."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from tests.desk.receivables.test_group_cash import Group
from tests.desk.receivables.test_statements import line
from yunchou.desk.contracts.models import Contract
from yunchou.desk.contracts.operations import draw_up
from yunchou.desk.contracts.texts import write_text
from yunchou.desk.messengers.operations import announce
from yunchou.desk.notices.customers import customer_news
from yunchou.desk.receivables.amending import propose_amendment
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.receivables.statements import take_statement

pytestmark = pytest.mark.browser


def test_the_boards_of_money_on_a_desk_and_on_a_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    today: date = timezone.localdate()
    terms = {"number": "YC-2026-018", "title": "坐席采购", "amount": Decimal(360_000), "currency": "CNY"}
    contract = draw_up(cast.deal, terms, actor=cast.owner, at=AT)
    due = today - timedelta(days=40)
    plan_instalment(contract, name="首付", amount=Decimal(108_000), due_on=due, actor=cast.owner, at=AT)
    lines = [line(2, Decimal(108_000)), line(3, Decimal(5))]
    statement = take_statement("11月.csv", "d", lines, outgoing=0, unread=[(9, "?")], actor=cast.finance, at=AT)
    page = visit(cast.finance, reverse("bank_statement", args=[statement.pk]))
    page.get_by_role("button", name="入账这 1 笔").click()
    page.get_by_text("已入账 1 笔").wait_for()
    plan_instalment(contract, name="尾款", amount=Decimal(252_000), due_on=due, actor=cast.owner, at=AT)
    for address in ("collections_board", "collections_ageing"):
        page = visit(cast.owner, reverse(address), phone=True, dark=True)
        page.get_by_text("江海银行").first.wait_for()
        assert overflow(page) == 0
        assert small_targets(page) == []
        assert serious_findings(page) == []
    page = visit(cast.owner, reverse("receivables", args=[cast.deal.pk]))
    page.get_by_role("link", name="记承诺").click()
    page.locator("#slot-promises-new input[name=due_on]").fill((today - timedelta(days=1)).isoformat())
    page.locator("#slot-promises-new input[name=given_on]").fill((today - timedelta(days=3)).isoformat())
    page.locator("#slot-promises-new select[name=instalment]").select_option(label="尾款")
    page.locator("#slot-promises-new .btn-primary").click()
    page.get_by_text("落空 1 次").wait_for()


def fits(page: Any) -> None:
    assert (overflow(page), small_targets(page), serious_findings(page)) == (0, [], [])


def test_a_signature_an_amendment_and_the_day_of_who_carries_the_customer(
    transactional_db: None, cast: Cast, visit: Any
) -> None:
    contract, today = contract_of(cast), timezone.localdate()
    write_text(contract, "第一条 付款", "", actor=cast.owner, at=AT)
    page = visit(cast.owner, reverse("contract_sign", args=[cast.deal.pk]), phone=True, dark=True)
    page.locator("#lacking").get_by_text("最新一稿合同没有送我方审批").wait_for()
    fits(page)
    page.locator("input[name=signed_on]").fill(today.isoformat())
    page.locator("textarea[name=override_reason]").fill("客户当面签")
    page.locator("main .btn-primary").click()
    page.get_by_text("客户当面签").wait_for()
    Contract.objects.update(ends_on=today + timedelta(days=30))
    contract.refresh_from_db()
    propose_amendment(contract, {"amount": Decimal(200_000)}, reason="减坐席", actor=cast.owner, at=AT)
    with transaction.atomic():
        announce(customer_news(today), at=timezone.now())
    page.goto(page.url.split("/opportunities")[0])
    page.locator(".notices").get_by_text("该启动续约了").wait_for()
    fits(page)
    leave = visit(cast.executive, reverse("approvals"), phone=True)
    leave.get_by_role("link", name="YC-2026-001 补充协议 1").click()
    leave.get_by_text("合同额比签订时少 44.4%。").wait_for()
    fits(leave)
    leave.locator("label:has(input[name=approved][value=yes])").click()
    leave.locator("main .btn-primary").click()
    leave.get_by_text("没有等你审批的。").wait_for()


def test_a_groups_money_is_divided_on_a_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    group = Group(cast)
    page = visit(cast.finance, reverse("bank_receipt_new", args=[group.parent.pk]), phone=True, dark=True)
    page.get_by_text("还替集团以外的客户付款？").click()
    page.locator("input[name=also-q]").fill("南洋")
    page.locator("input[name=also-q]").press("Enter")
    page.get_by_role("link", name="加上南洋物流有限公司").click()
    page.locator("input[name=bank_reference]").fill("G-1")
    page.locator("input[name=amount]").fill("17.5万")
    for row, share in ((group.bank, "10.8万"), (group.trust, "6万"), (group.other, "7000")):
        page.locator(f"input[name=share-{row.pk}]").fill(share)
    page.locator("input[name=for_others]").fill("委托付款函")
    fits(page)
    page.get_by_role("button", name="确认到账").click()
    page.get_by_text("全部已核销").wait_for()
    page.get_by_text("委托付款函").wait_for()
    fits(page)
