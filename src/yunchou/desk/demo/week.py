"""The demo company's last week: notices that were read, and weekly reports that were drafted, kept and handed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from django.utils import timezone, translation

from yunchou.desk.demo.clock import Story
from yunchou.desk.demo.colleagues import People
from yunchou.desk.identity.models import User
from yunchou.desk.messengers.operations import read_all
from yunchou.desk.weekly.drafting import draft
from yunchou.desk.weekly.operations import hand_in, write_report
from yunchou.desk.weekly.queries import monday_of

READ_UNTIL = 10
"""Days ago on which everybody last looked through what the bell says."""

WRITERS = ("chenxiao", "suting")


def tell_week(people: People, story: Story) -> None:
    """Let everybody read what is old, and two sellers report on the week that ended last."""
    for each in people.values():
        story.on(READ_UNTIL, partial(_read, each))
    today = story.clock.today
    friday = monday_of(today) - timedelta(days=3)
    for name in WRITERS:
        story.on((today - friday).days, partial(_report, people[name]))


def _read(user: User, at: datetime) -> None:
    read_all(actor=user, at=at)


def _report(user: User, at: datetime) -> None:
    day = timezone.localdate(at)
    writer = User.objects.get(pk=user.pk)
    with translation.override("zh-hans"):
        text = draft(writer, monday_of(day), day)
    write_report(monday_of(day), text or "本周没有要记的事。", seen_version=0, actor=writer, at=at)
    hand_in(monday_of(day), actor=writer, at=at)
