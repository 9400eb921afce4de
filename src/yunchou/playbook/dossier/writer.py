"""Write a dossier as plain data for JSON: only what is known, in the order of the fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Term


def written(facts: Any) -> dict[str, Any]:
    """The known facts of a facts object as a dictionary. Fields that hold their unknown value are left out."""
    return {
        name: value if value.__class__ in _PLAIN else _value(value)
        for name, unknown in _fields(facts.__class__)
        if (value := getattr(facts, name)) != unknown
    }


_PLAIN = frozenset({str, int, bool, type(None)})


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind of facts with what each holds while unknown: a large deal writes thousands of facts."""
    return tuple((field.name, field.default) for field in fields(kind))


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Grade):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return written(value) if is_dataclass(value) else value
