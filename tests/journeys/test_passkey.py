"""A passkey is made and used, with a device that Chromium plays: no password is typed the second time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import browser as chrome
from tests.journeys.product import READER, Product
from tests.journeys.walking import press

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(product: Product) -> Page:
    """A fresh browser on `localhost`, as passkeys belong to names and not to numbers, with a device in it."""
    page = chrome.context(product.chromium).new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def test_a_passkey_is_added_and_signs_in_without_the_password(product: Product) -> None:
    there = Product(product.url.replace("127.0.0.1", "localhost"), product.password, product.chromium)
    page = with_device(product)
    there.sign_in(page, READER)  # nobody else signs in as him: he has a second factor from now on
    page.goto(f"{there.url}/account/2fa/")
    press(page, "添加通行密钥")
    page.locator("main [name=password]").fill(there.password)
    press(page.locator("main"), "确认")
    page.locator("main [name=name]").fill("工作手机")
    page.locator("main label", has_text="不用密码").click()
    press(page.locator("main"), "添加通行密钥")
    page.wait_for_url("**/recovery-codes/**")
    page.context.clear_cookies()
    page.goto(f"{there.url}/account/login/")
    page.locator("#passkey_login").click()
    page.wait_for_url(f"{there.url}/")
    expect(page.locator(".user-button")).to_contain_text("钱文的菜单")
    page.context.close()
