"""Claims about the deal and who said so (P66, P79)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One source's word on a claim. `heard_from` is who told the source: hearsay is not independent."""

    source: str = fact("来源", "Source", "", about=(79,))
    says: Answer = fact("说是还是不是", "Says yes or no", Answer.YES, about=(79,))
    on: date | None = fact("说的日期", "Said on", None)
    grade: Grade | None = fact("情报等级", "Grade", None, about=(79,))
    heard_from: str = fact("听谁说的", "Heard from", "", about=(79,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement that matters, with every report on it. `outcome` is what proved to be the case in the end."""

    statement: str = fact("说法", "Claim", "", about=(79,))
    critical: Answer = fact("是否关键", "Critical", Answer.UNKNOWN, about=(79,))
    reports: tuple[Report, ...] = fact("各方说法", "Reports", (), about=(79,))
    outcome: Answer = fact("最后证明", "Proved to be so", Answer.UNKNOWN, about=(66,))
