"""Write a dossier as plain data for JSON: only what is known, in the order of the fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Term


def written(facts: Any) -> dict[str, Any]:
    """The known facts of a facts object as a dictionary. Fields that hold their unknown value are left out."""
    return {
        field.name: _value(value) for field in fields(facts) if (value := getattr(facts, field.name)) != field.default
    }


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
