"""Contact at matching level: the customer's boss is covered by an executive of ours (P60, N2)."""

from __future__ import annotations

from collections.abc import Iterator

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
from yunchou.playbook.stakeholders.people import bosses


def judge(case: Case) -> Iterator[Move]:
    """Fires from solution design on for each known top boss whom none of our executives covers."""
    if not case.is_pursued or not case.has_reached(Stage.SOLUTION_DESIGN):
        return
    parts = {member.name: member.part for member in case.dossier.team}
    for boss in case.of(bosses):
        if parts.get(boss.covered_by) is Part.EXECUTIVE:
            continue
        unsure = bool(boss.covered_by) and parts.get(boss.covered_by, Part.UNKNOWN) is Part.UNKNOWN
        yield Move(
            sentence=say(
                "{boss}要由我们的高层去对位：请公司高层出面见一次，销售备好三分钟的要点。",
                "{boss} is for one of our executives: ask for one meeting, with three minutes of points ready.",
                boss=boss.name,
            ),
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT,
            people=(boss.name,),
            reasons=(because("people.level", boss.level, of=boss.name),),
            unknowns=(missing("team.part", of=boss.covered_by),) if unsure else (),
            who=Role.EXECUTIVE,
        )


RULE: Rule[Case] = Rule(
    id="boss_is_met_by_our_executive",
    title=Words("老总由我们的高层对位", "The boss is met by our executive"),
    phrases=(60, 57, 69),
    inputs=("people.level", "people.covered_by", "team.part", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
