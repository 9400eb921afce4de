"""Winning a key person is not easy; when he leaves, both he and his successor matter (P89)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, missing, say
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.stakeholders.people import is_decider, is_key, present
from yunchou.playbook.stakeholders.terms import Level


def judge(case: Case) -> Iterator[Move]:
    """Fires for each key person who has left while the same part is not filled by anybody known."""
    people = case.of(present)
    for gone in case.dossier.people:
        if gone.left_on is None or gone.left_on > case.as_of or not is_key(gone):
            continue
        if any(_fills(p, gone) for p in people):
            continue
        yield Move(
            sentence=say(
                "{name}离开了：问清谁接任、尽快见面；也留住和{name}的关系，他去哪里，哪里就可能有新机会。",
                "{name} has left: find out who follows and meet them soon; keep in touch with {name} too, whose "
                "new place "
                "may be a new opportunity.",
                name=gone.name or Words("这位关键人", "this key person"),
            ),
            severity=Severity.URGENT,
            kind=MoveKind.CONTACT,
            people=(gone.name,) if gone.name else (),
            reasons=(because("people.left_on", gone.left_on, of=gone.name),),
            unknowns=(missing("people.name", of=gone.title or gone.department),),
        )


def _fills(person: Person, gone: Person) -> bool:
    """Whether somebody has the part of the one who left; where that is not known a decider follows a decider."""
    same = is_key(person) and (person.function, person.level) == (gone.function, gone.level)
    return same and (gone.level is not Level.UNKNOWN or is_decider(person) or not is_decider(gone))


RULE: Rule[Case] = Rule(
    id="leaving_key_person_is_followed",
    title=Words("关键人离职要接上", "Follow the key person who leaves"),
    phrases=(89,),
    inputs=("people.left_on", "people.level", "people.function", "people.decides"),
    judge=judge,
)
