"""The boards of money in a real browser: nothing wider than the screen, nothing that axe calls serious."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import AT, Cast
from tests.desk.receivables.test_statements import line
from yunchou.desk.contracts.operations import draw_up
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
