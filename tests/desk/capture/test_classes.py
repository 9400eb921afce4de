"""Word classes as groups of a pattern, and what they let a construction read that no rule spells out."""

from __future__ import annotations

import re

import pytest

from tests.desk.capture.test_constructions import read
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.words.classes import of


def test_the_longest_word_of_a_class_is_found_first():
    assert re.search(of("payment_terms"), "按季付款前先谈一次性付清")[0] == "按季付"
    assert re.search(of("committee"), "下周上采购委员会")[0] == "采购委员会"


def test_a_short_english_word_stands_for_itself_alone():
    assert re.search(of("paper"), "the PO is out", re.I)
    assert re.search(of("paper"), "a proper proposal", re.I) is None


def test_classes_are_joined():
    assert re.search(of("price", "fee"), "实施费")
    assert re.search(of("price"), "实施费") is None


@pytest.mark.parametrize(
    ("note", "kind", "near", "fields"),
    [
        ("付款想按3331走，我们希望532", Kind.NEGOTIATION, "工号3331，分机532", {"point": "payment_terms"}),
        ("采购咬死430，多一分都不给", Kind.NEGOTIATION, "采购在430会议室", {"amount": "4300000"}),
        ("让利3个点，我跟钱处说的", Kind.NEGOTIATION, "我跟钱处说了3点意见", {"party": "ours"}),
        ("签报递上去了，在周行长案头", Kind.SIGNING_STEP, "周报递上去了", {}),
        ("合同让王总给打回来了", Kind.SIGNING_STEP, "王总打电话来了", {"person": "王建国", "state": "stuck"}),
        ("月底开投委会，过了才能招标", Kind.DECISION_STEP, "月底开员工大会", {"name": "投委会"}),
        ("王总应下来了，下周把接口文档给我们", Kind.CUSTOMER_PROMISE, "王总下周休假", {"by": "王建国"}),
        ("说好今天见的，王总飞北京了", Kind.CANCELLED_MEETING, "王总飞北京了", {"people": "王建国"}),
        ("经费下来了，三百八", Kind.BUDGET, "门牌三百八", {"amount": "3800000"}),
        ("赵总刚上任，急着出点业绩", Kind.PERSONAL_NEED, "赵总刚上任", {"person": "赵文博"}),
        ("给李主任做个ROI测算，周三交", Kind.OUR_PROMISE, "周三交接班", {"due_on": "2026-12-09"}),
        ("日语我们没有现成的模型", Kind.PRODUCT_GAP, "我们没有时间", {"title": "日语"}),
    ],
)
def test_a_class_reads_what_no_rule_spells_out_and_leaves_its_neighbour(note, kind, near, fields):
    found = read(note, kind)
    assert found
    for name, value in fields.items():
        held = getattr(found[0], name)
        shown = "、".join(held) if isinstance(held, tuple) else str(getattr(held, "value", held))
        assert value in shown, (name, shown)
    assert read(near, kind) == []


def test_a_rival_at_table_is_his_move_and_blocks_nothing():
    assert read("云讯的销售总监昨天跟王总打高尔夫去了", Kind.RIVAL_MOVE)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("公司体检下周三，记得空腹", Kind.PLANNED_MEETING),
        ("市场部给了五万块做展会", Kind.NEGOTIATION),
        ("周末加班改PPT", Kind.OUR_PROMISE),
        ("我们内部评审过了这个方案", Kind.DECISION_STEP),
    ],
)
def test_our_own_affairs_are_nobodys_step_at_the_customer(note, kind):
    assert read(note, kind) == []
