"""We lead the moves of customer and rival: there is always a next step, and it is ours (P35, P37, P53)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.kernel.reasons import Unknown
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.meetings.initiative import initiative
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.tempo.facts import NextStep

OURS = Initiative.OURS


def judge(case: Case) -> Move | None:
    """Fires when no step of ours with a day is open, or others have proposed most of the recent steps."""
    if not case.is_open or case.dossier.opportunity.stage is None:
        return None
    steps = [step for step in case.dossier.next_steps if step.done_on is None]
    coming = [step for step in steps if step.due_on and step.due_on >= case.as_of]
    share = case.of(initiative).share
    following = share is not None and share < case.settings.ratio("tempo.initiative_least")
    if any(step.initiative is OURS for step in coming) and not following:
        return None
    sentence, unknown = _following() if following else _lacking(case, steps, coming)
    return Move(
        sentence=sentence,
        severity=Severity.IMPORTANT,
        reasons=tuple([because("next_steps.what", step.what, noted_on=step.due_on) for step in coming]),
        unknowns=(unknown,) if unknown and not (following and coming) else (),
    )


def _following() -> tuple[Sentence, Unknown]:
    return say(
        "最近多是别人出题、我们跟着走：主动提一个对客户有用的动作，把下一次见面的日期定下来。",
        "Lately others set the tasks and we follow: propose a step that helps the customer and set the next date.",
    ), missing("next_steps.what")


def _lacking(case: Case, steps: list[NextStep], coming: list[NextStep]) -> tuple[Sentence, Unknown | None]:
    """What is wrong with the steps: ours without a day or past it, one of which nobody said whose it is, or none."""
    ours = [step for step in steps if step.what and step.initiative is OURS]
    if undated := sorted(step.what for step in ours if step.due_on is None):
        return say(
            "我们提的“{step}”还没定日子：今天就和客户定下来。",
            "{step}, which we proposed, has no day: agree one with the customer today.",
            step=undated[0],
        ), missing("next_steps.due_on", of=undated[0])
    if overdue := sorted((step for step in ours if step.due_on and step.due_on < case.as_of), key=_day):
        return say(
            "约好的“{step}”到{day}还没做：今天定新的日子；做过了就记下来，再提下一步。",
            "{step} was to be done by {day}: set a new day today, or note it as done and propose the next step.",
            step=overdue[0].what,
            day=overdue[0].due_on,
        ), None if coming else missing("next_steps.what")
    if told := sorted(step.what for step in coming if step.what and step.initiative is Initiative.UNKNOWN):
        return say(
            "“{step}”是谁提的没记：是我们提的就记上；不是，今天就提一步我们的。",
            "Nobody noted who proposed {step}: note it if it was us; if not, propose a step of ours today.",
            step=told[0],
        ), missing("next_steps.initiative", of=told[0])
    return say(
        "这单没有我们提的下一步：今天就约，写明做什么、和谁、哪天。",
        "No next step of ours: arrange one today, with what, with whom and when.",
    ), None if coming else missing("next_steps.what")


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
