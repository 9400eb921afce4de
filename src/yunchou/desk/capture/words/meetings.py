"""How a note speaks of meetings ahead, called off or fallen through. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import CUSTOMER, PERSON, RIVAL, THEIRS

MOVED = re.compile(
    r"(?:改\s?(?=Ⓓ)|(?:改|挪|推|换|调)(?:到|成|在|至)|改到|改在|改约|提前(?:到|至)|改期(?:到|至)?|挪到|挪至|推迟到|推到|延(?:期)?到|延至|顺延到|改成|"
    r"(?:让|叫|说)(?:我们?|咱们?)?(?=Ⓓ‥*(?:再(?!约|说|看|定|议)|来|去|过))|换到|改线上|改电话|rebooked (?:for|to)|re-?scheduled|moved to|rescheduled (?:to|for)|postponed (?:to|until)|"
    r"pushed (?:back )?to|bumped (?:back )?to|slid to|shifted to|now (?:on|set for))",
    re.I,
)
FIXED_AHEAD = re.compile(
    r"约(?:了|好|在|定|上|到)|定(?:了|在|于|好)|预约|确定|敲定|安排(?:在|好|了)?|scheduled|"
    r"set up|booked|arranged|agreed",
    re.I,
)
AIM = re.compile(r"准备|打算|计划|要(?!求|是)|去|再|汇报|拜访|演示|见|开会|交流|碰|meet|call|visit|demo|会", re.I)
WISH = re.compile(r"想(?!法)|希望|争取|改天|回头|有机会|最好|尽快|打算|看能不能|want|hope|need to|should|must", re.I)
DENIED_SEEING = re.compile(
    r"(?:没|未|没有|还没|没能|无法|不)(?:再|能|有)?(?:见|约|碰|联系|找|打通|接|遇|聊|谈|拜访|"
    r"来|参加|到场|出席|露面|回|开成|去成|去)|不在|缺席|没人接|打不通|没打通|请假|出差|never (?:dialled|dialed|showed|joined|turned|made|came)|didn't (?:get to )?(?:see|"
    r"meet|reach|speak|show|make it|pick up|answer)|no[- ]show|voicemails?|unreachable|no repl(?:y|ies)|"
    r"no response|couldn't (?:see|meet|reach|get hold)|no answer|missed|not (?:there|available)",
    re.I,
)
SUBJECT_BEFORE = re.compile(rf"(?:{PERSON}|[{RIVAL}{THEIRS}]‥*|他们?|她们?|对方|人家|客户)[^，我咱{CUSTOMER}]{{0,8}}$")
SPOKEN_OF = re.compile(
    r"(?:聊到|谈到|提到|说到|说起|聊起|讲到|关于|针对|谈了|聊了|讨论|问到|问起|聊的是|打听)\s?(?:了)?$"
)
INSTEAD = re.compile(r"(?:改成|改为|变成|换成)了?(?:打)?(?:电话|视频|微信|线上|腾讯会议)")
GAVE_TIME = re.compile(r"^(?:只|就|也)?给了?(?:我们?|咱们)?.{0,4}?(?:分钟|小时|半天)")
# 上午三个会, 跑了两家: several contacts of one day follow.
SEVERAL = re.compile(
    r"(?:耗在|泡在|待在|扎在|蹲在)|[两三四五六几\d](?:个|场)(?:会|局|拜访|客户)|(?:跑|见|拜访|走)了[两三四五六几\d](?:家|拨|个人|个部门|位|个地方)"
)
HOUR_AND_WHO = re.compile(
    rf"Ⓓ‥*(?:是|先|去|到)?[^ⓅⓇ，]{{0,5}}(?:{PERSON})(?:[、和跟]{PERSON})*(?:[（(][^Ⓟ]*|[^ⓅⓇ，]{{0,6}})?"
)
# 周五下午两点 电信 技术交流会: an occasion with its hour and nothing else.
OCCASION = re.compile(
    r"(?:Ⓓ‥*|\s|一起|再|当面)*(?:谈|聊|过|讲|对(?!方|接人|手|我|咱|账单)|碰|吃|喝|汇报|演示|开会)(?:一?下)?[^，ⓅⓇ了过没]{0,8}|Ⓓ‥*(?:线上|视频|腾讯会议|电话会|现场)|(?:Ⓒ‥*|Ⓟ‥*|[Ⓓ‥]|\s|跟|和|与|、)*[^ⓅⓇ，了过没要写做交补]{0,10}(?:交流会?|演示会?|复盘|对接|培训|沟通|答疑|需求评审会?|方案评审会?|需求确认会?|汇报会?|拜访|会议|讲标|座谈会?|"
    r"沟通会|启动会|例会|答辩|评标|宣讲|碰头会|述标|参观|考察|饭局|晚餐|"
    r"午餐)(?:[（(].*)?"
)
PRONOUN_CONTACT = re.compile(
    r"等(?:到|着)?(?:他|她)(?!们)[^ⓅⓇ，]{0,6}?(?:聊|谈|说)了|(?:跟|和|与|同|找|陪|请|拉着?|给)(?:他|她)(?!们)[^ⓅⓇ，]{0,10}?(?:聊|谈|见|过了|讲了|演示|汇报|吃|喝|打了|"
    r"通了|沟通|确认|对了|碰)|"
    r"见(?:到|了|着)(?:他|她)(?!们)"
)
OCCASION_ALONE = re.compile(
    r"(?:Ⓓ‥*|Ⓒ‥*|\s|的|和|跟)*(?:腾讯|视频|电话|线上|钉钉|飞书|技术|需求|项目|现场|zoom|teams)*(?:会议?|开会|"
    r"交流会?|评审会|沟通会|座谈会?|对接会|碰头会|call|meeting|workshop)",
    re.I,
)
NAMES_ALONE = re.compile(
    rf"(?P<who>{PERSON}(?:\s?[、和跟与及+＋/&]\s?{PERSON})*)(?:\s?(?:[+＋、和带]|带着|"
    rf"以及)[^ⓅⓇ，]{{1,8}})?(?:\s?(?:我方|我们)?Ⓤ‥*)*(?:\s(?:讨论|沟通|过|对|聊|谈|碰)[^ⓅⓇ，]{{0,12}})?(?:参加|都在|在|到场)?"
)
HANDS_SOMEBODY = re.compile(r"(?:经理|总监|主任|总|处长|科长|的人|名片|微信号?|联系方式|电话)(?:推|介绍|给|转)")
NOT_SEEN = re.compile(
    r"没(?:能|有)?(?:见|碰|等|遇|找|堵)(?:着|到|上|成)|扑了?个?空|没(?:出来|露面|出现|来)|放.{0,3}鸽子|人不在|"
    r"白跑"
)
SENT_TO = re.compile(rf"(?:发|转|推|微信|传)(?:送|过去)?(?:给|到)?了?{PERSON}")
ANSWERED = re.compile(
    r"^(?:他|她|那边|对方|人家)(?:也|马上|秒|很快|就|已经|刚|当场)*(?:回(?:了|复|我|说)|秒回|点了个?赞)"
)
LIST_LABEL = re.compile(
    r"[^ⓅⓇ，]{0,10}(?:见着|见到|见了|碰到|聊了|聊过|来的|到场|到会)(?:了|的)?(?:有|是)?|(?:本次)?(?:参会(?:人员?|者)?|参加(?:人员|人|者)?|参加|参会|出席(?:人员)?|与会(?:人员)?|"
    r"对方|客户方?(?:参会|参加)?(?:人员)?|甲方|拜访对象|被?拜访人?|对接人|接待人?|人员|在场|"
    r"见面(?:人|对象)?|沟通对象|attendees|present|participants|客户侧|客户)",
    re.I,
)
THEN_SAID = re.compile(
    r"(?:时|的时候|期间|中|里)?(?:他|她|Ⓟ‥*)(?:们)?(?:还|也|又|就)?(?:说|讲|提|表示|希望|要求|"
    r"透露|问|答应)|(?:he|she) (?:said|says|wants|needs)",
    re.I,
)
# 周行长秘书, 王总团队: not he himself.
SOMEBODY_OF_HIS = re.compile(
    r"‥*(?:他们|她们|那边|手下|部门|团队|办公室(?![^Ⓟ，]{0,4}(?:坐|聊|谈|待|呆|喝|碰|见))|科室)*的?(?:新来的|"
    r"新)?(?:秘书|助理|手下|团队|部门|科室|副手|下属|同事|司机|领导|"
    r"老板|老婆|老公|家人|徒弟|班长|组长|工程师|主管|经办|负责人|小伙子?|小姑娘|人(?!都|很|不|也))"
)
GOES = re.compile(
    r"(?:去|过去|上门|到(?=Ⓒ|客户|局|行|厂|院|他们|现场)|约|请|邀|陪|带|跟|和|与|给|向|找|来|"
    r"拉).{0,16}?(?:拜(?:个)?(?:早)?年|汇报|演示|讲(?:解|标|方案|一?下|$)|宣讲|"
    r"堵|蹲|看(?:一?下|现场|机房|场地|样板|系统)|拜访|交流|对(?:一?下|需求|方案|接|账|清单)|聊|谈|碰|见面?|吃|喝|参观|考察|座谈|培训|开会|过(?:一?[下遍]|"
    r"方案|需求|合同|清单)|路演|答辩|调研|面谈)",
    re.I,
)
NOT_A_MEETING = re.compile(
    r"内部|他们自己|总部|集团|省里|出差|上线|招标|开标|签合同|付|款|答应|把|到货|进场|POC|poc|测试(?!.{0,8}讲)|"
    r"让.{0,6}(?:提交|发)|"
    r"再说|再看|再定|如果|前(?:发|给|交|提)|不(?:要|想|能|会|来|去)"
)
ARRANGED = re.compile(
    rf"try(?:ing)? again|new (?:slot|time|date)|(?:让|叫|喊|约|请)(?:我们?|咱们?)?Ⓓ‥*[^ⓅⓇ，]{{0,3}}(?:去|到|过去|上)|有(?:个|一场|一个)[^ⓅⓇ，]{{0,8}}会|Ⓓ‥*(?:要|再|还|得|准备|计划|打算)*(?:去|到|跑)(?:一?趟|下)?Ⓒ‥*(?:那边|一趟)?$|约(?:到|在|定|了)?Ⓓ|Ⓓ‥*(?:已经|也|又)?约(?:好|定|上|到)?了{PERSON}|约(?:好|定|到)?了?{PERSON}‥*(?:在)?Ⓓ|"
    r"(?:可以|能)(?:见|聊|过去|来)|(?:答应|同意|愿意|可以|有空|抽空|腾出).{0,10}?(?:见|"
    r"接待|听|约见)(?:一?下)?(?:我们|"
    r"咱们|我)|(?:汇报|会议|演示|拜访|交流)(?:照常|照旧|不变|不取消)|(?:安排|"
    r"定(?:了|在)|让我们?|过去|"
    r"组织|约|做|来|开|定|要(?!的)|想|确认|wants?|schedule|set up|agreed|invited us).{0,12}?(?:演示|汇报|"
    r"交流会?|见面|会面|拜访|会议(?!纪要|记录|材料|通知|室)|开会|讲标|答辩|宣讲|参观|demo|meeting|call|visit|workshop|present)|"
    r"(?:演示|汇报|会议|会|交流|拜访)[（(]?(?:已约|已定|约好|已确认|定在|时间)|(?:已约|约好)",
    re.I,
)

# 说好今天见的，王总飞北京了: why what was agreed did not come to it, unless it did after all
WHY_NOT = re.compile(
    r"飞(?!书)|堵|折回|掉头|回去了|出差|病|发烧|住院|不舒服|被(?:叫|喊|拉|抓|借)|临时|有事|有会|停电|请假|[来去见]不(?:了|成)|走不开|抽不开|脱不开|没(?:下来|上来|过来|来|空|时间|"
    r"出现|露面|见|去|等|人)|"
    r"开会去|在开会|让[^，]{0,6}(?:再|改天)|走了|撞(?:了|上)|冲突|改天|再说|再约|变卦|取消|不方便|\b(?:ill|sick|flew|travelling|tied up|pulled|cancelled|no-show|stuck|"
    r"dragged|caught up|called away)\b",
    re.I,
)
HELD_AFTER_ALL = re.compile(r"见(?:了|到|着)|[聊谈]了|只(?:见|聊)|改成(?:了)?(?:电话|视频|线上)|照常|如期")
# 原定明天上午汇报，临时取消
ONCE_PLANNED = re.compile(
    r"本来|原来(?=答应|说好|约|说)|原本|原定|原计划|原先|约好|约的|说好|定好|\b(?:was (?:due|planned|set|supposed|meant|going to)|planned|"
    r"scheduled|booked)\b",
    re.I,
)
# Nobody came: that was today, when no day is told.
NO_SHOW = re.compile(
    r"没露面|没出现|没(?:开|谈|碰|聊|讲)成|没来|白等|空等|鸽|爽约|失约|没见成|never (?:dialled|dialed|showed|joined|turned|came)|no[- ]show|didn't show",
    re.I,
)
