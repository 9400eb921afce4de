"""How offers will be judged: the customer's own rules are lawful to have once they are out, and never ours to write.

Published or given to all, they are what a bid answers (P27). Before that, one bidder who has them has what the others
have not (Bidding Law, article 22), and who wrote them for the customer may not bid (regulations on government
procurement, article 18). That a customer as a house hands over its own list, and nothing is said of its not being out,
is a lawful source that the note names; a single person of it is not.
"""

from __future__ import annotations

import re

from yunchou.playbook.conduct.wording.classes import RefusedClass as C
from yunchou.playbook.conduct.wording.grammar import Manner, Sign
from yunchou.playbook.conduct.wording.patterns import sign

PAPER = "(?:评分(?:表|标准|办法|细则)|打分(?:表|标准|细则)|评标办法|评审标准)"
PAPER_EN = r"(?:scoring|score|evaluation|award) (?:sheet|criteria|matrix|rules)"
UNPUBLISHED = "(?:(?:还|尚)?(?:没有?|未)(?:对外|正式)?(?:发布|公开|公布|公示|挂网|定稿)|(?:公告|发布|挂网|公示|招标)(?:发布|出来)?之?(?:以)?前)"
UNPUBLISHED_EN = r"(?:unpublished|unreleased|not (?:yet )?(?:been )?(?:published|released|public)|before (?:it is |they are |the |its )?(?:published|released|publication|release|out|tender notice|notice))"  # fmt: skip
US = "(?:我们|咱们?|我司|我方|我)"
WRITE = "(?:写|拟|起草|编|代笔|出)"

CRITERIA: tuple[Sign, ...] = (
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        f"{UNPUBLISHED}[^，。；]{{0,10}}{PAPER}[^，。；]{{0,6}}(?:给|发|让|拿|看|传|透|拍)|"
        f"(?:看|拿|收|要|弄)(?:到|了|一?眼|一下|看)*[^，。；]{{0,4}}{UNPUBLISHED}的?[^，。；]{{0,4}}{PAPER}|"
        f"{PAPER}[^，。；]{{0,6}}{UNPUBLISHED}[^。；]{{0,6}}(?:就|已经?|先)[^，。；]{{0,4}}(?:给|发|让|拿|看|传|透)[^，。；]{{0,3}}{US}|"
        f"{PAPER}(?:都|就)?(?:是|由){US}[^，。；]{{0,8}}{WRITE}|{US}(?:来)?(?:帮|替|给|为)[^，。；]{{1,6}}{WRITE}(?:了|好|的|一份)*{PAPER}|"
        f"(?:请|让|叫|要){US}(?:来)?(?:帮|替|给|为)?[^，。；]{{0,6}}{WRITE}(?:了|好|一份|一下)*{PAPER}",
        unless=f"(?:等|待|直到)[^，。；]{{0,6}}(?:公告|发布|挂网|公示)|{UNPUBLISHED}[^，。；]{{0,6}}(?:不|别|没)(?:看|要|拿|碰|打听)",
    ),
    sign(
        C.RIVAL_SECRET,
        Manner.DEED,
        rf"\b(?:unpublished|unreleased)\b[^.;]{{0,12}}\b{PAPER_EN}|"
        rf"\b(?:send|sends|sent|show|shows|showed|give|gives|gave|let|offered|share|shared|see|saw|got|have)\b[^.;]{{0,24}}\b{PAPER_EN}\b[^.;]{{0,12}}\b{UNPUBLISHED_EN}\b|"
        rf"\bwe (?:wrote|drafted|draft|write|are drafting|are writing)\b[^.;]{{0,12}}\b{PAPER_EN}|"
        rf"\b(?:asked|wants?|asks) us to (?:write|draft|prepare|word)\b[^.;]{{0,10}}\b{PAPER_EN}",
        unless=r"until (?:it is|they are) (?:published|out)|wait[^.;]{0,20}(?:published|publication)",
    ),
)

PUBLISHED = re.compile(
    f"(?:随|附在|见|写进|载于|列入|按|公告(?:里|上|中|内|所附|附)|招标文件(?:里|上|中|内|的|所附|附))[^，。；]{{0,12}}{PAPER}|"
    f"(?:已经?|正式)?(?:公开|公布|发布|公示|挂网)(?!之?以?前)(?:了)?(?:发布|公布)?的?{PAPER}|"
    f"{PAPER}[^，。；]{{0,8}}(?:已经?|都|正式|随)[^，。；]{{0,6}}(?:公开|公布|发布|公示|挂网)(?!之?以?前)|"
    f"{PAPER}[^，。；]{{0,6}}(?:发|给|解释|说明)[^，。；]{{0,3}}(?:所有|各家|全体|每家|每一家)|(?:所有|各家|全体|每家)[^，。；]{{0,14}}{PAPER}"
    rf"|\bpublished\b[^.;]{{0,10}}\b{PAPER_EN}|\b{PAPER_EN}\b[^.;]{{0,30}}\b(?:from the (?:tender |bidding |procurement )?(?:portal|notice|website|platform)|to (?:all|every) (?:bidders?|vendors?|suppliers?)|was published|is published|were published)"
)
GIVEN_BY_THE_HOUSE = re.compile(
    f"(?:客户|业主|甲方|采购(?:部|中心|办)|招标(?:办|中心))(?:方|主动|说|愿意|同意|表示|可以|正式|书面|今天|会)*(?:把)?{PAPER}[^，。；]{{0,4}}(?:发|给|交|提供)"
    f"|(?:客户|业主|甲方|采购(?:部|中心|办)|招标(?:办|中心))(?:方|主动|说|愿意|同意|表示|可以|正式|书面|今天|会)*(?:发|给|提供)[^，。；]{{0,4}}{PAPER}"
)
SPOILED = re.compile(
    f"{UNPUBLISHED}|提前|抢先|先(?:给|发|让|看)|私下|悄悄|偷|内部|别声张|单独|只给|别家|其他家|微信"
    rf"|\b{UNPUBLISHED_EN}\b|\b(?:in advance|early|ahead|quietly|privately|only us|internal)\b"
)


def are_open_criteria(sentence: str) -> bool:
    """Whether it is about rules of judging that are out for all, or that the customer as a house hands over."""
    found = PUBLISHED.search(sentence) or GIVEN_BY_THE_HOUSE.search(sentence)
    return bool(found) and not SPOILED.search(sentence)
