"""A hash over every row of every table: a refusal must leave it as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connection, transaction

# Reading is logged and sessions are touched by merely asking; they are no part of what a refusal must not change.
_APART = {"identity.accesslogentry", "sessions.session", "usersessions.usersession"}


def fingerprint() -> str:
    """SHA-256 over all rows, in order of their keys, as the database holds them."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table, key in _tables():
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")  # noqa: S608 - our own names
            digest.update(repr((table, cursor.fetchall())).encode())
    return digest.hexdigest()


def rows_written() -> object:
    """A value that stays the same as long as this process writes no row; on PostgreSQL a new one each time."""
    connection.ensure_connection()
    return getattr(connection.connection, "total_changes", object())


@contextmanager
def unchanged() -> Iterator[None]:
    """What is done within may change no row. The hash is taken only where something was written: it costs more."""
    point, written = transaction.savepoint(), rows_written()
    yield
    if rows_written() != written:
        after = fingerprint()
        transaction.savepoint_rollback(point)
        assert fingerprint() == after


@cache
def _tables() -> tuple[tuple[str, str], ...]:
    """Every table and its key, quoted, many-to-many tables too."""
    models = (model for model in apps.get_models(include_auto_created=True) if model._meta.label_lower not in _APART)
    quote = connection.ops.quote_name
    return tuple(sorted((quote(m._meta.db_table), quote(m._meta.pk.column)) for m in models if m._meta.managed))
