"""Contacts with the customer: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yunchou.playbook.kernel.facts import fact
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.terms import Initiative


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One contact with the customer. A rival's step that the customer told us of may stand here too."""

    on: date | None = fact("日期", "On", None, about=(39,))
    people: tuple[str, ...] = fact("客户方参加人", "People", (), about=(39,))
    by: str = fact("我方参加人", "By", "", about=(60,))
    initiative: Initiative = fact("谁提出的", "Whose initiative", Initiative.UNKNOWN, about=(37, 53))
    visit: Answer = fact("是否上门拜访", "A visit", Answer.UNKNOWN, about=(91,))
    message_sent: Answer = fact("拜访后短信已发", "Message sent afterwards", Answer.UNKNOWN, about=(106,))
    note: str = fact("纪要", "Note", "")
