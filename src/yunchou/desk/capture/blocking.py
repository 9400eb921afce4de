"""Words that may not be recorded: marked with the reason; nothing is proposed on their clause (P76, P96)."""

from __future__ import annotations

import re

from yunchou.desk.capture.contract.proposals import Blocked, Proposal, Quote
from yunchou.desk.capture.reading import MONEY, RIVAL, THEIRS, Reading
from yunchou.playbook.conduct.refused_words import Refused, refused_in


def blocked_in(reading: Reading) -> tuple[Blocked, ...]:
    """Every place with refused words, with the whole clauses they stand in."""
    found = refused_in(reading.note)
    return tuple(_blocked(reading, one) for one in found if not _is_rivals(reading, one))


# What a rival does at table or on the golf course is worth knowing, and no plan of ours.
_SOCIAL = re.compile(r"(?:打)?(?:高尔夫|球|牌)|吃(?:了)?(?:个)?饭|喝(?:了)?酒|饭局|唱歌|golf|dinner|drinks", re.I)


def _is_rivals(reading: Reading, refused: Refused) -> bool:
    """Whether a rival, named before the words in their clause, keeps the company they tell of."""
    clause = next((one for one in reading.clauses if one.piece.start <= refused.start < one.piece.end), None)
    if clause is None or not _SOCIAL.search(refused.word) or re.search(f"[{MONEY}]", clause.mask):
        return False
    return bool(re.search(f"[{RIVAL}{THEIRS}]", clause.mask[: refused.start - clause.start + 1]))


def _blocked(reading: Reading, refused: Refused) -> Blocked:
    touched = [one.piece for one in reading.clauses if one.piece.start < refused.end and refused.start < one.piece.end]
    start = min([refused.start, *(piece.start for piece in touched)])
    end = max([refused.end, *(piece.end for piece in touched)])
    return Blocked(Quote(start, end), refused.word, refused.named, refused.why, refused.better)


def without_blocked(proposals: list[Proposal], blocked: tuple[Blocked, ...]) -> list[Proposal]:
    """The proposals that rest on no blocked words."""
    spoilt = [one.quote for one in blocked]
    return [one for one in proposals if not any(quote.overlaps(other) for quote in one.quotes for other in spoilt)]
