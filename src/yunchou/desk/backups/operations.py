"""The nightly backup, and the alarm when the last good one is too old."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError

from yunchou.desk.alerts.models import Alert
from yunchou.desk.alerts.operations import raise_alert
from yunchou.desk.alerts.terms import AlertKind
from yunchou.desk.backups.making import KEPT, age_of_newest, folder_of_nights, keep_newest, make
from yunchou.desk.backups.sealed_archive import Damaged
from yunchou.desk.identity.sealing import KeyTrouble
from yunchou.desk.jobs.operations import Lease, Trouble

HOUR = timedelta(hours=1)


def back_up(lease: Lease, at: datetime) -> None:
    """Make the night's backup and remove the oldest beyond those kept. A failure leaves the earlier ones."""
    folder = folder_of_nights()
    if folder is not None:
        try:
            make(folder, at=at)
            keep_newest(folder, KEPT)
        except (OSError, DatabaseError, KeyTrouble, Damaged) as error:
            # Its own words may name folders; the kind of trouble is enough for the page of jobs.
            raise Trouble(f"no backup was made: {type(error).__name__}") from error
    with lease.settled(at=at):
        pass


def watch_backups(lease: Lease, at: datetime) -> None:
    """Give the alarm when the newest good backup is too old, once until somebody has closed it."""
    folder, limit = folder_of_nights(), int(settings.ALERT_BACKUP_HOURS)
    with lease.settled(at=at):
        if folder is None or not limit:
            return
        age = age_of_newest(folder, at)
        if age is not None and age <= limit * HOUR:
            return
        if not Alert.objects.filter(kind=AlertKind.BACKUP, settled_at__isnull=True).exists():
            raise_alert(AlertKind.BACKUP, None, count=int(age / HOUR) if age else 0, limit=limit, at=at)
