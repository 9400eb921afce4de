"""We know at any moment how the project stands; a long silence means that we do not (P38, P39, P35)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.meetings.planned import last_contact_on


def judge(case: Case) -> Move | None:
    """Fires when an open deal has had no contact for longer than two weeks."""
    if not case.is_open or not case.has_reached(Stage.QUALIFICATION):
        return None
    last = case.of(last_contact_on)
    if last is None:
        return _undated() if case.dossier.interactions else _unrecorded()
    silent = (case.as_of - last).days
    if silent <= case.settings.whole("tempo.silent_days"):
        return None
    return Move(
        sentence=say(
            "已经 {days} 天没联系：带着一条对客户有用的消息打个电话，问项目有什么变化。",
            "{days} days without contact: call with something useful and ask what has changed.",
            days=silent,
        ),
        severity=Severity.IMPORTANT,
        kind=MoveKind.CONTACT,
        reasons=(because("opportunity.last_contact_on", last, noted_on=last),),
    )


def _unrecorded() -> Move:
    return Move(
        sentence=say(
            "没有任何往来记录：上次什么时候见的、说了什么，先补上，再约下一次。",
            "No contact is recorded: write down when we last met and what was said, then arrange the next.",
        ),
        severity=Severity.HINT,
        unknowns=(missing("opportunity.last_contact_on"),),
    )


def _undated() -> Move:
    return Move(
        sentence=say(
            "往来都没写日期，看不出多久没见了：把日期补上。",
            "The contacts have no day, so nobody sees how long ago they were: write the days down.",
        ),
        severity=Severity.HINT,
        unknowns=(missing("interactions.on"),),
    )


RULE: Rule[Case] = Rule(
    id="contact_does_not_lapse",
    title=Words("别和客户断了线", "Contact does not lapse"),
    phrases=(39, 38, 35),
    inputs=(
        "interactions.on",
        "people.last_met_on",
        "opportunity.last_contact_on",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
