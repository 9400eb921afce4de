"""Who is an existing customer (P87)."""

from __future__ import annotations

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.retention.facts import Retention

NOTHING = Retention()


def is_customer(case: Case) -> bool:
    """Whether the company uses our product by now: since a day that has come, or anything is told of its care."""
    kept = case.dossier.retention
    return kept is not None and kept != NOTHING and case.knew(kept.customer_since)
