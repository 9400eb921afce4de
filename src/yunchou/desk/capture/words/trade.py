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
            r"账期|付款(?:方式|条件|比例|周期|节点)|首付(?:比例|.{0,4}(?:降|提|改|\d+%))|(?:改|"
            r"分)(?:成|为)?.{0,6}(?:付|期|季付|年付|月付)|季付|年付|月结|押款|质保金比例|"
            r"预付.{0,4}(?:比例|降|提|%)|payment terms|net ?\d+|days? payment|instal?lments",
            re.I,
        ),
    ),
    (
        Point.WARRANTY,
        re.compile(
            r"质保|维保|免费维护|免费(?:送|延长|提供).{0,6}(?:年|服务|维保|培训)|免费驻场|"
            r"售后(?:服务)?(?:期|年)|warranty|maintenance|free support|违约金|赔偿|罚款|penalt|SLA赔",
            re.I,
        ),
    ),
    (
        Point.PRICE,
        re.compile(
            r"降价|砍价|压价|让价|便宜|压一?[压下]|优惠|折扣?|(?:\d|"
            r"[一二两三四五六七八九十])个?点(?!开|半|钟|整|多|以?前|左右)|底价|底线|(?:低于|不超过|"
            r"别超过|不能超过|超过|以内|起码|至少|封顶|到顶).{0,4}Ⓜ|(?<!评)价(?:格|钱)?.{0,3}(?:高|"
            r"贵)|单价|价格|总价|最低(?:价|到|也)|让(?:到|利|步|\d|Ⓜ)|(?:接受|同意|"
            r"认可).{0,8}?(?:报价|Ⓜ|价)|再(?:降|让|低)|报价(?:太高|偏高|高了|降|压|不能|要)|太贵|贵了|"
            r"(?:降|压|谈|砍)(?:到|至|了?Ⓜ)|一口价|成交价|讨价还价|discount|price|cheaper|"
            r"too expensive|% off|lower|bottom line",
            re.I,
        ),
    ),
    (
        Point.SCOPE,
        re.compile(
            r"(?:砍|减|去掉|加上|增加|赠送|送|白送|免费送)(?:掉|一?个)?.{0,6}(?:模块|功能|范围|接口|"
            r"坐席|license)|打包|分期(?:上|建设|实施)|throw in|scope|free modules?",
            re.I,
        ),
    ),
)
MOVES = re.compile(
    r"要求|希望|想|要(?!求)|提(?:出|了)|坚持|砍|压|降|让|再|最多|最低|不能|不低于|接受|同意|"
    r"答应|松口|底|低于|超过|以内|起码|封顶|高|贵|坚持|嫌|觉得|太|得|改|送|还价|条件|免费|折|"
    r"asked|wants?|demand|insist|offer(?:ed)?|accept|agreed|at most|can go|push|need|expects?|"
    r"requires?",
    re.I,
)
NOT_TRADE = re.compile(
    r"报价(?:单|发|给|做|改好|出|表)|发.{0,6}报价|(?:做|改|重新|更新|提交|准备|"
    r"出)(?:一?[份版个]|好)?.{0,3}报价(?!降|低|要|高)|预算(?!.{0,6}(?:内|以内|够))|POC|"
    r"send.{0,12}quote|revised quote",
    re.I,
)
OURS = re.compile(
    r"^(?:但|不过|所以|然后)?(?:我(?:们|说|方|这边|回|跟|答)?|咱们?|Ⓤ‥*|公司)(?!.{0,6}(?:报价|"
    r"价格|价).{0,3}(?:太|高|贵))|我们(?:最多|最低|可以|能|同意|答应|给|让|的底)|底价|底线|"
    r"最多(?:只)?(?:能)?(?:让|降|给)|^(?:we|our|i)\b|we (?:can|offered|said)",
    re.I,
)
PERCENT = re.compile(
    r"(\d{1,2}(?:\.\d+)?)\s?(?:[%％]|个?百分?点|个?点)|(?:百分之|"
    r")([一二两三四五六七八九十]{1,3})个?(?:百分)?点|百分之([一二三四五六七八九十]{1,3})"
)
FOLD = re.compile(r"(?:打|到|给|按)?([1-9]\d|[1-9](?:\.\d)?|[一二三四五六七八九]{1,2})折")
SEATS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{NUMERAL}+)(?:来|多|余)?(?:\s?个)?"
UNIT = r"(?:坐席|座席|席位?|seats?|agents?|licen[cs]es?|并发|账号|个?人(?!民|说|在|来|去|都|开|的))"
SEAT_WORD = re.compile(r"坐席|座席|席|seats?|agents?|licen[cs]e|扩容|账号", re.I)
EXPANDS = re.compile(
    r"增(?:加|配|购|补)?|扩(?:容|充|大|到|展|至)?|加(?:到|至|购|买|[^班急强])|新增|追加|"
    r"再(?:上|要|买|开)|多(?:要|买|上|加)|补(?:充|购)?|expand|add(?:ing|ed|s)?\b|more|"
    r"increase|additional|grow",
    re.I,
)
FROM_TO = re.compile(
    rf"(?:从|由)\s?(?:现在的?|目前的?|原来的?)?(?P<a>{SEATS}){UNIT}?\s?(?:增加?|扩容?|加|涨|"
    rf"扩大|扩充|变|提)?(?:到|至|成|为)\s?(?P<b>{SEATS})|"
    rf"from (?P<c>\d+)(?: seats)? to (?P<d>\d+)",
    re.I,
)
TO = re.compile(rf"(?:到|至|为|达|to|总共|一共|合计)\s?(?:大概|约)?(?P<n>{SEATS}){UNIT}?(?!Ⓜ|[%万月号日年])", re.I)
PLUS = re.compile(
    rf"(?:增加?|扩容?|加|新增|追加|再(?:上|要|买|开|加)?|多(?:要|买|上|加)?|补|add(?:ing)?|"
    rf"expand by|another|增购|加购)(?:了|个|大概|约|"
    rf"购)?\s?(?P<n>{SEATS})\s?(?:more )?(?:{UNIT}|$|左右)|(?P<m>\d+) (?:more|additional|"
    rf"extra) (?:seats|agents|licen[cs]es)",
    re.I,
)
INTRODUCES = re.compile(
    r"介绍|推荐|引荐|转介绍|牵线|搭桥|牵(?:了)?(?:个|条)?线|refer(?:red|ral)?|introduc(?:e|ed|tion)|recommend", re.I
)
NEW_ONE = re.compile(
    rf"(?P<who>{COMPANY}{FILL}*)|(?P<word>(?:另|新|兄弟|隔壁|同行|一个|一家|他们|下属|"
    rf"集团)(?:外)?(?:的)?(?:一?[个家])?(?:兄弟)?(?:客户|单位|公司|企业|分公司|子公司|"
    rf"朋友公司)|another (?:customer|company|client)|sister company)",
    re.I,
)
