"""When the rival has the advantage we slow the project down, even stop it, by legitimate work (P50, N7)."""

from __future__ import annotations

from yunchou.playbook.competitors.position import field
from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.dossier.rulecraft import Case, Move, MoveKind, Rule, Severity, Words, because, missing, say
from yunchou.playbook.tempo.pace import decided_pace
from yunchou.playbook.tempo.plays import Play, plays
from yunchou.playbook.tempo.terms import Pace


def judge(case: Case) -> Move | None:
    """Fires when we are behind and the pace decided is not slow or pause."""
    worst, decided = case.of(field).worst, case.of(decided_pace)
    if not case.is_pursued or worst is None or worst.position is not Position.BEHIND:
        return None
    if decided is not None and decided.pace in (Pace.SLOW, Pace.PAUSE):
        return None
    useful = [play for play in plays(case, Pace.SLOW) if play.pace is Pace.SLOW]
    return Move(
        sentence=say(
            "{rival}占着优势：让项目慢下来，用正当的工作争取时间（{plays}），同时重新想、重新规划。",
            "{rival} has the advantage: slow the project by legitimate work ({plays}) and plan anew meanwhile.",
            rival=worst.rival,
            plays=_named(useful),
        ),
        severity=Severity.URGENT,
        kind=MoveKind.SLOW_DOWN,
        reasons=(because("rivals.name", worst.rival),),
        unknowns=() if decided else (missing("paces.pace"),),
    )


def _named(useful: list[Play]) -> Words:
    if not useful:
        return Words("补齐短板", "mending what is weak")
    return Words("、".join([p.words.zh for p in useful[:2]]), " or ".join([p.words.en for p in useful[:2]]))


RULE: Rule[Case] = Rule(
    id="slow_down_when_the_rival_leads",
    title=Words("对手占优势，让项目慢下来", "Slow down when the rival leads"),
    phrases=(50, 36),
    inputs=("rivals.name", "people.leans.lean", "paces.pace", "opportunity.stage", "opportunity.standing"),
    judge=judge,
)
