"""How a clause is meant: denied, asked, supposed, ahead, behind, called off, told at second hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUESTION = re.compile(
    r"[吗么嘛]$|(?:下来|批|签|到|定|过)了没(?!有)|吗[？?，,]?$|是不是|有没有(?!预算)|会不会|能不能|"
    r"要不要|到底|谁(?!说|家?都|家?的[^，]{1,3}都)|"
    r"(?:什么|啥)时候|怎么(?:做|弄|搞|解决|处理)|几时|咋(?:样|办)|多少(?!钱都)|怎么(?:样|办)|哪(?:个|些|天|家)|几号|不知道|不清楚|不确定|没说|"
    r"待确认|要打听|打听一下|问问|\b(?:whether|unclear|not sure|no idea|who|when will|"
    r"how much)\b",
    re.I,
)
_SUPPOSED = re.compile(
    r"^(?:他说|她说|Ⓟ‥*(?:说|讲|表示|的意思是?))?(?:如果|要是|假如|万一|除非|只要|若是?|倘若|"
    r"假设|一旦|前提(?:条件)?是|条件是|if\b|unless\b|in case)|要是|(?:的话|前提)$|如果",
    re.I,
)
_DENIED = re.compile(
    r"没(?!问题|错|准|想到|办法|多久|什么(?:意见|问题))|未(?!来|必)|还没|不(?!错|过|少|仅|光|"
    r"但|只|到|知|是问题|久|断|用(?:担心|等)|同|得不|管|好意思|出意外)|尚未|无法|别(?!的|人|"
    r"家)|\b(?:not|no|didn't|doesn't|don't|hasn't|haven't|won't|never|without|isn't|couldn't|"
    r"wasn't)\b",
    re.I,
)
_PLANNED = re.compile(
    r"(?<![主重需只不])要(?!求|是|点|紧)|准备(?!了|好了)|打算|计划|约(?!的(?!是))(?:了|好|在|"
    r"定|上|的是)?(?=.{0,12}(?:Ⓓ|Ⓟ))|想(?!法)|将(?!近)|拟(?!定)|(?<![接招期对])待(?!了|遇)|争取|改天|回头|"
    r"安排(?!了.{0,6}(?:见|会)过)|定(?:了|在|于)(?=Ⓓ)|会(?=在?Ⓓ|去|来|安排|给|把)|"
    r"得(?=[去找给把发])|等会|待会|一会儿?|稍后|路上|需要|希望|预约|下一步|\b(?:will|plan(?:s|"
    r"ned|ning)? to|going to|scheduled?|to meet|want to|need to|set up|booked|arranged?)\b",
    re.I,
)
_DONE = re.compile(
    r"了(?!解)|(?<![聊讲看谈发说做写交送提见问报])过(?!来|去|会|两|几|年|(?:一?[下遍])?(?:方案|需求|合同|清单|条款|标书|ppt|报价|材料|细节))|(?<=[聊讲看谈发说做写交送提见问报])过(?!来|去)|完(?!全|善|整)|已|刚|[发送寄打传]来|收到|好了|到位|"
    r"搞定|[见碰谈聊]到|[见谈聊吃]的面?|\b(?:met|called|visited|had|saw|spoke|talked|discussed|went|told|said|"
    r"sent|did|done|was|were|presented|joined|attended|received|signed|approved)\b|\b(?!need|speed|feed|indeed|"
    r"shed|embed)\w+ed\b",
    re.I,
)
CANCELLED = re.compile(
    r"推(?:掉|了)(?!荐|给|我|[一两]?个|微信|名片|Ⓒ|Ⓟ|[一两几]下)|往后(?:挪|推|拖|延)|(?:没|未)(?:能)?(?:开|见|去|约|吃|讲|演示|拜访|碰|汇报|"
    r"demo)\s?(?:得)?成(?!功)|"
    r"改(?:了|个)*时间|改\s?(?=Ⓓ)|从Ⓓ‥*(?:改|挪|推|换|调)(?:到|成|在|至)|先缓(?:缓|一缓|一下|几天)|先放(?:一?放)|变卦|失约|没露面|白等|空等|吹了(?!一|半)|取消|"
    r"不开了|作废|告吹|\b(?:is|are|was|'s) off\b(?! the| to| by)|"
    r"先不(?:去|见|约)了?|不去了|[去来见]不成|改期|改到|改在|改约|改成(?=Ⓓ|下|明|电话|视频|线上)|"
    r"推迟|延期|延后|放.{0,4}鸽子|"
    r"鸽了|爽约|没(?![谈聊]).{1,2}成(?!功|本)|泡汤|黄了|不来了|来不了|去不了|临时.{0,8}(?:有事|有会|"
    r"接待|出差|走|开会|被叫|通知)|(?:会|见面|演示|汇报|拜访|交流|培训|评审|讲标|饭|约)[^，]{0,6}(?:推|调|拖|延)(?:到|至)|提前(?:到|至)(?=Ⓓ)|挪到|挪至|往后推|顺延|暂停拜访|改线上|改电话(?!会)|\b(?:cancell?ed|postponed|"
    r"rescheduled|moved to|bumped (?:to|back)|can(?:'t|not) make (?:it|Ⓓ)|pulled into|slid to|"
    r"shifted to|pulled (?:the meeting )?at|"
    r"called off|pushed (?:back )?to|didn't happen|no[- ]show|didn't show|bailed|never (?:dialled|dialed|showed|"
    r"joined|turned up|made it|came)|pulled out of|backed out|bowed out|called in sick|fell through|"
    r"blew (?:us|me) off|rebooked|stood (?:us|"
    r"me) up)\b",
    re.I,
)
_HEDGED = re.compile(
    r"大概|可能|好像|似乎|估计|应该|也许|或许|差不多|说不定|据估|貌似|看样子|感觉|\b(?:maybe|"
    r"probably|perhaps|might|seems?|i think|likely)\b",
    re.I,
)
HEARSAY = re.compile(
    r"听说|据说|据悉|不保真|未证实|没证实|道听途说|传闻|传言|外面传|都在传|有人说|圈里|小道消息|风声|说是(?=[^Ⓟ])|"
    r"据.{0,8}?(?:说|讲|透露|反映)|听(?!我们|咱们|了|完|的|取|懂).{0,8}?(?:说|讲|透露|提)|从.{0,8}?(?:那|那里|那边|处|"
    r"口中)(?:得知|听|打听|了解)|\b(?:rumou?r|hear(?:d)?|reportedly|apparently|allegedly|"
    r"word is)\b",
    re.I,
)
# 周三跟孟主任过需求, alone on a line, is an item of a plan
_AGENDA = re.compile(r"过(?=(?:一下|一遍)?(?:需求|方案|合同|清单|接口)$)")
# 不是A，是B; 说错了; 更正
CORRECTION = re.compile(
    r"^(?:哦|噢|啊|呃|嗯)?(?:不对|不不|说错了|写错了|更正|纠正|口误|sorry|correction|应该是|"
    r"准确(?:地)?说)|刚才?(?:说|写|记)错|(?:说|写|记)错了",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Stance:
    """How one clause is meant. `past` and `ahead` may both be unknown."""

    asked: bool
    supposed: bool
    denied: bool
    planned: bool
    done: bool
    cancelled: bool
    hedged: bool
    hearsay: bool

    @property
    def is_open(self) -> bool:
        """Whether the clause states nothing: a question or a supposition."""
        return self.asked or self.supposed


def read(mask: str, ends_with: str) -> Stance:
    """The stance of a clause from its masked words and the mark after it."""
    return Stance(
        asked=ends_with[:1] in {"?", "？"} or bool(_QUESTION.search(mask)),
        supposed=bool(_SUPPOSED.search(mask)),
        denied=bool(_DENIED.search(mask)),
        planned=bool(_PLANNED.search(mask)),
        done=bool(_DONE.search(_AGENDA.sub("", mask) if ends_with[:1] == "\n" else mask)),
        cancelled=bool(CANCELLED.search(mask)),
        hedged=bool(_HEDGED.search(mask)),
        hearsay=bool(HEARSAY.search(mask)),
    )
