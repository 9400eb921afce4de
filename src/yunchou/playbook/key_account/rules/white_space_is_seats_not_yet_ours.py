"""Seats of an existing customer that are not ours are the next opportunity (P6, P88)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.key_account.scorecard import are_counted


def judge(case: Case) -> Move | None:
    """Fires when we hold some of the customer's seats and as many as make a deal are still free; not to the unhappy."""
    account, kept = case.dossier.account, case.dossier.retention
    if kept is not None and kept.satisfied is NO:
        return None
    if account.seats_now is None or not account.seats_ours or not are_counted(case):
        return None
    free = account.seats_now - account.seats_ours
    if free < case.settings.whole("key_account.seats_medium"):
        return None
    return Move(
        sentence=say(
            "这家还有 {free} 个坐席不是我们的：问清楚归谁管、何时到期，单独立项扩容。",
            "{free} of its seats are not ours yet: find out who runs them and until when, and open an expansion.",
            free=free,
        ),
        severity=Severity.HINT,
        reasons=(because("account.seats_now", account.seats_now), because("account.seats_ours", account.seats_ours)),
        unknowns=(missing("account.seats_replaceable"),) if account.seats_replaceable is None else (),
    )


RULE: Rule[Case] = Rule(
    id="white_space_is_seats_not_yet_ours",
    title=Words("老客户里还有空白坐席", "Seats not yet ours are the white space"),
    phrases=(6, 88),
    inputs=("account.seats_now", "account.seats_ours", "account.seats_grade", "retention.satisfied"),
    judge=judge,
)
