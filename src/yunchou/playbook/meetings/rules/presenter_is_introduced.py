"""Who presents the solution is introduced beforehand (P105)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import UNKNOWN, YES, Case, Move, Rule, Severity, Stage, Words, missing, say
from yunchou.playbook.meetings.planned import upcoming


def judge(case: Case) -> Iterator[Move]:
    """Fires from solution design on for each meeting ahead without a presenter or his introduction."""
    if case.is_before(Stage.SOLUTION_DESIGN):
        return
    for meeting in case.of(upcoming):
        if meeting.presenter and meeting.presenter_introduced is YES:
            continue
        yield Move(
            sentence=say(
                "给{who}备一页介绍：做过哪些同类项目，为什么由他来讲。",
                "Prepare a page on {who}: which projects of this kind, and why this presenter.",
                who=meeting.presenter,
            )
            if meeting.presenter
            else say(
                "“{title}”定下讲解人，备好他的介绍。",
                "Name the presenter of {title} and prepare the introduction.",
                title=meeting.title,
            ),
            severity=Severity.HINT,
            unknowns=(missing("meetings.presenter", of=meeting.title),)
            if not meeting.presenter
            else (missing("meetings.presenter_introduced", of=meeting.title),)
            if meeting.presenter_introduced is UNKNOWN
            else (),
            by=meeting.on,
        )


RULE: Rule[Case] = Rule(
    id="presenter_is_introduced",
    title=Words("讲解人介绍要备好", "Introduce the presenter"),
    phrases=(105,),
    inputs=("meetings.presenter", "meetings.presenter_introduced", "meetings.on", "opportunity.stage"),
    judge=judge,
)
