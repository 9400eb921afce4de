"""People: who must be known, who is worth cultivating, what each weighs, where each leans (P15, P69 to P71)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter

from yunchou.playbook.dossier.case import Case, leavers
from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.terms import UNKNOWN, YES, Words
from yunchou.playbook.kernel.value_objects import value_object
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

AGAINST = {lean: -score for lean, score in SCORES.items()}
TOP, HEAD, TECHNICAL, BUSINESS = Level.TOP, Level.HEAD, Function.TECHNICAL, Function.BUSINESS
HEADED = (TECHNICAL, BUSINESS)
NOT_KNOWN = Lean.UNKNOWN
ONE = Decimal(1)


@value_object
class Seat:
    """One part that must be filled in every key-account deal, and who fills it."""

    words: Words
    people: tuple[Person, ...]


@value_object
class Leaning:
    """A person, what he weighs, and the notes of his lean that still count, the one that counts most first.

    `note` is that one, where no rival in particular is asked for; `None` while his lean is unknown. `is_key`: the
    deal can turn on him.
    """

    person: Person
    weight: Decimal
    notes: tuple[LeanNote, ...]
    note: LeanNote | None
    is_key: bool


def present(case: Case) -> tuple[Person, ...]:
    """The named people who are still there."""
    until = case.as_of
    return tuple([p for p in case.dossier.people if p.name and (p.left_on is None or p.left_on > until)])


def has_left(case: Case, name: str, day: date) -> bool:
    """Whether somebody is known to have left the customer by a day."""
    if day == case.as_of:
        return name in case.of(leavers)
    told = [p.left_on for p in case.dossier.people if p.name == name]
    return bool(told) and all(left_on is not None and left_on <= day for left_on in told)


def is_decider(person: Person) -> bool:
    """Whether he is known to decide."""
    return person.decides is YES or (bool(person.roles) and BuyingRole.DECISION_MAKER in person.roles)


def is_target(person: Person) -> bool:
    """Whether he is worth cultivating: as decided for this deal, else the heads of technology and business (P70)."""
    if person.target is not UNKNOWN:
        return person.target is YES
    return is_head(person)


def is_head(person: Person) -> bool:
    """Whether he heads technology or business."""
    return person.level is HEAD and person.function in HEADED


def is_key(person: Person) -> bool:
    """Whether the deal can turn on him."""
    return person.veto is YES or person.target is YES or is_decider(person) or is_head(person)


def key_people(case: Case) -> tuple[Person, ...]:
    """Those still there on whom the deal can turn."""
    return tuple([each.person for each in case.of(key_leanings)])


def deciders(case: Case) -> tuple[Person, ...]:
    """Those still there who are known to decide."""
    return tuple(filter(is_decider, case.of(key_people)))


def targets(case: Case) -> tuple[Person, ...]:
    """Those still there who are worth cultivating (P70)."""
    return tuple(filter(is_target, case.of(key_people)))


def bosses(case: Case) -> list[Person]:
    """Those still there at the top."""
    return [person for person in case.of(present) if person.level is TOP]


SEATS = (
    Words("决策人", "the decision maker"),
    Words("技术部门负责人", "the head of technology"),
    Words("业务部门负责人", "the head of business"),
)


def seats(case: Case) -> tuple[Seat, ...]:
    """The three parts that must exist: who decides, the head of technology, the head of business (P15)."""
    heads = [person for person in case.of(key_people) if person.level is HEAD]
    return (
        Seat(SEATS[0], case.of(deciders)),
        Seat(SEATS[1], tuple([head for head in heads if head.function is TECHNICAL])),
        Seat(SEATS[2], tuple([head for head in heads if head.function is BUSINESS])),
    )


def _weights(settings: Settings) -> tuple[Decimal, Decimal]:
    """What somebody weighs in the decision who decides or can stop it, and what a head does; anybody else is one."""
    return Decimal(settings.whole("stakeholders.decider_weight")), Decimal(settings.whole("stakeholders.head_weight"))


def leanings(case: Case) -> tuple[Leaning, ...]:
    """The leaning of everybody still there. A doubtful or old note counts as none, so that his lean is unknown.

    Of two notes of one day the less favourable counts.
    """
    since = case.as_of - timedelta(days=case.settings.whole("stakeholders.fresh_days"))
    weights, until = case.settings.of(_weights), case.as_of
    return tuple([_leaning(person, _counted(person, since, until), weights) for person in case.of(present)])


def key_leanings(case: Case) -> tuple[Leaning, ...]:
    """The leanings of those on whom the deal can turn."""
    return tuple([each for each in case.of(leanings) if each.is_key])


def _leaning(person: Person, notes: tuple[LeanNote, ...], weights: tuple[Decimal, Decimal]) -> Leaning:
    note = notes[0] if notes else None
    if person.veto is YES or is_decider(person):
        return Leaning(person, weights[0], notes, note, True)
    if is_head(person):
        return Leaning(person, weights[1], notes, note, True)
    return Leaning(person, ONE, notes, note, person.target is YES)


def about(notes: tuple[LeanNote, ...], rival: str) -> LeanNote | None:
    """The first of these notes that is about a rival or about nobody in particular; about anybody without a rival."""
    for note in notes:
        if not rival or note.rival == rival or not note.rival:
            return note
    return None


def stances(leaning: Leaning) -> tuple[LeanNote, ...]:
    """The note that counts against each rival who is named; the one in general where none is."""
    if len(leaning.notes) < 2:
        return leaning.notes
    found: dict[str, LeanNote] = {}
    general: LeanNote | None = None
    for note in leaning.notes:
        if note.rival:
            found.setdefault(note.rival, general or note)
        else:
            general = general or note
    return tuple(map(found.__getitem__, sorted(found))) or leaning.notes[:1]


def least(leaning: Leaning) -> LeanNote | None:
    """His least favourable stance: who is with us against one rival may be with another."""
    notes = stances(leaning)
    if len(notes) < 2:
        return notes[0] if notes else None
    scores = [SCORES[note.lean] for note in notes]
    return notes[scores.index(min(scores))]


def _counted(person: Person, since: date, until: date) -> tuple[LeanNote, ...]:
    told = [
        note
        for note in person.leans
        if note.lean is not NOT_KNOWN
        and (note.on is None or since <= note.on <= until)
        and not (note.grade is not None and note.grade.is_weak)
    ]
    if len(told) > 1:
        days = {note.on for note in told}
        told.sort(key=_newest if len(days) < len(told) or None in days else _day, reverse=True)
    return tuple(told)


_day = attrgetter("on")


def _newest(note: LeanNote) -> tuple[date, bool, Decimal]:
    return note.on or date.min, note.rival != "", AGAINST[note.lean]
