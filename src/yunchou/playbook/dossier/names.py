"""The name of every fact by its path in the dossier, taken from the facts classes themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_type_hints

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.reasons import Reason, Unknown
from yunchou.playbook.kernel.sentences import Value
from yunchou.playbook.kernel.terms import Words


def facts_class(hint: Any) -> type | None:
    """The facts class inside a type such as `tuple[Need, ...]`; `None` for plain values."""
    for kind in (hint, *get_args(hint)):
        if isinstance(kind, type) and is_dataclass(kind) and kind is not Grade:
            return kind
    return None


def _named(kind: type, above: str) -> Iterator[tuple[str, Words]]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        path = f"{above}{field.name}"
        yield path, field.metadata["words"]
        if inner := facts_class(hints[field.name]):
            yield from _named(inner, f"{path}.")


NAMES: dict[str, Words] = dict(_named(Dossier, ""))
UNKNOWN = {path: Unknown(path, words) for path, words in NAMES.items()}


def because(
    path: str,
    value: Value,
    *,
    of: str = "",
    source: str = "",
    grade: Grade | None = None,
    noted_on: date | None = None,
) -> Reason:
    """A reason from the fact at a path, such as `account.seats_now`; `KeyError` for a path that is none."""
    return Reason(path, NAMES[path], value, of, source, grade, noted_on)


def because_each(path: str, told: Iterable[tuple[str, Value]]) -> tuple[Reason, ...]:
    """A reason from every item of a list: the name of the item and its fact at the path."""
    fact = NAMES[path]
    return tuple([Reason(path, fact, value, of) for of, value in told])


def missing(path: str, *, of: str = "") -> Unknown:
    """The fact at a path is needed and not known."""
    return Unknown(path, NAMES[path], of) if of else UNKNOWN[path]
