"""What the rivals did: whom they met, what they said, how far they are, what they handed in, whom they won over (P44 to P49)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.fields import RivalMoveFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind, RivalQuestion
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Company, Side
from yunchou.desk.capture.reading import CUSTOMER, PERSON, RIVAL, Clause, Reading
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage

_MET = re.compile(
    rf"(?:见|拜访|找|约|请|给|跟|和|与|向|去|来|在|met|visited|saw|demo(?:ed|s)? (?:to|for)|presented to|pitched(?: to)?|called on).{{0,8}}?{PERSON}|{PERSON}.{{0,10}}?(?:见了|接待了|约了|见过|和|跟|请了|去看了|去了|参观了).{{0,4}}?{RIVAL}|(?:演示|汇报|交流|拜访|见面|讲(?:了)?方案).{{0,3}}给?{PERSON}",
    re.I,
)
_CONTACT = re.compile(
    r"见|拜访|找|约|请|演示|汇报|交流|来(?:了|过|访)|去(?:了|过)|聊|谈|吃|上门|接待|参观|介绍|讲|met|visit|demo|present|pitch|lunch|dinner|call",
    re.I,
)
_TOPICS = re.compile(
    r"(?<!听)(?<!据)(?<![替帮为].)(?<![替帮为]Ⓡ‥)说(?!话|动)|讲(?!标|话)|承诺|答应|号称|宣称|吹|强调|主打|主推|聊|介绍|提出|保证|演示|免费|送|攻击|抹黑|贬|claims?|said|promis|told|pitch|demo|offer",
    re.I,
)
_DOCUMENT = re.compile(
    r"(?P<what>标书|竞品对比|对比表?|竞品分析|演示机|样机|方案书|方案|报价单?|价格|建议书|白皮书|资料|文档|PPT|ppt|样本|案例|投标文件|资质|proposal|quote|bid|offer|document|deck)",
    re.I,
)
_HANDED = re.compile(
    r"递|交(?!流|付|换|给他们)|提交|送(?!给?.{0,3}[Ⓟ].{0,2}礼)|发|给|报(?!告|销|表|备)|出了|投|拿出|submitted|handed|sent|gave|offered|quoted",
    re.I,
)
_PRICED = re.compile(
    r"打.{1,3}折|折扣|底价|成交价|报(?:了|价|的|出|到|过|Ⓜ)|报价|低(?:于)?(?:我们|咱们)|比(?:我们|咱们).{0,4}(?:低|便宜|高|贵)|(?:比|给|价).{0,6}便宜|降(?:了|到)|\bquoted\b|\boffered\b|below us|cheaper|undercut|price",
    re.I,
)
_WON = re.compile(
    rf"(?:搞定|拿下|攻下|说动|收服|做通)(?:了)?{PERSON}|{PERSON}.{{0,6}}?(?:被|让|给).{{0,4}}?{RIVAL}.{{0,4}}?(?:搞定|拿下|说动|做通|收服)|{RIVAL}.{{0,8}}?(?:把|将)?{PERSON}.{{0,6}}?(?:搞定|拿下|做通|说动)|won over|in (?:their|callware's) pocket",
    re.I,
)
STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.CONTRACT_SIGNING, re.compile(r"签(?:了)?合同|签约|中标|合同.{0,4}(?:签|走)|won the|signed", re.I)),
    (Stage.NEGOTIATION, re.compile(r"商务(?:谈判|阶段|环节)|谈(?:价|判|商务)|议价|压价|negotiat", re.I)),
    (Stage.SOLUTION_SIGN_OFF, re.compile(r"poc|测试|试点|试用|入围|短名单|pilot|shortlist|trial", re.I)),
    (Stage.SOLUTION_PRESENTATION, re.compile(r"演示(?!机)|讲标|述标|汇报|讲(?:了|过)?(?:一?[次遍])?方案|方案讲解|交流会|宣讲|demo|present", re.I)),
    (Stage.SOLUTION_DESIGN, re.compile(r"(?:出|做|写|在做|准备)(?:了)?方案|方案.{0,3}(?:在做|快好)|working on (?:a|the) proposal", re.I)),
    (Stage.REQUIREMENTS, re.compile(r"调研|摸底|需求(?:沟通|访谈|调研)|要需求|discovery|gathering requirements", re.I)),
    (Stage.QUALIFICATION, re.compile(r"(?:刚|才|也|开始|新)(?:来|在|开始)?(?:接触|跟|介入|进来|进场)|在跟|插(?:一)?脚|插进来|杀进来|搅局|started|entered", re.I)),
)  # fmt: skip
_FAR = re.compile(
    r"进度|跟进到|走到|阶段|快(?:不行|完)了|出局|退出|放弃|淘汰|没进|掉队|领先|out of the race|dropped out|withdrew|lagging|ahead"
)
_DENIED = re.compile(
    r"(?:还没|没有?|未|尚未|并未|不)(?:见|报|交|递|做|来|约|动|拜访|演示|进|签|提|接触|有(?!问题))|没(?:什么)?动静|没(?:有)?动作|没消息|(?:hasn't|haven't|didn't|not) ",
    re.I,
)
_NOT_A_MOVE = re.compile(
    rf"(?:把|将|看了?|发了?|拿|对|听){RIVAL}‥*的|(?:不|没)(?:太)?看好{RIVAL}|比{RIVAL}|(?:对比|竞争|盯|防|警惕|小心|留意|关注|打听|了解|对付|超过|赢|替换|替代).{{0,3}}{RIVAL}",
    re.I,
)
_BARE = re.compile(
    rf"(?:也|又|还|最近|一直|天天|{RIVAL}‥*|Ⓓ‥*)*(?:来(?:了|过)|在(?:跟|活动|动|做工作)|活动|频繁|动作(?:很|不断|频)|走动|往.{{0,6}}跑)",
    re.I,
)


def rival_moves(reading: Reading) -> Iterator[Proposal]:
    """Every move of a rival, clause by clause; the rival stays the subject until somebody else is."""
    rival: Company | None = None
    sentence = -1
    for clause in reading.clauses:
        if clause.piece.sentence != sentence:
            rival, sentence = None, clause.piece.sentence
        named = reading.rivals_in(*reading.of(clause)) or _by_their_people(reading, clause)
        if named:
            rival = named[0]
        elif rival and _other_subject(clause):
            rival = None
        if rival is None or clause.stance.is_open:
            continue
        for one in named or [rival]:
            made = _move(reading, clause, one, bool(named))
            if made:
                yield made


def _by_their_people(reading: Reading, clause: Clause) -> list[Company]:
    """天润通的张总说: the rival is named by one of his people."""
    names = {one.company for one in reading.people_in(*reading.of(clause), Side.RIVALS)}
    return [one for one in reading.companies if one.is_rival and one.name in names][:1] or [
        Company(clause.start, clause.start, name, is_rival=True) for name in names
    ]


def _other_subject(clause: Clause) -> bool:
    return bool(
        re.match(r"\s?(?:我们?|咱们?|Ⓤ|Ⓟ|Ⓒ|预算|招标|客户|下一步|周|Ⓓ‥*(?:前)?(?:发|给|我们))", clause.mask)
    ) or bool(re.match(r"(?:让|请|催)我们|抓紧", clause.mask))


def _move(reading: Reading, clause: Clause, rival: Company, named: bool) -> Proposal | None:
    mask = clause.mask
    if _NOT_A_MOVE.search(mask) or _DENIED.search(mask) and not re.search(r"报了|交了|见了|做完", mask):
        return None
    answers: list[RivalQuestion] = []
    met, won = _met(reading, clause), _won_over(reading, clause)
    document, topics, stage = _document(clause), "", _stage(clause)
    if met:
        answers.append(RivalQuestion.MET)
    if won:
        answers.append(RivalQuestion.WON_OVER)
    if document:
        answers.append(RivalQuestion.DOCUMENT)
    if stage or _FAR.search(mask):
        answers.append(RivalQuestion.STAGE)
    if (
        _TOPICS.search(mask)
        and (not answers or re.search(r"承诺|答应|号称|吹|保证|免费|送|说(?!动)|攻击|抹黑|claim|promis", mask))
        and _says(clause, named)
    ):
        answers.append(RivalQuestion.TOPICS)
        topics = clause.text.strip()
    if not answers and _PRICED.search(mask):
        answers.append(RivalQuestion.DOCUMENT)
        document = "报价"
    if not answers:
        if not (_BARE.search(mask) or _FAR.search(mask)) or not named:
            return None
        answers, stage = [RivalQuestion.STAGE], stage
    if (
        re.search(r"偏|倾向|支持|喜欢|满意|印象|好感", mask)
        and RivalQuestion.MET in answers
        and not _CONTACT.search(mask)
    ):
        return None
    moment = moment_near(reading, clause) or _earlier(reading, clause)
    span = moment.when(past=not clause.stance.planned or clause.stance.done) if moment else None
    fields = RivalMoveFields(
        rival=rival.name, known=Answer.YES if rival.known else Answer.NO, answers=tuple(answers), on=span.day if span else None,
        within=within(span), met=met, topics=topics, stage=stage, document=document, won_over=won, source=_source(clause),
    )  # fmt: skip
    doubts = [*date_doubts(moment, span), *([] if rival.known else [Doubt.NEW_RIVAL]), *([] if named else [Doubt.WHO])]
    return propose(clause, Kind.RIVAL_MOVE, fields, doubts=doubts)


def _earlier(reading: Reading, clause: Clause) -> Moment | None:
    """The day that the sentence began with."""
    before = [
        m
        for one in reading.sentence(clause)
        if one.number < clause.number
        for m in reading.moments_in(*reading.of(one))
    ]
    return before[-1] if before and before[-1].shape != "year" and not clause.stance.planned else None


def _says(clause: Clause, named: bool) -> bool:
    """Whether it is the rival who says or shows it."""
    place = clause.mask.find(RIVAL)
    if not named or place < 0:
        return not re.match(rf"(?:听|据){PERSON}", clause.mask)
    words = _TOPICS.search(clause.mask, place)
    return words is not None and not re.search(rf"{CUSTOMER}‥*[^Ⓡ]{{0,6}}$", clause.mask[place + 1 : words.start()])


def _met(reading: Reading, clause: Clause) -> str:
    if (
        not _CONTACT.search(clause.mask)
        or RIVAL in clause.mask
        and re.search(rf"听{PERSON}(?:说|讲)[^ⓅⓇ]*{RIVAL}[^Ⓟ]*$", clause.mask)
    ):
        return ""
    match = _MET.search(clause.mask)
    if match is None:
        pronoun = re.search(r"(?:请|约|找|见|拜访|给|跟|陪)(?:了|过)?(?:他|她)(?!们)", clause.mask)
        before = [
            name
            for one in reading.sentence(clause)
            if one.number <= clause.number
            for name in reading.names_in(*reading.of(one))
        ]
        return before[-1] if pronoun and before else ""
    rival = clause.mask.find(RIVAL)
    speaker_first = re.match(
        rf"(?:听|据)?{PERSON}.{{0,4}}?(?:说|讲|透露|告诉|提到|told|said|says|mentioned)", clause.mask, re.I
    )
    start = clause.start + (speaker_first.end() if speaker_first else 0)
    people = reading.people_in(start, clause.piece.end)
    people = [one for one in people if one.start >= clause.start + match.start() or one.start < clause.start + rival]
    return "、".join(dict.fromkeys(one.name for one in people))


def _won_over(reading: Reading, clause: Clause) -> str:
    match = _WON.search(clause.mask)
    if match is None:
        return ""
    people = reading.people_in(clause.start + match.start(), clause.start + match.end()) or reading.people_in(
        *reading.of(clause)
    )
    return "、".join(dict.fromkeys(one.name for one in people))


def _document(clause: Clause) -> str:
    match = _DOCUMENT.search(clause.mask)
    if match and _HANDED.search(clause.mask) and not re.search(r"讲(?:了|过|解)?.{0,6}方案|演示", clause.mask):
        return match["what"]
    return "报价" if _PRICED.search(clause.mask) and re.search(r"报|价|Ⓜ|quot|offer|price|%", clause.mask, re.I) else ""


def _stage(clause: Clause) -> Stage | None:
    return next((stage for stage, pattern in STAGES if pattern.search(clause.mask)), None)


def _source(clause: Clause) -> LawfulSource:
    """What a customer told us he told of his own accord, as far as the words go; the rest has to be asked."""
    if clause.speaker and not clause.hearsay:
        return LawfulSource.CUSTOMER_VOLUNTEERED
    return LawfulSource.UNKNOWN
