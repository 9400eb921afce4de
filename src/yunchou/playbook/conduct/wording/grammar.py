"""Signs and the company they keep: a word is judged by who it is about, what stands beside it, and what denies it.

A sign is a pattern of words with the circumstances under which it counts. The circumstances are the same for all
signs of a manner (`Manner`), so that a new word needs one line and no rule of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.conduct.wording.compiled import compiled

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
TITLES = (
    "总经理|副总经理|总监|副总裁|总裁|董事长|副总|总|主任|副主任|处长|副处长|处|局长|局|科长|科|部长|行长|院长|所长|厅长|校长|"
    "经理|书记|主席|老师|老板|秘书|助理|先生|女士|哥|姐|博士|教授|主管|组长|队长|会计|工程师|工|董|司长|司|行|院|主编|站长|厂长"
)
PERSON_ZH = (
    f"(?:[他她]|(?<![其])本人|人家|(?<![{SURNAMES}])(?:[{SURNAMES}][\\u4e00-\\u9fff]{{0,2}}?(?:{TITLES})(?![线技局公链行业院]))|"
    f"[老小][{SURNAMES}](?![区学时户])|主任|处长|局长|科长|部长|行长|院长|厅长|(?<!产品)(?<!项目)(?<!客户)经理|总监|董事长|老板|领导|老总|"
    "书记|副总|采购(?:经理|负责人|主管)?(?!流程|目录|平台|系统|合同|部|金额|预算|计划|方式|项目|文件|需求|网|对象|周期|申请|中心)|主管|院长|行长|所长|负责人|关键人|联系人|经办人?|评委|专家|对接人|决策人|内线|评标人|评审)"
)
PERSON_EN = (
    r"\b(?:he|she|him|his|her|hers|(?:mr|mrs|ms|miss|dr|director|manager|chief|head|president|minister|officer|secretary)\b\.?"
    r"(?: [a-z]+)?(?:'s)?|the (?:director|manager|cto|ceo|cio|cfo|buyer|evaluator|decision maker|head of [a-z]+|purchaser|"
    r"purchasing manager|procurement (?:lead|manager|officer)|chairman|boss|official|client contact|contact|engineer)(?:'s)?|"
    r"(?:the|our|their|project|client|customer's) (?:project |it |technical |sales |business |purchasing )?(?:lead|owner|head|colleague|deputy|sponsor|champion|chairwoman|secretary)|"
    r"(?:li|wang|zhang|zhao|chen|liu|zhou|wu|sun|huang|zheng|ma|lin|xu|he|guo|zhu)\b(?:'s)?)"
)
PERSON = re.compile(f"{PERSON_ZH}|{PERSON_EN}")

OWN = (
    "(?:的|家里?的?|本人的?|个人的?|自己的?|名下|那边|刚刚?|最近|上周|这周|上个?月|这个?月|昨天|今天|今年|去年|明年|年底|已经?|又|还|在|正在?|"
    "曾|是|也|有|患有?|得了?|因为?|说|一直|经常|都|两年前|前阵子|据说|听说|好像|可能|大概|最|很|一个?|了|要|想|准备|打算|上个星期|近期|目前|现在|"
    "周末|一家|全家|家中|夫妻|有个|有一个|有两个|的一个)"
)
BELONGS = re.compile(f"(?:{PERSON_ZH}){OWN}{{0,4}}$")

PRODUCT = re.compile(
    "系统|平台|功能|模块|字段|接口|热线|客服|坐席|外呼|呼入|呼叫|业务线|软件|小程序|知识库|话术|咨询|预约|挂号|查询|办理|识别|ocr|校验|脱敏|加密|静音|遮蔽|"
    "掩码|实名|认证|签约|扩容|连锁|厂家|厂商|集团|保险|产品|数据|报表|需求|话务|来电|工单|补办|迁移|提醒|代发|催收|结算|渠道|录入|导入|导出|"
    "行业|中心|医院|科室|机房|景区|连锁|登记|管理|api|sdk|app|活动|营销|商城|电商|品牌|门店|金融|客群|用户|市场|服务|质检|机器人|供应链|耗材|器械|出版社|核验|票务|门票|入口|大厅|柜台|网点|研究院|大学|诊所|统计|号段|设备|景区|救助|政策|隐藏|显示|展示|打码|后四位|中间|前六位|培训|课程|机构|协会|学院|"
    "公司|企业|局(?!长)|委(?!员)|馆|部门|项目(?!流)"
    r"|\b(?:callers?|system|platform|feature|module|field|interface|hotline|call cent(?:er|re)|contact cent(?:er|re)|queue|line|software|"
    r"apps?|verification|recognition|ocr|mask(?:ed|ing)?|requirement|integration|sdk|api|endpoint|check|insurance|outbound|seats?|"
    r"bureau|company|ltd|industry|customers?|users?|project|product|process|policy|program(?:me)?|reader|scanner|service|desk|agents?|agent screen|displayed|"
    r"reminders?|upload|format|validation|category|segment|market|website|portal|database|fraud|detection|maker|vendor|retailer|supplier|issuer|provider)\b"
)
DENIED_BEFORE = re.compile(
    "(?:不得|不允许|不准|不许|不接受|不采集|不收集|不记录|不收|不给|不送|不提供|不支持|不存在|不涉及|不含|不包括|(?<!能)不能|(?<!会)不会|(?<!可)不可|不设|不做|不谈|不碰|不拿|(?<!要)不要|不搞|不走|"
    "(?<!有)没有?|没收|无|未|从不|从未|绝不|决不|拒绝|拒收|谢绝|婉拒|退回|退还|上交|禁止|严禁|杜绝|防止|防范|反对?|谁给|谁收|抵制|避免|查处|举报|零容忍|远离|"
    "取消|别|勿|担心|怀疑|警惕|抓|治理|整治|投诉|曝光|排除|排查|识别|预防|打击|禁|因(?:为)?收受?|因为?拿|不存在|谁拿|坚决不)[^。；!?\n]{0,10}$"
    r"|\b(?:no|not|never|without|refuse[sd]?|refusing|reject(?:s|ed)?|declin(?:e|es|ed)|prohibit(?:s|ed)?|bann?(?:s|ed)?|"
    r"forbid(?:s|den)?|against|anti|zero tolerance(?: for| of)?|returned|report(?:s|ed)?|don't|doesn't|didn't|won't|cannot|can't|"
    r"prevent(?:s|ing)?|avoid(?:s|ed)?|free of|free from|turned down|sent back|accused|rules? out|nor|neither|detect(?:s|ion of)?)"
    r"\b[^.;!?\n]{0,40}$"
)
DENIED_AFTER = re.compile(
    "^[^，。；!?\n]{0,8}(?:一律不|一概不|都不|均不|绝不|坚决不|不接受|不允许|不收|不送|不可以|不得|禁止|严禁|违规|违法|违反|红线|零容忍|谢绝|"
    "拒绝|要?上报|已?退回|退还|上交|拒收|不碰|不做|的?(?:举报|投诉)|就?拉黑|就?开除|就?处理谁|案例|预防|防范)"
    r"|^[^.;!?\n]{0,30}\b(?:(?:is|are|was|were) (?:strictly )?(?:forbidden|prohibited|banned|not allowed|illegal|refused|declined|"
    r"rejected|unacceptable|returned|out of the question)|(?:will|must|may|can) not|never|free\b|prevention|policy|policies|"
    r"training|law|laws|act\b|compliance|declaration|clause|risk)"
)
CONDITION = re.compile(
    "^[^。；\n]{0,8}[，,]?(?:他|她|对方|人家)?(?:就不?(?!是)(?:签|批|办|推|谈|给|见|同意|配合|盖|付|选|通过|放|动)|就没|不签|不批|不办|不肯|办不成|没戏|免谈|"
    "不好办|不好谈|推不动|谈不下|不行|不够|不能少|少不了|是不会|不给(?:盖|签|办|批|过|放|面子|机会|付|验)|不盖|不放|不配合|才(?:能|肯|会|给|办|签|批)|没用)"
)
POLICY = re.compile(
    "反商业贿赂|反贿赂|反腐|廉洁|廉政|承诺书|合规培训|培训|制度|规定|红线|条款|内控|审计|稽查|审查|风险|政策|举报|警示|案例|审一下|自查"
    r"|\b(?:anti-?bribery|anti-?corruption|polic(?:y|ies)|training|compliance (?:rules|program)|code of conduct|audit|clause)\b"
)
OPENLY = re.compile(
    "公开入账|如实入账|公开|入账|写(?:入|进|在)合同|合同约定|按(?:渠道)?合同|开票|发票|披露|代理(?:商|协议|合同|政策)|渠道|经销商|分销|伙伴协议|协议|"
    "计入合同|列入合同|合同(?!额|外|价|总)|框架协议|阶梯价|报价单列明|我司销售|我们销售|销售提成|自己的?销售|内部销售|代理人|明示|我们?的(?:提成|奖金)|提成(?:算|计)"
    r"|\b(?:openly|booked|disclosed|contract|channel|reseller|partner(?:ship)?|dealer|invoice[ds]?|our own reps?|our reps?|"
    r"sales ?(?:reps?|team)|published|price list|volume|loyalty|programme|program)\b"
)
HIDING = re.compile(
    "(?:不|别|没|未|免|勿|不要|不能)[^，。；]{0,3}(?:公开|入账|开票|合同|发票|披露|进账)|私下|私人|个人(?!信息)|账外|本人|合同外|不走合同|第三方|绕开|走账|换成现金|兑现给"
    r"|\b(?:off|private|personal|secret|hidden|not|never|no|without|his|her)\b"
)
PRIVACY = re.compile(
    "(?:不得|禁止|严禁|不要|不允许|不应|不能|别|勿|不许|不再|不可)[^，。；\n]{0,6}(?:收集|记录|记|询问|打听|保存|存|写|采集|留存|留|问|填|录|看到|谈|聊)"
    "[^，。；\n]{0,12}$"
    r"|\b(?:do not|don't|never|must not|may not|no need to|forbidden to)\b[^.;\n]{0,12}"
    r"\b(?:collect|record|store|note|keep|ask|write|save|enter)\b[^.;\n]{0,30}$"
)
SENTENCE = re.compile(r"[。；;！!？?\n]|\.(?=\s|$)")
PART = re.compile(r"[，,：:。；;！!？?\n]|\.(?=\s|$)")
NEAR = 12


class Manner(Enum):
    """Under which circumstances the words of a sign count."""

    LIFE = auto()
    """Somebody's private life: refused unless it is about a product or a trade, or forbids noting such things."""
    LIFE_OF = auto()
    """Words that are private only when they are said of a person."""
    GIFT = auto()
    """Something of value for a person: refused unless denied, ruled out by policy, or a product."""
    REBATE = auto()
    """A reduction that is lawful when it is open and booked, and unlawful when it goes to a person."""
    DEED = auto()
    """An act that is unlawful by itself: refused unless denied or ruled out by policy."""
    ALWAYS = auto()
    """Numbers of papers and accounts: refused wherever they stand."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of one class and the manner in which they count; `unless` are lawful words that they may be part of."""

    of: RefusedClass
    manner: Manner
    pattern: str
    lawful: str = ""

    @property
    def words(self) -> re.Pattern[str]:
        """The words that make the sign."""
        return compiled(self.pattern)

    @property
    def unless(self) -> re.Pattern[str] | None:
        """Lawful words that they may be part of; `None` where there are none."""
        return compiled(self.lawful) if self.lawful else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where words were found: the sentence before and after them, and the part of it between two commas."""

    before: str
    after: str
    near_before: str
    near_after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Place:
        """The surroundings of a stretch of text."""
        before = SENTENCE.split(text[max(0, start - 80) : start])[-1]
        after = SENTENCE.split(text[end : end + 80], maxsplit=1)[0]
        near = PART.split(before)[-1][-NEAR * 2 :], PART.split(after, maxsplit=1)[0][: NEAR * 2]
        return cls(before, after, *near)

    def is_product(self, words: str) -> bool:
        """Whether the words are part of the name or purpose of a product, a trade or a public service."""
        wide = NEAR * 2 if (words + self.near_after).isascii() else NEAR
        return bool(PRODUCT.search(words + self.near_after[:wide]) or PRODUCT.search(self.near_before[-wide:]))

    def belongs_to_person(self) -> bool:
        """Whether the words are said of a person right before them."""
        return bool(BELONGS.search(self.near_before))

    def is_denied(self) -> bool:
        """Whether the words are denied, refused or ruled out; a condition ("no red packet, no signature") is not."""
        if CONDITION.search(self.after):
            return False
        return bool(DENIED_BEFORE.search(self.before) or DENIED_AFTER.search(self.after))


def sentence_around(text: str, start: int, end: int) -> str:
    """The whole sentence in which words stand."""
    return SENTENCE.split(text[:start])[-1] + text[start:end] + SENTENCE.split(text[end:], maxsplit=1)[0]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, without those of blanks only."""
    ends = [*(found.end() for found in SENTENCE.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise((0, *ends)) if text[start:end].strip()]


def counts(sign: Sign, words: str, place: Place) -> bool:
    """Whether the words of a sign count where they stand."""
    match sign.manner:
        case Manner.LIFE | Manner.LIFE_OF:
            return _private(sign, words, place)
        case Manner.GIFT:
            return not place.is_denied() and not _is_ruled_out(place) and not _is_sold(words, place)
        case Manner.REBATE:
            return not place.is_denied() and not _is_ruled_out(place) and not _is_open(words, place)
        case Manner.DEED:
            return not place.is_denied() and not _is_ruled_out(place)
    return True


def _private(sign: Sign, words: str, place: Place) -> bool:
    if PRIVACY.search(place.before):
        return False
    if place.belongs_to_person():
        return True
    if place.is_product(words):
        return False
    return sign.manner is Manner.LIFE or bool(PERSON.search(place.before) or PERSON.search(place.after))


def _is_ruled_out(place: Place) -> bool:
    return bool(POLICY.search(place.near_before) or POLICY.search(place.near_after))


def _is_sold(words: str, place: Place) -> bool:
    """Whether it is somebody's product: a platform for gift cards, a campaign with red packets."""
    given = place.belongs_to_person() or GIVEN_TO.search(place.near_before) or TO_PERSON.search(place.near_after)
    return not given and place.is_product(words)


def _is_open(words: str, place: Place) -> bool:
    if TO_PERSON.search(place.near_after) or GIVEN_TO.search(place.near_before):
        return False
    around = place.before + words + place.after
    if OPENLY.search(around) and not HIDING.search(around):
        return True
    return _is_sold(words, place)


GIVEN_TO = re.compile(
    f"(?:给|送|塞|打给|转给|返给|付给|为|替|让)(?:{PERSON_ZH})[^，。；]{{0,4}}$|(?:送|塞|孝敬|打点|包|准备|备)[^，。；]{{0,3}}$"
    rf"|\b(?:give|gave|pay|paid|slip|hand|send|sent|offer|buy|bring|bribe)s? (?:{PERSON_EN})[^.;]{{0,12}}$"
)
TO_PERSON = re.compile(
    f"^[^，。；]{{0,6}}(?:给|送|到|归|留给|打给|转给|返给|付给)(?:到|了)?(?:{PERSON_ZH}|个人|私人)"
    rf"|^[^.;]{{0,12}}\b(?:to|for) (?:{PERSON_EN})"
)
