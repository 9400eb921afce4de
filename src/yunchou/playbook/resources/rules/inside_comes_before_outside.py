"""Inside resources are often more important than outside ones; all are put to use (P54, P56, P63)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.resources.terms import Part


def judge(case: Case) -> Move | None:
    """Fires when an outside contact is used while no technical colleague, leader or executive is on the deal."""
    inside = {member.part for member in case.dossier.team}
    outside = [o.name for o in case.dossier.outsiders if o.name]
    if not case.is_pursued or not outside or inside & {Part.TECHNICAL, Part.LEADER, Part.EXECUTIVE}:
        return None
    return Move(
        sentence=say(
            "先别急着找{outsider}：自己的领导、技术同事、公司高层还没用上，他们往往更管用。",
            "Before {outsider}: our own leader, technicians and executives are not on this yet and often help more.",
            outsider=outside[0],
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("outsiders.name", outside[0]),),
        unknowns=(missing("team.part"),) if Part.UNKNOWN in inside or not inside else (),
    )


RULE: Rule[Case] = Rule(
    id="inside_comes_before_outside",
    title=Words("先用内部资源", "Inside resources come first"),
    phrases=(56, 54, 63, 57),
    inputs=("outsiders.name", "team.part", "opportunity.standing"),
    judge=judge,
)
