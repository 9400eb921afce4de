"""Find rivals, the customer itself and other customers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.language.words import WordEdges, sound
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company
from yunchou.desk.capture.naming.rivals import unlisted_rivals

_KIND = (
    "银行|农商行|农信社|证券|保险|人寿|财险|基金|信托|消金|消费金融|金控|集团|电信|联通|移动(?!端|办公|互联|应用|化|支付|坐席|客户端|设备|版)|"
    "农信社|联社|联合社|网络(?!安全|部|中心|环境|质量|延迟|问题|科)|互娱|游戏(?!客|玩|业|行|规|公)|文化(?!程|建)|传播|软件(?!开|部|费|平|系|升)|广电|铁塔|电网|电力|燃气|石化|石油|烟草|航空|机场|地铁|高铁|"
    "物流|快递|速运|电器|电子(?!签|邮|版|发票|合同|档案|渠道|工单)|汽车|医药|制药|医院|大学|商城|电商|科技(?!创新|进步|奖|部|处|中心|局|厅|金融|管理|项目|条线|口|岗|线)|股份|公司|地产|物业|"
    "饮品|饮料|啤酒|酒业|家电|传媒|教育|文旅|生物|能源|重工|机械|钢铁|化工|纺织|航运|热力|供热|民宿|港口|铁路|客运|超市|百货|零售|商贸|实业|控股|建工|环保|光电|半导体|车企|药业|农化|酒店|食品|乳业|家居|服饰|政务局|人社局|税务局|公积金中心|热线|水务|供电局|邮政"
)
_KINDS = re.compile(rf"(?:{_KIND})(?:集团|公司|分公司|总部|银行|空调|消金|金控)?")
_STOPS = set(
    "去到在给从对向来听把让请为是有的了和跟与、见访找约过把被叫问说讲家个位做用比当任管姓要想能同等之以及或也都还就又再才"
)
_CARRIER = re.compile(r"(?<![\u4e00-\u9fff])(?:联通|移动|电信|广电)(?=[的那：:，,说没今昨也上下这要还]|$)")
# Houses everybody calls by a short name
_CALLED_SHORT = re.compile(
    r"(?:[省市区县][一二三四五六七八九]院|[省市县](?:(?:人民|中心|中|肿瘤|儿童|口腔)医?院|妇幼(?:保健院|医?院)?)|附[一二三]院?|省农信|"
    r"(?:省|市|区|县)?(?:卫健委|医保局|政务办|大数据局|税务局|公积金中心|住建局|交通局|教育局|公安局|人社局)|"
    r"招行|建行|工行|交行|邮储|浦发|广发银行|国航|东航|南航|海航|厦航|川航|顺丰|圆通|申通|韵达|极兔|国寿|太保|人保|泰康|国网|南网|中石油|"
    r"中石化|海尔|比亚迪|蔚来|小鹏汽车|美团|拼多多|携程|滴滴|唯品会|快手|大疆|宁德时代|三一重工|万科|碧桂园|华润|中粮|伊利|蒙牛|农夫山泉|"
    r"海底捞|瑞幸|安踏|李宁公司)"
)
_NOT_NAMES = re.compile(
    r"^(?:去?拿|[她他]们|想要|需要|要求|支持|使用|采用|通过|关于|包括|调研|考察|参观|走访|回访|莅临|看看|外地|本地|当地|全国|国内|国外|公立|私立|三甲|二甲|有家|我司|咱们?|朋友|兄弟|生鲜|隔壁|下午|上午|中午|晚上|昨天|明天|"
    r"[一二三四首]期|最后|最终|然后|接着|还[得要]|[得要](?=报|过|上)|先|再|上(?=热线|线)|走|经|报(?!业)|归|周[一二三四五六日]|我们|咱们|他们|"
    r"你们|贵|我|他|她|该|这家|那家|这个|那个|某|各|本|总|分|子|母|和|跟|去|到|在|给|从|对|向|"
    r"来|听|把|让|请|为|是|有|的|了|一家|两家|三家|几家|多家|"
    r"其他|别的|另外|另一|同行|大型|国有|商业|上市|外资|民营|股份制|明年|今年|去年|远程|手机|"
    r"智能|视频|信息|金融|合同|招标|参加|拜访|今天|昨天|上午|下午|整个|所有|自己|信用卡|"
    r"行政|热门|市民|服务|客服|联系|介绍|推荐|[省市区县](?!人民|中医|中心医|妇幼|农信|联社|立))"
)


def find_companies(text: str, known: Known, edges: WordEdges) -> list[Company]:
    """Every company in a plain text, known ones first."""
    found: list[Company] = []
    every = [*_known(text, known), *_sounds_like_rival(text, known), *unlisted_rivals(text, known, edges)]
    others = [one for one in [*_other_deals(text), *_others(text, edges)] if not _is_own_department(text, known, one)]
    # 江海消金 is another customer than 江海: the longer name counts
    every = [one for one in every if text[one.start : one.end] == one.name or not any(_hides(o, one) for o in others)]
    for company in [*every, *others]:
        if all(company.end <= one.start or company.start >= one.end for one in found):
            found.append(company)
    return sorted(found, key=lambda one: one.start)


def _hides(other: Company, company: Company) -> bool:
    """江海消金 is another than 江海, 苏北电信 another than the 电信 that the customer is called for short."""
    short = company.end - company.start <= 2
    return other.start <= company.start and (
        company.end < other.end or (short and company.end == other.end and other.start < company.start)
    )


# 江海远程银行中心 is a department of 江海, 江海消金 is not.
_DEPARTMENT = re.compile(
    r"(?:运营|服务|客服|营销|管理|数据|科技|研发)?(?:中心|部(?!长)|处(?!长)|科(?!技)|科室|大厅|网点|营业部)"
)


def _is_own_department(text: str, known: Known, company: Company) -> bool:
    """Whether a longer name is only the customer's own with a department behind it."""
    own = any(company.name.startswith(way) for way in known.account)
    return own and bool(_DEPARTMENT.match(text, company.end))


def _known(text: str, known: Known) -> Iterator[Company]:
    lowered = text.lower()
    names = [(way, name, "other") for way, name in known.others]
    names += [(way, name, "rival") for way, name in known.rivals]
    names += [(way, known.account[0], "account") for way in known.account]
    for way, name, what in sorted(names, key=lambda one: -len(one[0])):
        for match in re.finditer(_pattern(way), lowered):
            yield Company(match.start(), match.end(), name, is_rival=what == "rival", is_account=what == "account")


def _pattern(way: str) -> str:
    escaped = re.escape(way.lower())
    return rf"(?<![a-z0-9]){escaped}(?![a-z0-9])" if way.isascii() else escaped


def _sounds_like_rival(text: str, known: Known) -> Iterator[Company]:
    """云迅 for 云讯: typed by sound."""
    for way, name in known.rivals:
        if way.isascii() or len(way) < 2 or way in text:
            continue
        sounds = sound(way)
        for start in range(len(text) - len(way) + 1):
            piece = text[start : start + len(way)]
            shared = sum(a == b for a, b in zip(piece, way, strict=True))
            if shared >= len(way) - 1 and piece != way and sound(piece) == sounds:
                yield Company(start, start + len(way), name, is_rival=True)


# 另一个单子：云栈民宿今天下午见了创始人: said to be another deal, whatever its name
_OTHER_DEAL = re.compile(
    r"另(?:外)?(?:一?[个家]|有(?:一?[个家])?)\s?(?:deal|case|单子|项目|客户|商机|线索)(?:是|叫|：|:|，|,|\s)*(?P<name>[\u4e00-\u9fff]{3,6}?)"
    r"(?=今天|昨天|上午|下午|刚|这边|那边|的|也|想|要|有|，|,|。|：|:|\s|$)",
    re.I,
)


def _other_deals(text: str) -> Iterator[Company]:
    for match in _OTHER_DEAL.finditer(text):
        for again in re.finditer(re.escape(match["name"]), text):
            yield Company(again.start(), again.end(), match["name"], known=False)


# 省公司, 分公司: part of a house that stands nowhere beside it
_PART_OF_THEIRS = re.compile(r"(?:^|聘|借|调|升|入)[省市总分子母]公司$")


def _others(text: str, edges: WordEdges) -> Iterator[Company]:
    for match in _KINDS.finditer(text):
        start = match.start()
        while (
            start > max(0, match.start() - 4)
            and "\u4e00" <= text[start - 1] <= "\u9fff"
            and text[start - 1] not in _STOPS
        ):
            start -= 1
        while start < match.start() and edges.cuts(start):
            start += 1
        name = text[start : match.end()]
        while (cut := _NOT_NAMES.match(name)) and cut.end() < len(name):
            name, start = name[cut.end() :], start + cut.end()
        if len(name) >= 4 and start <= match.start() - 2 and not _PART_OF_THEIRS.search(name):
            yield Company(start, start + len(name), name, known=False)
    for match in _CALLED_SHORT.finditer(text):
        if not (edges.cuts(match.start()) or edges.runs_past(match.end())):
            yield Company(match.start(), match.end(), match[0], known=False)
    for match in _CARRIER.finditer(text):
        yield Company(match.start(), match.end(), match[0], known=False)
