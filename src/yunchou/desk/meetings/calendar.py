"""Planned meetings as calendar files. They leave the house: nobody's name at the customer is among what is filled in.

The file of one meeting that somebody fetches has what was typed: title, place, agenda. A calendar that asks by itself
gets nothing typed but the customer's name: way of contact, time, and where in the desk the rest can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.terms import in_reader_language


def calendar_of(deal: Opportunity, plan: MeetingPlan, *, at: datetime) -> bytes:
    """The file of one meeting that has a day. Without a time of day it lasts the whole day."""
    event = _event(plan, f"{plan.title} · {deal.customer}", at)
    if plan.place:
        event.add("location", plan.place)
    if plan.agenda:
        event.add("description", plan.agenda)
    return _written([event])


def feed_of_meetings(plans: Iterable[MeetingPlan], *, page: Callable[[MeetingPlan], str], at: datetime) -> bytes:
    """The file that a calendar asks for again and again, in the language that is on; without meetings without a day.

    `page` answers the full address of a meeting in the desk, where one signs in to read it.
    """
    return _written([_asked_event(plan, page(plan), at) for plan in plans if plan.on is not None])


def _asked_event(plan: MeetingPlan, page: str, at: datetime) -> Any:
    event = _event(plan, f"{in_reader_language(plan.way.words)} · {plan.opportunity.customer}", at)
    event.add("url", page)
    return event


def _event(plan: MeetingPlan, summary: str, at: datetime) -> Any:
    if plan.on is None:
        raise ValueError("a meeting without a day has no place in a calendar")
    from icalendar import Event  # slow to load, and seldom asked for

    event = Event()
    event.add("uid", f"meeting-{plan.pk}-{int(plan.created_at.timestamp())}@yunchou")
    event.add("dtstamp", at)
    event.add("sequence", plan.version)
    event.add("summary", summary)
    if plan.starts_at is None:
        event.add("dtstart", plan.on)
        event.add("dtend", plan.on + timedelta(days=1))
    else:
        start = timezone.make_aware(datetime.combine(plan.on, plan.starts_at))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=plan.minutes))
    return event


def _written(events: Iterable[Any]) -> bytes:
    from icalendar import Calendar  # slow to load, and seldom asked for

    calendar = Calendar()
    calendar.add("prodid", "-//Yunchou//Meetings//ZH")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content
