"""Hours in which nothing leaves the house for a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from yunchou.desk.identity.models import User
from yunchou.desk.messengers.models import NoticeChoice


def after_quiet(choice: NoticeChoice, user: User, at: datetime) -> datetime:
    """The moment from which a message may reach this person: now, or the end of his quiet hours."""
    begins, ends = choice.quiet_from, choice.quiet_until
    if begins is None or ends is None or begins == ends:
        return at
    local = at.astimezone(ZoneInfo(user.time_zone))
    now = local.time()
    over_midnight = begins > ends
    is_quiet = (now >= begins or now < ends) if over_midnight else begins <= now < ends
    if not is_quiet:
        return at
    day = local.date() + timedelta(days=1 if over_midnight and now >= begins else 0)
    return datetime.combine(day, ends, tzinfo=local.tzinfo)
