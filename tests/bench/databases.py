"""Where the bench measures: SQLite always, PostgreSQL when a server answers to the usual `PG*` variables."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

KEPT = "yunchou_bench_kept"


def postgresql_answers() -> bool:
    """Whether a server can be reached with the environment as it is."""
    import psycopg

    try:
        psycopg.connect(dbname="postgres", connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"PostgreSQL is not measured: {str(error).splitlines()[0]}", flush=True)
        return False
    return True


@contextmanager
def postgresql(*, keep: bool) -> Iterator[dict[str, str]]:
    """A database of the bench's own, dropped afterwards unless it is kept for the next run.

    Yields the environment that leads the product to it. A kept one belongs to the keys of the home it was made with.
    """
    import psycopg
    from psycopg import sql

    name = KEPT if keep else f"yunchou_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(dbname="postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield {"YUNCHOU_DATABASE": "postgresql", "PGDATABASE": name, "PGUSER": os.environ.get("PGUSER", "postgres")}
    finally:
        if not keep:
            with psycopg.connect(dbname="postgres", autocommit=True) as connection:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
