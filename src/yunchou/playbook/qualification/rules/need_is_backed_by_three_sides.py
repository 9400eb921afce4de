"""Top management, technology and business each have to back the need (P27)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yunchou.playbook.dossier.rulecraft import NO, UNKNOWN, Case, Move, MoveKind, Rule, Severity, Stage, Words, say
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.qualification.need import backing
from yunchou.playbook.qualification.terms import EndorsementSide


def judge(case: Case) -> Iterator[Move]:
    """Fires from requirements on: urgently for the sides that refuse, and for those that have not said yes or no."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS):
        return
    found = case.of(backing)
    if refusing := [side for side, finding in found.items() if finding.value is NO]:
        yield _move(
            found,
            refusing,
            say(
                "{which}明确不认可：当面问清不认可的是哪一条、谁的意见，改到他点头再往下走；高层由我们的领导去问。",
                "{which} refuses the need: ask in person which point and whose view it is, and change it until they "
                "agree; our executive asks theirs.",
                which=_named(refusing),
            ),
            Severity.URGENT,
        )
    if silent := [side for side, finding in found.items() if finding.value is UNKNOWN]:
        yield _move(
            found,
            silent,
            say(
                "{which}这边的认可还没拿到：每一边找一位能说了算的人当面确认，高层由我们的领导去对位。",
                "Backing is still missing from: {which}. Meet one person on each side who can speak for it; our "
                "executive meets theirs.",
                which=_named(silent),
            ),
            Severity.IMPORTANT,
        )


def _named(sides: list[EndorsementSide]) -> Words:
    return Words("、".join([s.words.zh for s in sides]), ", ".join([s.words.en.lower() for s in sides]))


def _move(
    found: Mapping[EndorsementSide, Finding], sides: list[EndorsementSide], sentence: Sentence, severity: Severity
) -> Move:
    return Move(
        sentence=sentence,
        severity=severity,
        kind=MoveKind.CONTACT,
        reasons=tuple([reason for side in sides for reason in found[side].reasons]),
        unknowns=tuple([unknown for side in sides for unknown in found[side].unknowns]),
    )


RULE: Rule[Case] = Rule(
    id="need_is_backed_by_three_sides",
    title=Words("高层、技术、业务三方都要认可", "Three sides have to back the need"),
    phrases=(27,),
    inputs=("endorsements.side", "endorsements.answer", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
