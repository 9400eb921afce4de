"""What somebody did that shows him to be an insider, and what he needs. Restricted facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class InsiderEvidence:
    """One thing a person did. `unprompted` and `verified` belong to information he brought (P66).

    Only what has a day counts, because it fades. Information passes its test when it was brought unprompted more than
    once and proved true at least once; with it, one of the other two makes an insider. A financial tie is a stop.
    """

    person: str = fact("人员", "Person", "", about=(65,))
    test: InsiderTest | None = fact("属于哪一条", "Which test", None, about=(66, 67, 68))
    passed: Answer = fact("是否成立", "Passed", Answer.YES, about=(65,))
    on: date | None = fact("日期", "On", None, about=(65,))
    unprompted: Answer = fact("是否主动", "Unprompted", Answer.UNKNOWN, about=(66,))
    verified: Answer = fact("信息后来是否属实", "Verified later", Answer.UNKNOWN, about=(66,))
    heard_from: str = fact("听谁说的", "Heard from", "", about=(79,))
    financial_tie: Answer = fact("有无金钱往来", "Financial tie", Answer.UNKNOWN, about=(68,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNeed:
    """A professional need of a key person and how we meet it. `can_be_open`: our company may own it openly (P96)."""

    person: str = fact("人员", "Person", "", about=(95,))
    kind: NeedKind | None = fact("需求类别", "Kind", None, about=(72, 73, 74, 75, 76))
    text: str = fact("需求内容", "Need", "", about=(95,))
    plan: str = fact("我方怎样满足", "How we meet it", "", about=(95,))
    can_be_open: Answer = fact("能否公开", "Can be open", Answer.UNKNOWN, about=(96,))
