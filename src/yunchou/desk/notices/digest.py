"""The digest of a morning: what a person's day asks, in a few lines that may leave the house.

Moves stand with the title of their rule and the deal, meetings, promises and payments with day and deal: what a rule
says of people and what colleagues typed stays inside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.jobs.operations import Asked, Lease
from yunchou.desk.messengers.devices import asked_of, devices_of, to_device
from yunchou.desk.messengers.queries import choices_of, mail_leaves, robots_of
from yunchou.desk.messengers.sending import as_read_by, link, mail, pushed, to_robot
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.notices.announcing import name_of
from yunchou.desk.terms import in_reader_language
from yunchou.desk.today.queries import Today, today_of
from yunchou.desk.web import formats
from yunchou.desk.working_days import days_off_before

LATEST = timedelta(hours=4)
"""A digest that could not be sent within so long of its hour is not sent that day: the day is half over."""


def is_working_day(day: date) -> bool:
    """Whether offices in China work on a day; weekends that are worked instead of a holiday count."""
    return day not in days_off_before(day.year)


def digests_due(at: datetime) -> Iterator[Asked]:
    """The digests whose hour has come, each on the ways its reader chose. A few queries, however many people."""
    people = [user for user in User.objects.filter(is_active=True) if is_working_day(_local(user, at).date())]
    choices, robots, devices = choices_of(people), robots_of(user.pk for user in people), defaultdict(list)
    for device in devices_of(user.pk for user in people).defer("address", "point", "secret"):
        devices[device.user_id].append(device)
    for user in people:
        choice, local = choices[user.pk], _local(user, at)
        begins = datetime.combine(local.date(), choice.digest_at, tzinfo=local.tzinfo)
        if not begins <= local < begins + LATEST:
            continue
        name, payload = f"digest:{user.pk}:{local.date()}", {"user": user.pk, "on": local.date().isoformat()}
        if NoticeKind.DIGEST.value in choice.mail_kinds and mail_leaves():
            yield Asked("mail_digest", f"{name}:mail", payload)
        if NoticeKind.DIGEST.value in choice.robot_kinds and user.pk in robots:
            yield Asked("robot_digest", f"{name}:robot", payload)
        for device in devices[user.pk] if NoticeKind.DIGEST.value in choice.push_kinds else ():
            yield asked_of(device, "push_digest", name, payload, at)


def _local(user: User, at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(user.time_zone))


def mail_digest(lease: Lease, at: datetime) -> None:
    """Mail a person's digest; a day without anything to say has none."""
    user = _reader(lease)
    if user is not None:
        with as_read_by(user):
            lines = digest_lines(user, at)
            subject = _("Your day: %(day)s") % {"day": _day(timezone.localdate(at))}
            if lines:
                mail(lease, user, subject, "\n".join(lines), name=f"digest-{lease.payload['on']}")
    with lease.settled(at=at):
        pass


def robot_digest(lease: Lease, at: datetime) -> None:
    """Post a person's digest to his robot."""
    user, text = _reader(lease), ""
    if user is not None:
        with as_read_by(user):
            text = "\n".join(digest_lines(user, at))
    to_robot(lease, user, text, at=at)


def push_digest(lease: Lease, at: datetime) -> None:
    """Say on a device that the day has something to say; what it is stands on the page it opens."""
    user, message = _reader(lease), None
    if user is not None:
        with as_read_by(user):
            if digest_lines(user, at):
                message = pushed(in_reader_language(NoticeKind.DIGEST.words), "", reverse("today"), "digest")
    to_device(lease, user, message, at=at)


def _reader(lease: Lease) -> User | None:
    return User.objects.filter(pk=lease.payload["user"], is_active=True).first()


def digest_lines(user: User, at: datetime) -> list[str]:
    """The lines of a person's digest, in the language and time zone that are active; none when there is nothing."""
    found = today_of(user, at)
    parts = [*_moves(found), *_meetings(found), *_promises(found), *_money(found)]
    return [*parts, "", link(reverse("today"))] if parts else []


def _part(heading: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [heading, *(f"· {line}" for line in found)] if found else []


def _moves(found: Today) -> list[str]:
    lines = (f"{in_reader_language(move.advice.title)} — {name_of(move.deal)}" for move in found.moves)
    return _part(_("What to do today"), lines)


def _meetings(found: Today) -> list[str]:
    if found.coming is None:
        return []
    lines = (
        _("%(day)s: %(percent)s%% ready — %(deal)s")
        % {"day": _day(each.plan.on), "percent": each.ready.percent, "deal": name_of(each.deal)}
        for each in found.coming.meetings
    )
    return _part(_("Meetings"), lines)


def _promises(found: Today) -> list[str]:
    if found.coming is None:
        return []
    return _part(_("Promised by us"), (_due(each.due_on, each.deal) for each in found.coming.mine))


def _money(found: Today) -> list[str]:
    lines = (_due(each.instalment.due_on, each.instalment.contract.opportunity) for each in found.money)
    return _part(_("Payments due"), lines)


def _due(on: date, deal: object) -> str:
    return _("%(day)s — %(deal)s") % {"day": _day(on), "deal": name_of(deal)}  # type: ignore[arg-type]


def _day(day: date | None) -> str:
    return formats.day(day, timezone.localdate(), zh=not (get_language() or "").startswith("en")) if day else ""
