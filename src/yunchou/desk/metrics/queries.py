"""What a monitor is told: figures of the whole installation, nothing about anybody."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.utils import timezone

from yunchou.desk.alerts.queries import open_alerts
from yunchou.desk.backups.making import age_of_newest, folder_of_nights
from yunchou.desk.conduct.models import RefusedWords
from yunchou.desk.config.home import home
from yunchou.desk.identity.models import AccessLogEntry, CompartmentGrant, User
from yunchou.desk.identity.sealing import KeyTrouble, check_keys
from yunchou.desk.intelligence.models import EmergencyOpening
from yunchou.desk.jobs.queries import given_up, overdue_since
from yunchou.desk.journal.queries import newest_line
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy.models import PrivacyRequest

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, what it means, its value now."""

    name: str
    help: str
    value: float


def figures(at: datetime) -> list[Figure]:
    """All figures. Every process of an installation tells the same: they are read from what is stored."""
    return [*_health(at), *_use(at), *_trust(at)]


def _health(at: datetime) -> Iterator[Figure]:
    yield Figure("yunchou_keys_fit", "1 when the master key opens every data key", float(_keys_fit()))
    yield Figure("yunchou_jobs_given_up", "Jobs that were given up", given_up())
    since = overdue_since(at)
    waiting = max(0.0, (at - since).total_seconds()) if since else 0.0
    yield Figure("yunchou_jobs_overdue_seconds", "How long the oldest due job has waited", waiting)
    yield Figure("yunchou_disk_free_bytes", "Free bytes where the data folder lies", shutil.disk_usage(home()).free)
    yield Figure("yunchou_database_bytes", "Size of the database file, 0 where it is not a file", _database_bytes())
    folder = folder_of_nights()
    if folder is not None:
        age = age_of_newest(folder, at)
        told = "Age of the newest good backup, -1 without one"
        yield Figure("yunchou_backup_age_seconds", told, age.total_seconds() if age is not None else -1)


def _use(at: datetime) -> Iterator[Figure]:
    yield Figure("yunchou_users_active", "Users who may sign in", User.objects.filter(is_active=True).count())
    yield Figure("yunchou_sessions", "Sessions that have not ended", Session.objects.filter(expire_date__gt=at).count())
    yield Figure("yunchou_opportunities", "Opportunities on record", Opportunity.objects.count())
    yield Figure("yunchou_journal_lines", "Lines of the journal", newest_line())


def _trust(at: datetime) -> Iterator[Figure]:
    read = AccessLogEntry.objects.filter(at__gt=at - HOUR)
    opened, refused = read.filter(allowed=True).count(), read.filter(allowed=False).count()
    yield Figure("yunchou_sealed_readings_hour", "Restricted facts opened in an hour", opened)
    yield Figure("yunchou_sealed_refusals_hour", "Readings of restricted facts refused in an hour", refused)
    words = RefusedWords.objects.filter(at__gt=at - HOUR)
    yield Figure("yunchou_refused_texts_hour", "Texts refused in an hour", words.count())
    yield Figure("yunchou_alerts_open", "Alerts that nobody has closed", open_alerts())
    waiting = EmergencyOpening.objects.filter(decided_at__isnull=True)
    yield Figure("yunchou_break_glass_waiting", "Requests to break the glass that wait", waiting.count())
    granted = CompartmentGrant.objects.filter(revoked_at__isnull=True, expires_at__gt=at)
    yield Figure("yunchou_grants_with_an_end", "Grants to compartments that end by themselves", granted.count())
    late = PrivacyRequest.objects.filter(answered_on__isnull=True, due_on__lt=timezone.localdate(at))
    yield Figure("yunchou_privacy_requests_overdue", "Requests about personal information overdue", late.count())


def _keys_fit() -> bool:
    try:
        check_keys()
    except (KeyTrouble, DatabaseError):
        return False
    return True


def _database_bytes() -> int:
    path = Path(str(settings.DATABASES["default"]["NAME"]))
    return path.stat().st_size if connection.vendor == "sqlite" and path.is_file() else 0
