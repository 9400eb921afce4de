"""We lead the moves of customer and rival: there is always a next step, and it is ours (P35, P37, P53)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.meetings.initiative import initiative
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.facts import NextStep


def judge(case: Case) -> Move | None:
    """Fires when no step of ours with a day is open, or others have proposed most of the recent steps."""
    if not case.is_open or case.dossier.opportunity.stage is None:
        return None
    coming = [s for s in case.dossier.next_steps if s.done_on is None and s.due_on and s.due_on >= case.as_of]
    passed = [s for s in case.dossier.next_steps if s.done_on is None and s.due_on and s.due_on < case.as_of]
    overdue = sorted((s for s in passed if s.what and s.initiative is Initiative.OURS), key=_day)
    share = case.of(initiative).share
    following = share is not None and share < case.settings.ratio("tempo.initiative_least")
    if any(step.initiative is Initiative.OURS for step in coming) and not following:
        return None
    return Move(
        sentence=say(
            "最近多是别人出题、我们跟着走：主动提一个对客户有用的动作，把下一次见面的日期定下来。",
            "Lately others set the tasks and we follow: propose a step that helps the customer and set the next date.",
        )
        if following
        else say(
            "约好的“{step}”到{day}还没做：今天定新的日子；做过了就记下来，再提下一步。",
            "{step} was to be done by {day}: set a new day today, or note it as done and propose the next step.",
            step=overdue[0].what,
            day=overdue[0].due_on,
        )
        if overdue
        else say(
            "这单没有我们提的下一步：今天就约，写明做什么、和谁、哪天。",
            "No next step of ours: arrange one today, with what, with whom and when.",
        ),
        severity=Severity.IMPORTANT,
        reasons=tuple(because("next_steps.what", step.what, noted_on=step.due_on) for step in coming),
        unknowns=(missing("next_steps.what"),) if not coming else (),
    )


def _day(step: NextStep) -> tuple[date, str]:
    return step.due_on or date.max, step.what


RULE: Rule[Case] = Rule(
    id="next_step_is_ours",
    title=Words("下一步由我们来提", "The next step is ours"),
    phrases=(53, 37, 35),
    inputs=(
        "next_steps.what",
        "next_steps.initiative",
        "next_steps.due_on",
        "interactions.initiative",
        "opportunity.standing",
    ),
    judge=judge,
)
