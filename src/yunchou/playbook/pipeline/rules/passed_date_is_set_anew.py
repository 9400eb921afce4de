"""Nothing has succeeded until the last moment; a date that has passed is no forecast (P81, P14, P43)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.contracts.risks import is_signed
from yunchou.playbook.dossier.rulecraft import YES, Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.qualification.facts import DecisionStep


def judge(case: Case) -> Iterator[Move]:
    """Fires when the expected day of signature, of the money, or of a step of the decision has passed without it."""
    if not case.is_open:
        return
    if (move := _expected(case)) is not None:
        yield move
    late = [s for s in case.dossier.decision_steps if s.done_on is None and s.planned_on and s.planned_on < case.as_of]
    if late and case.is_pursued:
        yield _decision(late)


def _decision(late: list[DecisionStep]) -> Move:
    return Move(
        sentence=say(
            "决策流程里{steps}的日子已经过了：问清过没过，没过卡在谁那里，把后面的日子重排一遍。",
            "The days of {steps} in the decision process have passed: ask whether they are through, with whom they are "
            "stuck if not, and set the later days anew.",
            steps=Words("、".join([f"“{step.name}”" for step in late]), ", ".join([step.name for step in late])),
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple([because("decision_steps.planned_on", step.planned_on, of=step.name) for step in late]),
        unknowns=tuple([missing("decision_steps.done_on", of=step.name) for step in late]),
    )


def _expected(case: Case) -> Move | None:
    """The move about the day of signature, or of the money, when it has passed without it."""
    deal = case.dossier.opportunity
    signed = case.of(is_signed).value is YES
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
    phrases=(81, 14, 43, 40),
    inputs=(
        "opportunity.expected_sign_on",
        "decision_steps.planned_on",
        "decision_steps.done_on",
        "opportunity.expected_cash_on",
        "contract.signed_on",
        "opportunity.standing",
    ),
    judge=judge,
)
