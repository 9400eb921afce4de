"""What a move is called: urgent is said of what is due, so that the word keeps its meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from yunchou.playbook.kernel.advice import SOON, Advice, Severity
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Words

DAY = date(2026, 11, 26)
MOVE = Advice(Sentence(Words("去做", "Do it")), Severity.URGENT)


@pytest.mark.parametrize("by", [DAY - timedelta(days=1), DAY, DAY + SOON])
def test_a_move_whose_day_has_come_or_is_close_is_called_urgent(by: date) -> None:
    assert replace(MOVE, by=by).called_on(DAY) is Severity.URGENT


@pytest.mark.parametrize("by", [DAY + SOON + timedelta(days=1), None])
def test_a_move_with_a_later_day_or_with_none_is_called_important_and_weighs_as_much(by: date | None) -> None:
    move = replace(MOVE, by=by)
    assert (move.called_on(DAY), move.severity) == (Severity.IMPORTANT, Severity.URGENT)


@pytest.mark.parametrize("severity", [Severity.STOP, Severity.IMPORTANT, Severity.HINT])
@pytest.mark.parametrize("by", [DAY, None])
def test_every_other_move_is_called_what_it_is(severity: Severity, by: date | None) -> None:
    assert replace(MOVE, severity=severity, by=by).called_on(DAY) is severity
