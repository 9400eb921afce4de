"""The pace page and the rhythm board in a real browser: gestures, keys, widths, languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble
from tests.desk.cockpit.test_rhythm import judged
from tests.desk.tempo.told import at_stage
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.tempo.models import ChosenPlay, NextStep, PaceDecision, Replan, TenderDates
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.tempo.terms import Pace

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
both_widths = pytest.mark.parametrize(
    "phone", [pytest.param(False, marks=pytest.mark.sweep), True], ids=["desk", "phone"]
)
"""Each time as wide as the phone, where less has room; the walk through the room is as wide as the desk too."""
PAGE = "/opportunities/{deal}/pace/"


@pytest.fixture
def people() -> Cast:
    cast = assemble()
    at_stage(cast, Stage.QUALIFICATION)
    return cast


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as the owner."""
    return lambda address, **how: visit(people.owner, address.format(deal=people.deal.pk), **how)


@both_widths
def test_the_pace_is_decided_in_place(open_page, people, phone):
    page = open_page(PAGE, phone=phone)
    page.get_by_role("link", name="定节奏").click()
    form = page.locator("#slot-decision form")
    form.get_by_label("快", exact=True).check()
    form.locator("[name=reason]").fill("三方都认可我们")
    form.locator("[name=exit_condition]").fill("合同签完")
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#decision")).to_contain_text("三方都认可我们")
    assert PaceDecision.objects.get().pace is Pace.FAST


@both_widths
def test_a_play_is_chosen_and_ended(open_page, people, phone):
    page = open_page(PAGE, phone=phone)
    page.locator(".fold-plays", has_text="慢").locator("summary").first.click()
    page.get_by_role("button", name="选用 办一次评价标准研讨会").click()
    expect(page.locator("#plays .play").first).to_contain_text("结束条件")
    page.get_by_role("link", name="结束 办一次评价标准研讨会").click()
    form = page.locator("#plays .slot form")
    form.get_by_label("是", exact=True).check()
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#plays")).to_contain_text("已结束 1 个打法")
    assert ChosenPlay.objects.get().ended_by == people.owner


@both_widths
def test_a_next_step_is_noted_and_done(open_page, people, phone):
    page = open_page(PAGE, phone=phone)
    page.get_by_role("link", name="添加下一步").click()
    page.locator("#slot-steps-new [name=what]").fill("约技术部看演示")
    page.locator("#slot-steps-new").get_by_role("button", name="记下").click()
    page.get_by_role("button", name="今天做完：约技术部看演示").click()
    expect(page.locator("#steps")).to_contain_text("已完成 1 步")
    assert NextStep.objects.get().done_on == timezone.localdate()


@both_widths
def test_a_deal_is_paused_with_its_re_plan_and_goes_on(open_page, people, phone):
    page = open_page(PAGE, phone=phone)
    page.locator("#decision").get_by_role("link", name="暂停并重新规划").click()
    page.locator("[name=changed]").fill("对手先做了演示")
    page.locator("[name=exit_condition]").fill("评价标准重议")
    today = timezone.localdate()
    page.locator("[name=wake_on]").fill((today + timedelta(days=9)).isoformat())
    page.locator("[name=kill_on]").fill((today + timedelta(days=30)).isoformat())
    page.get_by_label("林峰").check()
    page.get_by_role("button", name="记下").click()
    expect(page.locator("#pause")).to_contain_text("对手先做了演示")
    expect(page.locator(".agreements")).to_contain_text("林峰")
    page.get_by_role("link", name="继续写").click()
    page.locator("#slot-replan [name=path]").fill("从业务部门重新来")
    page.locator("#slot-replan").get_by_role("button", name="记下").click()
    expect(page.locator("#pause .replan")).to_contain_text("从业务部门重新来")
    page.locator("#pause").get_by_role("link", name="继续", exact=True).click()
    page.locator("#sheet").get_by_role("button").last.click()
    page.wait_for_url("**/opportunities/*/")
    assert Opportunity.objects.get(pk=people.deal.pk).standing is Standing.OPEN
    assert Replan.objects.get().path == "从业务部门重新来"


def test_a_tender_written_on_the_page_locks_it_at_once(open_page, people):
    page = open_page(PAGE)
    page.locator("#tender").get_by_role("link", name="编辑").click()
    page.locator("#slot-tender [name=notice_on]").fill(timezone.localdate().isoformat())
    page.locator("#slot-tender").get_by_role("button", name="记下").click()
    expect(page.locator("#tender")).to_contain_text("已锁定")
    expect(page.locator("#plays form[action$='plays/'] [value=criteria_workshop]")).to_have_count(0)
    assert TenderDates.objects.get().notice_on == timezone.localdate()


def test_everything_is_reached_by_keys_alone(open_page, people):
    page = open_page(PAGE)
    page.get_by_role("link", name="定节奏").focus()
    page.keyboard.press("Enter")
    form = page.locator("#slot-decision form")
    expect(form).to_be_visible()
    form.locator("[name=pace]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("三方都认可我们")
    page.keyboard.press("Tab")
    page.keyboard.type("合同签完")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#decision")).to_contain_text("三方都认可我们")
    page.locator(".fold-plays:not([open]) summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="选用").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#plays")).to_contain_text("正在进行")


@both_widths
def test_the_board_leads_to_a_cell_and_to_a_deal(open_page, people, phone):
    judged(people.deal, Pace.SLOW, Position.BEHIND)
    page = open_page("/rhythm/", phone=phone)
    page.get_by_role("link", name="1 个商机").click()
    page.wait_for_url("**pace=slow**")
    page.get_by_role("link", name="客服坐席项目").click()
    page.wait_for_url("**/pace/")
