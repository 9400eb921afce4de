"""Planned meetings as calendar files. They leave the house: title and place, nobody's name at the customer.

The agenda goes only into the file of one meeting that somebody fetches; a calendar that asks by itself gets none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.opportunities.models import Opportunity


def calendar_of(deal: Opportunity, plan: MeetingPlan, *, at: datetime) -> bytes:
    """The file of one meeting that has a day. Without a time of day it lasts the whole day."""
    event = _event(deal, plan, at)
    if plan.agenda:
        event.add("description", plan.agenda)
    return _written([event])


def feed_of_meetings(plans: Iterable[MeetingPlan], *, at: datetime) -> bytes:
    """The file that a calendar asks for again and again; meetings without a day are left out."""
    return _written([_event(plan.opportunity, plan, at) for plan in plans if plan.on is not None])


def _event(deal: Opportunity, plan: MeetingPlan, at: datetime) -> Any:
    if plan.on is None:
        raise ValueError("a meeting without a day has no place in a calendar")
    from icalendar import Event  # slow to load, and seldom asked for

    event = Event()
    event.add("uid", f"meeting-{plan.pk}-{int(plan.created_at.timestamp())}@yunchou")
    event.add("dtstamp", at)
    event.add("sequence", plan.version)
    event.add("summary", f"{plan.title} · {deal.customer}")
    if plan.starts_at is None:
        event.add("dtstart", plan.on)
        event.add("dtend", plan.on + timedelta(days=1))
    else:
        start = timezone.make_aware(datetime.combine(plan.on, plan.starts_at))
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(minutes=plan.minutes))
    if plan.place:
        event.add("location", plan.place)
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
