"""The plan counted back from go-live shows what can still be done (P43)."""

from __future__ import annotations

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Words, because, missing, say
from yunchou.playbook.qualification.terms import Urgency
from yunchou.playbook.qualification.time_plan import schedule


def judge(case: Case) -> Move | None:
    """Fires when the next step had to start already, or must start within two weeks."""
    plan = case.of(schedule)
    upcoming = next((step for step in plan.steps if step.done_on is None), None)
    if not case.is_pursued or upcoming is None or plan.urgency not in (Urgency.LATE, Urgency.URGENT):
        return None
    late = plan.urgency is Urgency.LATE
    sentence = (
        say(
            "计划的上线日{day}已经过去：问清还做不做、新的上线日是哪天，再重新倒排。",
            "The day of going live, {day}, has passed: ask whether it is still to be done and when, and plan anew.",
            day=plan.go_live_on,
        )
        if plan.go_live_on is not None and plan.go_live_on < case.as_of
        else say(
            "按{day}上线倒排，“{step}”早该开始了：和客户重排计划，先并行、再减范围、最后才改上线日。",
            "Counted back from going live on {day}, {step} should have started: re-plan with the customer: in parallel "
            "first, then a smaller scope, a later go-live last.",
            day=plan.go_live_on,
            step=upcoming.step,
        )
        if late
        else say(
            "“{step}”最晚{day}要开始：这周就和客户敲定。",
            "{step} must start by {day} at the latest: settle it with the customer this week.",
            day=upcoming.start_by,
            step=upcoming.step,
        )
    )
    return Move(
        sentence=sentence,
        severity=Severity.URGENT if late else Severity.IMPORTANT,
        reasons=(because("time_plan.go_live_on", plan.go_live_on),),
        unknowns=(missing("time_plan.steps.duration_days", of=upcoming.step.words.zh),) if upcoming.assumed else (),
        by=None if late else upcoming.start_by,
    )


RULE: Rule[Case] = Rule(
    id="late_plan_is_rescheduled",
    title=Words("倒排来不及要重排", "A plan that is too late is rescheduled"),
    phrases=(43,),
    inputs=(
        "time_plan.go_live_on",
        "time_plan.steps.duration_days",
        "time_plan.steps.done_on",
        "opportunity.go_live_on",
        "opportunity.standing",
    ),
    judge=judge,
)
