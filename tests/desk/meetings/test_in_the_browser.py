"""Contacts, meetings, reasons and requests in a real browser: by thumb, by keyboard, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble, now
from tests.desk.meetings.kinds import contact
from yunchou.desk.identity.models import User
from yunchou.desk.meetings.models import Interaction, MeetingAttendee, MeetingItem
from yunchou.desk.meetings.operations import CONCERN, INTERACTION, OPTION, PLAN, REASON_PAGE
from yunchou.desk.meetings.terms import Step
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.models import Ask
from yunchou.desk.resources.operations import ASK, EFFORT
from yunchou.desk.resources.terms import AskKind, AskState, EffortKind
from yunchou.playbook.kernel.terms import Answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEYS: dict[str, int] = {}
"""The meeting and the page of reasons that the fixture stored."""


@pytest.fixture
def people() -> Cast:
    cast = assemble()
    at, deal, owner = now(), cast.deal, cast.owner
    wang = contact(cast.company)
    add_row(
        INTERACTION,
        deal,
        {"way": Way.VISIT, "on": localdate(at), "people": [wang], "note": "谈了双录"},
        actor=owner,
        at=at,
    )
    plan = {"title": "方案讲解会", "on": localdate(at) + timedelta(days=7), "attendees": [wang]}
    KEYS["plan"] = add_row(PLAN, deal, plan, actor=owner, at=at).pk
    page = add_row(REASON_PAGE, deal, {"person": wang, "words": "领导放心"}, actor=owner, at=at)
    KEYS["page"] = page.pk
    add_row(CONCERN, deal, {"page": page, "concern": "换系统会不会停话"}, actor=owner, at=at)
    add_row(OPTION, deal, {"step": Step.FULL, "title": "一次全换"}, actor=owner, at=at)
    for kind, of, what in ((AskKind.HELP, cast.teammate, "写方案"), (AskKind.COACHING, cast.manager, "报价策略")):
        add_row(ASK, deal, {"kind": kind, "of": of, "what": what, "waits_for": owner}, actor=owner, at=at)
    add_row(ASK, deal, {"kind": AskKind.HELP, "of": owner, "what": "要话务量"}, actor=cast.teammate, at=at)
    add_row(EFFORT, deal, {"kind": EffortKind.VISIT, "on": localdate(at), "hours": 3}, actor=owner, at=at)
    return cast


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as somebody, as the owner when nobody is named."""

    def open_at(address: str, *, who: User | None = None, **how: bool) -> Page:
        return visit(who or people.owner, address.format(deal=people.deal.pk, **KEYS), **how)

    return open_at


def test_a_contact_is_noted_on_the_phone_with_three_taps_and_its_words(open_page, people):
    page = open_page("/opportunities/{deal}/meetings/", phone=True)
    page.get_by_role("link", name="记一次往来").click()
    form = page.locator("#slot-contacts-new")
    form.get_by_text("王建国").click()
    form.locator("textarea[name=note]").fill("明年预算三百万，十二月批")
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#contacts")).to_contain_text("明年预算三百万")
    made = Interaction.objects.latest("pk")
    assert (made.way, made.visit, made.people.get().name) == (Way.VISIT, Answer.YES, "王建国")


def test_what_is_typed_stays_when_the_day_is_wrong(open_page):
    page = open_page("/opportunities/{deal}/meetings/")
    page.get_by_role("link", name="记一次往来").click()
    form = page.locator("#slot-contacts-new")
    form.locator("textarea[name=note]").fill("写了很久")
    form.locator("input[name=on]").fill("2099-01-01")
    form.get_by_role("button", name="记下").click()
    expect(form).to_contain_text("这一天还没有到")
    expect(form.locator("textarea[name=note]")).to_have_value("写了很久")


def test_a_meeting_is_made_ready_by_taps(open_page, people):
    page = open_page("/opportunities/{deal}/meetings/{plan}/", phone=True)
    expect(page.locator(".ready-figure")).to_contain_text("0%")
    page.get_by_role("button", name="王建国：确认到场 是").click()
    expect(page.locator(".ready-figure")).to_contain_text("11%")
    page.locator("#item-room select").select_option(label="周宁")
    page.get_by_role("button", name="会议场地 是").click()
    expect(page.locator(".ready-figure")).to_contain_text("22%")
    assert MeetingAttendee.objects.get().confirmed is Answer.YES
    assert MeetingItem.objects.get().owner == people.teammate


def test_a_question_comes_from_what_is_not_known(open_page):
    page = open_page("/opportunities/{deal}/meetings/{plan}/")
    first = page.locator(".unknowns li").first
    text = first.locator("span").first.inner_text().strip()
    first.get_by_role("button").click()
    expect(page.locator("#questions ol")).to_contain_text(text)


def test_a_colleague_answers_by_keyboard_alone(open_page, people):
    page = open_page("/asks/", who=people.teammate)
    page.locator("textarea[name=reply]").first.focus()
    page.keyboard.type("周四给")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".my-ask").first).to_contain_text("已答应")
    ask = Ask.objects.get(what="写方案")
    assert (ask.state, ask.reply) == (AskState.ACCEPTED, "周四给")


def test_an_option_more_takes_the_warning_away_and_options_change_places(open_page):
    page = open_page("/opportunities/{deal}/reasons/")
    expect(page.locator("#options .note-warning")).to_contain_text("非A即B")
    page.get_by_role("link", name="加一档").click()
    form = page.locator("#slot-options-new")
    form.locator("input[name=title]").fill("两个班组先用")
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#options tbody")).to_contain_text("两个班组先用")
    expect(page.locator("#options .note-warning")).to_have_count(0)
    page.get_by_role("button", name="两个班组先用").first.click()
    expect(page.locator("#options tbody tr").first).to_contain_text("两个班组先用")


def test_files_come_down(open_page):
    page = open_page("/opportunities/{deal}/meetings/{plan}/")
    for name in ("Word", "日历文件"):
        with page.expect_download() as got:
            page.get_by_role("link", name=name).click()
        assert got.value.path().stat().st_size > 100


def test_a_page_of_reasons_comes_down_as_word_and_is_printed_as_one_sheet_without_the_desk(open_page):
    page = open_page("/opportunities/{deal}/reasons/{page}/")
    with page.expect_download() as got:
        page.get_by_role("link", name="Word").click()
    assert got.value.suggested_filename.endswith(".docx")
    assert got.value.path().stat().st_size > 100
    expect(page.locator(".shell-side")).to_be_visible()
    page.emulate_media(media="print")
    for desk in (".shell-side", ".shell-top", ".btn", ".crumbs"):
        expect(page.locator(desk).first).to_be_hidden()
    expect(page.locator("article.sheet")).to_contain_text("换系统会不会停话")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
