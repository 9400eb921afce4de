"""The board of existing customers in a real browser: nothing wider than the phone, nothing that axe calls serious."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser import overflow, serious_findings, small_targets
from tests.cast import Cast
from tests.desk.retention.served import bound
from yunchou.desk.retention.operations import Used, keep_usage

pytestmark = pytest.mark.browser


def test_a_call_is_noted_and_a_renewal_begun_on_the_phone(transactional_db: None, cast: Cast, visit: Any) -> None:
    bound(cast, ends=200)
    keep_usage(cast.company, [Used(timezone.localdate(), 290)], actor=cast.owner, at=timezone.now())
    page = visit(cast.owner, reverse("retention"), phone=True, dark=True)
    page.get_by_role("link", name="江海银行").click()
    page.get_by_role("link", name="记回访").click()
    page.locator("#id_satisfied_0").check()
    page.get_by_role("button", name="记下").click()
    page.get_by_text("说满意").wait_for()
    page.get_by_role("button", name="启动续费").click()
    page.get_by_text("客服坐席项目续费").first.wait_for()
    for address in (reverse("retention"), reverse("customer_care", args=[cast.company.pk]), reverse("renewals")):
        page = visit(cast.owner, address, phone=True, dark=True)
        page.get_by_text("江海银行").first.wait_for()
        assert (overflow(page), small_targets(page), serious_findings(page)) == (0, [], []), address
