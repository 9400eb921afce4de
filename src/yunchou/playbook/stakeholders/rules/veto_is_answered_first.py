"""Who has no say alone may still hold a veto (P71)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yunchou.playbook.competitors.position import lost_to
from yunchou.playbook.dossier.rulecraft import (
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
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.stakeholders.facts import LeanNote
from yunchou.playbook.stakeholders.people import SCORES, key_leanings, least


def judge(case: Case) -> Iterator[Move]:
    """Fires for each person with a veto who leans to any rival, whom one has won over, or whose lean nobody knows."""
    if not case.is_pursued:
        return
    for leaning in case.of(key_leanings):
        person = leaning.person
        if person.veto is not YES:
            continue
        note = least(leaning)
        lost = lost_to(case, leaning)
        if lost is None and note is not None and SCORES[note.lean] >= 0:
            continue
        yield Move(
            sentence=say(
                "{name}有一票否决权，{told}：先弄清他顾虑什么，拿出能消除顾虑的材料，再推进下一步。",
                "{name} has a veto; {told}: find out what worries this person and bring what settles it before "
                "moving on.",
                name=person.name,
                told=NOBODY_KNOWS if lost is None and note is None else TO_A_RIVAL,
            ),
            severity=Severity.URGENT,
            kind=MoveKind.CONTACT,
            people=(person.name,),
            reasons=(because("people.veto", person.veto, of=person.name), *_why(person.name, note, lost)),
            unknowns=(missing("people.leans.lean", of=person.name),) if note is None else (),
        )


NOBODY_KNOWS = Words("倾向还不知道", "where they lean is unknown")
TO_A_RIVAL = Words("现在偏向对手", "they lean to the rival")


def _why(name: str, note: LeanNote | None, lost: tuple[str, date] | None) -> Iterator[Reason]:
    if lost is not None:
        yield because("rivals.moves.won_over", name, of=lost[0], noted_on=None if lost[1] == date.min else lost[1])
    elif note is not None:
        yield because("people.leans.lean", note.lean, of=name, grade=note.grade, noted_on=note.on)


RULE: Rule[Case] = Rule(
    id="veto_is_answered_first",
    title=Words("一票否决的人先说服", "Answer the one with a veto first"),
    phrases=(71, 49),
    inputs=("people.veto", "people.leans.lean", "rivals.moves.won_over", "rivals.moves.source", "opportunity.standing"),
    judge=judge,
)
