"""The contract's page, a comparison and the place of leave in a real browser."""

from typing import Any

import pytest
from django.urls import reverse

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import AT, Cast
from tests.desk.contracts.papers import contract_of
from yunchou.desk.contracts.reviewing import ask_review
from yunchou.desk.contracts.texts import write_text

pytestmark = pytest.mark.browser


def test_an_obligation_is_noted_in_place_and_two_versions_are_compared(
    transactional_db: None, cast: Cast, visit: Any
) -> None:
    contract = contract_of(cast)
    for days in ("十", "三十"):
        text = write_text(contract, f"第一条 付款\n签订后{days}日内付清。", "", actor=cast.owner, at=AT)
    ask_review(text, actor=cast.owner, at=AT)
    page = visit(cast.owner, reverse("contract", args=[cast.deal.pk]), phone=True, dark=True)
    page.get_by_role("link", name="记一项义务").click()
    slot = page.locator("#slot-obligations-new")
    slot.locator("input[name=what]").fill("培训 6 场")
    slot.locator(".btn-primary").click()
    page.locator("#obligations").get_by_text("培训 6 场").wait_for()
    page.locator(".stop-stuck").get_by_text("销售主管").wait_for()
    assert (overflow(page), small_targets(page), serious_findings(page)) == (0, [], [])
    page.get_by_role("link", name="比较两稿").click()
    page.locator("ins").get_by_text("三").wait_for()
    assert (overflow(page), serious_findings(page)) == (0, [])
    leave = visit(cast.manager, reverse("approvals"))
    leave.get_by_role("link", name="YC-2026-001 第 2 稿").click()
    leave.locator("ins").get_by_text("三").wait_for()
    assert (overflow(leave), serious_findings(leave)) == (0, [])
