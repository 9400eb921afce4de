"""The token index, on whichever database this installation runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, cast

from django.db import connection, models
from django.db.models.expressions import RawSQL

from yunchou.desk.search import postgresql, sqlite


class Engine(Protocol):
    """What each database offers."""

    def create(self, table: str) -> str: ...
    def drop(self, table: str) -> str: ...
    def forget(self, table: str, rows: Iterable[tuple[int, str]], /) -> None: ...
    def learn(self, table: str, rows: Iterable[tuple[int, str]], /) -> None: ...
    def forget_for_good(self, table: str, /) -> None: ...
    def matching(self, table: str, wanted: Sequence[tuple[str, bool]]) -> RawSQL: ...


ENGINES = {"sqlite": cast("Engine", sqlite), "postgresql": cast("Engine", postgresql)}


def engine() -> Engine:
    """The engine of the database in use."""
    return ENGINES[connection.vendor]


class TokenIndex(models.Index):
    """Declared on a table of tokens, so that migrations make the index with the table."""

    suffix = "tok"

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **_options: Any) -> Any:  # noqa: ARG002
        """The engine's own statement."""
        return ENGINES[schema_editor.connection.vendor].create(model._meta.db_table)

    def remove_sql(self, model: Any, schema_editor: Any, **_options: Any) -> Any:
        """The engine's own statement."""
        return ENGINES[schema_editor.connection.vendor].drop(model._meta.db_table)
