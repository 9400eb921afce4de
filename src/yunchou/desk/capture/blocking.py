"""Words that may not be recorded: marked with the reason; nothing is proposed on their clause (P76, P96)."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.proposals import Blocked, Proposal, Quote
from yunchou.desk.capture.reading import MONEY, RIVAL, THEIRS, Reading
from yunchou.playbook.conduct.refused_words import Refused, refused_in


def blocked_in(reading: Reading) -> tuple[Blocked, ...]:
    """Every place with refused words, with the whole clauses they stand in."""
    found = refused_in(reading.note)
    return tuple(_blocked(reading, one) for one in found if not (_is_rivals(reading, one) or _is_a_term(reading, one)))


# What a rival does at table or on the golf course is worth knowing, and no plan of ours.
_SOCIAL = re.compile(r"(?:打)?(?:高尔夫|球|牌)|吃(?:了)?(?:个)?饭|喝(?:了)?酒|饭局|唱歌|golf|dinner|drinks", re.I)


def _is_rivals(reading: Reading, refused: Refused) -> bool:
    """Whether a rival, named before the words in their clause, keeps the company they tell of."""
    clause = next((one for one in reading.clauses if one.piece.start <= refused.start < one.piece.end), None)
    if clause is None or not _SOCIAL.search(refused.word) or re.search(f"[{MONEY}]", clause.mask):
        return False
    return bool(re.search(f"[{RIVAL}{THEIRS}]", clause.mask[: refused.start - clause.start + 1]))


# 违约金上限他们要20%, 预付款对方要30%: a term of the contract that the house asks for, nobody's share.
_TERM = re.compile(
    r"(?:预付款?|首付款?|首款|尾款|进度款|质保金|保证金|违约金|罚金|上限|折扣|降价|让价|付款|首期)[^，]{0,6}$"
)
_HOUSE_ASKS = re.compile(
    r"(?:他们|她们|对方|客户|甲方)[^，的]{0,4}要[^，]{0,3}[\d一二三四五六七八九十][^，]{0,3}[%％点成]"
)


_TERM_AFTER = re.compile(r"的?(?:质保金|预付|首付|尾款|保证金|违约金|折扣|优惠|让利|降价)")
_PAYS = re.compile("先付|预付|首付|只付|付")


def _is_a_term(reading: Reading, refused: Refused) -> bool:
    """Whether a share that the house asks for is one of a payment, a deposit or a reduction."""
    named = _TERM.search(reading.note[: refused.start]) or _TERM_AFTER.match(reading.note, refused.end)
    return bool(_HOUSE_ASKS.match(refused.word) and (named or _PAYS.search(refused.word)))


def _blocked(reading: Reading, refused: Refused) -> Blocked:
    touched = [one.piece for one in reading.clauses if one.piece.start < refused.end and refused.start < one.piece.end]
    start = min([refused.start, *(piece.start for piece in touched)])
    end = max([refused.end, *(piece.end for piece in touched)])
    return Blocked(Quote(start, end), refused.word, refused.named, refused.why, refused.better)


def without_blocked(proposals: list[Proposal], blocked: tuple[Blocked, ...]) -> list[Proposal]:
    """The proposals that rest on no blocked words."""
    spoilt = [one.quote for one in blocked]
    return [one for one in proposals if not any(quote.overlaps(other) for quote in one.quotes for other in spoilt)]
