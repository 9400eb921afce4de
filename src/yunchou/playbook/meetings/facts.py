"""Contacts with the customer: what has happened, and the meetings that are prepared."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody of the customer who is to come."""

    person: str = fact("参会人", "Attendee", "", about=(101,))
    confirmed: Answer = fact("是否确认到场", "Confirmed", Answer.UNKNOWN, about=(101,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting that is planned, with everything that has to be ready for it (P101 to P105)."""

    title: str = fact("会议", "Meeting", "", about=(100,))
    on: date | None = fact("会议日期", "On", None, about=(102,))
    attendees: tuple[Attendee, ...] = fact("参会人", "Attendees", (), about=(101,))
    projector: Answer = fact("投影仪", "Projector", Answer.UNKNOWN, about=(102,))
    pointer: Answer = fact("激光笔", "Pointer", Answer.UNKNOWN, about=(102,))
    room: Answer = fact("会议场地", "Room", Answer.UNKNOWN, about=(102,))
    time_agreed: Answer = fact("会议时间", "Time agreed", Answer.UNKNOWN, about=(102,))
    online_fallback: Answer = fact("线上备用方案", "Online fallback", Answer.UNKNOWN, about=(102,))
    agenda: Answer = fact("交流内容", "Agenda and questions", Answer.UNKNOWN, about=(103,))
    deck: Answer = fact("PPT方案", "Slides", Answer.UNKNOWN, about=(104,))
    presenter: str = fact("讲解人", "Presenter", "", about=(105,))
    presenter_introduced: Answer = fact("讲解人介绍", "Introduction of the presenter", Answer.UNKNOWN, about=(105,))
