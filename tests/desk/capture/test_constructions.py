"""What a construction makes of a note, beside a near neighbour of which it may make nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.desk.capture.labelled import known
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.engine import capture_known

DAY = date(2026, 12, 3)


def read(note: str, kind: Kind) -> list[Any]:
    """The fields of all proposals of one kind in a note about the bank."""
    return [one.fields for one in capture_known(note, known("bank"), DAY).proposals if one.kind is kind]


@pytest.mark.parametrize(
    "note",
    [
        "李主任的三个诉求：①自动排班 ②全量质检 ③一键导出报表",
        "李主任提了三点：一是自动排班，二是全量质检，三是一键导出报表",
        "李主任提了三条：自动排班；全量质检；一键导出报表",
        "李主任的需求：\n1. 自动排班\n2. 全量质检\n3. 一键导出报表",
    ],
)
def test_each_point_that_somebody_counts_out_is_a_need_of_his(note):
    assert [(one.title, one.proposer) for one in read(note, Kind.NEED)] == [
        ("自动排班", "李敏"),
        ("全量质检", "李敏"),
        ("一键导出报表", "李敏"),
    ]


def test_what_is_counted_out_about_the_price_is_no_need():
    assert read("李主任提了两点：一是再降八个点，二是账期90天", Kind.NEED) == []


def test_the_way_of_a_payment_is_read_step_by_step_and_is_no_decision():
    note = "付款流程：钱处提单，已提；冯岚复核，一般3个工作日，现在就在她手上；最后周行长签字。"
    steps = [(one.person, one.days, one.state and one.state.value) for one in read(note, Kind.PAYMENT_STEP)]
    assert steps == [("钱立群", None, "done"), ("冯岚", 3, "in_hand"), ("周正", None, "waiting")]
    assert read(note, Kind.DECISION_STEP) == []
    assert read(note, Kind.SIGNING_STEP) == []


def test_who_chairs_a_committee_and_when_it_meets_follow_its_name():
    (step,) = read("五百万以上要上行长办公会，周行长主持，赶12月18日那一次", Kind.DECISION_STEP)
    assert (step.name, step.person, step.planned_on) == ("行长办公会", "周正", date(2026, 12, 18))
    assert read("上回评审会上周行长替我们说了话", Kind.DECISION_STEP) == []


def test_a_position_under_a_condition_is_none():
    assert read("钱处要求降到400万", Kind.NEGOTIATION)
    assert read("如果降到400万他就签", Kind.NEGOTIATION) == []


def test_departments_that_signed_have_not_signed_the_contract():
    assert read("合同昨天签了，428万", Kind.CONTRACT)
    assert read("合同财务部和法务都签完了，就差周行长签字", Kind.CONTRACT) == []
    steps = read("合同财务部和法务都签完了，就差周行长签字", Kind.SIGNING_STEP)
    assert {(one.department, one.person) for one in steps} >= {("法务", ""), ("财务部", "")}


def test_what_somebody_promises_to_send_has_its_day_and_when_we_send_it_is_ours():
    (theirs,) = read("冯岚12月8号给我盖好章的保密协议", Kind.CUSTOMER_PROMISE)
    assert (theirs.by, theirs.due_on) == ("冯岚", date(2026, 12, 8))
    (ours,) = read("需要法务出一版保密协议，下周三给王总", Kind.OUR_PROMISE)
    assert (ours.to, ours.due_on) == ("王建国", date(2026, 12, 9))


@pytest.mark.parametrize(
    ("note", "met"),
    [
        ("王总微信问我报价什么时候出", ["王建国"]),
        ("王总把我们叫到会议室谈了三条意见", ["王建国"]),
        ("王总今天一整天都在开会，没约上", []),
        ("李主任把她在江海证券的师姐推给我了", []),
        ("钱处会在会上帮我们解释报价", []),
    ],
)
def test_nobody_is_met_who_was_only_spoken_of(note, met):
    assert [one.name for one in read(note, Kind.PERSON_MET)] == met


@pytest.mark.parametrize(
    ("note", "amount"),
    [
        ("钱处砍价砍到 199 一个坐席一个月", 199),
        ("我们报价 430 万，最多到 415", 4_150_000),
        ("预算只剩四百二十万", 4_200_000),
    ],
)
def test_an_amount_is_what_the_words_around_it_make_it(note, amount):
    found = read(note, Kind.NEGOTIATION) + read(note, Kind.BUDGET)
    assert amount in [one.amount for one in found]


def test_a_day_is_nobodys_name():
    (step,) = read("下周三上行长办公会", Kind.DECISION_STEP)
    assert (step.name, step.person, step.planned_on) == ("行长办公会", "", date(2026, 12, 9))


@pytest.mark.parametrize("told", ["违约金上限他们要20%", "他们要先付20%", "他们要扣5%质保金"])
def test_a_term_of_the_contract_in_percent_is_nobodys_share(told):
    assert read(told, Kind.NEGOTIATION)
    assert not capture_known(told, known("bank"), DAY).blocked


@pytest.mark.parametrize("told", ["他们要20%", "他们要20%回扣"])
def test_a_share_that_is_no_term_stays_blocked(told):
    assert capture_known(told, known("bank"), DAY).blocked


@pytest.mark.parametrize(
    ("told", "day"),
    [("上线从3月1日延到5月8日", date(2027, 5, 8)), ("原定3月1日上线，要拖到5月8日", date(2027, 5, 8))],
)
def test_a_step_that_was_moved_is_at_its_new_day(told, day):
    assert [one.planned_on for one in read(told, Kind.PLAN_DATE)] == [day]
