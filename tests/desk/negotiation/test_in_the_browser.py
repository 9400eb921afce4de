"""The negotiation page in a real browser: a step is noted in place; as wide as the phone."""

from typing import Any

import pytest
from django.urls import reverse

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import Cast
from tests.desk.negotiation.test_negotiation import issue

pytestmark = pytest.mark.browser


def test_a_step_is_noted_in_place_on_a_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    issue(cast, cast.deal)
    page = visit(cast.owner, reverse("negotiation", args=[cast.deal.pk]), phone=True, dark=True)
    page.get_by_role("link", name="记一步").click()
    slot = page.locator("#slot-concessions-new")
    slot.locator("input[name=what]").fill("账期 90 天")
    slot.locator("select[name=issue]").select_option(label="账期")
    slot.locator("input[name=value]").fill("90")
    slot.locator("label:has(input[name=got_something][value=no])").click()
    slot.locator(".btn-primary").click()
    page.get_by_text("越过底线").wait_for()
    page.get_by_text("我们白让了 1 次").wait_for()
    assert overflow(page) == 0
    assert small_targets(page) == []
    assert serious_findings(page) == []
