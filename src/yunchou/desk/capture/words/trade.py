"""How a note speaks of prices, seats and referrals. Written over masks, see `reading`."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.terms import Point
from yunchou.desk.capture.language.numbers import NUMERAL
from yunchou.desk.capture.reading import COMPANY, FILL

POINTS: tuple[tuple[Point, re.Pattern[str]], ...] = (
    (
        Point.PAYMENT_TERMS,
        re.compile(
            r"账期|付款.{0,4}?(?:改|按|走|调)(?:成|为|到)?\s?[\d一二三四五六七八九:：-]{2,7}|付款(?:方式|条件|"
            r"比例|周期|节点)|预付款?[^，]{0,6}%|\b\d\s?[-:/]\s?\d\s?[-:/]\s?\d\b(?![-/]\d{2})|"
            r"付款[^，]{0,6}[\d一二三四五六七八九]成|首付(?:比例|.{0,8}(?:降|提|"
            r"改|\d+%))|(?:改(?=成|为)|"
            r"分)(?:成|为)?.{0,6}(?:付|期(?!切换|上线|实施|建设|割接|迁移|交付|推|做|上)|季付|年付|月付)|"
            r"季付|年付|按(?:月|季度?|半年|年)(?:付|结)|(?:月|季|半年|一年)一(?:付|结)|月结|押款|"
            r"质保金比例|"
            r"预付.{0,4}(?:比例|降|提|%)|payment terms|net[- ]?\d+|\d+[- ]days?(?= (?:payment|credit|terms))|"
            r"days? payment|payment (?:schedule|milestones?)|upfront|up front|pre-?payment|instal?lments",
            re.I,
        ),
    ),
    (
        Point.WARRANTY,
        re.compile(
            r"质保|维保|免费维护|免费(?:送|延长|提供).{0,6}(?:年|服务|维保|培训)|免费驻场|宕机.{0,8}赔|赔.{0,4}服务费|"
            r"售后(?:服务)?(?:期|年)|warranty|maintenance|free support|违约金|赔偿|罚款|penalt|SLA赔",
            re.I,
        ),
    ),
    (
        Point.PRICE,
        re.compile(
            r"(?:咬死|咬定|死守|认准)\s?Ⓜ|还价|还到|砍到|差价|价差|磨价|抠价|杀价|嫌.{0,4}贵|Ⓜ‥*.{0,3}(?:太高|高了|太贵|可以签|能签|就签|"
            r"可以谈)|降价|砍价|压价|让价|"
            r"便宜|压一?[压下]|优惠|折扣?|"
            r"(?<![提说讲有分列]了)(?<![提说讲有第共])(?:\d|"
            r"[一二两三四五六七八九十])个?点(?!开|半|钟|整|多|以?前|左右)|底价|底线|(?:低于|不超过|"
            r"别超过|不能超过|超过|以内|起码|至少|封顶|到顶).{0,4}Ⓜ|(?<!评)价(?:格|钱)?.{0,3}(?:高|"
            r"贵)|单价|价格|总价|最低(?:价|到|也)|让(?:到|利|步|\d|Ⓜ)|(?:接受|同意|"
            r"认可).{0,8}?(?:报价|Ⓜ|价)|再(?:降|让|低)|报价(?:太高|偏高|高了|降|压|不能|要)|太贵|贵了|"
            r"(?:降|压|谈|砍)(?:到|至|了?Ⓜ)|一口价|成交价|讨价还价|discount|price|cheaper|"
            r"too expensive|held (?:at|firm)|(?:we|i) offered|last offer|"
            r"% off|% (?:down|cheaper)|lower|bottom line|hold(?:ing)? (?:at|firm)|counter(?:ed|ing|"
            r"offer)?(?![a-z-])|c[oa]me down|budge|go (?:above|below|over|under|higher|lower)|ceiling|\bfloor\b|"
            r"target price|haggl|knock|shave",
            re.I,
        ),
    ),
    (
        Point.SCOPE,
        re.compile(
            r"(?:费|模块|功能)[^，]{0,3}(?:去掉|减掉|砍掉|免了)|(?:砍|减|去掉|加上|增加|赠送|送|白送|免费送)(?:掉|一?个)?.{0,6}(?:模块|功能|范围|接口|"
            r"坐席|license)|打包|分期(?:上|建设|实施)|throw in|scope|free modules?",
            re.I,
        ),
    ),
)
# A bare figure that goes on with the matter of the sentence.
FIGURE = re.compile(
    r"(?:但|不过)?(?:他们?|她们?|我们?|我方|对方|客户|咱们?|Ⓟ‥*)?(?:说|讲)?(?:想|只|肯|最多|还是|能|可以|至少|"
    r"起码|最少)*(?:要|"
    r"坚持|给|出|认|接受|让|同意|还|还价|回|咬定|咬死|维持|守)?[^\dⓂ一二三四五六七八九十两半]{0,4}"
    r"(?:Ⓜ‥*|[\d.]+%?.{0,2}|[百千]分之[一二三四五六七八九十]{1,3}|"
    r"[一二三四五六七八九十两半]{1,3}(?:年|个月|个点|成|天|期|折))(?:左右|封顶|不动|不松口)?"
    r"|(?:but |so )?(?:we|they|he|she|i|Ⓟ‥*)\s(?:\w+\s){0,3}(?:Ⓜ‥*|[\d.]+ ?%)(?: off)?"
    r"|(?:但|不过)?(?:我们?|咱们?|我方|他们?|她们?|对方|客户|Ⓟ‥*)?(?:说|回|给|答|只给|要)?(?:头|前|"
    r"第)[一二两三]年[^，]{0,4}(?:免费|免|送)[^，]{0,4}"
    r"|(?:后|第)[一二两三]年[^，]{0,3}[\d.]+%[^，]{0,3}",
    re.I,
)
MOVES = re.compile(
    r"磨|抠|杀价|只认|认准|咬|提(?=\s?\d)|最多|要求|希望|想|要(?!求)|提(?:出|了)|坚持|砍|压|降|让|再|最多|"
    r"最低|不能|不低于|接受|同意|"
    r"答应|松口|底|低于|超过|以内|起码|封顶|高|贵|坚持|嫌|觉得|太|得|改|送|还价|条件|免费|折|"
    r"opened|stayed?|stuck|landed|settled|(?<=we )said|(?<=he )said|起步|免费|收|asked|wants?|"
    r"demand|insist|offer(?:ed)?|accept|agreed|floor|too|at most|can (?:go|do)|hold|counter|came|"
    r"come|"
    r"stick|won't|max|keep|still|push|need|expects?|"
    r"requires?",
    re.I,
)
NOT_TRADE = re.compile(
    r"(?:超过|超|以上|不到|低于)[^，]{0,6}(?:须|要|得|需|必须|就)(?:上|报|走|过|公开|招标|总部|集团|审)|"
    r"把钱|报价(?:单|发|给|做|改好|出|表)|发.{0,6}报价|(?:做|改|重新|更新|提交|准备|"
    r"出)(?:一?[份版个]|好)?.{0,3}报价(?!降|低|要|高)|预算(?!.{0,6}(?:内|以内|够))|POC|"
    r"send.{0,12}quote|revised quote",
    re.I,
)
OURS = re.compile(
    r"^(?:但|不过|所以|然后)?(?:我(?:们|说|方|这边|回|跟|答)?|咱们?|Ⓤ‥*|公司)(?!.{0,6}(?:报价|"
    r"价格|价).{0,3}(?:太|高|贵))|我们(?:最多|最低|可以|能|同意|答应|给|让|的底)|底价|底线|"
    r"\bfloor\b|our limit|最多(?:只)?(?:能)?(?:让|降|给)|^(?:we|our|i)\b|we (?:can|offered|said)",
    re.I,
)
PERCENT = re.compile(
    r"(\d{1,2}(?:\.\d+)?)\s?(?:[%％]|个?百分?点|个?点)|(?:百分之|"
    r")([一二两三四五六七八九十]{1,3})个?(?:百分)?点|百分之([一二三四五六七八九十]{1,3})"
)
FOLD = re.compile(r"(?:打|到|给|按)?([1-9]\d|[1-9](?:\.\d)?|[一二三四五六七八九]{1,2})折")
SEATS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{NUMERAL}+)(?:来|多|余)?(?:\s?个)?"
UNIT = r"(?:坐席|座席|席位?|seats?|agents?|licen[cs]es?|并发|账号|个?人(?!民|说|在|来|去|都|开|的))"
SEAT_WORD = re.compile(r"并发|坐席|座席|席|seats?|agents?|licen[cs]e|扩容|账号", re.I)
EXPANDS = re.compile(
    r"from \d+(?: seats)? to \d+|涨到|升到|增(?:加|配|购|补)?|扩(?:容|充|大|到|展|至)?|加(?:到|至|"
    r"购|买|[^班急强])|新增|追加|"
    r"再(?:上|要|买|开)|多(?:要|买|上|加)|补(?:充|购)?|expand|add(?:ing|ed|s)?\b|more|"
    r"increase|additional|grow",
    re.I,
)
SEATS_NOW = re.compile(rf"(?:现有|现在|目前|原来|原有)[^，\d一二三四五六七八九十百千]{{0,5}}(?P<n>(?!一共){SEATS})")
FROM_TO = re.compile(
    rf"(?:从|由)\s?(?:现在的?|目前的?|原来的?)?(?P<a>{SEATS}){UNIT}?\s?(?:增加?|扩容?|加|涨|"
    rf"扩大|扩充|变|提)?(?:到|至|成|为)\s?(?P<b>{SEATS})|"
    rf"from (?P<c>\d+)(?: seats)? to (?P<d>\d+)",
    re.I,
)
TO = re.compile(
    rf"(?:到|至|为|达|to|总共|一共|合计)\s?(?:大概|约)?(?P<n>{SEATS}){UNIT}?(?!Ⓜ|[%万月号日年分秒倍级期小])", re.I
)
PLUS = re.compile(
    rf"(?:增加?|扩容?|加|新增|追加|再(?:上|要|买|开|加)?|多(?:要|买|上|加)?|补|add(?:ing)?|"
    rf"expand by|another|增购|加购)(?:了|个|大概|约|"
    rf"购)?\s?(?P<n>{SEATS})\s?(?:more )?(?:{UNIT}|$|左右|(?:after|by|in|next|later)\b|Ⓓ)|(?P<m>\d+) (?:more|"
    rf"additional|"
    rf"extra) (?:seats|agents|licen[cs]es)",
    re.I,
)
NOT_NOW = re.compile(r"黄了|泡汤|没戏|搁置|不扩|不加|作罢|算了|再议|不提了|fell through|on hold|shelved", re.I)
INTRODUCES = re.compile(
    r"介绍|推荐|引荐|推给(?:了)?(?:我|咱)|转介绍|牵线|搭桥|牵(?:了|的)?(?:个|条)?线|(?:推荐|建议|叫|让)我们?去?(?:找|"
    r"联系|接触)|refer(?:red|ral)?|introduc(?:e|ed|tion)|\bintro\b|put us in touch|"
    r"hook(?:ed)? us up|recommend",
    re.I,
)
ENGLISH_NEW_ONE = re.compile(r"(?:introduced|referred|recommended) us to (?:the )?(?P<who>[A-Z]\w+(?: [A-Z]\w+){0,3})")
# 推荐我们去找果小满; 她同学在小鹿家电: somebody is named, though no company is known by that name
SENT_TO = re.compile(
    r"(?:推荐|建议)我们?去?(?:找|联系|接触)(?:一?下)?(?P<who>[\u4e00-\u9fff]{2,6}?)(?=，|$|的|聊|谈|试|那边)"
)
WORKS_AT = re.compile(
    r"(?:同学|朋友|亲戚|同事|老领导|前老板|老板|哥们|闺蜜|师兄|校友|战友)(?:就)?(?:在|"
    r"去了?)(?P<who>[\u4e00-\u9fff]{3,8}?)"
    r"(?=，|$|那边|上班|管|做|当|任|工作)"
)
ALSO_WANTS = re.compile(
    r"也(?:想|要|在|有)(?:上|用|做|换|了解|需求|兴趣|意向|这个|找)|感兴趣|有(?:类似|同样)?需求|also (?:wants?|"
    r"needs?|looking|interested)",
    re.I,
)
NEW_ONE = re.compile(
    rf"(?P<who>{COMPANY}{FILL}*)|(?P<word>省公司|市公司|总公司|兄弟[行院局]|分[行院局]|(?:另|新|兄弟|隔壁|同行|"
    rf"一个|一家|他们|下属|"
    rf"集团)(?:外)?(?:的)?(?:一?[个家])?(?:兄弟)?(?:客户|单位|公司|企业|分公司|子公司|"
    rf"朋友公司)|another (?:customer|company|client)|sister company)",
    re.I,
)
