"""A company nobody talks about may have enormous numbers of seats (P5, P6)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import NO, Case, Move, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.key_account.scorecard import are_counted


def judge(case: Case) -> Move | None:
    """Fires until qualification for a customer with many seats, little known, of which we hold none or do not know."""
    account = case.dossier.account
    if case.has_passed(Stage.QUALIFICATION) or case.dossier.retention is not None:
        return None
    many = (account.seats_now or 0) >= case.settings.whole("key_account.seats_large")
    if not many or not are_counted(case) or account.well_known is not NO or account.seats_ours:
        return None
    return Move(
        sentence=say(
            "这家名气不大，却有 {seats} 个坐席：列入重点名单，约他们的客服负责人见面。",
            "Little known, yet {seats} seats: put it on the watch-list and ask its head of service for a meeting.",
            seats=account.seats_now,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("account.seats_now", account.seats_now), because("account.well_known", account.well_known)),
        unknowns=(missing("account.seats_ours"),) if account.seats_ours is None else (),
    )


RULE: Rule[Case] = Rule(
    id="hidden_giant_is_worth_a_visit",
    title=Words("隐形大户要主动上门", "Call on the hidden giant"),
    phrases=(5, 6),
    inputs=("account.well_known", "account.seats_now", "account.seats_ours", "account.seats_grade"),
    judge=judge,
)
