"""Take one stretch of rows: read the cells, recognise what came before, add and change the rest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from yunchou.desk.exchange.kinds import KINDS, Kind, Row, Taken
from yunchou.desk.exchange.models import ImportBatch, ImportedReference, ImportProblem
from yunchou.desk.exchange.reading import Table
from yunchou.desk.identity.models import User
from yunchou.playbook.conduct.refused_words import refused_in

STRETCH = 500


@dataclass(frozen=True, slots=True)
class Parsed:
    """Rows that could be read, and for the others the problems by field."""

    rows: list[Row]
    refused: dict[int, dict[str, str]]


def take_stretch(
    batch: ImportBatch, table: Table, start: int, *, actor: User, at: datetime
) -> tuple[dict[str, int], list[ImportProblem]]:
    """Take up to `STRETCH` rows from `start` on. Returns the counts by outcome, and why rows were refused."""
    kind = KINDS[batch.kind]
    parsed = parse(kind, batch.mapping, table, start, start + STRETCH)
    stored = _stored(batch.kind, {row.reference for row in parsed.rows})
    sorted_rows = _sort(batch, parsed.rows, stored)
    known = {reference: each.subject_id for reference, each in stored.items()}
    taken = kind.take(sorted_rows.fresh, known, actor=actor, at=at) if sorted_rows.fresh else Taken()
    _remember(batch, [row for row in sorted_rows.fresh if row.line in taken.subjects], taken)
    ImportedReference.objects.filter(kind=batch.kind, reference__in=sorted_rows.unchanged).update(batch=batch)
    refused = {**parsed.refused, **sorted_rows.refused, **taken.refused}
    added = sum(row.reference not in stored for row in sorted_rows.fresh if row.line in taken.subjects)
    counts = {
        "created": added,
        "updated": len(taken.subjects) - added,
        "unchanged": len(parsed.rows) - len(sorted_rows.fresh) - len(sorted_rows.refused),
        "refused": len(refused),
    }
    return counts, _problems(batch, table, refused)


@dataclass(slots=True)
class _Sorted:
    """The rows of a stretch: new or changed ones, the references of known ones, and those that contradict the file."""

    fresh: list[Row]
    unchanged: list[str]
    refused: dict[int, dict[str, str]]


def _stored(kind: str, references: set[str]) -> dict[str, ImportedReference]:
    rows = ImportedReference.objects.filter(kind=kind, reference__in=references)
    return {row.reference: row for row in rows}


def _sort(batch: ImportBatch, rows: Sequence[Row], stored: Mapping[str, ImportedReference]) -> _Sorted:
    """An entry that comes again in one file with the same values is the same; with other values it is refused."""
    found = _Sorted([], [], {})
    here = {each.reference: each.digest for each in stored.values() if each.batch_id == batch.pk}
    for row in rows:
        digest = digest_of(row)
        if row.reference in here:
            if here[row.reference] != digest:
                found.refused[row.line] = {"": _("The same entry stands further up in this file with other values.")}
            continue
        here[row.reference] = digest
        if row.reference in stored and stored[row.reference].digest == digest:
            found.unchanged.append(row.reference)
        else:
            found.fresh.append(row)
    return found


def parse(kind: Kind, mapping: Mapping[str, str], table: Table, start: int, stop: int) -> Parsed:
    """Read rows `start` to `stop` of a table; empty rows are passed over."""
    places = {name: table.headers.index(header) for name, header in mapping.items()}
    rows: list[Row] = []
    refused: dict[int, dict[str, str]] = {}
    for line, cells in enumerate(table.rows[start:stop], start=start + 2):
        if not any(cells):
            continue
        values, wrong = _read(kind, places, cells)
        if wrong:
            refused[line] = wrong
            continue
        rows.append(Row(line, kind.reference(values)[:200], values))
    return Parsed(rows, refused)


def _read(kind: Kind, places: Mapping[str, int], cells: Sequence[str]) -> tuple[dict[str, object], dict[str, str]]:
    values: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for column in kind.columns:
        if column.name not in places:
            continue
        try:
            values[column.name] = column.read(cells[places[column.name]])
        except ValueError as reason:
            wrong[column.name] = str(reason)
            continue
        if column.required and values[column.name] in (None, ""):
            wrong[column.name] = _("This cannot be empty.")
    return values, wrong


def digest_of(row: Row) -> str:
    """A fingerprint of what a row says."""
    content = json.dumps(row.values, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _remember(batch: ImportBatch, rows: Sequence[Row], taken: Taken) -> None:
    references = [
        ImportedReference(
            kind=batch.kind,
            reference=row.reference,
            subject_id=taken.subjects[row.line],
            digest=digest_of(row),
            batch=batch,
        )
        for row in rows
    ]
    ImportedReference.objects.bulk_create(
        references,
        update_conflicts=True,
        update_fields=["subject_id", "digest", "batch"],
        unique_fields=["kind", "reference"],
        batch_size=500,
    )


def _problems(batch: ImportBatch, table: Table, refused: Mapping[int, Mapping[str, str]]) -> list[ImportProblem]:
    problems = []
    for line in sorted(refused):
        for name, reason in refused[line].items():
            header = batch.mapping.get(name.rpartition(".")[2], "")
            value = table.rows[line - 2][table.headers.index(header)] if header else ""
            problems.append(
                ImportProblem(
                    batch=batch, row=line, column=header, value="" if refused_in(value) else value[:500], reason=reason
                )
            )
    return problems
