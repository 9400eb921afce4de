"""Key people often keep a foot in two boats; we make them lean, without forcing A or B (P98, P99)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, say
from yunchou.playbook.stakeholders.people import key_leanings, stances
from yunchou.playbook.stakeholders.terms import Lean

HEDGING = Lean.HEDGING


def judge(case: Case) -> Iterator[Move]:
    """Fires for each key person who is known to hedge, between us and any rival."""
    if not case.is_pursued:
        return
    for leaning in case.of(key_leanings):
        if HEDGING not in [note.lean for note in leaning.notes]:
            continue
        person = leaning.person
        note = next((note for note in stances(leaning) if note.lean is HEDGING), None)
        if note is None:
            continue
        yield Move(
            sentence=say(
                "{name}脚踩两只船：别逼他二选一，给一个不得罪人的台阶（先试点、分期、并行），再帮他想好选我们的理由。",
                "{name} hedges: do not force a choice; offer a step that hurts nobody (a pilot, phases, side by "
                "side) and "
                "think out the reasons to choose us.",
                name=person.name,
            ),
            severity=Severity.IMPORTANT,
            kind=MoveKind.CONTACT,
            people=(person.name,),
            reasons=(because("people.leans.lean", note.lean, of=person.name, grade=note.grade, noted_on=note.on),),
        )


RULE: Rule[Case] = Rule(
    id="hedging_is_turned_into_leaning",
    title=Words("脚踩两只船的，让他倾向我们", "Make the one who hedges lean to us"),
    phrases=(99, 98),
    inputs=("people.leans.lean", "opportunity.standing"),
    judge=judge,
)
