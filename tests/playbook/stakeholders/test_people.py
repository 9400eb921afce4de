from datetime import date

import pytest

from tests.playbook.cases import case
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.facts import LeanNote, Person
from yunchou.playbook.stakeholders.people import about, is_target, leanings, present, seats
from yunchou.playbook.stakeholders.terms import BuyingRole, Function, Lean, Level


def lean(*notes: LeanNote, rival: str = "") -> Lean | None:
    """Where somebody with these notes leans."""
    (found,) = leanings(case(people=(Person(name="李主任", leans=notes),)))
    note = about(found.notes, rival)
    return note and note.lean


HEAD = Person(name="李主任", level=Level.HEAD, function=Function.TECHNICAL)


@pytest.mark.parametrize(
    ("person", "weighs", "target"),
    [
        (Person(name="钱行长", decides=Answer.YES, level=Level.TOP), 3, False),
        (Person(name="孙总", veto=Answer.YES), 3, False),
        (Person(name="采购", roles=(BuyingRole.DECISION_MAKER,)), 3, False),
        (HEAD, 2, True),
        (Person(name="财务", level=Level.HEAD, function=Function.FINANCE), 1, False),
        (Person(name="小孙"), 1, False),
    ],
)
def test_deciders_and_vetoes_weigh_most_and_heads_are_the_targets(person, weighs, target):
    (leaning,) = leanings(case(people=(person,)))
    assert (leaning.weight, leaning.is_key) == (weighs, weighs > 1)
    assert is_target(person) is target


def test_placeholders_and_people_who_left_are_not_there():
    people = (HEAD, Person(level=Level.HEAD), Person(name="何主任", left_on=date(2026, 3, 2)))
    assert present(case(people=people)) == (HEAD,)


def test_three_parts_must_exist():
    assert [bool(seat.people) for seat in seats(case(people=(HEAD,)))] == [False, True, False]


def test_the_newest_lean_that_is_not_void_counts():
    notes = (
        LeanNote(lean=Lean.OURS, on=date(2026, 1, 1)),
        LeanNote(lean=Lean.RIVALS, on=date(2026, 2, 1), grade=Grade.parse("E5")),
        LeanNote(lean=Lean.HEDGING, on=date(2025, 1, 1)),
    )
    assert lean(*notes) is Lean.OURS
    assert lean(*notes[1:]) is None


def test_of_one_day_the_less_favourable_lean_counts_and_one_against_the_rival_before_a_general_one():
    day = date(2026, 2, 1)
    ours = LeanNote(lean=Lean.OURS, on=day)
    assert lean(ours, LeanNote(lean=Lean.TOWARD_RIVAL, on=day)) is Lean.TOWARD_RIVAL
    named = LeanNote(lean=Lean.OURS, rival="云讯", on=day)
    assert lean(LeanNote(lean=Lean.RIVALS, on=day), named, rival="云讯") is Lean.OURS
    assert lean(named, rival="迅达") is None
