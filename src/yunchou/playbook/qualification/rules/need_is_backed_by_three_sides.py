"""Top management, technology and business each have to back the need (P27)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, YES, Case, Move, MoveKind, Rule, Severity, Stage, Words, say
from yunchou.playbook.qualification.need import backing


def judge(case: Case) -> Move | None:
    """Fires from requirements on for the sides that do not back the need or have not been asked."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return None
    open_ones = {side: finding for side, finding in case.of(backing).items() if finding.value is not YES}
    if not open_ones:
        return None
    which = Words("、".join(s.words.zh for s in open_ones), ", ".join(s.words.en.lower() for s in open_ones))
    refused = any(finding.value is NO for finding in open_ones.values())
    return Move(
        sentence=say(
            "{which}这边的认可还没拿到：每一边找一位能说了算的人当面确认，高层由我们的领导去对位。",
            "Backing is still missing from: {which}. Meet one person on each side who can speak for it; our executive "
            "meets theirs.",
            which=which,
        ),
        severity=Severity.URGENT if refused else Severity.IMPORTANT,
        kind=MoveKind.CONTACT,
        reasons=tuple(reason for finding in open_ones.values() for reason in finding.reasons),
        unknowns=tuple(unknown for finding in open_ones.values() for unknown in finding.unknowns),
    )


RULE: Rule[Case] = Rule(
    id="need_is_backed_by_three_sides",
    title=Words("高层、技术、业务三方都要认可", "Three sides have to back the need"),
    phrases=(27,),
    inputs=("endorsements.side", "endorsements.answer", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
