"""The shell in a real browser: keys, drag, drafts, dark, phone, and a content policy that nothing breaks."""

from __future__ import annotations

import pytest

from tests import browser as chrome
from tests.cast import assemble

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_page(visit):
    """Opens an address as the owner."""
    owner = assemble().owner
    return lambda address, **how: visit(owner, address, **how)


@pytest.mark.parametrize("phone", [False, True], ids=["light-desk", "dark-phone"])
def test_a_page_is_readable_for_everybody(open_page, phone):
    for address in ("/sample/", "/sample/plain", "/sample/fails/conflict"):
        page = open_page(address, phone=phone, dark=phone)
        assert chrome.serious_findings(page) == [], address
        assert chrome.overflow(page) == 0, address
        if phone:
            assert chrome.small_targets(page) == [], address


def test_rows_are_walked_and_opened_by_keys(open_page):
    page = open_page("/sample/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sample/?deal=2")
    page.keyboard.press("n")
    page.wait_for_url("**/sample/?deal=2&page=2")


def test_the_palette_opens_narrows_and_goes(open_page):
    page = open_page("/sample/")
    page.keyboard.press("Control+k")
    assert page.locator("#palette input").evaluate("e => e === document.activeElement")
    commands = page.locator("#palette [role=option]:visible")
    page.keyboard.type("回款")
    assert commands.all_inner_texts()[0].startswith("回款")
    page.keyboard.type("没有这样的页面")
    assert commands.count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#palette").is_hidden()
    page.keyboard.press("?")
    assert page.locator("#shortcuts").is_visible()


def test_keys_typed_into_a_field_stay_there(open_page):
    page = open_page("/sample/")
    page.locator("#id_name").press_sequentially("gjc/?")
    assert page.locator("#id_name").input_value() == "gjc/?"
    assert page.locator("dialog[open]").count() == 0


def test_a_card_is_dragged_through_the_gate_or_comes_back_with_the_reason(open_page):
    page = open_page("/sample/")
    page.drag_and_drop("#deal-1 p", ".board-cards[data-stage=qualification]")
    page.locator(".board-cards[data-stage=qualification] #deal-1", has_text="moved 1").wait_for()
    page.evaluate("document.querySelector('.board').scrollLeft = 9999")
    page.drag_and_drop("#deal-8 p", ".board-cards[data-stage=collection]")
    page.locator("#toasts", has_text="还没有签合同").wait_for()
    assert page.locator(".board-cards[data-stage=contract_signing] #deal-8").count() == 1


def test_what_was_typed_survives_leaving_the_page(open_page, live_server):
    page = open_page("/sample/")
    page.locator("#id_name").fill("海珠鱼饲料")
    page.locator("label[for=id_approved_0]").click()
    page.goto(live_server.url + "/sample/plain")
    page.goto(live_server.url + "/sample/")
    assert page.locator("#id_name").input_value() == "海珠鱼饲料"
    assert page.locator("input[name=approved][value=yes]").is_checked()
    page.get_by_role("button", name="放弃").click()
    assert page.locator("#id_name").input_value() == ""


def test_a_draft_is_dropped_once_the_server_took_the_form(open_page, live_server):
    page = open_page("/sample/")
    page.locator("#id_name").fill("海珠鱼饲料")
    page.get_by_role("button", name="记下").click()
    page.locator("text=taken").wait_for()
    page.goto(live_server.url + "/sample/plain")
    page.goto(live_server.url + "/sample/")
    assert page.locator("#id_name").input_value() == ""


def test_an_error_takes_the_focus_and_leads_to_its_field(open_page):
    page = open_page("/sample/")
    page.locator("#id_name").fill("江海银行")
    page.locator("#id_amount").fill("很多")
    page.get_by_role("button", name="记下").click()
    page.locator(".note-error").wait_for()
    assert page.evaluate("document.activeElement.matches('.note-error')")
    page.locator(".note-error a").click()
    assert page.evaluate("document.activeElement.id") == "id_amount"
    assert page.locator("#id_amount").input_value() == "很多"


def test_the_theme_is_chosen_and_kept(open_page):
    page = open_page("/sample/")
    page.get_by_label("浅色或深色").click()
    page.get_by_role("button", name="深色", exact=True).click()
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
    page.reload()
    assert 'data-bs-theme="dark"' in page.content()


def test_a_double_click_sends_a_form_once(open_page):
    page = open_page("/sample/")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("#id_name").fill("江海银行")
    page.get_by_role("button", name="记下").dblclick(no_wait_after=True)
    page.locator("text=taken").wait_for()
    assert len(sent) == 1


def test_the_page_without_a_connection_says_so_and_keeps_the_card(open_page):
    page = open_page("/sample/")
    page.context.set_offline(True)
    page.drag_and_drop("#deal-1 p", ".board-cards[data-stage=qualification]")
    page.locator("#toasts", has_text="没有网络连接").wait_for()
    assert page.locator(".board-cards[data-stage=prospecting] #deal-1").count() == 1
