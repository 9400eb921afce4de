"""`yunchou doctor`: is this installation sound, and what is to be done where it is not."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from yunchou.desk.backups.making import backups_in
from yunchou.desk.cli.database import migrations_applied, migrations_present
from yunchou.desk.config.home import home
from yunchou.desk.identity.sealing import KeyTrouble, check_keys
from yunchou.desk.jobs.queries import given_up, overdue_since
from yunchou.desk.journal.queries import broken_links

BACKUP_AGE = timedelta(days=7)
SHOWN = 5

Found = list[str]


def run(arguments: Sequence[str]) -> int:
    """Look at folder, database, keys, journal, space and backups, changing nothing. 0 when all is well, else 1."""
    parser = argparse.ArgumentParser(prog="yunchou doctor", description=run.__doc__)
    parser.add_argument("--backups", type=Path, help="folder of the backups (default: backups/ in the data folder)")
    options = parser.parse_args(arguments)
    now = datetime.now(UTC)
    looks: dict[str, Callable[[], Found]] = {
        "data folder 数据文件夹": readable_by_others,
        "database 数据库": damage,
        "migrations 数据库版本": missing_migrations,
        "keys 密钥": unfit_keys,
        "journal 日志链": broken_journal,
        "work 后台任务": lambda: undone_work(now),
        "space 磁盘空间": want_of_space,
        "backups 备份": lambda: old_backups(options.backups or home() / "backups", now),
    }
    return max([_tell(name, look) for name, look in looks.items()])


def _tell(name: str, look: Callable[[], Found]) -> int:
    try:
        found = look()
    except (DatabaseError, OSError) as error:
        found = [str(error)]
    print(f"{'TROUBLE' if found else 'ok':<8}{name}")
    for line in found:
        print(f"        {line}")
    return 1 if found else 0


def readable_by_others() -> Found:
    """Files of the data folder that other users of this machine can read."""
    open_ones = [path for path in (home(), *sorted(home().iterdir())) if path.stat().st_mode & 0o077]
    return [f"{path} can be read by others: chmod go-rwx" for path in open_ones]


def damage() -> Found:
    """What the database's own check finds."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT 1")
            return []
        cursor.execute("PRAGMA quick_check")
        found = [row[0] for row in cursor.fetchmany(SHOWN) if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return found + [f"{row[0]}, row {row[1]}: {row[2]} is missing" for row in cursor.fetchmany(SHOWN)]


def missing_migrations() -> Found:
    """Migrations that the next start will apply."""
    missing = sorted(set(migrations_present()) - migrations_applied())
    return [f"{app}.{name} is not applied: back up, then start" for app, name in missing]


def unfit_keys() -> Found:
    """Whether the master key opens what is sealed."""
    try:
        check_keys()
    except KeyTrouble as error:
        return [str(error)]
    return []


def broken_journal() -> Found:
    """Lines of the journal that are not as they were written."""
    return [f"line {sequence} does not fit: see `yunchou verify-journal`" for sequence in list(broken_links())[:SHOWN]]


def undone_work(now: datetime) -> Found:
    """Whether jobs were given up, or are due and nobody takes them."""
    found = [f"{dead} jobs were given up: decide at /jobs/"] if (dead := given_up()) else []
    since = overdue_since(now)
    return found + ([f"a job is due since {since:%Y-%m-%d %H:%M %Z}: no worker runs"] if since else [])


def want_of_space() -> Found:
    """Whether a backup would still fit beside the database."""
    free = shutil.disk_usage(home()).free
    database = Path(settings.DATABASES["default"]["NAME"]) if connection.vendor == "sqlite" else None
    wanted = 2 * database.stat().st_size if database else 0
    return [f"{free:,} bytes free, a backup needs up to {wanted:,}"] if free < wanted else []


def old_backups(folder: Path, now: datetime) -> Found:
    """Whether the newest backup is recent."""
    if connection.vendor != "sqlite":
        return []
    newest = next(iter(backups_in(folder)), None)
    if newest is None:
        return [f"there is no backup in {folder}: `yunchou backup`"]
    age = now - datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    return [f"the newest, {newest}, is {age.days} days old: `yunchou backup`"] if age > BACKUP_AGE else []
