"""Every screen of the demo company, readable, translated, photographed: languages, widths and themes by turns."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pytest
from playwright.sync_api import Page

from tests import browser as chrome
from tests.desk.permissions.matrix import NOT_OFFERED, ROWS
from tests.journeys.product import (
    ADMINISTRATOR,
    ANOTHER_LEADER,
    ANOTHER_SELLER,
    COMPLIANCE,
    EXECUTIVE,
    FINANCE,
    LEADER,
    NEGOTIATOR,
    PRESALES,
    SELLER,
    Product,
    shoot,
)
from tests.journeys.screens import ENGLISH, Screen, Screens, crawl, deal_called
from tests.once import once

pytestmark = pytest.mark.browser

HERO, CASH = "远程银行坐席平台二期", "大促弹性坐席框架"
# Hospitality waits for the register or for an approval in these.
PLANNED, WAITING = "安全热线坐席新建", "全国客服中心坐席"
NEGOTIATED, AMENDED = "省客服中心云化坐席三期", "理赔坐席续约扩容"
SIGNED_OUT = ["/account/login/", "/account/password/reset/", "/account/inactive/", "/nowhere/"]
LANGUAGES = ("zh-hans", "en")
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PARTS = 8
"""Tests among which the screens are shared out: a process that has nothing left to do takes some from the other."""
NOT_BY_LINK = {
    "assessment_file": "a file",
    "account_inactive": "signed out",
    "account_login": "signed out",
    "account_reauthenticate": "asked for by itself when a sign-in is old",
    "account_reset_password": "signed out",
    "account_reset_password_done": "after a form",
    "account_reset_password_from_key": "by mail",
    "account_reset_password_from_key_done": "after a form",
    "board_column": "a part of the board",
    "board_totals": "a part of the board",
    "budget_application_file": "a file",
    "budget_return_file": "a file",
    "calendar_file": "a calendar asks for it by its secret",
    "capture_offline": "without a connection",
    "captured": "after a note was written",
    "collections_export": "a file",
    "compliance_export": "a file",
    "contract_file": "a file",
    "contract_review": "once a version waits for the reader",
    "contract_text_file": "a file",
    "customer_names": "proposals while typing",
    "forecast_export": "a file",
    "handover_file": "a file",
    "health_live": "no page",
    "health_metrics": "no page",
    "health_ready": "no page",
    "hidden_moves": "once a move is hidden",
    "import": "once a file is uploaded",
    "import_problems": "a workbook",
    "instalment_new": "while a contract is not planned",
    "instalment_periods": "while a contract is not planned",
    "instalment_shares": "while a contract is not planned",
    "managers_room_export": "a file",
    "manifest": "no page",
    "meeting_calendar": "a file",
    "meeting_pack_file": "a file",
    "meeting_pack_pdf": "a file",
    "meeting_slides": "a file",
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
    "negotiation_paper": "a file",
    "offer_decide": "once an offer waits for the reader",
    "opportunity_moves": "a part of the deal page",
    "opportunity_news": "asked by the page itself",
    "payment_letter": "a file",
    "reason_file": "a file",
    "retention_export": "a file",
    "service_worker": "no page",
    "setup": "before the first user",
    "weekly_file": "a file",
}


@pytest.fixture(scope="session")
def screens(product: Product, shared: Path) -> list[Screen]:
    """What the colleagues reach by links, each in his role; one process of the run follows them."""
    found = once(shared, "screens", lambda path: path.write_text(json.dumps([asdict(each) for each in walk(product)])))
    return [Screen(**each) for each in json.loads(found.read_text())]


def walk(product: Product) -> list[Screen]:
    """Every screen, those of one colleague together."""
    hero, cash = deal_called(product, SELLER, HERO), deal_called(product, LEADER, CASH)
    known: Screens = {}
    crawl(product, SELLER, ["/", hero, f"{hero}qualification/", f"{hero}people/?view=matrix"], known)
    crawl(product, LEADER, ["/", cash, f"{cash}contract/", f"{cash}receivables/"], known, again=True)
    crawl(product, FINANCE, ["/", "/collections/", f"{cash}receivables/"], known)
    crawl(product, ADMINISTRATOR, ["/"], known, again=True)
    others = {COMPLIANCE: ["/", "/privacy/?q=王"], PRESALES: ["/"], EXECUTIVE: ["/", f"{hero}insiders/"]}
    for who, first in others.items():
        crawl(product, who, first, known)
    for who, name in ((ANOTHER_SELLER, PLANNED), (ANOTHER_LEADER, WAITING), (NEGOTIATOR, NEGOTIATED)):
        deal = deal_called(product, who, name)
        crawl(product, who, ["/", "/approvals/", f"{deal}conduct/", f"{deal}negotiation/", f"{deal}contract/"], known)
    crawl(product, ANOTHER_SELLER, [f"{deal_called(product, ANOTHER_SELLER, AMENDED)}contract/"], known)
    return sorted(one_form_each(known.values()), key=lambda screen: screen.who)


def one_form_each(screens: Iterable[Screen]) -> Iterator[Screen]:
    """Every page; of the forms for a row the one of each kind that adds it, of those that change it one a feature."""
    seen: set[str] = set()
    for screen in screens:
        feature, _row, kind = screen.route.partition("_row-")
        if kind and feature in seen:
            continue
        if kind:
            seen.add(feature)
        yield screen


@pytest.mark.first
def test_every_page_is_reached_by_a_link(screens: list[Screen]) -> None:
    pages = {row.route for row in ROWS if row.method == "GET"} - NOT_OFFERED
    reached = {screen.route.split("-")[0] for screen in screens}
    assert sorted(pages - reached - set(NOT_BY_LINK)) == [], "no link of the demo company leads there"


def test_no_screen_in_chinese_has_words_in_english(screens: list[Screen]) -> None:
    assert {f"{screen.who} {screen.address}": screen.english for screen in screens if screen.english} == {}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_is_readable_for_everybody(product: Product, screens: list[Screen], part: int) -> None:
    assert problems_of(product, screens, part, one_look) == {}
    assert product.complaints == []


@pytest.mark.sweep
@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_is_readable_in_every_look(product: Product, screens: list[Screen], part: int) -> None:
    assert problems_of(product, screens, part, all_looks) == {}
    assert product.complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_who_is_not_signed_in_is_readable_for_everybody(product: Product, language: str) -> None:
    signed_out = [Screen(address, address, "", 0) for address in SIGNED_OUT]
    assert list(look_at(product, "", all_looks(signed_out, language), language)) == []
    assert product.complaints == []


class Look(NamedTuple):
    """How a page is held: as wide as a phone or as the desk, in the dark or in the light."""

    phone: bool = False
    dark: bool = False

    def __str__(self) -> str:
        return f"{'phone' if self.phone else 'desk'}{'-dark' if self.dark else ''}"


Visit = tuple[str, list[Look]]
"""An address, and in which looks it is seen before the next one is opened."""


def one_look(screens: list[Screen], language: str) -> list[Visit]:
    """Of the eight pairs of language, width and theme the one that falls to a screen.

    The name of its route says which, whatever other screens there are.
    The narrow ones come last: one change of width.
    """
    lots = [(screen.address, crc32(screen.route.encode())) for screen in screens]
    falls = [(address, Look(bool(lot & 2), bool(lot & 4))) for address, lot in lots if LANGUAGES[lot & 1] == language]
    return [(address, [look]) for address, look in sorted(falls, key=lambda one: one[1].phone)]


def all_looks(screens: list[Screen], language: str) -> list[Visit]:
    """Both widths and both themes. What a phone shows in the light, the other three show by parts."""
    return [(screen.address, [Look(), Look(dark=True), Look(phone=True, dark=True)]) for screen in screens]


def problems_of(
    product: Product, screens: list[Screen], part: int, looks: Callable[[list[Screen], str], list[Visit]]
) -> dict[str, list[str]]:
    """What is wrong with the screens of this part, by colleague and address."""
    length, found = -(-len(screens) // PARTS), defaultdict(list)
    for who, group in groupby(screens[part * length : (part + 1) * length], key=lambda screen: screen.who):
        theirs = list(group)
        for language in LANGUAGES:
            for address, problem in look_at(product, who, looks(theirs, language), language):
                found[f"{who} {address}"].append(problem)
    return found


def look_at(product: Product, who: str, visits: list[Visit], language: str) -> Iterator[tuple[str, str]]:
    """What is wrong with these pages. English is read with a finger, Chinese with a mouse.

    axe reads them as wide as the desk; what stands around every page it reads once a theme. A page is opened anew in
    another theme: the browser keeps some colours of the one before.
    """
    context = product.context(who, language, phone=language == "en")
    page = product.page(context)
    around: set[bool] = set()
    for address, looks in visits:
        theme: bool | None = None
        for look in looks:
            width = chrome.PHONE if look.phone else chrome.DESK
            if page.viewport_size != width:
                page.set_viewport_size(width)
            page.emulate_media(color_scheme="dark" if look.dark else "light")
            if look.dark is not theme:
                page.goto(product.url + address)
                if language == "zh-hans" and theme is None:
                    words = ENGLISH.findall(page.inner_text("main"))
                    yield from ((address, f"not translated: {each}") for each in words)
            else:
                page.evaluate(DRAWN)
            theme = look.dark
            found = problems(page, around=look.dark not in around)
            yield from ((address, f"{language} {look}: {problem}") for problem in found)
            around |= {look.dark} if not look.phone else set()
            name = address.strip("/").replace("/", "-") or "today"
            shoot(page, f"{language}-{who or 'nobody'}-{name}-{look}")
    context.close()


def problems(page: Page, *, around: bool) -> Iterator[str]:
    """What is wrong with a page at its present width, with or without what stands around every page."""
    if sideways := chrome.overflow(page):
        yield f"can be scrolled sideways by {sideways} px"
    if page.viewport_size == chrome.DESK:
        yield from chrome.serious_findings(page, around=around)
        return
    yield from (f"too low for a thumb: {target}" for target in chrome.small_targets(page))
    yield from (f"scrolls and cannot be reached by keys: {place}" for place in chrome.unreachable_scrollers(page))
