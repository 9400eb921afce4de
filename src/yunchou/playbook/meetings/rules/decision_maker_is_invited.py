"""Prepare the participants: the customer's decision maker is invited (P101, N2)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.conduct.veto import barred
from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    YES,
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.meetings.planned import upcoming
from yunchou.playbook.stakeholders.people import deciders


def judge(case: Case) -> Iterator[Move]:
    """Fires for each meeting ahead to which no decider is invited, or whose decider has not confirmed."""
    who_decides = [person.name for person in case.of(deciders)]
    for meeting in case.of(upcoming):
        coming = {attendee.person: attendee.confirmed for attendee in meeting.attendees}
        invited = [name for name in who_decides if name in coming]
        if any(coming[name] is YES for name in invited):
            continue
        who = min(invited or who_decides, key=lambda name: (barred(case, name) is not None, name), default="")
        yield Move(
            sentence=say(
                "“{title}”还不知道谁是决策人：先弄清，再请他到会。",
                "For {title} nobody knows who decides: find out and invite that person.",
                title=meeting.title,
            )
            if not who_decides
            else say(
                "{who}说来不了“{title}”：改到能来的日子，或者请本人指定一位说了算的来，别让会白开。",
                "{who} cannot come to {title}: move it to a day that suits, or ask for somebody else who can decide.",
                title=meeting.title,
                who=who,
            )
            if coming.get(who) is NO
            else say(
                "“{title}”要请{who}到会：由我们的领导出面邀请，会前一天再确认。",
                "Invite {who} to {title}: our leader invites, and confirm the day before.",
                title=meeting.title,
                who=who,
            ),
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT if who else MoveKind.ORDINARY,
            people=(who,) if who else (),
            reasons=tuple([because("meetings.attendees.confirmed", coming[name], of=name) for name in invited]),
            unknowns=(missing("people.decides"),)
            if not who_decides
            else (missing("meetings.attendees.confirmed", of=who),)
            if invited and coming[who] is UNKNOWN
            else (),
            by=meeting.on,
        )


RULE: Rule[Case] = Rule(
    id="decision_maker_is_invited",
    title=Words("请决策人到会", "Invite the decision maker"),
    phrases=(101,),
    inputs=("meetings.attendees.person", "meetings.attendees.confirmed", "people.decides", "meetings.on"),
    judge=judge,
)
