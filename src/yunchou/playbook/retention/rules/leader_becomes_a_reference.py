"""A leader has a strong voice in its industry: winning it opens look-alikes (P11, P88)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import (
    NO,
    UNKNOWN,
    YES,
    Case,
    Move,
    Rule,
    Severity,
    Words,
    because,
    missing,
    say,
)
from yunchou.playbook.key_account.scorecard import is_leader
from yunchou.playbook.retention.customers import is_customer


def judge(case: Case) -> Move | None:
    """Fires for a leading customer, not classified nor known as unhappy, who has neither agreed nor refused."""
    kept, is_secret = case.dossier.retention, case.dossier.account.classified is YES
    if kept is None or case.of(is_leader) is not YES or kept.satisfied is NO or is_secret:
        return None
    if not is_customer(case) or kept.reference_agreed is not UNKNOWN:
        return None
    return Move(
        sentence=say(
            "这是{niche}的龙头，同行都看着它：请他同意做标杆案例，再列出五家同类客户去打。",
            "It leads its niche ({niche}) and others watch it: ask to name it as a reference and list five "
            "look-alikes.",
            niche=case.dossier.account.niche or Words("行业里", "its own"),
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("account.is_leader", YES, of=case.dossier.account.niche),),
        unknowns=(missing("retention.reference_agreed"),),
    )


RULE: Rule[Case] = Rule(
    id="leader_becomes_a_reference",
    title=Words("龙头客户做成标杆", "A leader becomes a reference"),
    phrases=(11, 88),
    inputs=(
        "account.is_leader",
        "account.niche_rank",
        "account.classified",
        "retention.satisfied",
        "retention.reference_agreed",
    ),
    judge=judge,
)
