"""Deals in a real browser: the board through the gate, amounts while typing, customers while searching."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.desk.opportunities.crowd import crowd
from yunchou.desk.opportunities.models import Opportunity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOARD = "/opportunities/board/"


@pytest.fixture
def people() -> Cast:
    return crowd()


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as the owner."""
    keys = {"deal": people.deal.pk, "customer": people.company.pk}
    return lambda address, **how: visit(people.owner, address.format(**keys), **how)


def test_a_shut_gate_sends_the_card_back_and_asks_and_an_override_lets_it_pass(open_page, people):
    page, card = open_page(BOARD), f"#deal-{people.deal.pk}"
    column = page.locator(".board-cards[data-stage=qualification]")
    page.drag_and_drop(f"{card} p >> nth=1", ".board-cards[data-stage=qualification]")
    sheet = page.locator("#sheet")
    expect(sheet).to_contain_text("坐席数已摸清")
    assert page.locator(f".board-cards[data-stage=prospecting] {card}").count() == 1
    people.deal.refresh_from_db()
    assert people.deal.stage_number == 1
    sheet.locator("textarea[name=reason]").first.fill("客户催着进入判断")
    sheet.get_by_role("button", name="判断商机").click()
    expect(column.locator(card)).to_be_visible()
    expect(column.locator(card)).to_contain_text("! 1")
    people.deal.refresh_from_db()
    assert (people.deal.stage_number, people.deal.overridden_gates) == (2, 1)


def test_an_open_gate_takes_the_card_and_the_totals_follow(open_page, people, monkeypatch):
    from tests.desk.opportunities.gates import gate_of
    from yunchou.desk.cockpit.operations import gates
    from yunchou.playbook.pipeline.stages import Stage

    monkeypatch.setattr(gates, "gate_of", lambda _deal, _as_of: gate_of(Stage.PROSPECTING))
    page, card = open_page(BOARD), f"#deal-{people.deal.pk}"
    expect(page.locator("#head-prospecting")).to_contain_text("3")
    page.drag_and_drop(f"{card} p >> nth=1", ".board-cards[data-stage=qualification]")
    expect(page.locator("#head-prospecting .count")).to_have_text("2")
    expect(page.locator("#head-qualification .count")).to_have_text("2")
    expect(page.locator(f".board-cards[data-stage=qualification] {card}")).to_have_attribute("data-version", "2")


def test_a_card_moves_by_keyboard_too(open_page, people):
    page = open_page(BOARD)
    page.locator(f"#deal-{people.deal.pk} .card-move").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sheet textarea[name=reason]").first).to_be_visible()


def test_seats_times_price_is_shown_while_typing(open_page):
    page = open_page("/opportunities/new/?customer={customer}")
    page.locator("#id_name").fill("坐席扩容")
    page.locator("#id_seats").fill("500")
    page.locator("#id_unit_price").fill("1,200")
    expect(page.locator(".product-line")).to_contain_text("600,000")
    page.get_by_role("button", name="建立商机").click()
    page.wait_for_url("**/opportunities/*/")
    assert Opportunity.objects.get(name="坐席扩容").amount == 600_000


def test_customers_are_found_while_typing(open_page):
    page = open_page("/opportunities/new/")
    page.locator("#customer-text").press_sequentially("鱼饲料")
    expect(page.locator(".choice-list li")).to_have_count(1)
    page.locator(".choice-list a").click()
    expect(page.locator("h1 + p")).to_contain_text("海珠鱼饲料")


def test_a_deal_is_closed_from_its_menu_without_leaving_the_page(open_page, people):
    page = open_page("/opportunities/{deal}/team/")
    page.locator(".page-actions summary").click()
    page.get_by_role("link", name="丢单").click()
    sheet = page.locator("#sheet")
    sheet.get_by_role("button", name="记为丢单").click()
    expect(sheet.locator("#id_reason")).to_be_focused()
    sheet.locator("#id_reason").fill("报价太高")
    sheet.get_by_role("button", name="记为丢单").click()
    page.wait_for_url("**/opportunities/*/")
    expect(page.locator(".deal-standing")).to_contain_text("报价太高")


def test_on_a_phone_the_open_tab_is_in_view_and_what_the_page_is_about_too(open_page):
    page = open_page("/opportunities/{deal}/timeline/", phone=True)
    tab = page.locator(".deal-top .tabs [aria-current]")
    expect(tab).to_have_text("时间线")
    expect(tab).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("heading", name="时间线")).to_be_in_viewport()
    expect(page.locator(".deal-facts")).to_be_hidden()
    page.goto(page.url.replace("timeline/", ""))
    expect(page.locator(".deal-facts")).to_be_visible()
