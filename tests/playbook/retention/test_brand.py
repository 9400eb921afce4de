"""Whom to ask next whether it may be shown: leaders while nothing speaks against it, others once they fare well."""

import pytest

from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.brand import worth_asking
from yunchou.playbook.retention.terms import Health

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("leads", "health", "satisfied", "asked"),
    [
        (YES, Health.UNKNOWN, UNKNOWN, True),
        (YES, Health.WATCH, YES, True),
        (UNKNOWN, Health.GOOD, UNKNOWN, True),
        (NO, Health.GOOD, YES, True),
        (UNKNOWN, Health.UNKNOWN, YES, False),
        (NO, Health.WATCH, YES, False),
        (YES, Health.AT_RISK, YES, False),
        (YES, Health.GOOD, NO, False),
    ],
)
def test_who_is_asked(leads: Answer, health: Health, satisfied: Answer, *, asked: bool) -> None:
    assert worth_asking(leads=leads, health=health, satisfied=satisfied) is asked
