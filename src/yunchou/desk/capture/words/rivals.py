"""How a note speaks of rivals. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import PERSON, RIVAL
from yunchou.playbook.pipeline.stages import Stage

MET = re.compile(
    rf"在{PERSON}(?:的)?(?:办公室|那(?:儿|里|边)?|家)?.{{0,4}}(?:坐|待|聊|谈|泡|喝|磨)|把{PERSON}.{{0,6}}?(?:请|拉|叫|带|接)(?:去|到|来)|(?:请|拉|叫|带|陪|领|邀)(?:了|着|上)?{PERSON}(?:们|他们|一行)?(?:去|到|来|看|参观|考察)|加了?(?:上)?{PERSON}‥*的?微信|(?:泡|围|盯|守)(?:在|着)?.{{0,3}}{PERSON}|(?:见|拜访|"
    rf"找|约|请|给|跟|和|与|向|去|来|在|met|visited|"
    rf"to see|to meet|saw|took|hosted|"
    rf"demo(?:ed|s)? (?:to|for)|"
    rf"presented to|pitched(?: to)?|called on).{{0,8}}?{PERSON}|{PERSON}.{{0,10}}?(?:见了|"
    rf"接待了|约了|见过|和|跟|请了|去看了|去了|参观了)(?!我|咱).{{0,4}}?{RIVAL}|(?:演示|汇报|交流|拜访|"
    rf"见面|讲(?:了)?方案).{{0,3}}给?{PERSON}",
    re.I,
)
CONTACT = re.compile(
    r"去看|看了|加了?[^，]{0,6}微信|打球|钓鱼|喝酒|坐了|待了|泡了|接触|培训|参观|泡在|围着|盯着|守着|见|拜访|找|约|请|演示|汇报|交流|来(?:了|过|访)|去(?:了|过)|聊|谈|吃|上门|"
    r"接待|参观|介绍|"
    r"讲|met|\bsee\b|saw|flew|visit|demo|present|pitch|lunch|dinner|call",
    re.I,
)
TOPICS = re.compile(
    r"(?<!听)(?<!据)(?<![替帮为].)(?<![替帮为]Ⓡ‥)说(?!话|动)|讲(?!标|话|了[俩两一半三\d])|承诺|答应|号称|宣称|"
    r"吹|强调|主打|主推|聊|介绍|提出|保证|演示|免费|送|攻击|抹黑|贬|claims?|said|promis|told|"
    r"pitch|demo|offer",
    re.I,
)
DOCUMENT = re.compile(
    r"(?P<what>书(?=上去|进去|过去|$)|本子|标书|竞品对比|对比表?|竞品分析|演示机|样机|方案书|方案|报价单?|价格|建议书|"
    r"白皮书|资料|文档|PPT|ppt|样本|案例|投标文件|资质|proposal|quote|bid|offer|document|deck)",
    re.I,
)
HANDED = re.compile(
    r"递|交(?!流|付|换|给他们)|提交|送(?!给?.{0,3}[Ⓟ].{0,2}礼)|发|给|报(?!告|销|表|备)|出了|"
    r"投|拿出|submitted|handed|sent|gave|offered|quoted",
    re.I,
)
PRICED = re.compile(
    r"(?:账期|质保|首付|预付|维保|条件)[^，]{0,4}(?:给|放|谈|做|开)(?:到|了|出)|打.{1,3}折|打到骨折|价格?(?:打|压|杀|放|报|给)(?:到|得|了|很|低)|低价|地板价|白菜价|杀价|让利|折扣|底价|成交价|报(?:得)?(?:最|比较|很|太|更)?(?:低|高)|报(?:了|价|的|出|到|过|Ⓜ)|报价|低(?:于)?(?:我们|咱们)|"
    r"比(?:我们|咱们).{0,4}(?:低|便宜|高|贵)|(?:比|给|价).{0,6}便宜|降(?:了|到)|\bquot(?:ed|ing|es?)\b|"
    r"\bbid(?:ding|s)?\b|"
    r"\boffered\b|below us|cheaper|undercut|(?:their|its|at a) price|priced?(?: \w+)? (?:at|of|is|was)",
    re.I,
)
WON = re.compile(
    rf"(?:跟|和|与){PERSON}.{{0,4}}?(?:私交|关系|交情|是?老同学|是?老乡|是?战友|走得)|"
    rf"(?:搞定|拿下|攻下|说动|收服|做通)(?:了)?(?:{PERSON}|他(?!们)|她(?!们))|{PERSON}.{{0,6}}?(?:被|让|"
    rf"给).{{0,4}}?{RIVAL}.{{0,4}}?(?:搞定|拿下|说动|做通|收服)|{RIVAL}.{{0,8}}?(?:把|"
    rf"将)?{PERSON}.{{0,6}}?(?:搞定|拿下|做通|说动)|won over|in (?:their|callware's) pocket",
    re.I,
)
STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.CONTRACT_SIGNING, re.compile(r"签(?:了)?合同|签约|中标|合同.{0,4}(?:签|走)|won the|signed", re.I)),
    (
        Stage.NEGOTIATION,
        re.compile(r"进(?:了|入|到)?商务|商务(?:谈判|阶段|环节)|谈(?:价|判|商务)|议价|压价|negotiat", re.I),
    ),
    (Stage.SOLUTION_SIGN_OFF, re.compile(r"poc|测试|试点|试用|入围|短名单|pilot|shortlist|trial", re.I)),
    (
        Stage.SOLUTION_PRESENTATION,
        re.compile(
            r"演示(?!机)|讲标|述标|汇报|来讲(?:了|过)|讲了[一两三]次|讲(?:了|过)?(?:一?[次遍])?方案|方案讲解|交流会|宣讲|demo|"
            r"present",
            re.I,
        ),
    ),
    (
        Stage.SOLUTION_DESIGN,
        re.compile(r"(?:出|做|写|在做|准备)(?:了)?方案|方案.{0,3}(?:在做|快好)|working on (?:a|the) proposal", re.I),
    ),
    (Stage.REQUIREMENTS, re.compile(r"调研|摸底|需求(?:沟通|访谈|调研)|要需求|discovery|gathering requirements", re.I)),
    (
        Stage.QUALIFICATION,
        re.compile(
            r"(?:刚|才|也|开始|新)(?:来|在|开始)?(?:接触|跟|介入|进来|进场)|在跟|插(?:一)?脚|插进来|"
            r"杀进来|搅局|started|entered",
            re.I,
        ),
    ),
)
FAR = re.compile(
    r"第[一二三]$|分(?:数)?(?:最高|第一)|进度|跟进到|走到|阶段|快(?:不行|完)了|出局|退出|放弃|淘汰|没进|掉队|领先|"
    r"out of the race|撤(?!回|销)|没戏|凉了|(?:is|are) out(?! of)|eliminated|pulled out|knocked out|"
    r"dropped out|withdrew|lagging|ahead"
)
DENIED = re.compile(
    r"(?:还没|没有?|未|尚未|并未|不)(?:见|报|交|递|做|来|约|动|拜访|演示|进|签|提|接触|"
    r"有(?!问题))|没(?:什么)?动静|没(?:有)?动作|没消息|(?:hasn't|haven't|didn't|not) ",
    re.I,
)
NOT_A_MOVE = re.compile(
    rf"不(?:会|能|想|愿意?)?(?:再)?让{RIVAL}|{RIVAL}‥*来了(?:就)?说|(?:把|将|看了?|发了?|拿|对|听){RIVAL}‥*的|(?:不|没)(?:太)?看好{RIVAL}|(?:比|than|over|versus|vs\.?|compared (?:to|with)) ?{RIVAL}|(?:对比|"
    rf"竞争|盯|防|警惕|小心|留意|关注|打听|了解|对付|超过|赢|替换|替代).{{0,3}}{RIVAL}",
    re.I,
)
BARE = re.compile(
    rf"投(?:了)?标|应标|弃标|弃权|撤标|中标|入围|出局|免费(?:给|替|帮|搭|试)|搭了?[^，]{{0,6}}环境|帮着?(?:写|做|搭|改|弄)|拿(?:了|到|下)|(?:找|托)了?.{{0,6}}(?:关系|人|领导)|打招呼|走关系|派了?.{{0,5}}(?:人|团队|工程师)|驻场|"
    rf"进驻|(?:对手|竞品|竞对|友商|投标|参与|入围|在跟)[^，]{{0,4}}(?:除了|是|有|包括|：)[^，]{{0,4}}{RIVAL}|^(?:另外|还)?有(?:一家)?{RIVAL}‥*(?:[和、跟](?:{RIVAL}‥*|我们?))*$|(?:想|要|能|也|又|还|都|已经)*进(?:来|场|了|去)|想[^，]{{0,3}}?(?:接|做|参与|抢|分|掺)|{RIVAL}[^，ⓅⓇ]{{0,4}}盯|{RIVAL}‥*(?:也|都|又)?参加了?|报名|也?在?抢(?:这|单|着|$)|泡在|扎在|蹲在|{RIVAL}[^，ⓅⓇ]{{0,8}}?的人[^，Ⓟ]{{0,4}}(?:飞|过|要|会|又|也|Ⓓ‥*)*来|还有一?家(?:叫做?)?{RIVAL}|(?:talking to|in talks with|evaluating|trialling|considering|looking at|"
    rf"invited) {RIVAL}|{RIVAL}‥* (?:is|"
    rf"are) (?:also )?(?:in|bidding|around)|"
    rf"(?:也|又|还|最近|一直|天天|{RIVAL}‥*|Ⓓ‥*)*(?:来(?:了|过)|在(?:跟|活动|动|做工作)|活动|"
    rf"频繁|动作(?:很|不断|频)|走动|往.{{0,6}}跑)",
    re.I,
)

# What a rival promises or claims is worth keeping beside what he did.
PROMISES = re.compile(r"承诺|答应|号称|吹|保证|免费|送|(?<!听)(?<!据)说(?!动)|攻击|抹黑|claim|promis")
# Words of liking: they tell of the person, not of a meeting.
LIKING = re.compile(r"偏|倾向|支持|喜欢|满意|印象|好感")
