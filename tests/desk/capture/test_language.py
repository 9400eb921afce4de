"""Dates, amounts and names as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from tests.desk.capture.labelled import known
from yunchou.desk.capture.language.characters import plain
from yunchou.desk.capture.language.dates.calendar import day_of_month
from yunchou.desk.capture.language.dates.reading import find_moments
from yunchou.desk.capture.language.money import find_money
from yunchou.desk.capture.preparing import read

WEDNESDAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-03-11"),
        ("昨天上午", "2026-03-10"),
        ("上周三", "2026-03-04"),
        ("下周五", "2026-03-20"),
        ("周五前", "2026-03-13"),
        ("月底", "2026-03-31"),
        ("12月中旬", "2026-12-15"),
        ("明年Q1", "2027-03-31"),
        ("10月底", "2026-10-31"),
        ("国庆后", "2026-10-08"),
        ("国庆前", "2026-09-30"),
        ("下下周", "2026-03-27"),
        ("三天后", "2026-03-14"),
        ("26年3月", "2026-03-31"),
        ("2026-12-01", "2026-12-01"),
        ("上半年", "2026-06-30"),
        ("3月20号", "2026-03-20"),
        ("二十五号", "2026-03-25"),
        ("下月中旬", "2026-04-15"),
        ("年后", "2027-02-13"),
        ("两周内", "2026-03-25"),
        ("五个工作日内", "2026-03-18"),
        ("双十一前", "2026-11-10"),
        ("元旦后", "2027-01-04"),
        ("by Friday", "2026-03-13"),
        ("end of March", "2026-03-31"),
        ("mid January", "2027-01-15"),
        ("in two weeks", "2026-03-25"),
        ("next Tuesday", "2026-03-17"),
        ("3.15 汇报", "2026-03-15"),
        ("开春", "2026-03-31"),
        ("正月初八", "2027-02-13"),
        ("过完年", "2027-02-13"),
        ("by EOW", "2026-03-13"),
        ("by the 28th", "2026-03-28"),
    ],
)
def test_a_date_is_understood_from_the_day_of_the_note(text, day):
    found = next(iter(find_moments(plain(text), WEDNESDAY)))
    assert found.when(past=False).day.isoformat() == day


@pytest.mark.parametrize(("text", "day"), [("周五", "2026-03-06"), ("12月中旬", "2025-12-15"), ("25号", "2026-02-25")])
def test_a_date_that_looks_back_lies_behind(text, day):
    assert next(iter(find_moments(text, WEDNESDAY))).when(past=True).day.isoformat() == day


def test_a_bare_part_of_a_month_belongs_to_the_month_named_before():
    _tender, award = find_moments("12月中旬开标，月底定标", WEDNESDAY)
    assert award.when(past=False).day == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "past", "day"),
    [
        (date(2026, 4, 10), False, date(2026, 5, 31)),
        (date(2026, 5, 2), True, date(2026, 3, 31)),
        (date(2026, 2, 10), False, date(2026, 3, 31)),
        (date(2026, 5, 31), False, date(2026, 5, 31)),
    ],
)
def test_the_thirty_first_is_looked_for_in_a_month_that_has_one(today, past, day):
    assert day_of_month(31, today, past=past) == day


def test_no_month_has_a_thirty_second():
    with pytest.raises(ValueError, match="no month has a day 32"):
        day_of_month(32, date(2026, 4, 10), past=False)


@pytest.mark.parametrize(
    "text", ["十三月", "2月31号", "一月份额", "三点建议：", "前端", "后台", "周全", "13/45", "版本3.15.2"]
)
def test_what_is_no_date_is_none(text):
    assert [moment.text for moment in find_moments(text, WEDNESDAY) if moment.shape not in {"month", "part"}] == []


@pytest.mark.parametrize(
    ("text", "amount", "high", "currency"),
    [
        ("三百万", "3000000", None, "CNY"),
        ("320万", "3200000", None, "CNY"),
        ("1.2个亿", "120000000", None, "CNY"),
        ("两百来万", "2000000", None, "CNY"),
        ("300w", "3000000", None, "CNY"),
        ("三十五万八", "358000", None, "CNY"),
        ("二三百万", "2000000", "3000000", "CNY"),
        ("200到300万", "2000000", "3000000", "CNY"),
        ("USD 450k", "450000", None, "USD"),
        ("$135,000", "135000", None, "USD"),
        ("预算300", "3000000", None, "CNY"),
        ("半个亿", "50000000", None, "CNY"),
        ("1亿2", "120000000", None, "CNY"),
        ("八九十万", "800000", "900000", "CNY"),
        ("３００万元", "3000000", None, "CNY"),
        ("50万美金", "500000", None, "USD"),
    ],
)
def test_an_amount_is_understood(text, amount, high, currency):
    (money,) = find_money(plain(text), [])
    assert (money.amount, money.high, money.currency) == (Decimal(amount), Decimal(high) if high else None, currency)


def test_an_amount_ends_with_its_line():
    (one,) = find_money("容天报价680万\n2、讯鸟没交样机", [])
    assert (one.start, one.end, one.amount) == (4, 8, Decimal(6_800_000))


@pytest.mark.parametrize("text", ["预算给了600个", "捷通才报600，偏低", "他们报580万，我方600"])
def test_a_bare_price_is_in_ten_thousands(text):
    assert [one.amount for one in find_money(text, [])][-1] == Decimal(6_000_000)


@pytest.mark.parametrize("text", ["1200坐席", "300个人", "5个点", "20%", "三十天", "2026年", "第3版", "13800138000"])
def test_a_number_that_counts_something_else_is_no_amount(text):
    assert list(find_money(text, [])) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("见了王总", "王建国"),
        ("王建国总经理", "王建国"),
        ("老王说", "王建国"),
        ("wjg说", "王建国"),
        ("Wang Jianguo said", "王建国"),
        ("wangzong said", "王建国"),
        ("王建果来了", "王建国"),
        ("W总说", "王建国"),
        ("李主任", "李敏"),
        ("赵副总", "赵文博"),
        ("钱处", "钱立群"),
        ("周行", "周正"),
        ("江海银行李主任", "李敏"),
        ("没约上周行长", "周正"),
        ("Director Li", "李敏"),
    ],
)
def test_a_known_person_is_matched(text, name):
    assert [(one.name, one.known) for one in read(text, WEDNESDAY, known("bank")).people] == [(name, True)]


@pytest.mark.parametrize(
    ("text", "name", "title", "department"),
    [
        ("新来的技术总监叫孙浩", "孙浩", "总监", ""),
        ("财务部刘芳经理", "刘芳", "经理", "财务部"),
        ("孙浩（技术总监）", "孙浩", "技术总监", ""),
        ("信息中心的韩主任", "韩主任", "主任", "信息中心"),
        ("李经理", "李经理", "经理", ""),
        ("采购部的小刘", "小刘", "", "采购部"),
    ],
)
def test_a_new_person_comes_with_title_and_department(text, name, title, department):
    (person,) = read(text, WEDNESDAY, known("bank")).people
    assert (person.name, person.known, person.title, person.department) == (name, False, title, department)


@pytest.mark.parametrize(
    "text",
    [
        "对方经理",
        "周总结",
        "方案讲解",
        "由于项目经理请假",
        "向总部汇报",
        "高主动性",
        "时间管理",
        "小程序和大屏",
        "老客户",
        "各总监",
    ],
)
def test_what_is_nobody_is_not_taken_for_somebody(text):
    assert [one.name for one in read(text, WEDNESDAY, known("bank")).people] == []


def test_every_character_keeps_its_place():
    text = "３００Ｗ　｜王总→ﬁ㍿"
    assert len(plain(text)) == len(text)
