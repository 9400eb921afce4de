"""A pause is a move of ours: it has a plan, a wake-up date and a kill date (P36, P51)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Standing, Words, because, missing, say


def judge(case: Case) -> Move | None:
    """Fires for a paused deal without both dates, when one has come, and when it is given up before it wakes."""
    deal = case.dossier.opportunity
    if deal.standing is not Standing.PAUSED:
        return None
    for name, sentence in (("kill_on", KILL), ("wake_up_on", WAKE_UP)):
        day = getattr(deal, name)
        if day is not None and day <= case.as_of:
            reasons = (because(f"opportunity.{name}", day),)
            return Move(sentence=sentence, severity=Severity.URGENT, reasons=reasons, by=day)
    if deal.wake_up_on is not None and deal.kill_on is not None and deal.kill_on <= deal.wake_up_on:
        dates = (because("opportunity.wake_up_on", deal.wake_up_on), because("opportunity.kill_on", deal.kill_on))
        return Move(sentence=CROSSED, severity=Severity.IMPORTANT, reasons=dates)
    unknowns = tuple([missing(f"opportunity.{n}") for n in ("wake_up_on", "kill_on") if getattr(deal, n) is None])
    return Move(sentence=PLAN, severity=Severity.IMPORTANT, unknowns=unknowns) if unknowns else None


KILL = say(
    "放弃日到了：今天定下来，要么带新方案重启，要么放弃。",
    "The kill date has come: decide today to restart with a new plan or to give it up.",
)
WAKE_UP = say(
    "唤醒日到了：带着重新想过的计划重启。",
    "The wake-up date has come: restart with the plan that was thought through anew.",
)
CROSSED = say(
    "放弃日排在唤醒日之前，等于不醒就放弃：把放弃日定到唤醒日之后。",
    "The kill date comes before the deal would wake up: set it after the wake-up date.",
)
PLAN = say(
    "停不等于搁置：给这次停顿定下唤醒日和放弃日。",
    "A pause is not neglect: set its wake-up date and its kill date.",
)


RULE: Rule[Case] = Rule(
    id="pause_has_a_wake_up_and_a_kill_date",
    title=Words("停要有唤醒日和放弃日", "A pause has a wake-up date and a kill date"),
    phrases=(36, 51),
    inputs=("opportunity.standing", "opportunity.wake_up_on", "opportunity.kill_on"),
    judge=judge,
)
