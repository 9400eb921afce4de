"""Developing an insider: early is better than late; without one before the solution, alarm (P77, P65)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import (
    NO,
    YES,
    Case,
    Move,
    MoveKind,
    Rule,
    Severity,
    Stage,
    Words,
    listed,
    missing,
    say,
)
from yunchou.playbook.insiders.insider import JudgedInsider, insiders, judged_insiders
from yunchou.playbook.insiders.terms import InsiderStatus
from yunchou.playbook.stakeholders.people import has_left


def judge(case: Case) -> Move | None:
    """Fires from requirements on while nobody is an insider; urgent once the solution is being made."""
    if not case.is_pursued or not case.has_reached(Stage.REQUIREMENTS) or case.of(insiders):
        return None
    near = [person for _, person in sorted(_near(judged) for judged in case.of(judged_insiders)) if person]
    undated = [j.person for j in case.of(judged_insiders) if _is_undated(case, j)]
    sentence = (
        say(
            "还没有内线，最近的是{name}：这周单独见一面，请他提前说一声内部的动静。",
            "No insider yet; {name} is nearest: meet alone this week and ask to be told early of what moves inside.",
            name=near[0],
        )
        if near
        else say(
            "还没有内线：{who}帮过我们，可没写是哪天的事，日子不清楚就不算数，先补上。",
            "No insider yet: {who} helped us, but nobody wrote down when; without a day it does not count. Add it.",
            who=listed(undated),
        )
        if undated
        else say(
            "还没有内线：从技术、业务负责人和他们身边的人里挑一位，从帮他解决一个工作难题做起。",
            "No insider yet: choose among the heads of technology and business and those around them, and begin by "
            "solving a problem of their work.",
        )
    )
    return Move(
        sentence=sentence,
        severity=Severity.URGENT if case.has_reached(Stage.SOLUTION_DESIGN) else Severity.IMPORTANT,
        kind=MoveKind.CONTACT if near or not undated else MoveKind.ORDINARY,
        people=tuple(near[:1]),
        unknowns=tuple([missing("insider_evidence.on", of=name) for name in undated])
        or (missing("insider_evidence.person"),),
    )


def _is_undated(case: Case, judged: JudgedInsider) -> bool:
    """Whether somebody who is still there did something of which the day is not known."""
    return not has_left(case, judged.person, case.as_of) and any(e.test and e.on is None for e in judged.evidence)


def _near(judged: JudgedInsider) -> tuple[int, str]:
    """How near somebody is: who passes a test first, then who did something that counts; nobody else."""
    if judged.status is InsiderStatus.DEVELOPING:
        return 0, judged.person
    did = any(e.test and e.on and e.passed is YES and e.verified is not NO for e in judged.evidence)
    return (1, judged.person) if did and judged.status is InsiderStatus.UNKNOWN else (2, "")


RULE: Rule[Case] = Rule(
    id="insider_comes_before_the_solution",
    title=Words("方案之前要有内线", "An insider before the solution"),
    phrases=(77, 65),
    inputs=(
        "insider_evidence.person",
        "insider_evidence.test",
        "people.left_on",
        "opportunity.stage",
        "opportunity.standing",
    ),
    judge=judge,
)
