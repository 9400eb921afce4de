"""The shape of a kind of import: its columns, how a row is recognised again, and who takes the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import May
from yunchou.playbook.kernel.terms import Words

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing a row may say. `read` turns a cell's text into a value or raises `ValueError` with the reason.

    `also` lists other headers it goes by, in any language, written without case.
    """

    name: str
    words: Words
    read: Callable[[str], Any]
    also: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file that could be read: its line number, its reference, its values."""

    line: int
    reference: str
    values: Values


@dataclass(slots=True)
class Taken:
    """What came of a stretch of rows: the key of the thing behind each line, and the lines that were refused."""

    subjects: dict[int, int] = field(default_factory=dict)
    refused: dict[int, dict[str, str]] = field(default_factory=dict)

    def refuse(self, line: int, reason: Invalid) -> None:
        """Note why a line was not taken, by field."""
        self.refused[line] = dict(reason.fields)


class Take(Protocol):
    """Adds or changes what rows speak of. `known` maps a reference to the key of what an earlier import made of it."""

    def __call__(self, rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of import. `reference` names the columns that recognise a row when it comes again."""

    code: str
    words: Words
    columns: tuple[Column, ...]
    reference: Callable[[Values], str]
    take: Take
    may: May = May.IMPORT

    def column(self, name: str) -> Column:
        """The column of this name; `KeyError` when there is none."""
        return {column.name: column for column in self.columns}[name]
