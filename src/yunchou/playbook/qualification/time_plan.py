"""The time plan, scheduled backwards from go-live: when each step must start at the latest (P43)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from yunchou.playbook.dossier.case import Case
from yunchou.playbook.dossier.names import because, missing
from yunchou.playbook.kernel.findings import Finding
from yunchou.playbook.kernel.sentences import Sentence, say
from yunchou.playbook.kernel.terms import NO, UNKNOWN, YES
from yunchou.playbook.kernel.value_objects import value_object
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.facts import PlannedStep
from yunchou.playbook.qualification.terms import PlanStep, Urgency


@value_object
class ScheduledStep:
    """One step with the latest days on which it may start and end. `assumed`: its length is a typical one."""

    step: PlanStep
    days: int
    assumed: bool
    start_by: date
    end_by: date
    planned_on: date | None
    done_on: date | None

    @property
    def is_late(self) -> bool:
        """Whether it is planned, or was done, after the latest day."""
        ends = self.done_on or self.planned_on
        return ends is not None and ends > self.end_by


@value_object
class Schedule:
    """The plan backwards. `slack_days`: days until the next step must start; negative is too late."""

    go_live_on: date | None
    steps: tuple[ScheduledStep, ...]
    slack_days: int | None
    urgency: Urgency


def schedule(case: Case) -> Schedule:
    """Schedule the plan backwards; without a go-live date there is no schedule."""
    go_live = go_live_on(case)
    if go_live is None:
        return Schedule(None, (), None, Urgency.UNKNOWN)
    steps = _backwards(case, go_live, case.settings.table("qualification.typical_days"))
    upcoming = next((step for step in steps if step.done_on is None), None)
    slack = None if upcoming is None else (upcoming.start_by - case.as_of).days
    return Schedule(go_live, steps, slack, _urgency(case, slack))


def go_live_on(case: Case) -> date | None:
    """The go-live date of the plan, otherwise that of the deal."""
    return case.dossier.time_plan.go_live_on or case.dossier.opportunity.go_live_on


def is_surely_late(case: Case) -> bool:
    """Whether it is too late by the lengths that are known alone, the others taking no time at all."""
    plan = case.of(schedule)
    if plan.go_live_on is None or plan.urgency is not Urgency.LATE:
        return False
    ahead = [step for step in _backwards(case, plan.go_live_on, NO_TIME) if step.done_on is None]
    return bool(ahead) and ahead[0].start_by < case.as_of


def _backwards(case: Case, go_live: date, typical: Mapping[str, int]) -> tuple[ScheduledStep, ...]:
    off = frozenset(case.dossier.time_plan.days_off)
    signed_on, end_by, made = _signed_on(case), go_live, []
    for planned in reversed(_steps(case)):
        step, days = planned.step or PlanStep.GO_LIVE, planned.duration_days
        assumed, days = days is None, typical[step] if days is None else days
        start_by = end_by - timedelta(days=days) if assumed else _worked_back(end_by, days, off)
        made.append(
            ScheduledStep(step, days, assumed, start_by, end_by, planned.planned_on, _done_on(planned, signed_on))
        )
        end_by = start_by
    return tuple(reversed(made))


def _worked_back(day: date, days: int, off: frozenset[date]) -> date:
    """The day from which `days` days lie before `day`, the days off not counted."""
    while days > 0:
        day -= timedelta(days=1)
        days -= day not in off
    return day


def _steps(case: Case) -> list[PlannedStep]:
    """The known steps in calendar order, and the typical ones from contract to go-live that are still to come.

    Whoever plans the tender only has to sign, deliver and go live all the same; before a step that is done nothing is.
    """
    known = [step for step in case.dossier.time_plan.steps if step.step is not None]
    if not known:
        return TYPICAL
    named, done = {step.step for step in known}, max((_place(s) for s in known if s.done_on is not None), default=-1)
    forgotten = [step for step in TYPICAL[:-1] if step.step not in named and _place(step) > done]
    return sorted([*known, *forgotten], key=_place)


def _done_on(planned: PlannedStep, signed_on: date | None) -> date | None:
    """When the step was done; up to the contract every one is done by the day of signature."""
    if signed_on is None or _place(planned) > PLACES[PlanStep.CONTRACT]:
        return planned.done_on
    return planned.done_on or signed_on


def _signed_on(case: Case) -> date | None:
    """The day of signature, once it has come."""
    day = case.dossier.contract.signed_on if case.dossier.contract else None
    return day if case.knew(day) else None


TYPICAL = [PlannedStep(step=step) for step in (PlanStep.CONTRACT, PlanStep.DELIVERY, PlanStep.GO_LIVE)]
PLACES = {step: place for place, step in enumerate(PlanStep)}
NO_TIME: Mapping[str, int] = dict.fromkeys(PlanStep, 0)


def _place(planned: PlannedStep) -> int:
    return PLACES[planned.step or PlanStep.GO_LIVE]


def _urgency(case: Case, slack: int | None) -> Urgency:
    if slack is None:
        return Urgency.NORMAL
    if slack < 0:
        return Urgency.LATE
    if slack < case.settings.whole("qualification.urgent_slack_days"):
        return Urgency.URGENT
    relaxed = slack > case.settings.whole("qualification.relaxed_slack_days")
    return Urgency.RELAXED if relaxed else Urgency.NORMAL


def has_time_plan(case: Case) -> Finding:
    """Whether there is a time plan that can still be kept (P43); once signed, a go-live that has passed is no plan.

    Lengths that we only assume make no plan fail: then it is not known.
    """
    plan = case.of(schedule)
    if plan.go_live_on is None:
        return _no_date(case)
    reasons = (because("time_plan.go_live_on", plan.go_live_on),)
    unknowns = () if case.dossier.time_plan.steps else (missing("time_plan.steps"),)
    late = plan.urgency is Urgency.LATE
    if late and plan.go_live_on < case.as_of and _signed_on(case) is not None:
        return Finding(UNKNOWN, _WENT_LIVE, (43,), reasons, (missing("time_plan.steps.done_on", of=_LIVE),))
    if late and not is_surely_late(case):
        assumed = [step for step in plan.steps if step.assumed and step.done_on is None]
        asked = tuple([missing("time_plan.steps.duration_days", of=step.step.words.zh) for step in assumed])
        return Finding(UNKNOWN, _PERHAPS_LATE, (43,), reasons, unknowns or asked)
    if late:
        sentence = say(
            "按上线日倒排，已经晚了 {days} 天。", "Counted back from go-live it is {days} days too late.",
            days=-(plan.slack_days or 0),
        )  # fmt: skip
        return Finding(NO, sentence, (43,), reasons, unknowns)
    return Finding(YES, _KEPT, (43,), reasons, unknowns)


def _no_date(case: Case) -> Finding:
    if case.dossier.opportunity.disqualified_for is DisqualifiedFor.NO_TIME_PLAN:
        reasons = (because("opportunity.disqualified_for", DisqualifiedFor.NO_TIME_PLAN),)
        return Finding(NO, say("客户没有时间计划。", "The customer has no time plan."), (43,), reasons)
    return Finding(UNKNOWN, _NO_DATE, (43,), (), (missing("time_plan.go_live_on"),))


_LIVE = PlanStep.GO_LIVE.words.zh
_WENT_LIVE: Sentence = say("合同已签，上线日过了，上没上线没记。", "Signed; whether it went live is not recorded.")
_PERHAPS_LATE: Sentence = say(
    "按一般工期倒排可能来不及，客户各步要多少天还没问。",
    "By typical lengths it may be too late; how long each step takes has not been asked.",
)
_KEPT: Sentence = say("时间计划排得开。", "The time plan can be kept.")
_NO_DATE: Sentence = say("客户什么时候上线，还不知道。", "When the customer goes live is not known.")
