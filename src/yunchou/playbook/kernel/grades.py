"""Grades: how far a source and its information can be trusted, on two independent axes (P79)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from yunchou.playbook.kernel.terms import Term


class Source(Term):
    """How reliable the source has proved, A (always) to E (never); F is not yet known."""

    A = "A", "完全可靠", "Completely reliable"
    B = "B", "通常可靠", "Usually reliable"
    C = "C", "比较可靠", "Fairly reliable"
    D = "D", "往往不可靠", "Not usually reliable"
    E = "E", "不可靠", "Unreliable"
    F = "F", "无法判断", "Cannot be judged"


class Information(Term):
    """How credible the information itself is, 1 (confirmed) to 5 (improbable); 6 is not yet known."""

    CONFIRMED = "1", "已证实", "Confirmed"
    PROBABLE = "2", "很可能属实", "Probably true"
    POSSIBLE = "3", "可能属实", "Possibly true"
    DOUBTFUL = "4", "存疑", "Doubtful"
    IMPROBABLE = "5", "不大可能", "Improbable"
    UNJUDGED = "6", "无法判断", "Cannot be judged"


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade such as B2: the source's reliability and the information's credibility.

    `is_firm`: a verdict may rest on it alone, a usually reliable source and probable news. `is_weak`: no verdict may
    rest on it, a source or news that has to be doubted. `trust`: how far a fact of this grade counts, 0 to 1. All
    are asked far more often than a grade is made.
    """

    source: Source
    information: Information
    is_firm: bool = field(init=False, repr=False, compare=False)
    is_weak: bool = field(init=False, repr=False, compare=False)
    trust: Decimal = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know what may rest on it."""
        firm = self.source in FIRM_SOURCES and self.information in FIRM_INFORMATION
        weak = self.source in WEAK_SOURCES or self.information in WEAK_INFORMATION
        object.__setattr__(self, "is_firm", firm)
        object.__setattr__(self, "is_weak", weak)
        object.__setattr__(self, "trust", NOT_AT_ALL if weak else WHOLLY if firm else PARTLY)

    @classmethod
    def parse(cls, text: str) -> Grade:
        """Read a grade written as a letter A–F and a digit 1–6; anything else raises `ValueError`."""
        written = text.strip().upper()
        if len(written) != 2 or written[0] not in "ABCDEF" or written[1] not in "123456":
            raise ValueError(f"a grade is a letter A-F and a digit 1-6, such as B2; not {text!r}")
        return cls(Source.of(written[0]), Information.of(written[1]))

    def __str__(self) -> str:
        return f"{self.source.value}{self.information.value}"


# How far a fact counts: a firm one whole, an ungraded or middling one in part, a doubtful one not at all.
WHOLLY, PARTLY, NOT_AT_ALL = Decimal(1), Decimal("0.6"), Decimal(0)
FIRM_SOURCES = frozenset({Source.A, Source.B})
FIRM_INFORMATION = frozenset({Information.CONFIRMED, Information.PROBABLE})
WEAK_SOURCES = frozenset({Source.D, Source.E})
WEAK_INFORMATION = frozenset({Information.DOUBTFUL, Information.IMPROBABLE})
GRADES = {(source, information): Grade(source, information) for source in Source for information in Information}
