"""Nothing has succeeded until the last moment; a date that has passed is no forecast (P81, P14, P43)."""

from __future__ import annotations

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import Answer, Case, Move, Rule, Severity, Words, because, say


def judge(case: Case) -> Move | None:
    """Fires when the expected day of signature, or of the money, has passed without it."""
    deal = case.dossier.opportunity
    if not case.is_open:
        return None
    signed = case.of(is_signed).value is Answer.YES
    name, day = ("expected_cash_on", deal.expected_cash_on) if signed else ("expected_sign_on", deal.expected_sign_on)
    if day is None or day >= case.as_of:
        return None
    return Move(
        sentence=say(
            "预计到账日{day}已经过了：问清卡在哪、哪天能付，重新写一个有依据的日期。",
            "The money was expected on {day}: ask where it is stuck and when it comes, and write a date that has "
            "a ground.",
            day=day,
        )
        if signed
        else say(
            "预计签约日{day}已经过了：和客户对一遍剩下的步骤，重新写一个有依据的日期，不要顺手往后推一个月。",
            "The signature was expected on {day}: go through the remaining steps with the customer and write a "
            "date that "
            "has a ground, not just a month later.",
            day=day,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because(f"opportunity.{name}", day),),
        unknowns=() if signed or case.dossier.contract is None else case.of(is_signed).unknowns,
    )


RULE: Rule[Case] = Rule(
    id="passed_date_is_set_anew",
    title=Words("过期的预计日期要重定", "A date that has passed is set anew"),
    phrases=(81, 14, 43),
    inputs=(
        "opportunity.expected_sign_on",
        "opportunity.expected_cash_on",
        "contract.signed_on",
        "opportunity.standing",
    ),
    judge=judge,
)
