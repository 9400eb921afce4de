"""A planned meeting as a calendar file. It leaves the house: title, place and agenda, nobody's name at the customer."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from yunchou.desk.meetings.models import MeetingPlan
from yunchou.desk.opportunities.models import Opportunity


def calendar_of(deal: Opportunity, plan: MeetingPlan, *, at: datetime) -> bytes:
    """The file of one meeting that has a day. Without a time of day it lasts the whole day."""
    if plan.on is None:
        raise ValueError("a meeting without a day has no place in a calendar")
    from icalendar import Calendar, Event  # slow to load, and seldom asked for

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
    if plan.agenda:
        event.add("description", plan.agenda)
    calendar = Calendar()
    calendar.add("prodid", "-//Yunchou//Meetings//ZH")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content
