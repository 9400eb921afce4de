"""What was decided about pace, what comes next, and whether a tender is running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.terms import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """A formal tender. From notice to award no slowing, no hospitality, no contact with evaluators."""

    notice_on: date | None = fact("招标公告日期", "Tender notice", None, about=(10,))
    award_on: date | None = fact("定标日期", "Award", None, about=(10,))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceDecision:
    """A pace that was decided, why, and when it ends (P36)."""

    pace: Pace = fact("节奏", "Pace", Pace.UNKNOWN, about=(36,))
    reason: str = fact("理由", "Reason", "", about=(36,))
    exit_condition: str = fact("何时改变", "Exit condition", "", about=(36,))
    decided_on: date | None = fact("决定日期", "Decided on", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that was agreed or proposed (P35, P53)."""

    what: str = fact("下一步", "Next step", "", about=(53,))
    initiative: Initiative = fact("谁提出的", "Whose initiative", Initiative.UNKNOWN, about=(37, 53))
    due_on: date | None = fact("日期", "Due on", None, about=(35,))
    done_on: date | None = fact("完成日期", "Done on", None)
