"""Announce, mark as read, choose ways, connect a robot. What leaves the house is asked for in the same transaction."""

from __future__ import annotations

import base64
import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.translation import gettext as _

from yunchou.desk.changes import apply_changes, conflict
from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import seal, sealed
from yunchou.desk.jobs.operations import Asked, ask
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.abroad import may_leave, why_not
from yunchou.desk.messengers.devices import asked_of, devices_of
from yunchou.desk.messengers.guard import Resolve, Unsafe, resolve, safe_address, target_of
from yunchou.desk.messengers.models import Notice, NoticeChoice, Robot
from yunchou.desk.messengers.queries import choices_of, mail_leaves, robots_of
from yunchou.desk.messengers.quiet import after_quiet
from yunchou.desk.messengers.terms import ALWAYS_MAILED, CHOSEN, NoticeKind, OutwardWay, RobotKind

MOST_FAILURES = 10
"""Failures in a row after which a robot is switched off."""


@dataclass(frozen=True, slots=True)
class News:
    """Something one colleague should hear of. The same `key` reaches him once. `path` is where it leads."""

    user_id: int
    kind: NoticeKind
    key: str
    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    opportunity_id: int | None = None


def announce(news: Iterable[News], *, at: datetime) -> list[Notice]:
    """Put news before colleagues, and ask for the mails and robot messages they want; answers what was new.

    In the transaction of the change that is announced: neither is there without the other.
    """
    wanted = {(each.user_id, each.key): each for each in news}
    if not wanted:
        return []
    active = set(
        User.objects.filter(pk__in={user for user, _key in wanted}, is_active=True).values_list("pk", flat=True)
    )
    known = _stored(wanted)
    rows = [_row(each, at) for name, each in wanted.items() if name not in known and each.user_id in active]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    fresh = [notice for name, notice in _stored({(row.user_id, row.key) for row in rows}).items() if name not in known]
    ask(_messages(fresh, at), at=at)
    _recount({notice.user_id for notice in fresh})
    return fresh


def _row(news: News, at: datetime) -> Notice:
    return Notice(
        user_id=news.user_id,
        kind=news.kind,
        key=news.key,
        path=news.path,
        parts=dict(news.parts),
        opportunity_id=news.opportunity_id,
        at=at,
    )


def _stored(names: Collection[tuple[int, str]]) -> dict[tuple[int, str], Notice]:
    users, keys = {user for user, _key in names}, {key for _user, key in names}
    found = Notice.objects.filter(user__in=users, key__in=keys)
    return {(each.user_id, each.key): each for each in found if (each.user_id, each.key) in names}


def _messages(notices: list[Notice], at: datetime) -> Iterable[Asked]:
    """A mail, a robot and push messages for each notice whose reader wants them, after his quiet hours."""
    users = User.objects.in_bulk({notice.user_id for notice in notices})
    choices, robots, devices = choices_of(users.values()), robots_of(users), defaultdict(list)
    for device in devices_of(users).defer("address", "point", "secret"):
        devices[device.user_id].append(device)
    for notice in notices:
        user = users[notice.user_id]
        choice = choices[user.pk]
        always = notice.kind in ALWAYS_MAILED
        when = at if always else after_quiet(choice, user, at)
        if (always or notice.kind.value in choice.mail_kinds) and mail_leaves():
            yield Asked("mail_notice", f"notice:{notice.pk}:mail", {"notice": notice.pk}, when)
        if notice.kind.value in choice.robot_kinds and user.pk in robots:
            yield Asked("robot_notice", f"notice:{notice.pk}:robot", {"notice": notice.pk}, when)
        for device in devices[user.pk] if notice.kind.value in choice.push_kinds else ():
            yield asked_of(device, "push_notice", f"notice:{notice.pk}", {"notice": notice.pk}, when)


def _recount(users: Collection[int]) -> None:
    """The number on the bell is kept with the user, so that no page asks for it."""
    unread = Notice.objects.filter(user__in=users, read_at__isnull=True).order_by()
    counts = dict(unread.values_list("user").annotate(n=Count("pk")))
    for user in users:
        User.objects.filter(pk=user).update(unread_notices=counts.get(user, 0))


@transaction.atomic
def ask_letter(to: str, subject: str, text: str, *, at: datetime) -> None:
    """Ask for a mail that is written already, such as a link to set a password: sealed until it has left."""
    name = f"letter:{secrets.token_hex(16)}"
    letter = json.dumps({"to": to, "subject": subject, "text": text})
    kept = base64.b64encode(sealed(letter, bound_to=name.encode(), at=at)).decode("ascii")
    ask([Asked("mail_letter", name, {"name": name, "sealed": kept})], at=at)


@transaction.atomic
def read_notice(pk: int, *, actor: User, at: datetime) -> Notice:
    """Mark one of the actor's notices as read."""
    notice = Notice.objects.filter(user=actor, pk=pk).first()
    if notice is None:
        raise NotThere(_("There is no such notice."))
    Notice.objects.filter(pk=pk, read_at__isnull=True).update(read_at=at)
    _recount([actor.pk])
    return notice


@transaction.atomic
def read_all(*, actor: User, at: datetime) -> None:
    """Mark all of the actor's notices as read."""
    Notice.objects.filter(user=actor, read_at__isnull=True).update(read_at=at)
    _recount([actor.pk])


@transaction.atomic
def choose(
    mail: Collection[NoticeKind],
    robot: Collection[NoticeKind],
    push: Collection[NoticeKind],
    *,
    quiet: tuple[time, time] | None,
    digest_at: time,
    seen_version: int,
    actor: User,
    at: datetime,
) -> None:
    """Choose what comes by mail, robot and push, when it is quiet, when the digest comes. Version 0: not chosen yet."""
    values: dict[str, Any] = {
        "mail_kinds": [kind.value for kind in CHOSEN if kind in mail],
        "robot_kinds": [kind.value for kind in CHOSEN if kind in robot],
        "push_kinds": [kind.value for kind in CHOSEN if kind in push],
        "quiet_from": quiet[0] if quiet else None,
        "quiet_until": quiet[1] if quiet else None,
        "digest_at": digest_at,
    }
    # One writer at a time, also while there is no row to lock.
    User.objects.select_for_update().get(pk=actor.pk)
    row = NoticeChoice.objects.filter(user=actor).first()
    if row is None:
        if seen_version != 0:
            raise conflict(NoticeChoice(user=actor), values)
        row = NoticeChoice.objects.create(user=actor)
        seen_version = row.version
    diff = apply_changes(row, values, seen_version=seen_version)
    if diff:
        record("notices.chosen", actor, actor=actor, at=at, changes=diff)


@transaction.atomic
def connect_robot(
    kind: RobotKind, url: str, secret: str, *, actor: User, at: datetime, look_up: Resolve = resolve
) -> Robot:
    """Let the actor's messages go to a chat robot as well. Raises `Invalid` for an address where none may go.

    The journal keeps the host; address and secret are sealed and shown to nobody.
    """
    try:
        target = target_of(url)
        safe_address(target, look_up)
    except Unsafe as reason:
        raise Invalid({"url": str(reason)}) from reason
    if not may_leave(OutwardWay.ROBOT, target.host, timezone.localdate(at)):
        raise Invalid({"url": why_not(target.host)})
    Robot.objects.filter(user=actor).delete()
    robot = Robot.objects.create(user=actor, kind=kind, host=target.host, address=b"", secret=b"", made_at=at)
    seal(robot, "address", url.strip(), at=at)
    seal(robot, "secret", secret.strip(), at=at)
    robot.save(update_fields=["address", "secret"])
    record("robot.connected", actor, actor=actor, at=at, changes={"host": [None, target.host]})
    ask([Asked("robot_trial", f"robot:{robot.pk}:trial", {"robot": robot.pk})], at=at)
    return robot


@transaction.atomic
def disconnect_robot(*, actor: User, at: datetime) -> None:
    """Forget the actor's chat robot."""
    robot = Robot.objects.select_for_update().filter(user=actor).first()
    if robot is None:
        raise NotThere(_("There is no robot."))
    record("robot.disconnected", actor, actor=actor, at=at, changes={"host": [robot.host, None]})
    robot.delete()


@transaction.atomic
def note_failure(robot: Robot, *, at: datetime) -> None:
    """Count a failure of a robot; after too many in a row it is switched off, and its owner is told."""
    Robot.objects.filter(pk=robot.pk).update(failures=F("failures") + 1)
    worn = Robot.objects.filter(pk=robot.pk, failures__gte=MOST_FAILURES, stopped_at__isnull=True)
    if worn.update(stopped_at=at):
        key, parts = f"robot:{robot.pk}", {"times": str(MOST_FAILURES)}
        announce([News(robot.user_id, NoticeKind.ROBOT, key, "/notices/settings/", parts)], at=at)
