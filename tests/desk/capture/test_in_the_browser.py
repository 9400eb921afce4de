"""A note of a visit on the phone: few taps, nothing scrolls sideways, axe finds nothing; by keyboard on the desk."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests import browser as chrome
from tests.cast import deal_of
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.qualification.models import BudgetFact

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VISIT = "上午去江海银行和王总、李主任开会，王总说明年预算大概三百万，12月中旬批；云讯上周给王总做过演示；周五前发报价"
COUNT_TAPS = """() => addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true)"""


@pytest.fixture
def open_page(chromium, live_server, as_user, people):  # type: ignore[no-untyped-def]
    contexts, complaints = [], []

    def open_at(address: str, *, phone: bool = False) -> Page:
        session = as_user(people.owner).cookies[settings.SESSION_COOKIE_NAME].value
        context = chrome.context(chromium, phone=phone)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None)
        page.goto(live_server.url + address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


def test_a_typical_visit_takes_at_most_three_taps_after_the_text_and_no_field(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/", phone=True)
    page.locator(".phonebar-new").tap()
    page.locator("#id_text").fill(VISIT)
    page.evaluate(COUNT_TAPS)
    expect(page.locator(".capture-card")).to_have_count(4)
    assert chrome.overflow(page) == 0
    assert chrome.small_targets(page) == []
    assert chrome.serious_findings(page) == []
    page.locator(".capture-foot .btn-primary").tap()
    page.wait_for_url("**/capture/notes/*/")
    assert int(page.evaluate("sessionStorage.taps")) <= 3
    assert (Interaction.objects.count(), BudgetFact.objects.count(), CapturedNote.objects.count()) == (1, 1, 1)
    assert RivalMove.objects.count() >= 1
    expect(page.locator("h1")).to_have_text("已记下")
    assert chrome.serious_findings(page) == []


def test_where_a_customer_has_two_deals_one_more_tap_says_which(open_page, people) -> None:  # type: ignore[no-untyped-def]
    deal_of(people.owner, people.company, "二期")
    page = open_page("/capture/", phone=True)
    page.locator("#id_text").fill(VISIT)
    page.get_by_role("group", name="这条速记说的是哪个商机？").get_by_role("button", name="二期").tap()
    expect(page.locator(".capture-card").first).to_be_visible()
    expect(page.locator("select[name=deal] option:checked")).to_contain_text("二期")


def test_by_keyboard_from_a_deals_page_with_a_correction_that_outlives_more_typing(open_page, people) -> None:  # type: ignore[no-untyped-def]
    page = open_page(f"/opportunities/{people.deal.pk}/")
    page.keyboard.press("i")
    page.wait_for_url(f"**/capture/?deal={people.deal.pk}")
    page.locator("#id_text").fill("王总说明年预算大概三百万")
    budget = page.locator("[data-kind=budget]")
    budget.locator("summary").click()
    budget.locator("input[name$='-amount']").fill("350万")
    page.locator("#id_text").press_sequentially("；周五前发报价", delay=5)
    expect(page.locator("[data-kind=our_promise]")).to_have_count(1)
    expect(page.locator("[data-kind=budget] input[name$='-amount']")).to_have_value("350万")
    page.locator(".capture-foot .btn-primary").click()
    page.wait_for_url("**/capture/notes/*/")
    assert BudgetFact.objects.get().amount == 3_500_000


def test_what_is_written_without_a_connection_survives_and_arrives_once(open_page, people) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/capture/", phone=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.locator("#id_text").fill("今天上午拜访了王总")
    page.locator(".capture-foot .btn-primary").tap()
    expect(page.get_by_text("已存在这台设备上")).to_be_visible()
    # Any page: the one for notes stands in, and what was typed half is there after the device was put away.
    page.goto(page.url.replace("/capture/", "/opportunities/"))
    expect(page.locator("h1")).to_have_text("没有网络")
    expect(page.locator("#device-drafts-list")).to_contain_text("今天上午拜访了王总")
    page.locator("#offline-text").fill("李主任说预算批了")
    page.locator("#offline-note .btn-primary").tap()
    expect(page.locator("#device-drafts-list li")).to_have_count(2)
    assert chrome.serious_findings(page) == []
    assert CapturedNote.objects.count() == 0
    page.context.set_offline(False)
    page.locator("#capture").wait_for()
    expect(page.locator("a[href*='?draft=']")).to_have_count(2)
    page.reload()
    expect(page.locator("a[href*='?draft=']")).to_have_count(2)
    assert CapturedNote.objects.filter(confirmed_at=None).count() == 2
    assert Interaction.objects.count() == 0
    expect(page.locator("#device-drafts")).to_be_hidden()


def test_who_signs_out_leaves_no_note_on_the_device(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/capture/")
    kept = "yunchouDrafts.all().then((notes) => notes.map((note) => note.text))"
    page.evaluate("""async () => {
      await yunchouDrafts.put({ key: yunchouDrafts.newKey(), text: "今天上午拜访了王总", state: "waiting" });
      await yunchouDrafts.put({ key: yunchouDrafts.newKey(), text: "写了一半", state: "typing" });
      sessionStorage.setItem(`draft:${document.body.dataset.reader}:/customers/new/:customer`, "半张表");
    }""")
    page.locator(".user-button").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator("#confirm-question")).to_contain_text("1 条速记")
    assert page.evaluate(kept) == ["写了一半"], "what waited was sent first"
    assert CapturedNote.objects.count() == 1
    page.locator("#confirm [data-closes]").click()
    assert page.evaluate(kept) == ["写了一半"], "who stays keeps it"
    page.locator(".user-button").click()
    page.get_by_role("button", name="退出登录").click()
    page.locator("#confirm [data-confirmed]").click()
    page.wait_for_url("**/account/login/**")
    left = """() => new Promise((resolve) => {
      indexedDB.open("yunchou", 1).onsuccess = (event) => {
        const asked = event.target.result.transaction("notes").objectStore("notes").getAll();
        const typed = Object.keys(sessionStorage).filter((name) => name.startsWith("draft:"));
        asked.onsuccess = () => resolve(asked.result.length + typed.length);
      };
    })"""
    assert page.evaluate(left) == 0
