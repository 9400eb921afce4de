"""Requirements and who raised them (P25 to P29, P41)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.deal_fields import NeedFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import propose
from yunchou.desk.capture.reading import CUSTOMER, DATE, FILL, OURS, PERSON, RIVAL, US, Clause, Reading
from yunchou.desk.capture.words import needs as say
from yunchou.playbook.kernel.terms import Answer


def needs(reading: Reading) -> Iterator[Proposal]:
    """Every requirement, each item of a list by itself."""
    listing = counted = False
    told: tuple[int, str] = (-1, "")
    for clause in reading.clauses:
        listing, counted = _listing(reading, clause, listing), _counted(reading, clause, counted)
        wished = say.WOULD_BE_GOOD.match(clause.mask)
        if (
            (clause.conditional and not clause.stance.denied and not wished)
            or RIVAL in clause.mask
            or say.GAP.search(clause.mask)
            or _cannot(reading, clause)
        ):
            continue
        title = _condition(reading, clause) or _title(reading, clause, listing, counted=counted)
        if title is None:
            continue
        if told[0] == clause.piece.sentence and title in told[1]:
            continue
        told = (clause.piece.sentence, title)
        proposer = _raised_afterwards(reading, clause) or _proposer(reading, clause)
        for item in [title] if re.match("能?把", title) else _items(title):
            must = (
                Answer.YES
                if say.FIRM.search(clause.mask) or say.CONDITION.search(clause.mask) or _is_firm(reading.after(clause))
                else Answer.UNKNOWN
            )
            doubts = [] if proposer or listing else [Doubt.WHO]
            yield propose(clause, Kind.NEED, NeedFields(title=item, proposer=proposer, must_have=must), doubts=doubts)


_ENDS_LIST = re.compile(r"预算|下一步|时间|竞争|对手|参会")


def _listing(reading: Reading, clause: Clause, listing: bool) -> bool:
    """Whether a clause is an item of a list of requirements, or the words over one."""
    before = reading.before(clause, anywhere=clause.piece.bullet)
    headed = clause.headed and not re.search(PERSON, clause.mask)
    announced = before is not None and (
        (_ends_open(before) and bool(say.ANNOUNCES.search(before.mask))) or bool(say.ONE_NEED.search(before.mask))
    )
    goes_on = listing and reading.goes_on(clause)
    return (
        bool(say.LABEL.search(clause.mask)) or headed or announced or (goes_on and not _ENDS_LIST.search(clause.mask))
    )


def _counted(reading: Reading, clause: Clause, counted: bool) -> bool:
    """Whether a clause is an item of a list that somebody of the customer's only counts out: 提了三点."""
    before = reading.before(clause, anywhere=True)
    if before and re.fullmatch(rf"{PERSON}(?:刚|又|还|也|特意)?(?:提|想要|要求|点名要|念叨)的", before.mask):
        return True
    begun = bool(before and say.COUNTS.search(before.mask)) and not re.match(
        rf"\s?(?:{US})", before.mask if before else ""
    )
    goes_on = counted and reading.goes_on(clause)
    return begun or (goes_on and not _ENDS_LIST.search(clause.mask))


def _ends_open(clause: Clause | None) -> bool:
    return clause is not None and (clause.piece.ends_with[:1] in {"：", ":"} or clause.piece.ends_with.startswith("\n"))


def _is_firm(following: Clause | None) -> bool:
    """asked for SSO, must have: the clause after says nothing but that."""
    if following is None or len(following.mask) > say.SHORT:
        return False
    return bool(say.FIRM.match(following.mask) or say.CONDITION.search(following.mask))


def _cannot(reading: Reading, clause: Clause) -> bool:
    """问能不能做方言识别，目前做不了: a gap, told by the clause after."""
    other = reading.after(clause)
    if say.TROUBLE.search(clause.mask) and any(
        re.search("希望|想|要(?!求)|最好|必须", one.mask) and say.HAS_SUBJECT.search(one.text)
        for one in reading.sentence(clause)
        if 0 < one.number - clause.number <= 2
    ):
        return True  # 反映查询慢，希望支持检索: the wish is the need
    refers = re.search("能不能|能否|支不支持", clause.mask) or (
        other and re.match(r"(?:但|不过|可)?(?:这个|这块|这条|这点|目前|现在)", other.mask)
    )
    return bool(other and refers and say.GAP.search(other.mask))


def _condition(reading: Reading, clause: Clause) -> str | None:
    """等保三级是硬杠杠; 数据不上公有云，这条必须满足: the words before name what has to be met."""
    wanted = say.HAS_NEED.search(clause.mask) or say.WOULD_BE_GOOD.match(clause.mask)
    if wanted and say.HAS_SUBJECT.search(clause.text[wanted.start("what") : wanted.end("what")]):
        return clause.text[wanted.start("what") : wanted.end("what")]
    match = say.CONDITION.search(clause.mask)
    if match is None or re.match(rf"\s?(?:{US})", clause.mask, re.I):
        return None
    told = clause.text[: match.start()].strip()
    before = reading.before(clause)
    if len(told) < 2 and before is not None:
        told = re.sub(r"^.*?(?:要求|希望|想要|需要)", "", before.text)
    about_plan = say.OTHER_MATTER.search(told) or re.search(r"上线|招标|签|付", told)
    return told if say.HAS_SUBJECT.search(told) and not about_plan else None


def _raised_afterwards(reading: Reading, clause: Clause) -> str:
    """…，蒋科提的: who raised it is told at the end."""
    for other in reading.sentence(clause):
        match = say.RAISED_BY.match(other.mask) if 0 < other.number - clause.number <= 2 else None
        person = reading.person_at(other.start + match.start("wants" if match["wants"] else "who")) if match else None
        if person:
            return person.name
    return ""


def _is_our_task(clause: Clause) -> bool:
    """要找第三方集成, need to check: what we have to do ourselves."""
    if re.search(r"\b(?:his|her) (?:year-end|annual|own|kpi|review|bonus|promotion|report)", clause.mask, re.I):
        return True  # what somebody wants for himself is no requirement either
    english = re.match(r"(?:also |still |just )?(?:need|have|want|got) to\b", clause.mask, re.I)
    for_us = say.FOR_US.search(clause.mask)
    return (
        bool(english and not clause.speaker)
        or bool(for_us)
        or bool(re.match(r"(?:要|得|需要?)(?:找|问|请|让|去|等)", clause.mask))
    )


def _title(reading: Reading, clause: Clause, listing: bool, *, counted: bool) -> str | None:
    """The words of the requirement, when the clause names one and the customer raises it."""
    mask, text = clause.mask, clause.text
    if _is_no_need(clause):
        return None
    wish = say.WISH.search(mask)
    follows = _follows_wish(reading, clause)
    if not (wish or listing or follows or counted):
        return text if say.HAS_SUBJECT.search(text) and _raised_afterwards(reading, clause) else None
    body = mask[wish.end() :] if wish and not listing else re.sub(say.LABEL, "", mask)
    start = wish.end() if wish and not listing else len(mask) - len(body)
    strong = (
        say.STRONG.search(mask)
        if wish
        and not re.search(
            r"降|点|质保|维保|比价|试用|砍|付|价|先|再|免费|驻场|派人|让|三家|我们|上线|上会|招标|检查前", mask
        )
        and (clause.speaker or re.match("客户|对方|甲方", mask))
        and not say.OTHER_MATTER.search(mask)
        else None
    )
    if wish and not listing and (named := _named_first(mask, wish)) is not None:
        start = named
    if (
        not say.HAS_SUBJECT.search(text[start:])
        and not strong
        and not (listing and 2 <= len(body) <= 24 and not re.search(f"[{CUSTOMER}{DATE}]", body))
    ):
        if not (
            wish
            and wish.start()
            and say.HAS_SUBJECT.search(text[: wish.start()])
            and re.search(r"嫌|要|必须|关心|得|在意|看重|在乎|重视|看得重", wish[0])
        ):
            return None
        if say.MINDS.match(mask, wish.start()):
            return say.WHO_MINDS.sub("", text[: wish.start()]) or None  # CRM弹屏他们很在意
        start = 0
    if say.NO_NEED.search(mask) or re.search(rf"^{DATE}{FILL}*[^，]{{0,4}}(?:上线|上会|招标|签)", mask[start:]):
        return None
    if (say.OTHER_MATTER.search(mask[start:]) and not listing) or re.search(rf"[{OURS}]", mask[:start]):
        return None
    if one := say.ONE_OF.match(text, start):
        start = one.end()
    return say.BEFORE_NAMED.sub("", text[start:]).strip(" ：:，,的是") or None


def _named_first(mask: str, wish: re.Match[str]) -> int | None:
    """弹性扩容要做到五分钟: where it begins, when what is wanted stands before the wish and not he who wishes."""
    lead = say.LEAD.match(mask)
    if (
        lead is None
        or wish.start() - lead.end() < 2
        or wish[0].startswith("要求")
        or not re.match("要|得|必须|务必|一定|能|不|绝|须|应", wish[0])
    ):
        return None
    named = mask[lead.end() : wish.start()]
    somebody = re.search(f"[{CUSTOMER}{DATE}{OURS}说讲问]|客户$|对方$|[他她]们?$|系统$|平台$|上线|期$", named)
    return None if somebody else lead.end()


def _is_no_need(clause: Clause) -> bool:
    """What is asked, called off, ours to do, or what somebody needs for himself."""
    mask = clause.mask
    asked = clause.stance.asked and not re.search(r"能不能|能否|支不支持|支持吗|问[^，]{0,4}有没有", mask)
    ours = re.match(rf"^(?:{US})(?!.{{0,6}}(?:要求|希望))", mask, re.I) and not re.search(r"(?:问|让)我们", mask)
    own = re.search("经得起|扛得住审计|把.*(?:第一|名次|排名)", mask)
    return bool(clause.stance.cancelled or asked or ours or own or _is_our_task(clause))


def _follows_wish(reading: Reading, clause: Clause) -> bool:
    """A clause that goes on with what the clause before asked for: 还要能导出."""
    before = reading.before(clause)
    return (
        before is not None
        and bool(say.WISH.search(before.mask))
        and bool(say.HAS_SUBJECT.search(before.text))
        and bool(
            re.match(
                r"(?:并且|而且|以及|和|还要?|也要?|同时|另外|二是|三是|第二|第三|必须|录音|能|可以|and )",
                clause.mask,
                re.I,
            )
        )
    )


def _items(text: str) -> list[str]:
    parts = [
        _bare(item)
        for item in re.split(
            r"[、;；/＋+]|(?<=[a-zA-Z\u4e00-\u9fff]) and (?:a |an )?|以及|(?<=.{4})还要|还有(?:那个|一个)?", text
        )
    ]
    items = [each for item in parts for each in _both(item)]
    return [item for item in items if len(item) >= 2][:8]


def _bare(item: str) -> str:
    return re.sub(r"等等?$", "", say.COUNTED.sub("", item.strip(" 和与及"))).strip()


def _both(item: str) -> list[str]:
    """A和B are two requirements when each names something; 网点和坐席混合排班 is one."""
    halves = re.split("[和与跟及]", item)
    joined = re.search("(?:打通|对接|联通|互通|集成|同步|整合|联动|对接上|关联|合并|分开)[^，]{0,3}$", item)
    return (
        halves
        if len(halves) == 2 and not joined and all(say.HAS_SUBJECT.search(half) and len(half) > 2 for half in halves)
        else [item]
    )


def _proposer(reading: Reading, clause: Clause) -> str:
    people = reading.names_in(*reading.of(clause))
    if clause.speaker:
        return clause.speaker
    if len(people) == 1 and re.match(PERSON, clause.mask):
        return people[0]
    earlier = [one for one in reading.sentence(clause) if one.number < clause.number]
    named = tuple(dict.fromkeys(name for one in earlier for name in reading.names_in(*reading.of(one))))
    return named[0] if len(named) == 1 and not re.match(US, clause.mask, re.I) else ""
