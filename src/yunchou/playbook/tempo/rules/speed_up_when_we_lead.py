"""When we have the advantage we speed the project up and stay ahead of the rival (P52)."""

from __future__ import annotations

from yunchou.playbook.competitors.position import field
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.tempo.pace import decided_pace, pace
from yunchou.playbook.tempo.plays import plays_now
from yunchou.playbook.tempo.terms import Pace


def judge(case: Case) -> Move | None:
    """Fires when we are ahead of every rival, no budget is known to lack, and the pace decided is not fast."""
    fit, decided = case.of(pace), case.of(decided_pace)
    if not case.is_pursued or fit.value is not Pace.FAST or (decided is not None and decided.pace is Pace.FAST):
        return None
    worst = case.of(field).worst
    if worst is None or worst.position is not Position.AHEAD:
        return None
    useful = [play for play in case.of(plays_now) if play.pace is Pace.FAST]  # none while a tender runs
    if not useful:
        return None
    return Move(
        sentence=say(
            "现在我们领先，别给对手时间：{play}，并定好再下一步的日期。",
            "We lead now; give the rival no time: {play}, and set the date of the step after.",
            play=useful[-1].words,
        ),
        severity=Severity.URGENT,
        reasons=fit.reasons,
        unknowns=() if decided else (missing("paces.pace"),),
    )


RULE: Rule[Case] = Rule(
    id="speed_up_when_we_lead",
    title=Words("我们占优势，让项目快起来", "Speed up when we lead"),
    phrases=(52, 37),
    inputs=(
        "rivals.name",
        "people.leans.lean",
        "paces.pace",
        "budgets.state",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
