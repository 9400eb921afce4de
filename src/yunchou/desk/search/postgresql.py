"""The token index on PostgreSQL: a GIN index over the tokens as a text-search vector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models.expressions import RawSQL

# All SQL of the search on this database stands here. Table names come from our models, never from a request.
_VECTOR = "array_to_tsvector(string_to_array(tokens, ' '))"


def create(table: str) -> str:
    """The statement that makes the index of a table of tokens."""
    return f'CREATE INDEX IF NOT EXISTS "{table}_gin" ON "{table}" USING gin ({_VECTOR})'


def drop(table: str) -> str:
    """The statement that takes the index away."""
    return f'DROP INDEX IF EXISTS "{table}_gin"'


def forget(_table: str, _rows: Iterable[tuple[int, str]]) -> None:
    """Nothing: the index follows its table."""


def learn(_table: str, _rows: Iterable[tuple[int, str]]) -> None:
    """Nothing: the index follows its table."""


def forget_for_good(_table: str) -> None:
    """Nothing: the database's own vacuum takes dead entries out of the index."""


def matching(table: str, wanted: Sequence[tuple[str, bool]]) -> RawSQL:
    """The keys of the rows that have all the wanted tokens, or ones that begin so.

    `OFFSET 0` keeps the search a step of its own, answered by the index. Without it the database walks the newest rows
    of both tables and cuts the tokens of each, which it takes for cheap.
    """
    match = " & ".join(f"'{token}'{':*' if prefix else ''}" for token, prefix in wanted)
    return RawSQL(f'SELECT id FROM "{table}" WHERE {_VECTOR} @@ %s::tsquery OFFSET 0', (match,))  # noqa: S608, S611
