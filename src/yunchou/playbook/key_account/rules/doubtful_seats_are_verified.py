"""A verdict that rests on doubtful or old seat figures is checked again (P2, P79)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires when the seat figures of an open deal's customer are weakly graded or past their re-check date."""
    account = case.dossier.account
    if not case.is_pursued or account.seats_now is None:
        return None
    weak = account.seats_grade is not None and account.seats_grade.is_weak
    age = None if account.seats_noted_on is None else (case.as_of - account.seats_noted_on).days
    old = age is not None and age > case.settings.whole("key_account.recheck_days")
    if not (weak or old):
        return None
    seats = because("account.seats_now", account.seats_now, grade=account.seats_grade, noted_on=account.seats_noted_on)
    return Move(
        sentence=say(
            "坐席数 {seats} 出处不牢或已过时，找第二个来源核实一遍。",
            "The figure of {seats} seats is doubtful or old; check it with a second source.",
            seats=account.seats_now,
        ),
        severity=Severity.HINT,
        reasons=(seats,),
    )


RULE: Rule[Case] = Rule(
    id="doubtful_seats_are_verified",
    title=Words("坐席数要有出处、要复核", "Verify doubtful or old seat figures"),
    phrases=(2, 3, 79),
    inputs=("account.seats_now", "account.seats_grade", "account.seats_noted_on", "opportunity.standing"),
    judge=judge,
)
