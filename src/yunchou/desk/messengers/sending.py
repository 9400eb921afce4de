"""What a worker does with the outbox: mails and robot messages, each composed when it leaves.

A message that was written earlier is looked at again: who lost the deal, left, or changed his mind gets none.
"""

from __future__ import annotations

import base64
import json
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import opened, unseal
from yunchou.desk.jobs.operations import Lease, Trouble, forget_payload
from yunchou.desk.messengers.abroad import ensure_still_may
from yunchou.desk.messengers.devices import to_device
from yunchou.desk.messengers.guard import Unsafe, target_of
from yunchou.desk.messengers.models import Notice, Robot
from yunchou.desk.messengers.operations import note_failure
from yunchou.desk.messengers.queries import notices
from yunchou.desk.messengers.robots import post
from yunchou.desk.messengers.terms import OutwardWay
from yunchou.desk.messengers.wording import outside
from yunchou.desk.terms import in_reader_language

LONGEST = 1800
"""Characters of a robot's message; WeCom takes 2048 bytes of text at most, the others more."""


def mail_notice(lease: Lease, at: datetime) -> None:
    """Mail one notice to its reader."""
    notice = _notice(lease)
    if notice is not None:
        with as_read_by(notice.user):
            text = outside(notice)
            mail(lease, notice.user, text, f"{text}\n\n{link(notice.path)}", name=f"notice-{notice.pk}")
    with lease.settled(at=at):
        pass


def robot_notice(lease: Lease, at: datetime) -> None:
    """Post one notice to its reader's robot."""
    notice = _notice(lease)
    text = ""
    if notice is not None:
        with as_read_by(notice.user):
            text = f"{outside(notice)}\n{link(notice.path)}"
    to_robot(lease, notice.user if notice else None, text, at=at)


def push_notice(lease: Lease, at: datetime) -> None:
    """Push one notice to one device of its reader: what it is about and the deal's name, no more."""
    notice = _notice(lease)
    message = None
    if notice is not None:
        with as_read_by(notice.user):
            message = pushed(
                in_reader_language(notice.kind.words), notice.parts.get("deal", ""), notice.path, f"notice-{notice.pk}"
            )
    to_device(lease, notice.user if notice else None, message, at=at)


def pushed(kind: str, deal: str, path: str, tag: str) -> dict[str, str]:
    """A push message. The screen of a locked phone shows it to whoever looks: nothing that somebody typed is in it.

    What comes twice with one `tag` is shown once.
    """
    return {"title": kind, "body": deal[:200], "url": path, "tag": tag}


def robot_trial(lease: Lease, at: datetime) -> None:
    """Say hello through a robot that was just connected."""
    robot = Robot.objects.select_related("user").filter(pk=lease.payload["robot"]).first()
    text = ""
    if robot is not None:
        with as_read_by(robot.user):
            text = _("Yunchou will post messages for %(name)s here.") % {"name": robot.user.name}
    to_robot(lease, robot.user if robot else None, text, at=at)


def mail_letter(lease: Lease, at: datetime) -> None:
    """Mail what was written and sealed when it was asked for; once it has left, nobody keeps it."""
    name = lease.payload["name"]
    letter = json.loads(opened(base64.b64decode(lease.payload["sealed"]), bound_to=name.encode()))
    mail_to(lease, letter["to"], letter["subject"], letter["text"], name=name.replace(":", "-"))
    with lease.settled(at=at):
        forget_payload(lease)


def _notice(lease: Lease) -> Notice | None:
    """The notice, unless its reader left, read it already, or does not see the deal any more."""
    notice = Notice.objects.select_related("user").filter(pk=lease.payload["notice"], read_at__isnull=True).first()
    if notice is None or not notices(notice.user).filter(pk=notice.pk).exists():
        return None
    return notice if notice.user.is_active else None


def mail(lease: Lease, to: User, subject: str, text: str, *, name: str) -> None:
    """Send one mail to a colleague."""
    mail_to(lease, to.email, subject, text, name=f"{name}.{to.pk}")


def mail_to(lease: Lease, address: str, subject: str, text: str, *, name: str) -> None:
    """Send one mail. Tried again it carries the same number, so that a mail that came twice can be told."""
    message = EmailMessage(
        subject=" ".join(subject.split())[:150],
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[address],
        headers={"Message-ID": f"<{name}@yunchou.invalid>", "Auto-Submitted": "auto-generated"},
    )
    connection = get_connection()
    try:
        connection.open()  # the slow part; whether the job is still ours is asked after it
        lease.ensure_held()
        connection.send_messages([message])
    except (smtplib.SMTPException, OSError) as error:
        raise Trouble(f"the mail server did not take the mail ({type(error).__name__})") from None
    finally:
        connection.close()


def to_robot(lease: Lease, user: User | None, text: str, *, at: datetime) -> None:
    """Post a text to a person's robot and end the job; without robot or text it ends without."""
    robot = Robot.objects.filter(user=user, stopped_at__isnull=True).first() if user is not None and text else None
    if robot is not None:
        lease.ensure_held()
        try:
            ensure_may_leave(robot, at)
            post(robot.kind, target_of(unseal(robot, "address")), text[:LONGEST], unseal(robot, "secret"), at=at)
        except (Trouble, Unsafe) as error:
            note_failure(robot, at=at)
            raise error if isinstance(error, Trouble) else Trouble("the address is not allowed any more") from None
    with lease.settled(at=at):
        if robot is not None:
            Robot.objects.filter(pk=robot.pk).update(failures=0)


def ensure_may_leave(robot: Robot, at: datetime) -> None:
    """Raise `Trouble` when nothing may go to a robot's host any more (PIPL 38)."""
    ensure_still_may(OutwardWay.ROBOT, robot.host, at)


@contextmanager
def as_read_by(user: User) -> Iterator[None]:
    """In a person's language and time zone."""
    with translation.override(user.language), timezone.override(ZoneInfo(user.time_zone)):
        yield


def link(path: str) -> str:
    """The full address of a place in the desk."""
    return settings.YUNCHOU_URL.rstrip("/") + path
