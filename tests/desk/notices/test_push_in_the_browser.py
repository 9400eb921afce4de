"""A notice that is pushed, in the whole Chromium: the one without windows shows none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as chrome
from tests.cast import Cast
from yunchou.desk.messengers.devices import ensure_push_key
from yunchou.desk.messengers.models import PushDevice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chromium(playwright: Playwright) -> Iterator[Browser]:
    with chrome.launched(playwright, chrome.WHOLE) as browser:
        yield browser


def test_the_switch_says_what_the_browser_answered_and_a_push_shows_the_notice(
    cast: Cast, visit: Callable[..., Page]
) -> None:
    """The push service of this Chromium is out of reach: its refusal is told. The worker shows what is delivered."""
    ensure_push_key(at=timezone.now())
    page = visit(cast.owner, "/notices/settings/", phone=True)
    state, home = page.locator("[data-push-state]"), page.url.removesuffix("/notices/settings/")
    page.context.grant_permissions(["notifications"], origin=home)
    page.reload()
    expect(state).to_have_text("本设备现在不收提醒。")
    page.get_by_role("button", name="在本设备上收提醒").tap()
    expect(state).to_contain_text("浏览器连不上它的推送服务：")
    assert not PushDevice.objects.exists()
    protocol, found = page.context.new_cdp_session(page), []
    protocol.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    protocol.send("ServiceWorker.enable")
    page.wait_for_timeout(200)
    told = json.dumps({"title": "请我办事", "body": "江海银行", "url": "/asks/", "tag": "notice-1"})
    sent = {"origin": home, "registrationId": found[0]["registrationId"], "data": told}
    protocol.send("ServiceWorker.deliverPushMessage", sent)
    shown = """navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
      .then((every) => every.map((each) => [each.title, each.body, each.data.url]))"""
    page.wait_for_function(f"{shown}.then((every) => every.length)")
    assert page.evaluate(shown) == [["请我办事", "江海银行", "/asks/"]]
