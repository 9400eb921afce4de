"""Whom to ask next whether it may be shown to others (P11, P87, P88)."""

from __future__ import annotations

from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Health


def worth_asking(*, leads: Answer, health: Health, satisfied: Answer) -> bool:
    """Whether a customer who has said neither yes nor no is asked now.

    A leader of its niche is, while nothing speaks against it; everybody else once it is known that he fares well.
    Whoever is unhappy or at risk is not: he is saved first.
    """
    if satisfied is Answer.NO or health is Health.AT_RISK:
        return False
    return leads is Answer.YES or health is Health.GOOD
