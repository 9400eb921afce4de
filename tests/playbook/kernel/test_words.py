from datetime import date
from decimal import Decimal

import pytest

from yunchou.playbook.kernel.findings import strictest
from yunchou.playbook.kernel.grades import PARTLY, Grade
from yunchou.playbook.kernel.reasons import Reason
from yunchou.playbook.kernel.sentences import say, tell
from yunchou.playbook.kernel.terms import Answer, Words

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (Decimal("1234567.00"), "1,234,567", "1,234,567"),
        (Decimal("0.50"), "0.50", "0.50"),
        (date(2026, 10, 1), "2026年10月1日", "1 October 2026"),
        (Answer.UNKNOWN, "不知道", "Unknown"),
        (None, "不知道", "unknown"),
        ("", "不知道", "unknown"),
        ("王建国", "王建国", "王建国"),
        (0, "0", "0"),
    ],
)
def test_values_are_told_in_both_languages(value, zh, en):
    assert tell(value) == Words(zh, en)


def test_a_bare_boolean_is_not_a_fact():
    with pytest.raises(TypeError):
        tell(True)


def test_braces_typed_by_a_user_do_not_break_a_sentence():
    assert say("{name}。", "{name}.", name="{x}").words == Words("{x}。", "{x}.")


@pytest.mark.parametrize(
    ("answers", "all_of_them"),
    [([Y, Y], Y), ([Y, N], N), ([Y, U], U), ([N, U], N), ([U], U), ([], U)],
)
def test_all_must_be_yes_and_unknown_never_passes(answers, all_of_them):
    assert strictest(answers) is all_of_them


@pytest.mark.parametrize("text", ["", "B", "22", "G2", "B7", "B22", "二"])
def test_a_grade_is_a_letter_and_a_digit(text):
    with pytest.raises(ValueError, match="a grade is"):
        Grade.parse(text)


def test_grades_are_firm_weak_or_neither():
    assert str(Grade.parse(" b2 ")) == "B2"
    assert Grade.parse("B2").is_firm
    assert Grade.parse("B4").is_weak
    assert not Grade.parse("F6").is_firm
    assert not Grade.parse("F6").is_weak
    assert [Grade.parse(text).trust for text in ("A1", "C3", "F6", "D1", "B4")] == [1, PARTLY, PARTLY, 0, 0]


def test_a_reason_knows_its_age_only_when_its_day_is_known():
    seats = Words("坐席", "Seats")
    assert Reason("a", seats, 1, noted_on=date(2026, 1, 1)).age_days(date(2026, 1, 31)) == 30
    assert Reason("a", seats, 1).age_days(date(2026, 1, 31)) is None


def test_a_term_is_found_by_its_value_only():
    assert Answer.of("yes") is Answer.YES
    with pytest.raises(ValueError, match="maybe"):
        Answer.of("maybe")
