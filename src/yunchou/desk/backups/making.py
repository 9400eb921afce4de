"""Make a backup: one encrypted file with everything of an installation but the master key, read back at once."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]

from yunchou.desk.backups.sealed_archive import Damaged, reading, writing
from yunchou.desk.config.home import home
from yunchou.desk.identity.rotation import keys_held, settle_master_key
from yunchou.desk.identity.sealing import check_keys, master_key
from yunchou.desk.privacy import erased_list

SUFFIX = ".yunchou-backup"
KEPT = 14


def make(folder: Path, *, at: datetime) -> Path:
    """Write one backup into a folder and answer where it is. It has its name only once it was read back whole."""
    with keys_held():
        settle_master_key()
        check_keys()
        return _made(folder, at)


def keep_newest(folder: Path, count: int) -> None:
    """Remove the oldest backups beyond so many."""
    for old in backups_in(folder)[count:]:
        old.unlink()


def folder_of_nights() -> Path | None:
    """Where the nightly backups go; `None` when they are switched off, or on PostgreSQL, which has its own tool."""
    named: str = settings.YUNCHOU_BACKUPS
    if named == "off" or connection.vendor != "sqlite":
        return None
    return Path(named) if named else home() / "backups"


def age_of_newest(folder: Path, at: datetime) -> timedelta | None:
    """How long ago the newest good backup was made; `None` when there is none."""
    newest = next(iter(backups_in(folder)), None)
    return None if newest is None else at - datetime.fromtimestamp(newest.stat().st_mtime, UTC)


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def ensure_whole(database: Path) -> None:
    """Raise `Damaged` unless SQLite finds a file in order."""
    checked = sqlite3.connect(database)
    register_functions(checked)  # constraints may call Django's own; without them SQLite takes the file for damaged
    try:
        answer = checked.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Damaged(f"The database is damaged: {error}") from error
    finally:
        checked.close()
    if answer != "ok":
        raise Damaged(f"The database is damaged: {answer}")


def _made(folder: Path, at: datetime) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part:
        copy, archive = Path(part, "db.sqlite3"), Path(part, "archive")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        ensure_whole(copy)
        with archive.open("xb") as file:
            with writing(file, master_key()) as tar:
                for path in (copy, home() / "secret.key", home() / "files", home() / erased_list.NAME):
                    if path.exists():
                        tar.add(path, path.name)
            file.flush()
            os.fsync(file.fileno())
        with archive.open("rb") as written, reading(written, master_key()) as tar:
            for _ in tar:
                pass
        made = folder / f"{at:%Y%m%d-%H%M%S}{SUFFIX}"
        archive.rename(made)
    return made
