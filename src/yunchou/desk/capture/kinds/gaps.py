"""What our product does not do, or only with development or settings (P28)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.deal_fields import ProductGapFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.kinds.making import propose
from yunchou.desk.capture.reading import RIVAL, US, Clause, Reading
from yunchou.desk.capture.words import needs as say
from yunchou.playbook.qualification.terms import Fit


def product_gaps(reading: Reading) -> Iterator[Proposal]:
    """What we cannot do, or only with development."""
    told: set[int] = set()
    for clause in reading.clauses:
        match = say.GAP.search(clause.mask)
        if match is None and (configured := _configurable(reading, clause)):
            yield configured
        if (
            match is None
            or RIVAL in clause.mask
            or clause.stance.asked
            or clause.conditional
            or say.GAP_DENIED.search(clause.mask)
            or re.search(r"考核|KPI|指标|预算|任务|这个?价|价格|报价|账期|付款|工期", clause.mask, re.I)
        ):
            continue
        title = say.TOO.sub("", _gap_title(reading, clause, match))
        if not title:
            continue
        if clause.piece.sentence in told and title not in clause.text:
            continue
        told.add(clause.piece.sentence)
        fit = Fit.NEEDS_DEVELOPMENT if _develops(reading, clause) else Fit.CANNOT
        yield propose(clause, Kind.PRODUCT_GAP, ProductGapFields(title=title, fit=fit, proposer=clause.speaker))


def _configurable(reading: Reading, clause: Clause) -> Proposal | None:
    """公众号接入，后台配一配就能通: what wants no development, only settings; the clause before names it."""
    settings = say.BY_SETTINGS.search(clause.mask)
    if settings is None or RIVAL in clause.mask or not clause.states:
        return None
    for other in (clause, reading.before(clause)):
        told = "" if other is None else clause.text[: settings.start()] if other is clause else other.text
        if told and say.HAS_SUBJECT.search(told):
            return propose(clause, Kind.PRODUCT_GAP, ProductGapFields(title=told[:60], fit=Fit.CONFIGURABLE))
    return None


def _develops(reading: Reading, clause: Clause) -> bool:
    return bool(say.DEVELOP.search(clause.mask)) or bool(
        (after := reading.after(clause)) and say.DEVELOP.search(after.mask) and len(after.mask) < 20
    )


def _gap_title(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    text = clause.text
    after, before = text[match.end() :].strip(" 的了，。"), text[: match.start()].strip()
    refers = say.REFERS.fullmatch(after) or say.REFERS.fullmatch(before) or say.REFERS_BACK.fullmatch(after)
    if refers and (named := _named_before(reading, clause)):
        return named
    if say.HAS_SUBJECT.search(before) and re.match(US, match[0], re.I) and not re.search("问|要求|希望", before):
        return before + after if say.EXTENT.fullmatch(after) else before  # 日语我们没有现成的模型
    if len(after) >= 2 and (say.HAS_SUBJECT.search(after) or match[0].endswith(("不支持", "没有", "缺"))):
        return re.sub(r"^(?:supports?|have|do|offer)\s", "", after.strip())
    inside = re.sub(r"^(?:我们?|咱们?)(?:的)?(?:产品|系统|平台)?(?:目前|现在)?(?:还)?", "", match[0])
    if say.HAS_SUBJECT.search(before) or (len(before) >= 2 and not re.search(r"我们$", before)):
        return re.sub(
            r"^(?:但是?|不过|可是|然后)?(?:客户|他们?|Ⓟ‥*)?(?:要的|提的|说的|问的)?(?:.{0,8}?(?:问|要求|希望)(?:我们)?(?:能不能|能否|是否)?)?|(?:这块|这个|目前|现在|我们)$",
            "",
            before,
        )
    if named := _named_before(reading, clause):
        return named
    if say.HAS_SUBJECT.search(inside):
        return re.sub(r"(?:不支持|没有|做不到|做不了|不行|弱|要|得|需).*$", "", inside).strip()
    return ""


def _named_before(reading: Reading, clause: Clause) -> str:
    """提出要支持方言识别，我们没有这个功能: what the clause before it wants is what we lack."""
    previous = reading.before(clause, anywhere=len(clause.mask) <= 16)
    if previous is None or not say.HAS_SUBJECT.search(previous.text):
        return ""
    return re.sub(r"^的?(?:那个|这个|那块|这块)?", "", re.sub(say.ASKED_FOR, "", previous.text))
