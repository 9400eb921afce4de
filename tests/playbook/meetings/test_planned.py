from datetime import date
from decimal import Decimal

from tests.playbook.cases import case
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.meetings.facts import Attendee, Interaction, Meeting
from yunchou.playbook.meetings.planned import CHECKED, first_visits, readiness, upcoming
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Standing

YES = Answer.YES


def test_the_meetings_of_the_coming_week_are_looked_at_the_next_one_first():
    days = [date(2026, 3, 9), date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 1)]
    meetings = tuple(Meeting(title=str(day), on=day) for day in days)
    assert [meeting.title for meeting in upcoming(case(meetings=meetings))] == ["2026-03-02", "2026-03-09"]
    assert len(upcoming(case(meetings=(Meeting(),)))) == 1
    assert upcoming(case(meetings=(Meeting(),), opportunity=Opportunity(standing=Standing.LOST))) == ()


def test_readiness_is_the_share_of_checks_known_to_be_ready():
    assert readiness(Meeting()) == 0
    assert readiness(Meeting(room=YES, deck=Answer.NO, attendees=(Attendee(person="钱行长"),))) == Decimal(1) / 9
    everything = dict.fromkeys(CHECKED, YES)
    assert readiness(Meeting(**everything, attendees=(Attendee(person="钱行长", confirmed=YES),))) == 1


def test_only_visits_that_took_place_are_counted():
    told = (
        Interaction(on=date(2026, 3, 1), visit=YES),
        Interaction(on=date(2026, 2, 1), visit=YES),
        Interaction(on=date(2026, 3, 9), visit=YES),
        Interaction(on=date(2026, 2, 2)),
        Interaction(visit=YES),
    )
    made = case(interactions=told)
    assert [visit.on for visit in first_visits(made, 9)] == [date(2026, 2, 1), date(2026, 3, 1)]
    assert [visit.on for visit in first_visits(made, 1)] == [date(2026, 2, 1)]
