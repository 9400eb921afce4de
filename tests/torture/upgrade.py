"""An upgrade that is killed at one statement after another: `python -m tests.torture.upgrade HOME POINTS`.

One process loads Django; for each of so many points spread over all statements a child of it upgrades a copy of an
older database and kills itself there, and another child upgrades what is left. Prints what did not hold.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

OLDER = "0027_negotiation"


def main() -> int:
    """0 when every upgrade ended whole, else 1. Prints the number of points, then what was wrong."""
    home, points = Path(sys.argv[1]), int(sys.argv[2])
    os.environ |= {"YUNCHOU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "yunchou.desk.config.settings"}
    import django

    django.setup()
    database, older, counted = home / "db.sqlite3", home / "older.sqlite3", home / "statements"
    whole = _told(database)
    _child(_go_back)
    shutil.copy(database, older)
    _child(lambda: counted.write_text(str(_upgrade(None)), "ascii"))
    every, wrong = int(counted.read_text("ascii")), []
    if _told(database) != whole:
        wrong.append("an upgrade from the older version does not lead to the same tables")
    # The last statements record the last migration: they are always among the points.
    places = sorted({max(1, every * number // points) for number in range(1, points + 1)} | {every - 1, every})
    for place in places:
        _put(older, database)
        killed = _child(lambda at=place: _upgrade(at))  # type: ignore[misc]
        if not os.WIFSIGNALED(killed):
            wrong.append(f"statement {place} of {every}: it was not killed")
        if _child(lambda: _upgrade(None)) != 0:
            wrong.append(f"statement {place} of {every}: the next start failed")
        elif _told(database) != whole:
            wrong.append(f"statement {place} of {every}: the next start left other tables")
    print(len(places))
    print("\n".join(wrong))
    return 1 if wrong else 0


def _go_back() -> None:
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", "desk", OLDER, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _upgrade(kill_at: int | None) -> int:
    """Upgrade, or die before the statement of this number; answers how many statements there were."""
    from django.db import connection

    from yunchou.desk.cli.database import prepare_database

    done = 0

    def counting(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        nonlocal done
        done += 1
        if done == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        prepare_database()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return done


def _child(work: Callable[[], object]) -> int:
    """The wait status of a child that does this and ends."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child has no other way to say so
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def _put(older: Path, database: Path) -> None:
    for rest in ("-wal", "-shm"):
        database.with_name(database.name + rest).unlink(missing_ok=True)
    shutil.copy(older, database)


def _told(database: Path) -> list[str]:
    """Tables, indexes and recorded migrations; raises when the file is damaged."""
    from django.db.backends.sqlite3._functions import register

    with sqlite3.connect(database) as opened:
        register(opened)
        answer = opened.execute("PRAGMA quick_check").fetchone()[0]
        if answer != "ok":
            return [f"damaged: {answer}"]
        columns = [
            f"{table}: {sorted(row[1:4] for row in opened.execute(f'PRAGMA table_info({table!r})'))}"
            for (table,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'index'")]
        applied = [f"{app}.{name}" for app, name in opened.execute("SELECT app, name FROM django_migrations")]
    ours = sorted(name for name in names if not name.startswith("sqlite_autoindex"))
    return [*columns, *ours, *sorted(set(applied)), f"{len(applied) - len(set(applied))} recorded twice"]


if __name__ == "__main__":
    sys.exit(main())
