"""An insider is proved by what he does; without fresh deeds the status fades (P65, P66)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, say
from yunchou.playbook.insiders.insider import judged_insiders, judged_on
from yunchou.playbook.insiders.terms import InsiderStatus
from yunchou.playbook.stakeholders.people import has_left


def judge(case: Case) -> Iterator[Move]:
    """Fires for each person who was an insider when last heard of and no longer counts as one.

    Who has left the customer is no matter of this rule.
    """
    if not case.is_pursued:
        return
    today = {j.person: j.status for j in case.of(judged_insiders)}
    for name, status in today.items():
        if status in KNOWN or has_left(case, name, case.as_of):
            continue
        days = [e.on for e in case.dossier.insider_evidence if e.person == name and e.on and e.on <= case.as_of]
        if not days:
            continue
        then = {j.person: j.status for j in judged_on(case, max(days))}
        if then.get(name) is InsiderStatus.INSIDER:
            yield Move(
                sentence=say(
                    "{name}上一次帮我们是在{day}前后：关系会凉，这周去走动一次，看他还愿不愿意说。",
                    "{name} last helped us around {day}: relations cool; call this week to see whether it is still so.",
                    name=name,
                    day=max(days),
                ),
                severity=Severity.IMPORTANT,
                kind=MoveKind.CONTACT,
                people=(name,),
                reasons=(because("insider_evidence.on", max(days), of=name, noted_on=max(days)),),
            )


KNOWN = (InsiderStatus.INSIDER, InsiderStatus.STOPPED)
RULE: Rule[Case] = Rule(
    id="fading_insider_is_met_again",
    title=Words("很久没动静的内线要再走动", "Meet the insider who has gone quiet"),
    phrases=(65, 66),
    inputs=("insider_evidence.on", "people.left_on", "opportunity.standing"),
    judge=judge,
)
