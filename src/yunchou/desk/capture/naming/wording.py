"""How people are named in notes."""

from __future__ import annotations

import re

from yunchou.desk.capture.naming.titles import (
    ENGLISH_TITLES,
    GIVEN,
    SURNAME,
    TITLE,
)

ADDRESSED = re.compile(rf"(?P<surname>{SURNAME})(?P<given>{GIVEN}{{0,2}}?)(?P<title>{TITLE})", re.IGNORECASE)
NICKNAME = re.compile(rf"[老小阿大](?P<surname>{SURNAME})(?P<tail>总|姐|哥)?")
INITIAL = re.compile(rf"(?<![A-Za-z])(?P<letter>[A-Z])(?P<title>{TITLE})")
LATIN = re.compile(
    r"(?<![A-Za-z0-9@._-])(?=(?P<courtesy>"
    + ENGLISH_TITLES
    + r"\s)?(?P<one>[a-z]+)(?![a-z0-9@])(?:[ ](?P<two>[a-z]+)(?![a-z0-9@]))?)",
    re.IGNORECASE,
)
NEW_LATIN = re.compile(
    r"(?:(?P<courtesy>(?:Mr|Mrs|Ms|Dr)\.?|Director|Manager)\s(?P<one>[A-Z][a-z]+)|"
    r"(?P<role>(?:CIO|CTO|CEO|CFO|COO|VP|manager|director|head|lead|buyer|engineer|"
    r"counterpart|colleague)),?\s(?P<both>[A-Z][a-z]+\s[A-Z][a-z]+)|"
    r"(?:(?:叫|名叫|叫做|called|named)\s?|(?P<role2>创始人|合伙人|总监|经理|老板|负责人|主管|对接人|接口人|运营|采购|产品|财务|同事|VP|CEO|CTO|CIO|COO|CFO)\s?)"
    r"(?P<bare>(?-i:[A-Z][a-z]{1,9}))(?![A-Za-z])|"
    r"(?P<named>[A-Z][a-z]+ [A-Z][a-z]+)(?=(?:,| \(| is| -|:) ?(?:the |their |our |a |new )*"
    r"(?:CIO|CTO|CEO|CFO|COO|CX|VP|Director|Head|Manager|Lead|GM|President|Chief)))"
)
TITLE_AFTER = re.compile(rf"\s?(?:[（(](?P<inside>[^（）()]{{1,14}})[）)]|(?P<title>{TITLE}))")
NOT_AFTER_SHORT = re.compile(r"[长级作程业务门里部员资具况室市子]|[个点]")
OURS_BEFORE = re.compile(r"(?:我们公司的?|我们的?|咱们的?|咱|我方的?|我司的?|我们家的?|our )\s?$", re.IGNORECASE)
NOT_PEOPLE = {
    "老师",
    "老板",
    "老客户",
    "小组",
    "老总",
    "小时",
    "小米",
    "大马",
    "大金",
    "小程",
    "老龙",
    "大白",
    "小白",
    "老乡",
    "大江",
    "老路",
    "小路",
    "大陆",
    "小区",
    "大方",
    "大石",
    "大单",
    "小单",
    "大关",
    "小关",
    "大管",
    "小管",
    "老方",
    "大常",
    "大成",
    "小成",
    "大任",
    "大向",
    "小范",
    "大范",
    "大易",
    "小易",
    "大查",
    "老查",
    "大于",
    "小于",
    "阿里",
    "大会",
    "大米",
    "大项",
    "小项",
    "老项",
}
SPEAKS = re.compile(
    r"(?:说|讲|提(?:了|到|出)|表示|反馈|关心|要求|希望|问|觉得|认为|答应|那边|跟我|和我|联系|"
    r"透(?:的|露|了)|漏(?:的|了)|都(?:在|来|说)|打(?:来|了)|发(?:来|了)|负责|主要|是(?:新|他|她))"
)
CALLED = re.compile(r"(?:叫做|名叫|叫)\s?$")
BEFORE_NEW_NAME = re.compile(
    r"(?:手底下的|手下的|底下的|组里的|带的徒弟|见了|见到|见|拜访了|拜访|认识了|认识|叫做|叫|名叫|和|跟|与|同|、|联系了|联系|"
    r"对接人是|换成了|换成|新来的|参会：|参会:|对方：|对方:|找了|找)\s?$"
)
