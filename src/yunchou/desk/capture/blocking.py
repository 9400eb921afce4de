"""Words that may not be recorded: marked with the reason; nothing is proposed on their clause (P76, P96)."""

from __future__ import annotations

from yunchou.desk.capture.contract.proposals import Blocked, Proposal, Quote
from yunchou.desk.capture.reading import Reading
from yunchou.playbook.conduct.refused_words import Refused, refused_in


def blocked_in(reading: Reading) -> tuple[Blocked, ...]:
    """Every place with refused words, with the whole clauses they stand in."""
    return tuple(_blocked(reading, refused) for refused in refused_in(reading.note))


def _blocked(reading: Reading, refused: Refused) -> Blocked:
    touched = [one.piece for one in reading.clauses if one.piece.start < refused.end and refused.start < one.piece.end]
    start = min([refused.start, *(piece.start for piece in touched)])
    end = max([refused.end, *(piece.end for piece in touched)])
    return Blocked(Quote(start, end), refused.word, refused.named, refused.why, refused.better)


def without_blocked(proposals: list[Proposal], blocked: tuple[Blocked, ...]) -> list[Proposal]:
    """The proposals that rest on no blocked words."""
    spoilt = [one.quote for one in blocked]
    return [one for one in proposals if not any(quote.overlaps(other) for quote in one.quotes for other in spoilt)]
