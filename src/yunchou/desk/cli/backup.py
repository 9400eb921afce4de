"""`yunchou backup`: one encrypted file with everything of an installation but the master key."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from yunchou.desk.backups.making import KEPT, keep_newest, make
from yunchou.desk.backups.sealed_archive import Damaged
from yunchou.desk.config.home import home
from yunchou.desk.identity.sealing import KeyTrouble

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
        keep_newest(folder, options.keep)
    except (OSError, DatabaseError, KeyTrouble, Damaged) as error:
        print(f"No backup was made. 备份未完成。{error}", file=sys.stderr)
        return 1
    print(f"{made}  {made.stat().st_size:,} bytes")
    return 0


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 10000")
