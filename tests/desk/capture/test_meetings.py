"""Nobody is met who was only spoken of; what was called off, lies ahead or was others' is no contact of ours."""

from datetime import date

import pytest

from tests.desk.capture.labelled import dossier
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.engine import capture
from yunchou.desk.capture.language.characters import plain

AS_OF = date(2026, 3, 11)


def names(text, kind):
    return sorted(one.fields.name for one in capture(text, dossier("bank"), AS_OF).proposals if one.kind is kind)


@pytest.mark.parametrize(
    "text",
    [
        "没见到王总",
        "约的王总，等了一小时没见着",
        "李主任建议我们先见王总",
        "王总跟我说下周上会",
        "7月中旬上会，王总主持",
        "周宁明天过去讲方案，王总参加",
        "王总没来",
        "王总出差了没见着",
        "拜访王总未遇",
        "王总不在，下次再约",
        "和王总没聊上",
        "没约上王总",
        "听说王总见了云讯",
        "听说远东呼叫上周见过王总",
        "据说有家南方的公司前天请王总吃了饭",
        "王总昨天见了云讯的人",
        "云讯上周拜访了王总",
        "云讯跟王总吃了饭",
        "天润通的张总请王总喝茶",
        "下周二见王总",
        "准备去拜访王总",
        "约了王总周五见面",
        "想见王总一面",
        "打算下周和王总开会",
        "明天跟王总汇报",
        "如果见到王总就问预算",
        "要不要去见王总？",
        "见没见王总？",
        "和谁聊到了王总",
        "关于王总的态度还要打听",
        "本来要见王总，取消了",
        "跟王总的会改到下周了",
        "王总放了我们鸽子",
        "王总的秘书来电话",
        "王总团队加班",
        "王总和云讯开会去了",
        "去见王总的路上",
        "等会见王总",
        "王总那边没问题",
        "王总的意见很重要",
        "让周宁去找王总聊",
        "王总参加了集团的会",
        "王总跟云讯的关系不错",
        "周三计划：拜访王总",
        "Didn't get to see 王总",
        "Meeting with 王总 tomorrow",
        "Need to meet 王总",
        "王总 wants to meet Callware",
        "云讯昨天请王总吃饭，李主任也在",
        "李主任说王总和云讯开了个会，赵副总也参加了",
        "王总跟李主任碰了个头，定了方案",
        "王总、李主任、赵副总开了内部会",
        "行里开会定了，王总主持",
        "王总给李主任打了电话",
        "周行长约王总谈话了",
        "听王总说李主任跟云讯的人见面了",
        "钱处陪周行长出差去了",
        "王总上周去云讯总部参观了",
        "李主任带云讯的人看了机房",
        "李主任昨天跟王总汇报了我们的方案",
        "王总说明天要跟赵副总开会讨论",
        "我让周宁给王总打电话",
        "周宁说王总找过他",
        "给王总打电话没人接",
        "等王总来了再开会",
        "王总请了三天假，李主任代他参加",
        "王总和李主任各派了一个人参加，赵副总没参加",
        "捷通还在活动，上周见了王总",
    ],
)
def test_nobody_is_met_who_was_only_spoken_of(text):
    assert names(text, Kind.PERSON_MET) == []
    contacts = [
        one.fields.people for one in capture(text, dossier("bank"), AS_OF).proposals if one.kind is Kind.INTERACTION
    ]
    assert all(people == () for people in contacts)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("见了王总", "meeting"),
        ("上午拜访王总", "visit"),
        ("和王总开了个会", "meeting"),
        ("给王总打了电话", "call"),
        ("王总来电", "call"),
        ("跟王总视频会议", "video"),
        ("给王总发了微信", "message"),
        ("和王总吃了午饭", "meal"),
        ("王总来我们公司考察", "hosted"),
        ("去了江海银行，王总接待的我们", "visit"),
        ("向王总汇报了方案", "meeting"),
        ("王总跟我聊了半小时", "meeting"),
        ("参会：王总", "contact"),
        ("Met 王总 this morning", "meeting"),
        ("Call with 王总", "call"),
        ("昨天跟王总在线上过了一遍", "video"),
        ("王总带我看了机房", "meeting"),
        ("在王总办公室磨了一上午", "meeting"),
        ("今天例会王总当场宣布预算批了", "meeting"),
        ("王总的微信：合同在审", "message"),
    ],
)
def test_who_was_met_is_met_and_how(text, how):
    assert names(text, Kind.PERSON_MET) == ["王建国"]
    assert [
        one.fields.how for one in capture(text, dossier("bank"), AS_OF).proposals if one.kind is Kind.INTERACTION
    ] == [how]


def test_the_met_and_the_spoken_of_are_kept_apart():
    text = "见了王总，他说李主任和赵副总都同意"
    assert names(text, Kind.PERSON_MET) == ["王建国"]
    assert names(text, Kind.PERSON_SPOKEN_OF) == ["李敏", "赵文博"]


def test_a_meeting_put_off_is_cancelled_and_planned_anew():
    made = capture("今天和王总的会改到下周三下午了", dossier("bank"), AS_OF).proposals
    ahead = [one.fields.on for one in made if one.kind is Kind.PLANNED_MEETING]
    assert ahead == [date(2026, 3, 18)]
    assert [one.fields.on for one in made if one.kind is Kind.CANCELLED_MEETING] == [AS_OF]


def test_hearsay_says_from_whom():
    (move,) = [
        one
        for one in capture("听李主任说云讯报价280万", dossier("bank"), AS_OF).proposals
        if one.kind is Kind.RIVAL_MOVE
    ]
    assert (move.hearsay, move.heard_from, move.certainty) == (True, "李敏", "unsure")


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("王总的助理小何今天跟我们过了需求", ["小何"]),
        ("王总他们部门新来的小马今天一起参加了讨论", ["小马"]),
        ("王总没空，叫小刘和我们开的会", ["小刘"]),
        ("上午在江海银行开会，王总主持，李主任、赵副总参加", ["李敏", "王建国", "赵文博"]),
        ("我让周宁给王总打了电话，王总同意了", ["王建国"]),
        ("本来约的王总，结果李主任接待的", ["李敏"]),
        ("会是王总主持的，到场的有科技部李主任，还有质检组的老葛", ["李敏", "王建国", "老葛"]),
        ("去江海银行送材料，王总没在，见的是他助理小高", ["小高"]),
    ],
)
def test_only_those_who_were_there_are_met(text, met):
    assert names(text, Kind.PERSON_MET) == met


def test_a_meeting_called_off_keeps_the_day_it_was_planned_for():
    (off,) = [
        one.fields
        for one in capture("原定明天上午给王总汇报，临时取消", dossier("bank"), AS_OF).proposals
        if one.kind is Kind.CANCELLED_MEETING
    ]
    assert (off.on, off.people) == (date(2026, 3, 12), ("王建国",))


def test_who_is_expected_too_is_invited_and_not_met():
    text = "李主任约我们下周二上午去过方案，王总也来"
    (ahead,) = [
        one.fields for one in capture(text, dossier("bank"), AS_OF).proposals if one.kind is Kind.PLANNED_MEETING
    ]
    assert (ahead.on, sorted(ahead.people)) == (date(2026, 3, 17), ["李敏", "王建国"])
    assert names(text, Kind.PERSON_MET) == []


def test_the_steps_of_a_contract_are_read_one_by_one():
    text = "合同流程问清楚了 先法制科审5天 再报财政局备案"
    steps = [
        (one.fields.department, one.fields.days)
        for one in capture(text, dossier("bank"), AS_OF).proposals
        if one.kind is Kind.SIGNING_STEP
    ]
    assert steps == [("法制科", 5), ("财政局", None)]


@pytest.mark.parametrize("text", ["和同事吃了饭", "只检查了接口", "体验手机端", "支付宝价格", "独立向王总汇报"])
def test_words_typed_by_ear_are_no_parts_of_other_words(text):
    assert plain(text) == text
    assert plain("去掩饰了一遍") == "去演示了一遍"
