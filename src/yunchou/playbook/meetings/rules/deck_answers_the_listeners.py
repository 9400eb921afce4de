"""The slides of the solution are ready and answer what each listener cares about (P104)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import (
    UNKNOWN,
    YES,
    Case,
    Move,
    Role,
    Rule,
    Severity,
    Stage,
    Words,
    missing,
    say,
)
from yunchou.playbook.meetings.planned import upcoming


def judge(case: Case) -> Iterator[Move]:
    """Fires from solution design on for each meeting ahead whose slides are not ready."""
    if case.is_before(Stage.SOLUTION_DESIGN):
        return
    for meeting in case.of(upcoming):
        if meeting.deck is not YES:
            yield Move(
                sentence=say(
                    "“{title}”的 PPT 定稿：按到会的人改，技术讲架构，业务讲效果，领导讲投入产出。",
                    "Finish the slides of {title}: architecture for technology, effect for business, return for "
                    "the leaders.",
                    title=meeting.title,
                ),
                severity=Severity.IMPORTANT,
                unknowns=(missing("meetings.deck", of=meeting.title),) if meeting.deck is UNKNOWN else (),
                who=Role.TECHNICAL,
                by=meeting.on,
            )


RULE: Rule[Case] = Rule(
    id="deck_answers_the_listeners",
    title=Words("PPT 方案要备好", "The slides are ready"),
    phrases=(104,),
    inputs=("meetings.deck", "meetings.on", "opportunity.stage"),
    judge=judge,
)
