"""By what a note shows how somebody was in touch: by video, by telephone, over a meal. Written over masks."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import ContactKind

MANNERS: tuple[tuple[ContactKind, re.Pattern[str]], ...] = (
    (
        ContactKind.VIDEO,
        re.compile(
            r"视频会|视频$|打(?:了|来|过来)?(?:一?个|一通)?视频|视频(?:通话|过来|聊|沟通|交流|了|开|通)|线上(?!化)|腾讯会议|钉钉会|飞书会|zoom|teams|webex|"
            r"google meet|skype|"
            r"远程(?:会议|演示|沟通|交流)|video call|video (?:meeting|with)|\bvideo\b",
            re.I,
        ),
    ),
    (
        ContactKind.CALL,
        re.compile(
            r"语音(?:了|聊|通|沟通)|电话|致电|通话|打给|来电|去电|通(?:了|完|过)(?:个)?话|(?<![a-z])call(?:ed)?(?![a-z])|phone|"
            r"rang\b",
            re.I,
        ),
    ),
    (
        ContactKind.MEAL,
        re.compile(
            r"撸串|烧烤|火锅|吃(?:了|个|饭|面|的|完|顿|着)|午饭|晚饭|午餐|晚餐|饭局|饭桌|喝(?:了|茶|咖啡|酒|个)|"
            r"茶(?:楼|馆|叙)|咖啡|请.{0,6}吃|聚餐|宵夜|lunch|dinner|coffee|breakfast|drinks",
            re.I,
        ),
    ),
    (
        ContactKind.MESSAGE,
        re.compile(
            r"微信|短信|邮件|发消息|发了?信息|留言|钉钉|飞书|emailed|texted|messaged|wrote to|pinged|whatsapp|"
            r"wechat|slack|"
            r"\btext from|\bemail",
            re.I,
        ),
    ),
    (
        ContactKind.HOSTED,
        re.compile(
            r"来(?:咱们?|我们?)(?:这|公司|家|机房|总部)?|来访|到访|来我司|来(?:了)?我们公司|来公司|到我司|到(?:了)?我们公司|参观(?:我们|我司|"
            r"公司)|考察我们|visited us",
            re.I,
        ),
    ),
    (
        ContactKind.VISIT,
        re.compile(
            r"过去(?:做|讲|看|聊|谈|汇报|演示|对|开|一趟)|去(?:他们|她们|对方|客户|甲方)|刚(?:从|打|由)[^，]{1,10}(?:出来|回来)|拜(?:个)?(?:早)?年|去[^，]{1,6}看(?:他们|她们|新|机房|现场)|拜访|上门|走访|回访|去了|(?<![收得提报送交发寄])(?:去|到|在|来到|跑)了?Ⓒ‥*|刚从Ⓒ‥*|行内|会议室|"
            r"到了?(?:客户|他们|现场|行里|局里|公司楼)|去(?:一)?趟|跑了?(?:一)?趟|现场|登门|他们公司|"
            r"去他|接待|popped by|swung by|visited|\bvisit\b|(?:dropped|stopped|popped) (?:by|in)|at their (?:office|site|hq|headquarters|"
            r"place)|on[- ]site",
            re.I,
        ),
    ),
    (
        ContactKind.MEETING,
        re.compile(
            r"开会|开了|会议|见|碰|座谈|面谈|会面|汇报|演示|交流会|聊|谈|met\b|meeting|saw\b|workshop|"
            r"sat (?:down|with)|bumped into|ran into|catch[- ]?up|caught up",
            re.I,
        ),
    ),
)
