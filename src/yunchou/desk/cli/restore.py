"""`yunchou restore`: an installation from a backup, in a data folder that has none yet."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from yunchou.desk.backups.making import ensure_whole
from yunchou.desk.backups.sealed_archive import Damaged, reading
from yunchou.desk.config.home import home
from yunchou.desk.identity.sealing import MASTER, KeyTrouble, master_key
from yunchou.desk.privacy import erased_list

DATABASE = "db.sqlite3"


def run(arguments: Sequence[str]) -> int:
    """Unpack a backup into the data folder (YUNCHOU_HOME), which may hold no database; then start as usual.

    The master key is taken from the data folder, or from the file named with --key. 0 when everything is in its
    place; 1 when not, and then the data folder is as it was.
    """
    parser = argparse.ArgumentParser(prog="yunchou restore", description=run.__doc__)
    parser.add_argument("backup", type=Path, help="a file that `yunchou backup` wrote")
    parser.add_argument("--key", type=Path, help="the master.key of the installation that was backed up")
    options = parser.parse_args(arguments)
    if (home() / DATABASE).exists():
        print(f"There is a database in {home()} already; nothing was changed. 已有数据库，未作改动。", file=sys.stderr)
        return 1
    try:
        master = options.key.read_text(encoding="ascii") if options.key else None
        restore(options.backup, master)
    except (OSError, Damaged, KeyTrouble, UnicodeDecodeError) as error:
        print(f"Nothing was restored. 未能恢复。{error}", file=sys.stderr)
        return 1
    print(f"Restored into {home()}; start it with bin/run. 已恢复，请照常启动。")
    return 0


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
