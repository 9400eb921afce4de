"""Winning a key account is not easy; treasure it (P89, P86)."""

from __future__ import annotations

from datetime import timedelta

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Role, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires for an existing customer known to be unhappy."""
    kept = case.dossier.retention
    if kept is None or kept.satisfied is not NO:
        return None
    return Move(
        sentence=say(
            "老客户不满意：别先谈续费和扩容，主管带技术上门听一遍问题，一周内给整改计划。",
            "The customer is unhappy: no talk of renewal or growth; the leader goes with a technician, listens, and "
            "brings a plan within a week.",
        ),
        severity=Severity.URGENT,
        reasons=(because("retention.satisfied", kept.satisfied),),
        who=Role.LEADER,
        by=case.as_of + timedelta(days=7),
    )


RULE: Rule[Case] = Rule(
    id="unhappy_customer_is_saved_first",
    title=Words("老客户不满意先救回来", "Save the unhappy customer first"),
    phrases=(89, 86),
    inputs=("retention.satisfied", "retention.customer_since"),
    judge=judge,
)
