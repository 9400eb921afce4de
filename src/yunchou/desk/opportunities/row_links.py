"""Rows that name several people: their many-to-many columns, written and told like any other column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F

from yunchou.desk.changes import Diff

Links = dict[str, list[models.Model]]


def split(model: type[models.Model], values: Mapping[str, Any]) -> tuple[dict[str, Any], Links]:
    """The values that are columns of the row, and those that are lists of other rows."""
    lists = {field.name for field in model._meta.many_to_many}
    columns = {name: value for name, value in values.items() if name not in lists}
    return columns, {name: list(value) for name, value in values.items() if name in lists}


def set_links(row: models.Model, links: Links) -> None:
    """Write the lists of a row that was just stored."""
    for name, wanted in links.items():
        getattr(row, name).set(wanted)


def change_links(row: models.Model, links: Links, *, counted: bool) -> Diff:
    """Write what changed in the lists of a row; `counted` says that its version was raised already."""
    diff: Diff = {}
    for name, wanted in links.items():
        stored = list(getattr(row, name).all())
        if {each.pk for each in stored} != {each.pk for each in wanted}:
            getattr(row, name).set(wanted)
            diff[name] = [_names(stored), _names(wanted)]
    if diff and not counted:
        type(row)._default_manager.filter(pk=row.pk).update(version=F("version") + 1)
        row.version += 1  # type: ignore[attr-defined]
    return diff


def told_links(row: models.Model) -> dict[str, list[str]]:
    """The lists of a row that are not empty, by the names of what they hold, for the journal."""
    found = {field.name: _names(getattr(row, field.name).all()) for field in row._meta.many_to_many}
    return {name: names for name, names in found.items() if names}


def _names(rows: Any) -> list[str]:
    return sorted(str(row) for row in rows)
