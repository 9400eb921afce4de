"""Rivals whom no dossier lists: makers of this trade, and those of whom a note says what only rivals do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from yunchou.desk.capture.language.words import WordEdges, is_word
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company
from yunchou.desk.capture.naming.titles import DEPARTMENT, SURNAMES, TITLES

# 容联那边上周也: who of theirs, when, how
_BESIDE = (
    r"(?:那边|那头|这边|他们|公司|这?家|客服|团队|方面|的人|的?(?:销售|老板|团队|售前|老总|客户经理|项目经理)|今天|昨天|前天|上周[一二三四五六日天]?|"
    r"这周|本周|最近|前几天|这两天|上个?月|前阵子?|今年|去年|刚刚?|也|又|还|已经|早就|早|都|就|好像|可能|似乎|听说|一直|天天|正在|正|突然|"
    r"居然|竟然|直接|主动|私下|悄悄|偷偷|现在|目前|打算|准备|\s)*"
)
# What nobody but a maker does at a customer's
_MAKERS_ONLY = (
    r"(?:在|来|去|给)?(?:了)?(?:报(?:了|过|出|到)?(?:个|一个)?(?:价|[\d一二三四五六七八九])|投(?:了|过)?标|应(?:了)?标|讲(?:了)?标|述标|入(?:了)?围|"
    r"中(?:了)?标|出局|介入|杀(?:了)?(?:进|回)|插(?:了)?(?:进|一)|搅局|抢(?:这|单)|公关|活动|运作|打(?:了)?(?:价格战|[一二三四五六七八九\d]折)|"
    r"(?:做|搭|在做|跑)(?:了|过|完)?(?:一?[轮次遍个])?(?:poc|演示|测试|demo|试点)|演示(?:了|过)|驻(?:了)?场|"
    r"(?:交|递|送)(?:了|过|上|来)?(?:一?[版份套])?(?:标书|方案|报价|建议书)|跟(?:着|进)?(?:这|得很?紧|我们抢)|降(?:了|到)?价|比(?:我们|咱们)(?:低|便宜|报))"
)
_ANY_ACT = (
    rf"(?:{_MAKERS_ONLY}|来(?:了|过|报|谈|讲|交流|拜访|接触|抢|搅)|在(?:跟|做(?:工作|方案)|接触|谈|盯)|报(?:的|得)|递(?:了|交|上)|"
    r"(?:想|要|能)?进(?:来|场|入|了|去)|盯(?:着|上)|送(?:了|来|过)|约(?:了|过)|见(?:了|过)|找(?:了|过|到|上)|请(?:了|过)|拜访|接触|"
    r"想(?:来)?(?:做|参与|投|插|分|接|抢|掺|来)|参(?:与|加)|降(?:了|到)|承诺|答应|号称|吹|免费|签(?:了|下)|拿(?:下|到)|搞定|挖|试用|动作)"
)
_ENGLISH_ACT = (
    r"(?:'s)? (?:team |guys |sales |people )?(?:(?:also|already|just|now|is|are|has|have|had|came|been)(?: in)? ?)*(?:quot(?:ed|ing)|bid(?:ding)?\b|submitted|demoed|"
    r"pitch(?:ed|ing)|in (?:the running|there|the race|as well|too)|undercut|present(?:ed|ing)|met |offer(?:ed|ing)|proposed|showed up|sniffing|"
    r"shortlisted|running a (?:poc|pilot|trial)|(?<= in) ?(?=$|[,.]))"
)
_PLACE = r"(?:北京|上海|深圳|广州|杭州|南京|成都|武汉|苏州|天津|重庆|西安|厦门|合肥|长沙|济南|青岛)"
_TAIL = r"(?:科技|软件|智能|通信|通讯|云|数科|融通|互联)"
_BEGINS = (
    r"(?:^|(?<=[，。；;\n、：:！？!? 说讲叫])|(?<=还有)|(?<=听说)|(?<=据说)|(?<=昨天)|(?<=今天)|(?<=上周)|(?<=最近))"
)
# 华声也来报价了, 小能科技找过他, Acme也投了标
_STRANGER = re.compile(
    rf"{_BEGINS}(?P<zh>{_PLACE}?[\u4e00-\u9fff]{{2,4}}?|[A-Z][A-Za-z]{{2,14}})(?:那边|他们|家|今天|昨天|上周|最近|前几天|已经)*(?:也|又|还){_BESIDE}{_MAKERS_ONLY}|"
    rf"{_BEGINS}(?P<firm>{_PLACE}[\u4e00-\u9fff]{{2,4}}?{_TAIL}?|[\u4e00-\u9fff]{{2,4}}?{_TAIL}){_BESIDE}{_ANY_ACT}|"
    rf"(?P<en>\b(?-i:[A-Z][A-Za-z]{{2,}}(?: ?[A-Z][a-z]+)?)){_ENGLISH_ACT}",
    re.I,
)
_NO_NAME = re.compile(
    r"[我你他她它们咱这那没都再先正应该可能会要想把被给请说让吗呢吧的了着过是在和跟与不就从到对向为哪各每]|客户|对方|友商|竞品|对手|厂[商家]|公司|"
    r"预算|项目|方案|合同|招标|领导|老板|同事|今天|明天|昨天|上周|下周|最近|两家|几家|一家|其|总$|工$|"
    r"^(?:The|They|She|We|Who|And|But|It|POC|PoC|OA|CRM|IT|PPT|Their|There|That|This|Also|Someone|Nobody|Customer|Both)$"
)
_NEW_RIVAL = re.compile(
    rf"(?:对手|竞品|竞争对手|友商)(?:是|叫|有|：|"
    rf":)?\s?(?P<after>[A-Za-z\u4e00-\u9fff]{{2,6}}?)(?={_BESIDE}{_ANY_ACT}|[，。,、；;\s]|$)|"
    rf"(?P<before>[A-Za-z\u4e00-\u9fff]{{2,4}}?)这家(?:是)?(?:新|刚)(?:冒|来|进|杀|出现|接触)|"
    rf"(?:冒出来?|蹦出来?|杀出来?|杀进来?|插进来?|新进来?|进来|多了|多出来?|新来|来了|还有|引入|引进|找来|拉来|"
    rf"出现)了?(?:一家|一个|个|家)?"
    rf"(?:新?(?:对手|厂商|厂家|供应商|友商|公司))?(?:叫做?|名叫)(?P<called>[A-Za-z\u4e00-\u9fff]{{2,6}}?)(?:的|"
    rf"，|。|,|也|[\s]|$)",
    re.IGNORECASE,
)
_GENERIC = {
    "对手",
    "对比",
    "对比表",
    "资料",
    "竞品",
    "友商",
    "报价",
    "那边",
    "他们",
    "动作",
    "情况",
    "暂时",
    "没有",
    "目前",
    "还没",
    "分析",
    "一家",
    "两家",
    "三家",
    "几家",
    "方面",
}


def unlisted_rivals(text: str, known: Known, edges: WordEdges) -> Iterator[Company]:
    """Rivals beyond the dossier's, as the note calls them; a listed one under a shorter name is the listed one."""
    for start, end in (*_makers(text, edges), *_called_rivals(text), *_strangers(text, known)):
        name = text[start:end]
        if any(name in way or way in name for way in known.account) or any(way in name for way, _ in known.others):
            continue
        listed = next((full for way, full in known.rivals if name.startswith(way) or _begins(way, name)), "")
        yield Company(start, end, listed or name, is_rival=True, known=bool(listed))


def _begins(way: str, name: str) -> bool:
    return not way.isascii() and way.startswith(name)


def _makers(text: str, edges: WordEdges) -> Iterator[tuple[int, int]]:
    """The makers of `makers.toml`: the trade's own wherever they stand, the wide ones where they do what rivals do."""
    trade, wide = _patterns()
    for pattern in (trade, wide):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if text[start].isascii() or not (edges.cuts(start) or edges.runs_past(end)):
                yield start, end


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    read = tomllib.loads((Path(__file__).parent / "makers.toml").read_text("utf-8"))
    trade, wide = (_any(read[name]) for name in ("trade", "wide"))
    return re.compile(rf"(?P<name>{trade})", re.I), re.compile(
        rf"(?P<name>{wide})(?:{_BESIDE}{_ANY_ACT}|{_ENGLISH_ACT})", re.I
    )


def _any(words: dict[str, str]) -> str:
    """The names as one group, the longest first; the characters they begin with stand before them."""
    chinese = sorted(words["zh"].split(), key=lambda one: (-len(one), one))
    latin = sorted(words["en"].split("|"), key=lambda one: (-len(one), one))
    firsts = "".join(sorted({one[0] for one in chinese}))
    initials = "".join(sorted({one[0].lower() for one in latin}))
    return (
        rf"(?=[{firsts}])(?:{'|'.join(map(re.escape, chinese))})|"
        rf"(?<![a-z0-9])(?=[{initials}])(?:{'|'.join(map(re.escape, latin))})(?![a-z0-9])"
    )


def _called_rivals(text: str) -> Iterator[tuple[int, int]]:
    """对手是某某, 新冒出来一家叫某某: called a rival."""
    for match in _NEW_RIVAL.finditer(text):
        group = next(name for name in ("after", "called", "before") if match[name])
        name = match[group]
        if name not in _GENERIC and not re.search(r"[没还报在又说了是这那我他请来除]", name):
            yield match.span(group)


def _strangers(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """华声也来报价了: nobody has listed it, but it does what only rivals do."""
    for match in _STRANGER.finditer(text):
        group = next(name for name in ("zh", "firm", "en") if match[name])
        name = match[group]
        if not _is_somebody(name, known) and _may_be_a_house(name):
            yield match.span(group)


def _is_somebody(name: str, known: Known) -> bool:
    people = any(one.name.startswith(name) or name.startswith(one.name) for one in known.people)
    return people or name.lower() in known.latin or name in _GENERIC


def _may_be_a_house(name: str) -> bool:
    """Whether it may be what a company is called: no word, no department, nobody's name with a title."""
    if _NO_NAME.search(name):
        return False
    if name[0].isascii():
        return True
    stem = re.sub(rf"^{_PLACE}|{_TAIL}$", "", name)
    named = name[0] in SURNAMES and (len(name) <= 2 or any(name.endswith(title) for title in TITLES))
    return (len(stem) >= 2 - (stem != name) and not is_word(name) and not is_word(stem)) and not (
        named or DEPARTMENT.search(name)
    )
