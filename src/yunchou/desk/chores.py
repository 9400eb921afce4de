"""Which work is done beside the pages, by whom, and what comes round by the clock. The one visible table."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from yunchou.desk.alerts.operations import forget_old
from yunchou.desk.approvals.operations import escalate_late
from yunchou.desk.backups.making import folder_of_nights
from yunchou.desk.backups.operations import back_up, watch_backups
from yunchou.desk.cockpit.operations import refresh_all
from yunchou.desk.identity.models import RoleAssignment
from yunchou.desk.identity.roles import Role
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import Asked, Chore, Lease, forget_done
from yunchou.desk.jobs.worker import Round, Worker
from yunchou.desk.messengers.operations import News, announce
from yunchou.desk.messengers.sending import mail_letter, mail_notice, push_notice, robot_notice, robot_trial
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.notices.customers import customer_news
from yunchou.desk.notices.digest import digests_due, mail_digest, push_digest, robot_digest
from yunchou.desk.notices.due import due_news
from yunchou.desk.outlook.operations import keep_forecast
from yunchou.desk.privacy.expiry import expire
from yunchou.desk.retention.operations import note_health

BACKUP, NIGHT, MORNING = time(2, 0), time(2, 30), time(6, 30)
"""When the backup, the night's work and the look at the day begin, in the time zone of the installation."""


def night(lease: Lease, at: datetime) -> None:
    """Learn from the closed deals, judge every deal not judged today, remove what is past its time, forget old jobs."""
    refresh_all(as_of=timezone.localdate(at), at=at, between=lambda: lease.renew(at=timezone.now()))
    expire(at=at)
    forget_old(at=at)
    with lease.settled(at=timezone.now()):
        forget_done(at=at)


def nightly(at: datetime) -> Iterable[Asked]:
    """The night's work, once a day; a desk that was off at that hour does it when it is back."""
    local = timezone.localtime(at)
    if local.time() >= BACKUP and folder_of_nights() is not None:
        yield Asked("backup", f"backup:{local.date().isoformat()}")
    if local.time() >= NIGHT:
        yield Asked("night", f"night:{local.date().isoformat()}")


def morning(lease: Lease, at: datetime) -> None:
    """Pass upwards what has waited too long for leave, and tell everybody what the day brings."""
    on = date.fromisoformat(lease.payload["on"])
    with lease.settled(at=at):
        escalate_late(on=on, at=at)
        note_health(on=on)
        announce([*due_news(on), *customer_news(on)], at=at)


def mornings(at: datetime) -> Iterable[Asked]:
    """The look at the day, once a day."""
    local = timezone.localtime(at)
    if local.time() >= MORNING:
        on = local.date().isoformat()
        yield Asked("morning", f"morning:{on}", {"on": on})
        yield Asked("watch_backups", f"watch_backups:{on}")


def weekly(lease: Lease, at: datetime) -> None:
    """Keep what the forecast says, so that it can be compared with what comes."""
    with lease.settled(at=at):
        keep_forecast(on=date.fromisoformat(lease.payload["on"]), at=at)


def weeklies(at: datetime) -> Iterable[Asked]:
    """The forecast of the week, on Monday after the night's work; a desk that was off then does it when it is back."""
    local = timezone.localtime(at)
    monday = local.date() - timedelta(days=local.weekday())
    if local.date() > monday or local.time() >= MORNING:
        yield Asked("weekly", f"weekly:{monday.isoformat()}", {"on": local.date().isoformat()})


def mourn(job: Job, at: datetime) -> None:
    """A job that is given up is told to the administrators."""
    parts = {"what": job.kind, "times": str(job.attempts)}
    holders = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    people = holders.values_list("user", flat=True).distinct()
    key = f"job:{job.pk}:{job.fence}"
    announce([News(user, NoticeKind.JOB, key, "/jobs/", parts) for user in people], at=at)


CHORES: dict[str, Chore] = {
    "night": Chore(night, lease=timedelta(minutes=10), most_attempts=4),
    "morning": Chore(morning),
    "backup": Chore(back_up, lease=timedelta(minutes=30), most_attempts=4),
    "watch_backups": Chore(watch_backups),
    "weekly": Chore(weekly),
    "mail_letter": Chore(mail_letter),
    "mail_notice": Chore(mail_notice),
    "mail_digest": Chore(mail_digest),
    "robot_notice": Chore(robot_notice),
    "robot_digest": Chore(robot_digest),
    "push_notice": Chore(push_notice),
    "push_digest": Chore(push_digest),
    "robot_trial": Chore(robot_trial, most_attempts=3),
}
ROUNDS: tuple[Round, ...] = (nightly, mornings, weeklies, digests_due)


def our_worker() -> Worker:
    """The worker of this installation, with the clock and the chance of this process."""
    return Worker(CHORES, ROUNDS, mourn, timezone.now, random.random)
