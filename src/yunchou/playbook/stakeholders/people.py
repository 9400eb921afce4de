"""People: who must be known, who is worth cultivating, what each weighs, where each leans (P15, P69 to P71)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer, Words
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.terms import BuyingRole, Function, Lean, Level

SCORES = {
    Lean.OURS: Decimal(1),
    Lean.TOWARD_US: Decimal("0.5"),
    Lean.NEUTRAL: Decimal(0),
    Lean.HEDGING: Decimal(0),
    Lean.TOWARD_RIVAL: Decimal("-0.5"),
    Lean.RIVALS: Decimal(-1),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One part that must be filled in every key-account deal, and who fills it."""

    words: Words
    people: tuple[Person, ...]


def present(case: Case) -> tuple[Person, ...]:
    """The named people who are still there."""
    return tuple(p for p in case.dossier.people if p.name and not (p.left_on and p.left_on <= case.as_of))


def is_decider(person: Person) -> bool:
    """Whether he is known to decide."""
    return person.decides is Answer.YES or BuyingRole.DECISION_MAKER in person.roles


def is_target(person: Person) -> bool:
    """Whether he is worth cultivating: as decided for this deal, else the heads of technology and business (P70)."""
    if person.target is not Answer.UNKNOWN:
        return person.target is Answer.YES
    return is_head(person)


def is_head(person: Person) -> bool:
    """Whether he heads technology or business."""
    return person.level is Level.HEAD and person.function in (Function.TECHNICAL, Function.BUSINESS)


def is_key(person: Person) -> bool:
    """Whether the deal can turn on him."""
    return is_decider(person) or is_head(person) or is_target(person) or person.veto is Answer.YES


SEATS = (
    Words("决策人", "the decision maker"),
    Words("技术部门负责人", "the head of technology"),
    Words("业务部门负责人", "the head of business"),
)


def seats(case: Case) -> tuple[Seat, ...]:
    """The three parts that must exist: who decides, the head of technology, the head of business (P15)."""
    people = case.of(present)
    heads = [p for p in people if p.level is Level.HEAD]
    return (
        Seat(SEATS[0], tuple(p for p in people if is_decider(p))),
        Seat(SEATS[1], _of(heads, Function.TECHNICAL)),
        Seat(SEATS[2], _of(heads, Function.BUSINESS)),
    )


def _of(people: list[Person], function: Function) -> tuple[Person, ...]:
    return tuple(p for p in people if p.function is function)


def weight(case: Case, person: Person) -> int:
    """What a person weighs in the decision."""
    if is_decider(person) or person.veto is Answer.YES:
        return case.settings.whole("stakeholders.decider_weight")
    return case.settings.whole("stakeholders.head_weight") if is_head(person) else 1


def lean(case: Case, person: Person, rival: str = "") -> LeanNote | None:
    """The newest note that still counts of where a person leans against a rival, or in general.

    A doubtful or old note counts as none. Of two notes of one day the less favourable counts.
    """
    since, until = case.of(_counted_since), case.as_of
    told = [
        note
        for note in person.leans
        if note.lean is not Lean.UNKNOWN
        and (not rival or note.rival in ("", rival))
        and (note.on is None or since <= note.on <= until)
        and not (note.grade is not None and note.grade.is_weak)
    ]
    return max(told, key=_newest, default=None)


def _newest(note: LeanNote) -> tuple[date, bool, Decimal]:
    return note.on or date.min, note.rival != "", -SCORES[note.lean]


def _counted_since(case: Case) -> date:
    return case.as_of - timedelta(days=case.settings.whole("stakeholders.fresh_days"))


def trust(grade: Grade | None) -> Decimal:
    """How far a fact counts: a firm one whole, an ungraded or middling one in part, a doubtful one not at all."""
    if grade is not None and grade.is_weak:
        return Decimal(0)
    return Decimal(1) if grade is not None and grade.is_firm else Decimal("0.6")
