"""A technical colleague writes the solution and wins the customer's technical head (P61)."""

from __future__ import annotations

from yunchou.playbook.conduct.veto import barred
from yunchou.playbook.dossier.rulecraft import (
    Case,
    Move,
    MoveKind,
    Role,
    Rule,
    Severity,
    Stage,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.resources.terms import Part
from yunchou.playbook.stakeholders.people import seats


def judge(case: Case) -> Move | None:
    """Fires from requirements on when no technical colleague is named, or none of them covers the technical head."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return None
    technicians = {m.name for m in case.dossier.team if m.name and m.part is Part.TECHNICAL}
    if not technicians:
        unsure = [m.name for m in case.dossier.team if m.name and m.part is Part.UNKNOWN]
        return Move(
            sentence=say(
                "团队里谁是技术同事还没记：是就记上；没有，今天就点名一位，方案由他写、由他讲，对方技术负责人由他去做工作。",
                "Nobody noted who on the team is a technician: note it, or name one today, who writes and presents the "
                "solution and wins their head of technology.",
            )
            if unsure
            else say(
                "团队里还没有技术同事：今天就点名一位，方案由他写、由他讲，对方技术负责人由他去做工作。",
                "No technical colleague on the team: name one today, who writes and presents the solution and "
                "wins their head of technology.",
            ),
            severity=Severity.IMPORTANT,
            unknowns=tuple([missing("team.part", of=name) for name in unsure]) or (missing("team.part"),),
            who=Role.LEADER,
        )
    heads = case.of(seats)[1].people
    if not heads or any(p.covered_by in technicians for p in heads):
        return None
    head = min(heads, key=lambda person: (barred(case, person.name) is not None, person.name))
    return Move(
        sentence=say(
            "{head}这位技术负责人，交给{ours}去对接：约一次只谈技术的交流。",
            "Give {head}, the head of technology, to {ours}: arrange one talk about technology only.",
            head=head.name,
            ours=min(technicians),
        ),
        severity=Severity.IMPORTANT,
        kind=MoveKind.CONTACT,
        people=(head.name,),
        reasons=(because("people.covered_by", head.covered_by, of=head.name),),
        who=Role.TECHNICAL,
    )


RULE: Rule[Case] = Rule(
    id="technician_wins_the_technician",
    title=Words("技术同事搞定技术负责人", "Our technician wins theirs"),
    phrases=(61, 57, 60),
    inputs=("team.part", "people.function", "people.covered_by", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
