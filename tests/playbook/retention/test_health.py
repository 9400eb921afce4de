"""How an account fares: good must be known, one risk or two warnings put it at risk, unknown stays unknown."""

from datetime import date
from typing import Any

import pytest

from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.growth import growth_of
from yunchou.playbook.retention.health import HealthVerdict, fall_of, health_of
from yunchou.playbook.retention.renewals import lead_days, next_step, state_of
from yunchou.playbook.retention.service import Service, Ticket, Usage
from yunchou.playbook.retention.terms import GrowthSign, Health, RenewalState, SignKind, TicketSeverity

TODAY = date(2026, 11, 26)
SETTINGS = DEFAULT.on(TODAY)
STEADY = (300, 300, 300, 300)


def used(*seats: int, department: str = "", newest: int = 10) -> tuple[Usage, ...]:
    """Seats by month, the last one in the month `newest` of this year."""
    first = newest - len(seats) + 1
    return tuple(
        Usage(month=date(2026, first + place, 1), seats=count, department=department)
        for place, count in enumerate(seats)
    )


def service(**more: Any) -> Service:
    """An account of which use and contact are known to be good."""
    known: dict[str, Any] = {"seats_bought": 400, "usage": used(*STEADY), "last_contact_on": date(2026, 11, 1)}
    return Service(**{**known, **more})


def judged(**more: Any) -> HealthVerdict:
    return health_of(service(**more), SETTINGS, TODAY)


def of(verdict: HealthVerdict, kind: SignKind) -> Health:
    return next(sign.health for sign in verdict.signs if sign.kind is kind)


def test_an_account_of_which_nothing_is_recorded_is_unknown_and_says_of_what():
    verdict = health_of(Service(), SETTINGS, TODAY)
    assert verdict.health is Health.UNKNOWN
    assert {sign.kind for sign in verdict.unknown} == set(SignKind)


def test_use_and_contact_make_it_good_and_the_rest_stays_named_as_unknown():
    verdict = judged()
    assert verdict.health is Health.GOOD
    assert {sign.kind for sign in verdict.reasons} == {SignKind.USAGE, SignKind.CONTACT}
    assert {sign.kind for sign in verdict.unknown} == set(SignKind) - {SignKind.USAGE, SignKind.CONTACT}


@pytest.mark.parametrize("missing", [{"usage": ()}, {"last_contact_on": None}, {"seats_bought": None}])
def test_without_one_of_the_two_it_is_not_called_good(missing):
    assert judged(**missing).health is Health.UNKNOWN


@pytest.mark.parametrize(
    ("said", "kind", "expected"),
    [
        ({"usage": used(300, 300, 300, 250)}, SignKind.USAGE, Health.WATCH),
        ({"usage": used(300, 300, 300, 200)}, SignKind.USAGE, Health.AT_RISK),
        ({"usage": used(200)}, SignKind.USAGE, Health.WATCH),
        ({"usage": used(100)}, SignKind.USAGE, Health.AT_RISK),
        ({"usage": used(300, newest=8)}, SignKind.USAGE, Health.UNKNOWN),
        ({"last_contact_on": date(2026, 9, 1)}, SignKind.CONTACT, Health.WATCH),
        ({"last_contact_on": date(2026, 6, 1)}, SignKind.CONTACT, Health.AT_RISK),
        ({"satisfied": Answer.NO, "satisfied_on": date(2026, 11, 1)}, SignKind.SATISFACTION, Health.AT_RISK),
        ({"satisfied": Answer.NO, "satisfied_on": date(2025, 11, 1)}, SignKind.SATISFACTION, Health.UNKNOWN),
        ({"satisfied": Answer.YES, "satisfied_on": date(2026, 11, 1)}, SignKind.SATISFACTION, Health.GOOD),
        ({"tickets": ()}, SignKind.TICKETS, Health.GOOD),
        ({"overdue_days": 0}, SignKind.MONEY, Health.GOOD),
        ({"overdue_days": 10}, SignKind.MONEY, Health.WATCH),
        ({"overdue_days": 61}, SignKind.MONEY, Health.AT_RISK),
        ({"left_on": ()}, SignKind.PEOPLE, Health.GOOD),
        ({"left_on": (date(2025, 1, 1),)}, SignKind.PEOPLE, Health.GOOD),
        ({"left_on": (date(2026, 11, 1),)}, SignKind.PEOPLE, Health.WATCH),
        ({"left_on": (date(2026, 11, 1), date(2026, 10, 1))}, SignKind.PEOPLE, Health.AT_RISK),
    ],
)
def test_each_sign_is_read_from_its_own_facts(said, kind, expected):
    assert of(judged(**said), kind) is expected


@pytest.mark.parametrize(
    ("severity", "opened", "closed", "expected"),
    [
        (TicketSeverity.CRITICAL, date(2026, 11, 20), None, Health.AT_RISK),
        (TicketSeverity.CRITICAL, date(2026, 11, 25), None, Health.WATCH),
        (TicketSeverity.CRITICAL, date(2026, 11, 20), date(2026, 11, 22), Health.GOOD),
        (TicketSeverity.LOW, date(2026, 9, 1), None, Health.WATCH),
        (TicketSeverity.NORMAL, date(2026, 11, 20), None, Health.GOOD),
    ],
)
def test_tickets_weigh_by_severity_and_age(severity, opened, closed, expected):
    told = Ticket(severity=severity, opened_on=opened, closed_on=closed)
    assert of(judged(tickets=(told,)), SignKind.TICKETS) is expected


def test_one_warning_is_watched_two_put_it_at_risk():
    assert judged(overdue_days=10).health is Health.WATCH
    verdict = judged(overdue_days=10, left_on=(date(2026, 11, 1),))
    assert verdict.health is Health.AT_RISK
    assert {sign.kind for sign in verdict.reasons} == {SignKind.MONEY, SignKind.PEOPLE}


def test_a_month_with_a_line_for_the_whole_is_not_counted_twice():
    rows = (*used(300), *used(120, department="客服"), *used(100, department="回访"))
    assert Service(usage=rows).by_month() == [(date(2026, 10, 1), 300)]
    assert Service(usage=rows[1:]).by_month() == [(date(2026, 10, 1), 220)]


def test_a_fall_needs_something_before_it():
    assert fall_of(Service(usage=used(300)), TODAY) is None
    assert fall_of(Service(usage=used(0, 0, 50)), TODAY) is None
    assert fall_of(Service(usage=used(100, 200)), TODAY) == -100


def test_growth_is_seen_in_full_seats_new_departments_and_what_can_be_replaced():
    rows = (*used(300, 300, 300, 300, 350, department="客服"), *used(20, department="催收"))
    found = growth_of(service(usage=rows, seats_replaceable=80), SETTINGS, TODAY)
    assert [(each.kind, each.seats) for each in found] == [
        (GrowthSign.NEARLY_FULL, None),
        (GrowthSign.NEW_DEPARTMENT, None),
        (GrowthSign.REPLACEABLE, 80),
    ]
    assert growth_of(service(), SETTINGS, TODAY) == ()
    assert growth_of(Service(), SETTINGS, TODAY) == ()


def test_in_the_first_import_no_department_is_new():
    assert growth_of(service(usage=used(100, 100, department="客服")), SETTINGS, TODAY) == ()


def test_use_beyond_what_was_bought_says_how_many_more():
    found = growth_of(service(usage=used(430)), SETTINGS, TODAY)
    assert [(each.kind, each.seats) for each in found] == [(GrowthSign.NEARLY_FULL, 30)]


def test_the_lead_follows_the_size_and_unknown_size_is_usual():
    assert [lead_days(seats, SETTINGS) for seats in (None, 99, 100, 999, 1000)] == [120, 60, 120, 120, 180]


@pytest.mark.parametrize(
    ("ends", "done", "expected"),
    [
        (date(2027, 6, 1), {}, RenewalState.LATER),
        (date(2027, 2, 1), {}, RenewalState.DUE),
        (date(2026, 11, 26), {}, RenewalState.DUE),
        (date(2026, 11, 25), {}, RenewalState.LAPSED),
        (date(2026, 11, 25), {"begun": True}, RenewalState.BEGUN),
        (date(2026, 11, 25), {"begun": True, "renewed": True}, RenewalState.RENEWED),
        (date(2026, 11, 25), {"begun": True, "given_up": True}, RenewalState.GIVEN_UP),
    ],
)
def test_what_people_did_about_a_renewal_comes_before_the_calendar(ends, done, expected):
    flags = {"begun": False, "renewed": False, "given_up": False, **done}
    assert state_of(ends, TODAY, lead=120, **flags) is expected


def test_every_renewal_that_is_open_has_a_next_step_and_an_unhappy_customer_is_saved_first():
    for state in RenewalState:
        steps = {days: next_step(state, Health.GOOD, days_left=days, lead=120) for days in (120, 72, 42, 18, 0, -9)}
        decided = state in {RenewalState.RENEWED, RenewalState.GIVEN_UP}
        assert all((step is None) is decided for step in steps.values())
        if state is RenewalState.DUE:
            assert len({step.words.zh for step in steps.values() if step}) == 4
    saved = next_step(RenewalState.DUE, Health.AT_RISK, days_left=90, lead=120)
    assert saved is not None
    assert "不满意" in saved.words.zh
