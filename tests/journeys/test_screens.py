"""Every screen of the demo company, in both languages and widths: readable for everybody, translated, photographed."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from playwright.sync_api import Page

from tests import browser as chrome
from tests.desk.permissions.matrix import NOT_OFFERED, ROWS
from tests.journeys.product import (
    ADMINISTRATOR,
    COMPLIANCE,
    EXECUTIVE,
    FINANCE,
    LEADER,
    PRESALES,
    SELLER,
    Product,
    shoot,
)
from tests.journeys.screens import Screen, Screens, crawl, deal_called

pytestmark = [pytest.mark.browser, pytest.mark.tour]

HERO, CASH = "远程银行坐席平台二期", "大促弹性坐席框架"
SIGNED_OUT = ["/account/login/", "/account/password/reset/", "/account/inactive/", "/nowhere/"]
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
"""Two words of English in a row: on a Chinese page somebody forgot to translate them."""
NOT_BY_LINK = {
    "account_inactive": "signed out",
    "account_login": "signed out",
    "account_reauthenticate": "asked for by itself when a sign-in is old",
    "account_reset_password": "signed out",
    "account_reset_password_done": "after a form",
    "account_reset_password_from_key": "by mail",
    "account_reset_password_from_key_done": "after a form",
    "board_column": "a part of the board",
    "board_totals": "a part of the board",
    "customer_names": "proposals while typing",
    "hidden_moves": "once a move is hidden",
    "import": "once a file is uploaded",
    "import_problems": "a workbook",
    "instalment_new": "while a contract is not planned",
    "instalment_shares": "while a contract is not planned",
    "manifest": "no page",
    "mfa_activate_totp": "after the password was asked for again",
    "mfa_add_webauthn": "after the password was asked for again",
    "mfa_authenticate": "with a second factor",
    "mfa_deactivate_totp": "with a second factor",
    "mfa_download_recovery_codes": "with a second factor",
    "mfa_edit_webauthn": "with a second factor",
    "mfa_generate_recovery_codes": "with a second factor",
    "mfa_list_webauthn": "with a second factor",
    "mfa_login_webauthn": "no page",
    "mfa_reauthenticate": "with a second factor",
    "mfa_reauthenticate_webauthn": "with a second factor",
    "mfa_remove_webauthn": "with a second factor",
    "mfa_view_recovery_codes": "with a second factor",
    "opportunity_moves": "a part of the deal page",
    "setup": "before the first user",
}


@pytest.fixture(scope="session")
def screens(product: Product) -> Screens:
    """What the colleagues reach by links, each in his role."""
    hero, cash = deal_called(product, SELLER, HERO), deal_called(product, LEADER, CASH)
    known: Screens = {}
    crawl(product, SELLER, ["/", hero, f"{hero}qualification/"], known)
    crawl(product, LEADER, ["/", cash, f"{cash}contract/", f"{cash}receivables/"], known)
    crawl(product, FINANCE, ["/", "/collections/", f"{cash}receivables/"], known)
    for who in (ADMINISTRATOR, COMPLIANCE, PRESALES, EXECUTIVE):
        crawl(product, who, ["/"], known)
    return known


def test_every_page_is_reached_by_a_link(screens: Screens) -> None:
    pages = {row.route for row in ROWS if row.method == "GET"} - NOT_OFFERED
    reached = {screen.route.split("-")[0] for screen in screens.values()}
    assert sorted(pages - reached - set(NOT_BY_LINK)) == [], "no link of the demo company leads there"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_screen_is_readable_for_everybody(
    product: Product, screens: Screens, language: str, *, phone: bool
) -> None:
    found: dict[str, list[str]] = {}
    by_colleague: dict[str, list[Screen]] = defaultdict(list)
    for screen in screens.values():
        by_colleague[screen.who].append(screen)
    for who, theirs in by_colleague.items():
        context = product.context(who, language, phone=phone)
        page = product.page(context)
        for screen in theirs:
            page.goto(product.url + screen.address)
            found[f"{who} {screen.address}"] = problems(
                page, language, f"{language}-{device(phone)}-{screen.name}", phone=phone
            )
        context.close()
    assert {address: what for address, what in found.items() if what} == {}
    assert product.complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_of_who_is_not_signed_in_is_readable_for_everybody(product: Product, *, phone: bool) -> None:
    for language in ("zh-hans", "en"):
        context = product.context(language=language, phone=phone)
        page = product.page(context)
        for address in SIGNED_OUT:
            page.goto(product.url + address)
            name = address.strip("/").replace("/", "-")
            assert problems(page, language, f"{language}-{device(phone)}-{name}", phone=phone) == [], address
        context.close()
    assert product.complaints == []


def device(phone: bool) -> str:
    return "phone" if phone else "desk"


def problems(page: Page, language: str, name: str, *, phone: bool) -> list[str]:
    """What is wrong with the screen as it stands; its picture is kept."""
    found = chrome.serious_findings(page)
    if sideways := chrome.overflow(page):
        found.append(f"can be scrolled sideways by {sideways} px")
    if phone:
        found += [f"too low for a thumb: {target}" for target in chrome.small_targets(page)]
    if language == "zh-hans":
        found += [f"not translated: {words}" for words in ENGLISH.findall(page.inner_text("main"))]
    shoot(page, name)
    return found
