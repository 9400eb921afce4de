"""Rivals and claims in a real browser: ten seconds a line, with keys alone too, on the desk and on the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble
from tests.desk.competitors.kinds import move, rival
from tests.desk.intelligence.told import claim, report
from tests.desk.qualification.kinds import contact
from yunchou.desk.competitors.ledger import Question, Threat
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.intelligence.claims import settle
from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RIVALS, CLAIMS = "/opportunities/{deal}/rivals/", "/opportunities/{deal}/claims/"
CHOOSE_AND_FOCUS = """() => {
  document.querySelector(".quick [name=rival]:not([value=''])").click();
  document.querySelector(".quick [name=rival_name]").focus();
  return document.activeElement.name;
}"""
sizes = pytest.mark.parametrize("phone", [pytest.param(False, marks=pytest.mark.sweep), True], ids=["desk", "phone"])
"""Each time as wide as the phone, where less has room; the walk through the room is as wide as the desk too."""


@pytest.fixture
def people() -> Cast:
    """A deal of eight months with two rivals, a contradiction, hearsay, news of every age and a wrong source."""
    cast = assemble()
    today = timezone.localdate()
    Opportunity.objects.filter(pk=cast.deal.pk).update(created_at=timezone.now() - timedelta(days=240))

    def happened(row: RivalMove | Report, days: int) -> None:
        """Put what was noted on a day so long before this one."""
        type(row)._default_manager.filter(pk=row.pk).update(on=today - timedelta(days=days))

    person = contact(cast.company)
    first = rival(cast, "云讯科技", meets_need=Answer.NO, threat=Threat.HIGH, counter_message="双录与质检一体")
    rival(cast, "天合智能")
    happened(move(cast, Question.STAGE, "", rival=first, stage=Stage.SOLUTION_DESIGN), 150)
    happened(move(cast, Question.WON_OVER, "替他们说话", rival=first, person=person), 100)
    for number in range(5):
        line = move(cast, Question.TOPICS, f"讲了第 {number} 条", rival=first, grade="B2", source_name="赵文博")
        happened(line, 90 - number)
    happened(move(cast, Question.DOCUMENT, "初步方案", rival=first, lawful_source="unknown"), 0)
    said = claim(cast)
    words = (("冯岚", "yes", 5, ""), ("王建国", "no", 60, "冯总"), ("孙丽华", "yes", 120, "冯总"))
    for name, says, days, heard in words:
        happened(report(cast, said, name, Answer.of(says), heard_from_name=heard, note="当面说的"), days)
    for number in range(2):
        wrong = claim(cast, f"错的说法 {number}")
        report(cast, wrong, "冯岚")
        settle(cast.deal, wrong.pk, Answer.NO, on=None, seen_version=1, actor=cast.owner, at=timezone.now())
    return cast


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as the owner."""
    return lambda address, **how: visit(people.owner, address.format(deal=people.deal.pk), **how)


@sizes
def test_a_line_takes_one_text_and_two_taps(open_page, phone):
    page = open_page(RIVALS, phone=phone)
    quick = page.locator(".quick")
    quick.get_by_label("聊了什么", exact=True).check()
    quick.get_by_label("天合智能", exact=True).check()
    quick.locator("[name=what]").fill("主打低价")
    quick.get_by_role("button", name="记下").click()
    expect(page.locator("#rivals-known")).to_contain_text("主打低价")
    line = RivalMove.objects.latest("pk")
    assert (str(line.rival), line.question) == ("天合智能", Question.TOPICS)
    expect(page.locator(".quick [name=what]")).to_have_value("")


@sizes
def test_how_far_he_is_asks_for_the_stage_and_another_rival_for_his_name(open_page, phone):
    page = open_page(RIVALS, phone=phone)
    quick = page.locator(".quick")
    expect(quick.locator("[name=stage]")).to_be_hidden()
    quick.get_by_label("到哪一步", exact=True).check()
    quick.locator("[name=stage]").select_option("negotiation")
    quick.get_by_label("别家", exact=True).check()
    quick.locator("[name=rival_name]").fill("恒声软件")
    quick.get_by_role("button", name="记下").click()
    expect(page.locator(".rival", has_text="恒声软件").first).to_contain_text("商务谈判")


def test_a_line_is_written_with_keys_alone(open_page):
    page = open_page(RIVALS)
    quick = page.locator(".quick")
    quick.locator("[name=rival]").first.press("ArrowRight")
    expect(quick.locator("[name=rival]").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(quick.get_by_label("聊了什么", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    expect(quick.locator("[name=what]")).to_be_focused()
    page.keyboard.type("全靠键盘")
    expect(quick.locator("[name=what]")).to_have_value("全靠键盘")
    page.keyboard.press("Enter")
    expect(page.locator("#rivals-known")).to_contain_text("全靠键盘")
    assert RivalMove.objects.latest("pk").what == "全靠键盘"


def test_what_a_choice_hides_takes_no_key_from_that_moment_on(open_page):
    """Not from the next frame on: who types faster than a busy page is drawn would type into it, and lose the keys."""
    page = open_page(RIVALS)
    page.locator(".quick").get_by_label("别家", exact=True).check()
    expect(page.locator(".quick [name=rival_name]")).to_be_visible()
    assert page.evaluate(CHOOSE_AND_FOCUS) != "rival_name"


@sizes
def test_the_words_of_holding_a_document_are_refused_and_kept_for_correction(open_page, phone):
    page, lines = open_page(RIVALS, phone=phone), RivalMove.objects.count()
    quick = page.locator(".quick")
    quick.get_by_label("递交了什么", exact=True).check()
    quick.get_by_label("天合智能", exact=True).check()
    quick.locator("[name=what]").fill("拿到了他们的报价单")
    quick.get_by_role("button", name="记下").click()
    expect(quick).to_contain_text("对手的文件一律不收")
    expect(quick.locator("[name=what]")).to_have_value("拿到了他们的报价单")
    assert RivalMove.objects.count() == lines
    quick.locator("[name=what]").fill("递交了报价单")
    quick.get_by_role("button", name="记下").click()
    expect(page.locator("#rivals-known")).to_contain_text("递交了报价单")


@sizes
def test_a_line_is_corrected_and_removed_in_place(open_page, phone):
    page = open_page(RIVALS, phone=phone)
    line = RivalMove.objects.get(question=Question.DOCUMENT.value)
    page.locator(f"[hx-target='#slot-moves-{line.pk}']").click()
    form = page.locator(f"#slot-moves-{line.pk}")
    form.locator("[name=what]").fill("三年总价表")
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#rivals-known")).to_contain_text("三年总价表")
    page.locator(f"[hx-target='#slot-moves-{line.pk}']").click()
    page.locator(f"#slot-moves-{line.pk}").get_by_role("button", name="删除").click()
    page.locator("dialog[open]").get_by_role("button").last.click()
    expect(page.locator("#rivals-known")).not_to_contain_text("三年总价表")
    assert not RivalMove.objects.filter(pk=line.pk).exists()


def test_the_chart_has_its_table_one_tap_away(open_page):
    page = open_page(RIVALS)
    card = page.locator(".rival").first
    expect(card.locator(".position-chart")).to_be_visible()
    card.get_by_text("看表格").click()
    expect(card.locator(".position-history tbody tr").nth(9)).to_be_visible()


@sizes
def test_a_claim_is_written_a_word_is_added_and_it_proves_true(open_page, phone):
    page = open_page(CLAIMS, phone=phone)
    page.get_by_role("link", name="添加说法").click()
    form = page.locator("#slot-claims-new")
    form.locator("[name=statement]").fill("招标推迟到明年")
    form.get_by_role("button", name="记下").click()
    expect(page.locator(".claim", has_text="招标推迟到明年")).to_be_visible()
    told = Claim.objects.get(statement="招标推迟到明年")
    page.locator(f"[hx-target='#slot-say-{told.pk}']").click()
    say = page.locator(f"#slot-say-{told.pk}")
    say.locator("[name=source_name]").fill("钱立群")
    say.get_by_role("button", name="记下").click()
    expect(page.locator(f"#claim-{told.pk}")).to_contain_text("单一来源")
    expect(page.locator("#claims")).not_to_contain_text("钱立群")
    page.locator(f"#claim-{told.pk}").get_by_role("button", name="证实").click()
    expect(page.locator(f"#claim-{told.pk}")).to_have_count(0)
    page.get_by_role("link", name="已有结论").click()
    expect(page.locator(f"#claim-{told.pk}")).to_contain_text("已证实")


def test_a_word_on_a_claim_is_added_with_keys_alone(open_page):
    page = open_page(CLAIMS)
    told = Claim.objects.first()
    page.locator(f"[hx-target='#slot-say-{told.pk}']").focus()
    page.keyboard.press("Enter")
    field = page.locator(f"#slot-say-{told.pk} [name=source_name]")
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.type("钱立群")
    page.keyboard.press("Enter")
    expect(page.locator(f"#claim-{told.pk} .report")).to_have_count(4)


def test_who_has_spoken_is_left_out_for_the_keeper_in_place(open_page, people):
    contact(people.company, "周财")
    people.company.contacts.filter(name="周财").update(department="财务部")
    page = open_page(CLAIMS)
    box = page.locator(".witnesses").first
    expect(box).to_contain_text("周财")
    box.get_by_role("button", name="去掉已经说过的人").click()
    expect(box).to_contain_text("已记入访问日志")


def test_a_source_is_rated_anew_in_place(open_page):
    page = open_page(CLAIMS)
    page.get_by_role("button", name="改评为 E").click()
    expect(page.locator("#sources")).not_to_contain_text("改评为")
    expect(page.locator("#claims")).to_contain_text("(E)")
