"""One deal from a new customer to money in the bank, through the pages: the seller's on a phone, the others' at desks.

The sweep has it the other way round.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.product import FINANCE, LEADER, SELLER, Product
from tests.journeys.walking import Walk, day, note, note_in, open_tab, press, put

pytestmark = pytest.mark.browser

PEOPLE = [("许岚", "客户服务中心", "总经理"), ("高翔", "信息技术部", "总经理"), ("陆行长", "行办", "副行长")]
ANSWERS = {
    "pursuit_decided": "周一评审会，林峰与陈晓决定投入",
    "solution_written": "周宁按需求文档写完方案 V1.0",
    "solution_presented": "周三现场讲解，演示两小时",
    "decision_maker_attended": "陆行长全程参加，签到表有记录",
    "questions_answered": "会上 6 个问题两天内书面答复",
    "accepted_by_technical": "高翔邮件同意方案",
    "accepted_by_business": "许岚在纪要上签字",
    "chosen_by_customer": "客户书面通知选我们",
    "terms_agreed": "单价 2,400 元，3-6-1 付款，纪要双方确认",
    "approved_on_our_side": "折扣与付款条件林峰已批准",
}


@pytest.mark.parametrize("phone", [pytest.param(False, marks=pytest.mark.sweep), True], ids=["desk", "phone"])
def test_a_deal_is_carried_from_a_new_customer_to_the_bank_receipt(product: Product, *, phone: bool) -> None:
    walk = Walk(product, phone)
    name = "云山城市商业银行" if phone else "沧江农村商业银行"
    seller = walk.enter(SELLER)
    meet_the_customer(walk, seller, name)
    sign_off(walk, name)
    open_the_deal(walk, seller)
    judge_the_opportunity(walk, seller)
    settle_need_and_solution(walk, seller)
    negotiate_and_sign(walk, seller)
    receive_the_money(walk, seller, name)
    assert product.complaints == []


def meet_the_customer(walk: Walk, page: Page, name: str) -> None:
    """A new customer with its figures and three people, judged by the seller."""
    walk.look(page, "today")
    walk.menu(page, "客户")
    press(page, "新建客户")
    note(
        page, name=name, short_name=name[:2], segment="银行", public_sector_class="国有金融", location="昆明",
        head_count="6200", seats_now="900", seats_replaceable="800", seats_ours="0", seats_grade="B2",
        niche="区域性商业银行", niche_rank="3", is_leader="yes", well_known="no",
    )  # fmt: skip
    expect(page.locator("h1")).to_have_text(name)
    for person, department, title in PEOPLE:
        press(page, "添加联系人")
        note(page, name=person, department=department, title=title)
    walk.look(page, "customer")
    press(page, "判断是不是大客户")
    walk.look(page, "key-account")
    note(page, "保存这次判断", recheck_on=day(180))
    expect(page.locator("main")).to_contain_text("尚未")
    page.locator(".crumbs").get_by_role("link", name=name[:2]).click()
    expect(page.locator("main")).to_contain_text("等待主管或高层确认")


def sign_off(walk: Walk, name: str) -> None:
    """The leader finds the judgement on Today and signs it off; the seller could not."""
    page = walk.enter(LEADER)
    card = page.locator(".card", has=page.get_by_role("heading", name="等你签认的大客户"))
    walk.look(page, "leader-today")
    card.get_by_role("link", name=name[:2]).first.click()
    page.get_by_role("link", name="查看并确认").first.click()
    press(page, "确认")
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("林峰")
    page.context.close()


def open_the_deal(walk: Walk, page: Page) -> None:
    """A deal of the customer; its first gate is open, because everything it asks for has been written down."""
    page.reload()
    press(page.locator("main"), "新建商机")
    page.wait_for_load_state()
    note(
        page, "建立商机", name="客服中心坐席替换", seats="500", unit_price="2400",
        expected_sign_on=day(70), expected_cash_on=day(120),
    )  # fmt: skip
    expect(page.locator(".deal-facts")).to_contain_text("¥120万")
    walk.look(page, "new-deal", axe=True)
    pass_gate(walk, page, "判断商机")


def pass_gate(walk: Walk, page: Page, onward: str) -> None:
    """On through an open gate, without an override."""
    gate = page.locator("#gate")
    for code, evidence in ANSWERS.items():
        answering = gate.locator(".answering", has=page.locator(f"#evidence-{code}"))
        if answering.count() and "还没有人回答" in answering.locator("xpath=..").inner_text():
            answering.locator("summary").click()
            put(answering, answer="yes", evidence=evidence)
            press(answering, "保存回答")
            expect(gate.locator(".criterion", has=page.locator(f"#evidence-{code}"))).to_contain_text("是。")
    walk.look(page, f"gate-to-{onward}")
    expect(gate.locator("textarea#override-reason")).to_have_count(0)
    press(gate, f"进入“{onward}”")
    expect(page.locator(".deal-stages summary")).to_contain_text(onward)
    expect(page.locator(".deal-stages summary")).not_to_contain_text("关口")


def judge_the_opportunity(walk: Walk, page: Page) -> None:
    """Need, budget, time and decision process; before them the gate is shut and asks for a reason."""
    expect(page.locator("#gate textarea#override-reason")).to_be_visible()
    open_tab(page, "判断商机")
    walk.look(page, "qualification-empty", axe=True)
    note_in(
        page, page.locator("#need a[hx-target='#slot-summary']"), is_clear="yes", documented="yes",
        document_version="V1.0", confirmed="yes", confirmed_on=day(-1), initiator="许岚", cost="100万",
        initiating_reason="原坐席系统年底停止维护",
    )  # fmt: skip
    for title, fit in [("视频坐席与双录", "meets"), ("与核心系统对接", "configurable")]:
        opener = page.locator("a[hx-target='#slot-needs-new']")
        note_in(page, opener, title=title, must_have="yes", is_clear="yes", fit=fit, proposer="许岚")
    for side, person in [("executive", "陆行长"), ("technical", "高翔"), ("business", "许岚")]:
        opener = page.locator(f"a[hx-target='#slot-side-{side}']")
        note_in(page, opener, answer="yes", person=person, evidence="立项会上签字", reliability="A", credibility="1")
    note_in(
        page, page.locator("a[hx-target='#slot-budgets-new']"), state="approved", year=str(int(day(0)[:4]) + 1),
        amount="130万", holder="许岚", reliability="A", credibility="2", source_name="计财部刘主管",
    )  # fmt: skip
    for step, days, ahead in [("contract", 10, 70), ("delivery", 20, 130), ("go_live", 5, 160)]:
        opener = page.locator(f"a[hx-target='#slot-step-{step}']")
        note_in(page, opener, duration_days=str(days), planned_on=day(ahead))
    for title, person, ahead in [("技术评审", "高翔", 20), ("行办会审批", "陆行长", 40)]:
        opener = page.locator("a[hx-target='#slot-steps-new']")
        note_in(page, opener, name=title, department="行办", person=person, planned_on=day(ahead))
    walk.look(page, "qualification")
    expect(page.locator("#qualification > .verdict").first).to_contain_text("成立")
    open_tab(page, "概览")
    pass_gate(walk, page, "需求确定")


def settle_need_and_solution(walk: Walk, page: Page) -> None:
    """What is written down opens the gate of the need; the solution's questions are answered with evidence."""
    for stage in ("方案制作", "方案讲解", "方案确定", "商务谈判"):
        pass_gate(walk, page, stage)


def negotiate_and_sign(walk: Walk, page: Page) -> None:
    """The signing path, the contract, its signature, instalments and the payment path. Signed is not won."""
    open_tab(page, "合同")
    press(page, "加一步")
    note(page, department="采购部", person="许岚", document="合同初稿", expected_days="5", state="已办", done_on=day(0))
    walk.look(page, "signing-path")
    open_tab(page, "概览")
    pass_gate(walk, page, "合同签订")
    open_tab(page, "合同")
    press(page, "拟合同")
    number = f"CJ-{walk.device}"
    note(page, number=number, title="坐席采购合同", amount="120万", first_payment="36万", seats="500", sealed="yes")
    press(page, "登记签订")
    note(page, "记下签订", signed_on=day(0))
    expect(page.locator("main")).to_contain_text("签了不算赢")
    walk.look(page, "contract")
    open_tab(page, "回款")
    press(page, "按比例排")
    rows = {"name__1": "首付款", "share__1": "30", "due_on__1": day(5), "name__2": "验收款", "share__2": "60"}
    note(page, **rows, due_on__2=day(90), name__3="质保金", share__3="10", due_on__3=day(400))
    press(page, "加一步")
    note(page, department="计划财务部", person="陆行长", document="付款申请", expected_days="7")
    walk.look(page, "receivables")
    open_tab(page, "概览")
    pass_gate(walk, page, "收款")
    expect(page.locator(".deal-standing")).to_contain_text("进行中")


def receive_the_money(walk: Walk, seller: Page, name: str) -> None:
    """Finance writes the invoice and records the bank receipt; that wins the deal, and nothing else did."""
    page = walk.enter(FINANCE)
    walk.look(page, "finance-today")
    page.goto(seller.url)
    open_tab(page, "回款")
    row = page.locator("tr", has_text="首付款")
    row.locator("summary").click()
    row.get_by_role("link", name="登记发票").click()
    note(page, number=f"FP-{walk.device}", amount="36万", issued_on=day(0))
    walk.menu(page, "回款")
    walk.look(page, "collections")
    press(page, "登记到账")
    put(page.locator("main form"), q=name)
    press(page.locator("main form"), "查找")
    page.locator("main").get_by_role("link", name=name).click()
    share = page.locator(".share-row", has_text="首付款").locator("input")
    put(page.locator("main form"), bank_reference=f"2026-{walk.device}", amount="36万", received_on=day(0))
    share.fill("36万")
    walk.look(page, "bank-receipt")
    press(page, "确认到账")
    page.wait_for_load_state()
    walk.look(page, "receipt-recorded", axe=True)
    page.context.close()
    seller.reload()
    expect(seller.locator(".deal-standing")).to_contain_text("赢单")
    walk.look(seller, "won", axe=True)
    open_tab(seller, "时间线")
    expect(seller.locator(".timeline")).to_contain_text("款项已到账")
    walk.look(seller, "timeline")
