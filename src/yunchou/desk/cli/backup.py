"""`yunchou backup`: one encrypted file with everything of an installation but the master key."""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from yunchou.desk.cli.sealed_archive import Damaged, reading, writing
from yunchou.desk.config.home import home
from yunchou.desk.identity.rotation import keys_held, settle_master_key
from yunchou.desk.identity.sealing import KeyTrouble, check_keys, master_key
from yunchou.desk.privacy import erased_list

SUFFIX = ".yunchou-backup"
KEPT = 14
POSTGRESQL = """This installation is on PostgreSQL, which has a better tool of its own: see docs/operate/backup.md.
此安装使用 PostgreSQL，请用它自带的工具备份，见 docs/operate/backup.md。"""


def run(arguments: Sequence[str]) -> int:
    """Write a backup while the desk goes on serving, read it back, and remove the oldest beyond those kept.

    0 when a new backup is there and was read back whole; 1 when not, and then the earlier ones are untouched;
    2 where another tool has to do it.
    """
    parser = argparse.ArgumentParser(prog="yunchou backup", description=run.__doc__)
    parser.add_argument("--to", type=Path, help="folder for the backups (default: backups/ in the data folder)")
    parser.add_argument("--keep", type=_count, default=KEPT, help="how many to keep there (default: %(default)s)")
    options = parser.parse_args(arguments)
    if connection.vendor != "sqlite":
        print(POSTGRESQL, file=sys.stderr)
        return 2
    folder = options.to or home() / "backups"
    try:
        made = make(folder, at=timezone.now())
        for old in backups_in(folder)[options.keep :]:
            old.unlink()
    except (OSError, DatabaseError, KeyTrouble, Damaged) as error:
        print(f"No backup was made. 备份未完成。{error}", file=sys.stderr)
        return 1
    print(f"{made}  {made.stat().st_size:,} bytes")
    return 0


def make(folder: Path, *, at: datetime) -> Path:
    """Write one backup into a folder and answer where it is. It has its name only once it was read back whole."""
    with keys_held():
        settle_master_key()
        check_keys()
        return _made(folder, at)


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


def backups_in(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    return sorted(folder.glob(f"*{SUFFIX}"), reverse=True)


def ensure_whole(database: Path) -> None:
    """Raise `Damaged` unless SQLite finds a file in order."""
    checked = sqlite3.connect(database)
    try:
        answer = checked.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Damaged(f"The database is damaged: {error}") from error
    finally:
        checked.close()
    if answer != "ok":
        raise Damaged(f"The database is damaged: {answer}")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 10000")
