from datetime import date

import pytest

from tests.playbook.cases import case
from yunchou.playbook.contracts.facts import Contract
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.qualification.facts import PlannedStep, TimePlan
from yunchou.playbook.qualification.terms import PlanStep, Urgency
from yunchou.playbook.qualification.time_plan import has_time_plan, schedule

STEPS = (
    PlannedStep(step=PlanStep.DELIVERY, duration_days=40),
    PlannedStep(step=PlanStep.TENDER, duration_days=20),
    PlannedStep(step=PlanStep.CONTRACT, duration_days=10, planned_on=date(2026, 8, 1)),
)


def test_the_plan_is_counted_back_from_go_live_in_calendar_order():
    plan = schedule(case(time_plan=TimePlan(go_live_on=date(2026, 9, 1), steps=STEPS)))
    assert [(step.step, step.start_by) for step in plan.steps] == [
        (PlanStep.TENDER, date(2026, 6, 23)),
        (PlanStep.CONTRACT, date(2026, 7, 13)),
        (PlanStep.DELIVERY, date(2026, 7, 23)),
    ]
    assert plan.slack_days == 113
    assert [step.is_late for step in plan.steps] == [False, True, False]


@pytest.mark.parametrize(
    ("go_live", "urgency", "answer"),
    [
        (date(2026, 5, 10), Urgency.LATE, Answer.NO),
        (date(2026, 5, 11), Urgency.URGENT, Answer.YES),
        (date(2026, 5, 25), Urgency.NORMAL, Answer.YES),
        (date(2026, 8, 10), Urgency.RELAXED, Answer.YES),
        (None, Urgency.UNKNOWN, Answer.UNKNOWN),
    ],
)
def test_the_slack_tells_the_urgency(go_live, urgency, answer):
    facts = case(time_plan=TimePlan(go_live_on=go_live, steps=STEPS))
    assert schedule(facts).urgency is urgency
    assert has_time_plan(facts).value is answer


def test_steps_that_are_done_no_longer_press():
    done = (PlannedStep(step=PlanStep.TENDER, duration_days=20, done_on=date(2026, 2, 1)), *STEPS[::2])
    plan = schedule(case(time_plan=TimePlan(go_live_on=date(2026, 5, 10), steps=done)))
    assert plan.steps[0].done_on == date(2026, 2, 1)
    assert plan.urgency is Urgency.NORMAL
    assert schedule(case(time_plan=TimePlan(go_live_on=date(2026, 5, 10), steps=STEPS))).urgency is Urgency.LATE


def test_days_off_are_not_counted_as_days_of_work():
    steps = (PlannedStep(step=PlanStep.CONTRACT, duration_days=5), PlannedStep(step=PlanStep.DELIVERY))
    monday, weekend = date(2026, 8, 31), (date(2026, 7, 4), date(2026, 7, 5))
    calendar = schedule(case(time_plan=TimePlan(go_live_on=monday, steps=steps)))
    worked = schedule(case(time_plan=TimePlan(go_live_on=monday, steps=steps, days_off=weekend)))
    assert [step.start_by for step in calendar.steps] == [date(2026, 6, 27), date(2026, 7, 2)]
    assert worked.steps[1].start_by == date(2026, 7, 2), "a typical length is in calendar days"
    assert worked.steps[0].start_by == date(2026, 6, 27), "no day off lies between"
    earlier = (date(2026, 7, 1), date(2026, 6, 29))
    pressed = schedule(case(time_plan=TimePlan(go_live_on=monday, steps=steps, days_off=earlier)))
    assert pressed.steps[0].start_by == date(2026, 6, 25)


def test_unknown_durations_are_typical_ones_and_say_so():
    plan = schedule(case(opportunity=Opportunity(go_live_on=date(2026, 9, 1))))
    assert [(step.days, step.assumed) for step in plan.steps] == [(30, True), (60, True), (0, True)]


def test_a_signed_contract_is_a_step_that_is_done():
    signed = Contract(signed_on=date(2026, 2, 20))
    plan = schedule(case(opportunity=Opportunity(go_live_on=date(2026, 5, 10)), contract=signed))
    assert plan.steps[0].done_on == date(2026, 2, 20)
    assert plan.slack_days == 9, "what is left is the delivery"
    told = schedule(case(time_plan=TimePlan(go_live_on=date(2026, 5, 10), steps=STEPS), contract=signed))
    assert [step.done_on is not None for step in told.steps] == [True, True, False], "the tender lies before it"


def test_after_the_signature_a_go_live_that_has_passed_says_nothing_until_somebody_notes_it():
    long_ago = Opportunity(go_live_on=date(2026, 1, 10))
    assert has_time_plan(case(opportunity=long_ago)).value is Answer.NO
    found = has_time_plan(case(opportunity=long_ago, contract=Contract(signed_on=date(2025, 9, 1))))
    assert (found.value, found.unknowns[0].path) == (Answer.UNKNOWN, "time_plan.steps.done_on")


def test_lengths_that_are_only_assumed_make_no_plan_fail():
    told = (PlannedStep(step=PlanStep.DELIVERY, duration_days=70), PlannedStep(step=PlanStep.CONTRACT, duration_days=9))
    answers = [
        has_time_plan(case(time_plan=TimePlan(go_live_on=date(2026, 5, 1), steps=steps)))
        for steps in ((), told[1:], told)
    ]
    assert [finding.value for finding in answers] == [Answer.UNKNOWN, Answer.UNKNOWN, Answer.NO]
    assert [unknown.path for unknown in answers[0].unknowns] == ["time_plan.steps"]
    assert [(unknown.path, unknown.of) for unknown in answers[1].unknowns] == [
        ("time_plan.steps.duration_days", "实施交付")
    ]


def test_a_plan_of_the_tender_alone_has_to_be_signed_and_delivered_all_the_same():
    tender = PlannedStep(step=PlanStep.TENDER, duration_days=20)
    plan = schedule(case(time_plan=TimePlan(go_live_on=date(2026, 12, 1), steps=(tender,))))
    assert [(step.step, step.assumed) for step in plan.steps] == [
        (PlanStep.TENDER, False),
        (PlanStep.CONTRACT, True),
        (PlanStep.DELIVERY, True),
    ]
    live = PlannedStep(step=PlanStep.GO_LIVE, done_on=date(2026, 2, 1))
    assert len(schedule(case(time_plan=TimePlan(go_live_on=date(2026, 2, 1), steps=(tender, live)))).steps) == 2
