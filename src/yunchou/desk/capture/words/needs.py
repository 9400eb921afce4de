"""How a note speaks of requirements and gaps. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.reading import MONEY, PERSON, US
from yunchou.desk.capture.words.classes import of

# What a customer-service platform is asked to do or to be; a wish that names none of these is no requirement.
SUBJECT = (
    rf"{of('product')}|t\+[013](?!\d)|\d+\s?个?9|7[x×*]24|不出[域行厂省境院]|别出[域行厂省境院]|扛(?:得住|住)|撑(?:得住|住)|顶(?:得住|住)|"
    r"[\d一二三四五六七八九十百千]+\s?(?:路|并发|秒|毫秒|分钟)"
)
HAS_SUBJECT = re.compile(SUBJECT, re.I)
WISH = re.compile(
    rf"(?:(?<!必)须(?=能|与|支持|具备|做到|有|在|和|跟)|(?<![反响对适相])应(?=支持|能|具备|有|该能)|"
    rf"{of('troubles')}(?:的)?(?:是|就是|得?不行)?|最?(?:关心|关注|看重|在意|在乎|担心|惦记|怕)(?:的)?(?:是|就是)?|"
    rf"提(?:出|了|到)?(?:了)?(?:一?个|几个|两个|三个|两点|三点)?(?:新)?(?:需求|要求|诉求)?(?:是|：|:)?|诉求(?:是|：|:)?|痛点(?:是|就是|：|:)?|"
    rf"需求(?:是|：|:|就是|有|包括)?|(?<![没疑])问(?!题|候)(?:能不能|是否|我们)?|(?<![记觉值懂晓舍显获])得(?!到|知|很|太|挺|了|不|越|更|出|奖)|"
    rf"(?<![主重只不纪必摘概])要(?!不|是|的|等|去|给|来|走|让|把|在|上会|再|到Ⓓ|报|签|约|付|加班|紧|求)|"
    rf"需要(?!的)|想(?:Ⓓ‥*)?(?:上|做|用|弄|搞|建|换|加|把|让)?(?!的|法|办法|来|Ⓓ)|想要(?!的)|(?:绝对|坚决)?不(?:能|得|许|准|允许|可以)(?!理解|接受|同意|说|确定|保证)|{of('wishes')}(?!用(?:我们|咱|Ⓤ|Ⓡ)|选我们|跟我们)|"
    rf"insist(?:s|ed|ing)? on|expects?|\b(?:need|want|require)\b|(?<='d )like|requirements?:?|must(?: have)?|concern(?:ed)?(?: is| about)?)",
    re.I,
)
TROUBLE = re.compile(rf"反映|投诉|{of('troubles')}", re.I)
OTHER_MATTER = re.compile(
    rf"评审|审批|过会|委员会|降价|便宜|折扣|优惠|让利|账期|付款|报价|价格|合同|打款|首付|见面|拜访|见我们|汇报|演示|"
    rf"开会|违约金|赔偿|预付|比选|三家|检查|报备|翻[倍番]|预算|上会|立项|材料|资料|方案(?!要|必须|能)|文档|PPT|案例|"
    rf"标书|参观|考察|尽快|提交|"
    rf"发(?:给|过|一份)|周期|工期|介绍|{MONEY}|discount|price|quote|payment|proposal|meeting|"
    rf"deck",
    re.I,
)
# 等保三级是硬杠杠: what is said afterwards to be a condition.
CONDITION = re.compile(
    r"(?:这|那)?(?:一)?(?:条|个|点|项|块)?(?:绝对|肯定|也|都)?(?:是|属于|算)?(?:他们的?|客户的?|行里的?|硬)?"
    r"(?:硬杠杠|硬杠子|硬指标|硬要求|硬性要求|硬性条件|硬条件|刚需|刚性需求|红线|前提条件|必选项|一票否决项?|"
    r"标配|死命令|"
    r"必须(?:满足|要有|有|做到|支持)|不能少|少不了|a must(?:-have)?|non-negotiable|a hard requirement|"
    r"mandatory|a deal[- ]?breaker)$",
    re.I,
)
HAS_NEED = re.compile(
    r"对(?P<what>[^ⓅⓇ，]{2,14}?)(?:也|都)?(?:有|提了)(?:很大|强烈|明确|迫切)?的?(?:需求|要求|诉求|兴趣)"
)
RAISED_BY = re.compile(
    rf"^这(?:个|条|点)?(?:就)?是(?P<wants>{PERSON})(?:那边)?最?(?:想要|要|关心|看重|在意|惦记|头疼)的$|^(?:这(?:条|个|点)?)?(?:是)?(?P<who>{PERSON})(?:特意|专门|自己|亲口|主动)?(?:提|说|讲|要求|强调)的$"
)
LABEL = re.compile(
    r"^(?:客户|主要|新增|核心|业务|技术|功能)?(?:key |main |top )?(?:需求|诉求|痛点|要求|关注点|requirements?|"
    r"needs?|asks?)(?: (?:from|of|by) Ⓟ‥*)?(?:汇总|列表|整理|清单|如下|"
    r"有?[一二两三四五六七八几\d]{1,2}[点条个项])*(?:：|:|$|点|清单)",
    re.I,
)
# 提了个新需求，…: the clause after it is the need
ONE_NEED = re.compile(r"(?:提|加|多)(?:了|出)?(?:一)?个(?:新)?(?:的)?(?:需求|要求|诉求)$")
ANNOUNCES = re.compile(
    r"(?:需求|要求|诉求|痛点|关注点|问题)(?:汇总|列表|清单|是|如下|有|有?[一二两三四五六七八几\d]{1,2}[点条个项])?$|"
    r"asks?$|asked for$|wants?$|requirements?(?: are)?$|needs$|must[- ]haves?$|wish ?list$",
    re.I,
)
# 提了三点: things are counted, and only what names a matter of the product is a requirement.
COUNTS = re.compile(
    r"(?:提|说|讲|列|给|补充|强调|关心|要|写)(?:了|出|到)?(?:我们?)?(?:这|以下|下面)?(?:一|两|三|"
    r"四|五|六|七|八|几|\d{1,2})"
    r"(?:点|个|条|项|方面|件事)(?:需求|要求|意见|东西|内容)?$|\b(?:two|three|four|five|\d|several|some|a few) "
    r"(?:things|points|items|asks|needs)$",
    re.I,
)
# 一是, 第二, 2.: what only counts the items of a list.
COUNTED = re.compile(
    r"^(?:(?:另|还有|再)?一个(?:就)?是|[一二三四五六七八]是|第[一二三四五六七八](?:点|条|项|"
    r"个)?(?:是|呢)?|其[一二三四]|首先(?:是)?|其次(?:是)?|最后(?:是)?|另外|"
    r"[(（]?\d{1,2}[、.)）]|(?:first|second|third|also|finally)(?:ly)?,?\s)[、，:：\s]?",
    re.I,
)
STRONG = re.compile(
    r"(?:希望(?:新?系统|平台|产品|软件|最好)?(?:能够?|可以|支持|具备|做到)|要求|提出(?:要|了)?|一定要能?|"
    r"必须(?:能|要|支持)?)(?P<what>[^，ⓅⓇⒹⓂⓊ]{4,30})$"
)
GAP = re.compile(
    rf"(?:(?:{US}|产品|系统|平台|目前|现在|这块|这个|咱).{{0,10}}?(?:不支持|没有(?!问题|机会|"
    rf"压力|办法|预算|人|钱|时间|进展)|做不到|做不了|没做过?|满足不了|没(?:有)?(?:过|达标)|不满足|没适配|没对(?:接)?过|没试过|没碰过|"
    rf"没做过|没拿到|没上过|"
    rf"不具备|达不到|暂不支持|不行|缺|没(?=这个|该)|实现不了|弱|不够|跟不上|撑不住)|"
    r"(?:我们?|咱们?|产品|系统|平台)(?:的)?(?:产品|系统|平台)?(?:目前|现在)?(?:只能|最多|顶多)(?:到|做|支持|做到|支撑)(?!.{0,6}(?:Ⓜ|%|点|"
    r"折))|(?:要|得|需要?|必须|只能)(?:定制|二次|二|单独|"
    r"另外|专门)?开发|要定制|得定制|需定制|二开|"
    r"达不到(?:他们|客户|行里)?的?(?:要求|标准)|(?:不支持|做不到|满足不了|做不了|(?<!关)(?<!审)(?<!会)(?<!关还)(?<!审还)(?<!会还)(?:没过|"
    r"没通过)$|没达标|不够(?:他们|她们|客户|行里|人家)用|(?:我们?|咱们?)(?:得|要)?(?:排到|排期)|是我们(?:的)?(?:短板|弱项)|"
    r"是(?:个)?缺口|产品缺口|功能缺口|没覆盖|超出(?:了)?(?:产品|功能)范围)|"
    r"\bwe (?:have no|lack|are missing|don't have)\b|"
    r"(?:we|our (?:product|platform|system|ivr|app|\w+)).{0,14}(?:don't|doesn't|do not|can't|cannot|"
    r"lacks?|no)\b|(?:not|n't|un)(?: yet)? ?supported|needs? (?:custom )?development|product gap|"
    r"on (?:our )?roadmap|out of scope)",
    re.I,
)
# 我们没有这个功能: the words refer to what was asked for before; 全量, 到那么细: how much of it
REFERS = re.compile(
    r"(?:但是?|不过|可是)?(?:目前|现在|现成的)?(?:这|那)(?:个|家|项|种|块|一块|方面|些|点|条|样)?(?:的)?(?:功能|能力|东西|模块|产品|需求|要求|接口|技术|场景)?(?:的)?"
)
REFERS_BACK = re.compile(r"(?:support|have|do|offer|provide|cover)(?: (?:it|this|that|yet|today|now))*", re.I)
EXTENT = re.compile(r"(?:到)?(?:全量|全部|实时|[^，]{0,4}以上|这么[^，]{1,4}|那么[^，]{1,4}|\d+[^，]{0,5})")
ASKED_FOR = re.compile(
    r"^.*?\b(?:needs?|wants?|requires?|ask(?:ed|s)? for)\s(?:an? )?|^.*?(?:问(?:我们?|了|到|起)?(?:能不能|能否|是否|支不支持|有没有)?|要求|希望|想要|想(?:做|上|有)|需要|提(?:出|了|到)?(?:要|个|一个)*(?:支持)?|要(?!求)(?:的|有|做|支持|能)?)"
)
TOO = re.compile(r"(?:这块|这个|目前|现在|我们|确实|太|比较|有点|偏|很|还|都|也|是)+$")
GAP_DENIED = re.compile(
    r"不(?:用|需要|必)(?:定制|二次|二)?开发|没有(?:任何)?(?:缺口|问题)|都(?:能|可以)(?:满足|支持)|"
    r"不是不支持|不是.{0,8}不支持",
    re.I,
)
BY_SETTINGS = re.compile(
    r"(?:后台)?(?:配一配|配一下|配置一?下|改(?:个|下|一下)?配置|改配置|调(?:个|下|一下)?参数|加(?:个|条)?配置|后台(?:改|配|调)(?:一?下)?|勾(?:一下|选)|拖一拖|拖拽(?:一下)?|点一点|勾一勾)[^，]{0,4}(?:就|即可|可以|能|行)|"
    r"configurable|(?:just )?a (?:setting|config)|config change",
    re.I,
)
DEVELOP = re.compile(
    r"研发|要[一两三四五六\d]+个?(?:月|周|天)|排期|训(?:练)?(?:一个)?模型|改代码|补做|开发|二开|定制|development|roadmap",
    re.I,
)
# 要是能做到弹屏就好了: a wish, though put as a supposition
WOULD_BE_GOOD = re.compile(
    r"^(?:他说|她说|最好|Ⓟ‥*说)?(?:要是|如果|若|假如)?能(?:够)?(?P<what>[^ⓅⓇⒹⓂ]{3,30}?)就(?:更|太|最)?(?:好|行|完美|方便|省事)(?:了|啦|多了)?$"
)
ONE_OF = re.compile(r"\s?(?:想?要|需要)?(?:一个|一套|个(?![人性体别案]))(?=[\u4e00-\u9fffA-Za-z]{2})")
MINDS = re.compile(r"(?:在意|看重|在乎|重视|看得重|关心|关注)$")
WHO_MINDS = re.compile(
    r"(?:他们?|她们?|客户|对方|领导|行里|院里|甲方)?(?:那边)?(?:也|都|还|很|最|特别|比较|非常|挺|更)*$"
)
# 坚持要源码, 有没有移动端: what stands before the name of what is wanted
BEFORE_NAMED = re.compile(
    r"^(?:说|讲|强调|表示|提)?(?:有没有|(?:坚持|非|一直)要)?(?:要|得|需要)?(?=支持|对接|能|有|做|具备|接|和|跟|打通|实现)|"
    r"^(?:有没有|(?:坚持|非|一直)要)"
)
# 要我们出个证明: a task for us
FOR_US = re.compile(
    r"(?:要|让|叫|催)(?:我们?|咱们?)(?:再|先|尽快|赶紧)?(?:出|发|给|提供|写|补|准备|派|来|去|交|报|做个|做一)"
)
# 接口要改, 不要了: no requirement
NO_NEED = re.compile(
    r"^把|砍掉|去掉|换成|换掉|(?:^(?:接口|合同|条款|方案|文档|标书|报价|协议|界面)(?:还|也|都)?(?:得|要|需要)改|"
    r"不要|不用|不需要|没要求|的(?:事|情况|进展|进度))$"
)
LEAD = re.compile(
    rf"^(?:{PERSON}|客户|对方|他们?|她们?|甲方|业务部门|技术部门|领导|那边|这边|"
    rf"[^，]{{0,6}}?(?:部|中心))?(?:这边|那边)?(?:们)?(?:也|还|又|就|特别|主要|一直|明确|反复|"
    rf"再次|都|最|比较|其实|现在|目前|是|则)*\s?(?:跟我们?|对我们?|给我们?)?(?:说|讲|提到|表示|"
    rf"反馈)?\s?",
    re.I,
)
FIRM = re.compile(
    r"非要|非得|免谈|没有就|一票否决|必须|一定要|刚需|不能少|硬性|(?:it'?s )?(?:a )?must|mandatory|show ?stopper|deal ?breaker",
    re.I,
)
SHORT = 14
