"""A satisfied customer is asked for a referral (P86, P88)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, UNKNOWN, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.retention.customers import is_customer


def judge(case: Case) -> Move | None:
    """Fires for a satisfied customer whom nobody asked and who introduced nobody; asks where nobody knows."""
    kept = case.dossier.retention
    if kept is None or kept.satisfied is NO or kept.referral_asked_on or kept.referrals:
        return None
    if kept.satisfied is UNKNOWN:
        return _unasked() if is_customer(case) else None
    return Move(
        sentence=say(
            "客户用得满意，还没请他转介绍：当面请他介绍一两家同行，并记下是谁介绍的。",
            "The customer is satisfied and was never asked: ask for one or two of the same trade, and record who "
            "introduced whom.",
        ),
        severity=Severity.HINT,
        reasons=(because("retention.satisfied", kept.satisfied),),
        unknowns=(missing("retention.referral_asked_on"),),
    )


def _unasked() -> Move:
    return Move(
        sentence=say(
            "老客户用得满不满意还没问过：回访时当面问一句，满意就请他介绍同行，不满意就先解决。",
            "Nobody has asked whether this customer is satisfied: ask at the next call; if so ask for a referral, if "
            "not mend it first.",
        ),
        severity=Severity.HINT,
        unknowns=(missing("retention.satisfied"),),
    )


RULE: Rule[Case] = Rule(
    id="satisfied_customer_is_asked_to_refer",
    title=Words("满意的老客户请他转介绍", "Ask the satisfied customer to refer"),
    phrases=(88, 86),
    inputs=("retention.satisfied", "retention.referral_asked_on", "retention.referrals"),
    judge=judge,
)
