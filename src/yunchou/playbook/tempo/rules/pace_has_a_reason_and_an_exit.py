"""Every pace has a reason and an exit; slow and pause are used to think and plan again (P36, P51)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Standing, Words, because, missing, say
from yunchou.playbook.tempo.pace import decided_pace
from yunchou.playbook.tempo.terms import Pace


def judge(case: Case) -> Move | None:
    """Fires when a pace was decided and its reason or exit was not written down; slow and pause weigh more."""
    decided = case.of(decided_pace)
    live = case.dossier.opportunity.standing in (Standing.OPEN, Standing.PAUSED)
    if not live or decided is None:
        return None
    lacking = [name for name in ("reason", "exit_condition") if not getattr(decided, name)]
    if not lacking:
        return None
    if decided.pace not in (Pace.SLOW, Pace.PAUSE):
        return Move(
            sentence=say(
                "节奏定了“{pace}”，理由和什么情况就改还没写全：各写一句，下次好对照。",
                "The pace is {pace}, and why, or what would change it, is not written down: a sentence for each, to "
                "look back at.",
                pace=decided.pace,
            ),
            severity=Severity.HINT,
            reasons=(because("paces.pace", decided.pace, noted_on=decided.decided_on),),
            unknowns=tuple([missing(f"paces.{name}") for name in lacking]),
        )
    return Move(
        sentence=say(
            "既然放{pace}，就写清楚：原来以为什么、现在变了什么、新的打法，以及出现什么情况就恢复。",
            "Since the pace is {pace}, write down what we assumed, what has changed, the new plan, and what ends it.",
            pace=decided.pace,
        ),
        severity=Severity.IMPORTANT,
        reasons=(because("paces.pace", decided.pace, noted_on=decided.decided_on),),
        unknowns=tuple([missing(f"paces.{name}") for name in lacking]),
    )


RULE: Rule[Case] = Rule(
    id="pace_has_a_reason_and_an_exit",
    title=Words("快慢停都要有理由、有出口", "Every pace has a reason and an exit"),
    phrases=(36, 51),
    inputs=("paces.pace", "paces.reason", "paces.exit_condition", "opportunity.standing"),
    judge=judge,
)
