"""The forecast in a real browser: as wide as the screen, nothing that axe calls serious."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import AT, Cast
from tests.desk.outlook.test_forecast import dated
from yunchou.desk.outlook.operations import keep_forecast

pytestmark = pytest.mark.browser


def test_the_forecast_on_a_desk_and_on_a_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    today = timezone.localdate()
    dated(cast.deal, today + timedelta(days=40), today + timedelta(days=80))
    keep_forecast(on=today - timedelta(days=7), at=AT)
    room = visit(cast.manager, reverse("managers_room"), phone=True, dark=True)
    room.get_by_text("一年漏斗").wait_for()
    assert (overflow(room), small_targets(room), serious_findings(room)) == (0, [], [])
    for how in ({"phone": True, "dark": True}, {}):
        page = visit(cast.manager, reverse("forecast"), **how)
        page.get_by_text("预计季末").wait_for()
        assert overflow(page) == 0
        assert small_targets(page) == [] or not how
        assert serious_findings(page) == []
    page.get_by_role("link", name="签约").click()
    page.get_by_label("时段").select_option("quarter")
    page.get_by_role("button", name="显示").click()
    page.locator(".bar-hoped").first.wait_for(state="attached")
    page.get_by_text("明细").click()
    page.get_by_role("columnheader", name="季度起").wait_for()
