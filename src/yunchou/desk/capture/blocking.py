"""Words that may not be recorded: marked with the reason; nothing is proposed on the clause that holds them (P76, P96)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.desk.capture.contract.proposals import Blocked, Proposal, Quote
from yunchou.desk.capture.reading import Clause, Reading
from yunchou.playbook.conduct.refused_words import refused_in


def blocked_in(reading: Reading) -> tuple[Blocked, ...]:
    """Every clause with refused words, once for each class of them."""
    return tuple(one for clause in reading.clauses for one in _in_clause(reading, clause))


def _in_clause(reading: Reading, clause: Clause) -> Iterator[Blocked]:
    text = reading.note[clause.piece.start : clause.piece.end]
    seen = set()
    for reason, word in refused_in(text):
        if reason.en not in seen:
            seen.add(reason.en)
            yield Blocked(Quote(clause.piece.start, clause.piece.end), word, reason)


def without_blocked(proposals: list[Proposal], blocked: tuple[Blocked, ...]) -> list[Proposal]:
    """The proposals that rest on no blocked words."""
    spoilt = [one.quote for one in blocked]
    return [one for one in proposals if not any(quote.overlaps(other) for quote in one.quotes for other in spoilt)]
