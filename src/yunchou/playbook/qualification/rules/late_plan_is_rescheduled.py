"""The plan counted back from go-live shows what can still be done (P43)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Stage, Words, because, missing, say
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.qualification.terms import PlanStep, Urgency
from yunchou.playbook.qualification.time_plan import Schedule, ScheduledStep, is_surely_late, schedule


def judge(case: Case) -> Move | None:
    """Fires when the next step had to start already or must within two weeks, or a step is planned too late."""
    plan = case.of(schedule)
    if not case.is_pursued:
        return None
    ahead = [step for step in plan.steps if step.done_on is None]
    if ahead and plan.urgency in (Urgency.LATE, Urgency.URGENT):
        return _pressing(case, plan, ahead[0])
    for step in ahead:
        planned = _planned(case, step)
        if planned is not None and planned > step.end_by:
            return _planned_too_late(plan, step, planned)
    return None


def _pressing(case: Case, plan: Schedule, upcoming: ScheduledStep) -> Move:
    late = plan.urgency is Urgency.LATE
    return Move(
        sentence=_told(case, plan, upcoming) if late else _soon(case, upcoming),
        severity=Severity.URGENT if late and is_surely_late(case) else Severity.IMPORTANT,
        reasons=(because("time_plan.go_live_on", plan.go_live_on),),
        unknowns=(missing("time_plan.steps.duration_days", of=upcoming.step.words.zh),) if upcoming.assumed else (),
        by=None if late else upcoming.start_by,
    )


def _told(case: Case, plan: Schedule, upcoming: ScheduledStep) -> Sentence:
    if plan.go_live_on is not None and plan.go_live_on < case.as_of:
        return say(
            "计划的上线日{day}已经过去：问清还做不做、新的上线日是哪天，再重新倒排。",
            "The day of going live, {day}, has passed: ask whether it is still to be done and when, and plan anew.",
            day=plan.go_live_on,
        )
    if _is_under_way(case, upcoming):
        return _signing(upcoming, plan)
    if not is_surely_late(case):
        return say(
            "按一般工期从{day}上线倒排，“{step}”该开始了：问清客户每一步要多少天，真来不及再重排。",
            "By typical lengths, counted back from going live on {day}, {step} should have started: ask how long each "
            "step takes at the customer, and re-plan if it is too late indeed.",
            day=plan.go_live_on,
            step=upcoming.step,
        )
    return say(
        "按{day}上线倒排，“{step}”早该开始了：和客户重排计划，先并行、再减范围、最后才改上线日。",
        "Counted back from going live on {day}, {step} should have started: re-plan with the customer: in parallel "
        "first, then a smaller scope, a later go-live last.",
        day=plan.go_live_on,
        step=upcoming.step,
    )


def _is_under_way(case: Case, upcoming: ScheduledStep) -> bool:
    """Whether the deal is at the contract already: then nobody has to begin with it, it has to be finished."""
    return upcoming.step is PlanStep.CONTRACT and case.has_reached(Stage.CONTRACT_SIGNING)


def _signing(upcoming: ScheduledStep, plan: Schedule) -> Sentence:
    return say(
        "合同在签了，按{day}上线倒排，最晚{end}要签完：卡在哪个部门、哪个人，每天盯到签完为止。",
        "The contract is being signed; counted back from going live on {day} it must be done by {end}: ask every day "
        "in which department and with whom it lies.",
        day=plan.go_live_on,
        end=upcoming.end_by,
    )


def _soon(case: Case, upcoming: ScheduledStep) -> Sentence:
    if _is_under_way(case, upcoming):
        return _signing(upcoming, case.of(schedule))
    return say(
        "“{step}”最晚{day}要开始：这周就和客户敲定。",
        "{step} must start by {day} at the latest: settle it with the customer this week.",
        day=upcoming.start_by,
        step=upcoming.step,
    )


def _planned(case: Case, step: ScheduledStep) -> date | None:
    """When the step is to be done; for the contract, the day on which we expect the signature."""
    if step.planned_on is None and step.step is PlanStep.CONTRACT:
        return case.dossier.opportunity.expected_sign_on
    return step.planned_on


def _planned_too_late(plan: Schedule, step: ScheduledStep, planned: date) -> Move:
    return Move(
        sentence=say(
            "“{step}”排在{planned}，按{day}上线倒排，最晚{end}就要完成：趁还有时间，和客户把前面的步骤提前或并行。",
            "{step} is planned for {planned}; counted back from going live on {day} it must be done by {end}: while "
            "there is time, bring the steps before it forward or side by side with the customer.",
            step=step.step,
            planned=planned,
            day=plan.go_live_on,
            end=step.end_by,
        ),
        severity=Severity.IMPORTANT,
        reasons=(
            because("time_plan.go_live_on", plan.go_live_on),
            because("time_plan.steps.planned_on", planned, of=step.step.words.zh),
        ),
        unknowns=() if any(not each.assumed for each in plan.steps) else (missing("time_plan.steps.duration_days"),),
        by=step.end_by,
    )


RULE: Rule[Case] = Rule(
    id="late_plan_is_rescheduled",
    title=Words("倒排来不及要重排", "A plan that is too late is rescheduled"),
    phrases=(43,),
    inputs=(
        "time_plan.go_live_on",
        "time_plan.steps.duration_days",
        "time_plan.steps.planned_on",
        "time_plan.steps.done_on",
        "opportunity.go_live_on",
        "opportunity.expected_sign_on",
        "opportunity.standing",
    ),
    judge=judge,
)
