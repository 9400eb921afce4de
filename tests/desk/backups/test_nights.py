"""The night's backup is made, read back and kept; when it fails or is too old, somebody hears of it."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.utils import timezone

from tests.cast import Cast
from yunchou.desk import chores
from yunchou.desk.alerts.models import Alert
from yunchou.desk.alerts.terms import AlertKind
from yunchou.desk.backups import operations
from yunchou.desk.backups.making import backups_in, folder_of_nights, keep_newest
from yunchou.desk.backups.sealed_archive import Damaged
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import Asked, Lease, Trouble, ask, take
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.terms import NoticeKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.YUNCHOU_BACKUPS = str(tmp_path)
    return tmp_path


def lease_of(kind: str, at: datetime) -> Lease:
    ask([Asked(kind, f"{kind}:{at.isoformat()}")], at=at)
    taken = take({kind: chores.CHORES[kind]}, worker="one", at=at, buried=chores.mourn)
    assert taken is not None
    return taken


def old_backup(folder: Path, hours: int) -> Path:
    made = folder / "20260901-020000.yunchou-backup"
    made.write_bytes(b"x")
    when = (timezone.now() - timedelta(hours=hours)).timestamp()
    os.utime(made, (when, when))
    return made


def test_a_night_asks_for_one_backup_and_a_morning_for_one_look() -> None:
    night = datetime(2026, 9, 2, 2, 31, tzinfo=ZoneInfo("Asia/Shanghai"))
    kinds = [asked.kind for round_ in chores.ROUNDS[:4] for asked in round_(night)]
    assert kinds.count("backup") == 1
    assert "backup" not in [a.kind for a in chores.nightly(night.replace(hour=1))]
    assert "watch_backups" in [a.kind for a in chores.mornings(night.replace(hour=7))]


def test_a_failed_backup_costs_no_earlier_one_and_comes_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier, at = old_backup(folder, 20), timezone.now()

    def broken(_folder: Path, *, at: datetime) -> Path:
        raise Damaged(f"The database in {_folder} is damaged, {at}")

    monkeypatch.setattr(operations, "make", broken)
    with pytest.raises(Trouble) as told:
        operations.back_up(lease_of("backup", at), at)
    assert str(folder) not in str(told.value)
    assert earlier.exists()
    assert Job.objects.get().ended_at is None


def test_only_the_newest_are_kept(folder: Path) -> None:
    for day in range(1, 5):
        (folder / f"2026090{day}-020000.yunchou-backup").write_bytes(b"x")
    keep_newest(folder, 2)
    assert [made.name[:8] for made in backups_in(folder)] == ["20260904", "20260903"]


@pytest.mark.parametrize(("hours", "alarm"), [(None, True), (20, False), (40, True)])
def test_the_alarm_comes_when_the_last_good_one_is_too_old_or_there_is_none(
    cast: Cast, folder: Path, hours: int | None, alarm: bool
) -> None:
    if hours is not None:
        old_backup(folder, hours)
    at = timezone.now()
    operations.watch_backups(lease_of("watch_backups", at), at)
    assert Alert.objects.filter(kind=AlertKind.BACKUP).exists() is alarm
    told = set(Notice.objects.filter(kind=NoticeKind.ALERT).values_list("user__email", flat=True))
    assert told == ({cast.administrator.email, cast.compliance.email} if alarm else set())
    later = at + timedelta(days=1)
    old_backup(folder, 60)
    operations.watch_backups(lease_of("watch_backups", later), later)
    assert Alert.objects.filter(kind=AlertKind.BACKUP).count() == 1, "once until it is closed"


@pytest.mark.parametrize(("named", "hours"), [("off", 36), ("", 0)])
def test_who_switched_it_off_hears_nothing(settings: LazySettings, named: str, hours: int) -> None:
    settings.YUNCHOU_BACKUPS, settings.ALERT_BACKUP_HOURS = named, hours
    at = timezone.now()
    operations.watch_backups(lease_of("watch_backups", at), at)
    assert not Alert.objects.exists()
    assert (folder_of_nights() is None) is (named == "off")
