"""Change one stored thing without losing what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from yunchou.desk.errors import Conflict, FieldDifference
from yunchou.desk.identity.sealing import SealedField

Diff = dict[str, list[Any]]


def apply_changes(row: models.Model, values: Mapping[str, Any], *, seen_version: int) -> Diff:
    """Set `values` on a versioned row and save it, if nobody changed it since version `seen_version` was read.

    Returns `{field: [from, to]}` of what really changed, ready for the journal; nothing is saved when it is empty.
    Raises `Conflict` with a field-by-field comparison otherwise. Sealed fields are refused: they have their own door.
    """
    if row.version != seen_version:  # type: ignore[attr-defined]
        raise conflict(row, values)
    diff = difference(row, values)
    if not diff:
        return diff
    for name, value in values.items():
        setattr(row, name, value)
    fields = {name: getattr(row, name) for name in values}
    updated = (
        type(row)._default_manager.filter(pk=row.pk, version=seen_version).update(**fields, version=seen_version + 1)
    )
    if not updated:
        fresh = type(row)._default_manager.get(pk=row.pk)
        raise conflict(fresh, values)
    row.version = seen_version + 1  # type: ignore[attr-defined]
    return diff


def made(**values: Any) -> Diff:
    """The journal's `{field: [from, to]}` of something new; what was left empty is left out."""
    return {name: [None, _plain(value)] for name, value in values.items() if value not in (None, "")}


def difference(row: models.Model, values: Mapping[str, Any]) -> Diff:
    """`{field: [from, to]}` for the values that differ from the stored ones."""
    diff: Diff = {}
    for name, value in values.items():
        field = row._meta.get_field(name)
        if isinstance(field, SealedField):
            raise TypeError(f"{name} is sealed and cannot be changed here")
        old = getattr(row, name)
        if old != value:
            diff[name] = [_plain(old), _plain(value)]
    return diff


def conflict(row: models.Model, values: Mapping[str, Any]) -> Conflict:
    """The refusal that shows, field by field, what is stored now beside what was sent."""
    differences = [
        FieldDifference(str(row._meta.get_field(name).verbose_name), getattr(row, name), value)  # type: ignore[union-attr]
        for name, value in values.items()
        if getattr(row, name) != value
    ]
    return Conflict(_("Somebody else changed this since you opened it."), differences)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, models.Model) else value
