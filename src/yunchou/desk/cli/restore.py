"""`yunchou restore`: an installation from a backup, in a data folder that has none yet."""

from __future__ import annotations

import argparse
import secrets
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from yunchou.desk.backups.making import ensure_whole
from yunchou.desk.backups.sealed_archive import Damaged, reading
from yunchou.desk.cli.database import prepare_database
from yunchou.desk.config.home import home
from yunchou.desk.identity.sealing import MASTER, KeyTrouble, master_key
from yunchou.desk.privacy import erased_list
from yunchou.desk.privacy.nameless import forget_freed_pages, remove_names

DATABASE, SECRET = "db.sqlite3", "secret.key"


def run(arguments: Sequence[str]) -> int:
    """Unpack a backup into the data folder (YUNCHOU_HOME), which may hold no database; then start as usual.

    The master key is taken from the data folder, or from the file named with --key. 0 when everything is in its
    place; 1 when not, and then the data folder is as it was. With --without-names the data folder must be empty.
    """
    parser = argparse.ArgumentParser(prog="yunchou restore", description=run.__doc__)
    parser.add_argument("backup", type=Path, help="a file that `yunchou backup` wrote")
    parser.add_argument("--key", type=Path, help="the master.key of the installation that was backed up")
    parser.add_argument(
        "--without-names",
        action="store_true",
        help="a copy for demonstrations and tests: no name, prose or restricted text of the original is left in it",
    )
    options = parser.parse_args(arguments)
    if (home() / DATABASE).exists():
        print(f"There is a database in {home()} already; nothing was changed. 已有数据库，未作改动。", file=sys.stderr)
        return 1
    if options.without_names:
        if options.key is None:
            parser.error("--without-names needs --key: the copy gets keys of its own")
        return restore_nameless(options.backup, options.key)
    try:
        master = options.key.read_text(encoding="ascii") if options.key else None
        restore(options.backup, master)
    except (OSError, Damaged, KeyTrouble, UnicodeDecodeError) as error:
        print(f"Nothing was restored. 未能恢复。{error}", file=sys.stderr)
        return 1
    print(f"Restored into {home()}; start it with bin/run. 已恢复，请照常启动。")
    return 0


def restore_nameless(backup: Path, key: Path) -> int:
    """Restore into an empty data folder and take every name out; whatever fails, nothing is left there.

    The master key opens the backup and is not kept: the copy seals with keys of its own.
    """
    if {path.name for path in home().iterdir()} - {SECRET}:
        print(f"{home()} is not empty; nothing was changed. 数据文件夹不是空的，未作改动。", file=sys.stderr)
        return 1
    password, done = secrets.token_urlsafe(12), False
    try:
        restore(backup, key.read_text(encoding="ascii"))
        prepare_database()
        (home() / MASTER).unlink()
        remove_names(password=password, at=timezone.now())
        forget_freed_pages()
        done = True
    except (OSError, Damaged, DatabaseError, KeyTrouble, UnicodeDecodeError) as error:
        print(f"Nothing was restored. 未能恢复。{error}", file=sys.stderr)
        return 1
    finally:
        connection.close()
        _clear(keep={DATABASE, MASTER} if done else set())
    print(f"Restored without names into {home()}; everybody signs in with {password}. 已恢复为无姓名副本，口令同上。")
    return 0


def _clear(keep: set[str]) -> None:
    """Remove what is in the data folder but these: files, earlier backups, the list of who was erased."""
    for path in home().iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in keep:
            path.unlink()


def restore(backup: Path, master: str | None) -> None:
    """Unpack, check, then put everything in its place: the database last, a half-done one is no installation."""
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=home()) as part:
        with backup.open("rb") as file, reading(file, master_key(master)) as tar:
            tar.extractall(part, filter="data")
        database = Path(part, DATABASE)
        if not database.is_file():
            raise Damaged("There is no database in this backup.")
        ensure_whole(database)
        if master is not None:
            kept = home() / MASTER
            kept.touch(mode=0o600)
            kept.write_text(master, encoding="ascii")
        listed = Path(part, erased_list.NAME)
        if listed.is_file():
            erased_list.merge(listed)
            listed.unlink()
        for path in sorted(Path(part).iterdir(), key=lambda path: path.name == DATABASE):
            place = home() / path.name
            if place.is_dir():
                shutil.rmtree(place)
            path.replace(place)
