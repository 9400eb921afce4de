"""What a note becomes: proposals, each with the words it rests on, and what is blocked. None is ever written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.desk.capture.contract.fields import Fields
from yunchou.desk.capture.contract.terms import Certainty, Doubt, Kind
from yunchou.playbook.kernel.terms import Words


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of the note: `note[start:end]`, counted in characters."""

    start: int
    end: int

    def overlaps(self, other: Quote) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that a note may say, for a person to tick, correct or drop.

    `source` is who told us, `heard_from` who told the source; `hearsay` marks what nobody present knew at first hand.
    `about` names another customer or deal; empty means the dossier's deal.
    """

    kind: Kind
    fields: Fields
    quotes: tuple[Quote, ...]
    certainty: Certainty = Certainty.SURE
    doubts: tuple[Doubt, ...] = ()
    hearsay: bool = False
    source: str = ""
    heard_from: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A clause that may not be recorded: `word` is refused, `reason` its class, `why`, and what is `better` written.

    No proposal rests on it.
    """

    quote: Quote
    word: str
    reason: Words
    why: Words
    better: Words


@dataclass(frozen=True, slots=True)
class Captured:
    """Everything an engine reads in one note."""

    note: str
    as_of: date
    proposals: tuple[Proposal, ...]
    blocked: tuple[Blocked, ...] = ()
    engine: str = "grammar"
