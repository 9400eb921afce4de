"""The token index on SQLite: an FTS5 table beside each table of tokens, which holds no text of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

# All SQL of the search on this database stands here. Table names come from our models, never from a request.


def create(table: str) -> str:
    """The statement that makes the index of a table of tokens."""
    return (
        f'CREATE VIRTUAL TABLE IF NOT EXISTS "{table}_fts" USING fts5(tokens, content="{table}", content_rowid="id", '
        "detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '='\")"
    )


def drop(table: str) -> str:
    """The statement that takes the index away."""
    return f'DROP TABLE IF EXISTS "{table}_fts"'


def forget(table: str, rows: Iterable[tuple[int, str]]) -> None:
    """Take rows out of the index; they are given as they were put in."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table}_fts" ("{table}_fts", rowid, tokens) VALUES (\'delete\', %s, %s)',  # noqa: S608
            list(rows),
        )


def learn(table: str, rows: Iterable[tuple[int, str]]) -> None:
    """Put rows into the index."""
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}_fts" (rowid, tokens) VALUES (%s, %s)', list(rows))  # noqa: S608


def forget_for_good(table: str) -> None:
    """Build the index anew from its table. Until then FTS5 only marks what it forgot, and its words stay on disk."""
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')  # noqa: S608


def matching(table: str, wanted: Sequence[tuple[str, bool]]) -> RawSQL:
    """The keys of the rows that have all the wanted tokens, or ones that begin so."""
    match = " AND ".join(f'"{token}"{"*" if prefix else ""}' for token, prefix in wanted)
    return RawSQL(f'SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH %s', (match,))  # noqa: S608, S611
