"""A satisfied customer is asked for a referral (P86, P88)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Answer, Case, Move, Rule, Severity, Words, because, missing, say


def judge(case: Case) -> Move | None:
    """Fires for a customer known to be satisfied whom nobody has asked and who has introduced nobody."""
    kept = case.dossier.retention
    if kept is None or kept.satisfied is not Answer.YES or kept.referral_asked_on or kept.referrals:
        return None
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


RULE: Rule[Case] = Rule(
    id="satisfied_customer_is_asked_to_refer",
    title=Words("满意的老客户请他转介绍", "Ask the satisfied customer to refer"),
    phrases=(88, 86),
    inputs=("retention.satisfied", "retention.referral_asked_on", "retention.referrals"),
    judge=judge,
)
