"""Projector, pointer, room and time: details decide (P102, P100)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    YES,
    Case,
    Move,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.meetings.planned import TOOLS, upcoming


def judge(case: Case) -> Iterator[Move]:
    """Fires for each meeting ahead with something of the room or tools not ready or not known to be."""
    for meeting in case.of(upcoming):
        open_ones = [name for name in TOOLS if getattr(meeting, name) is not YES]
        if not open_ones:
            continue
        words = [missing(f"meetings.{name}").fact for name in open_ones]
        yield Move(
            sentence=say(
                "“{title}”会前逐项落实：{what}，每项写上谁负责。",
                "Settle for {title}: {what}; each with a name.",
                title=meeting.title,
                what=Words("、".join([w.zh for w in words]), ", ".join([w.en.lower() for w in words])),
            ),
            severity=Severity.HINT,
            reasons=tuple([because(f"meetings.{n}", NO) for n in open_ones if getattr(meeting, n) is NO]),
            unknowns=tuple([missing(f"meetings.{n}") for n in open_ones if getattr(meeting, n) is UNKNOWN]),
            by=meeting.on,
        )


RULE: Rule[Case] = Rule(
    id="room_and_tools_are_checked",
    title=Words("投影仪、激光笔、场地、时间", "Check room and tools"),
    phrases=(102, 100),
    inputs=(
        "meetings.projector",
        "meetings.pointer",
        "meetings.room",
        "meetings.time_agreed",
        "meetings.online_fallback",
        "meetings.on",
    ),
    judge=judge,
)
