"""Bring files in: keep the upload, try it without writing, take it in stretches that survive an interruption."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from yunchou.desk.config.home import home
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.exchange.guard import MOST_BYTES, too_large
from yunchou.desk.exchange.guessing import guess_kind, guess_mapping
from yunchou.desk.exchange.kinds import KINDS, Kind
from yunchou.desk.exchange.models import ImportBatch, ImportProblem, ImportState
from yunchou.desk.exchange.reading import Table, read_table
from yunchou.desk.exchange.taking import STRETCH, take_stretch
from yunchou.desk.identity.models import User
from yunchou.desk.identity.reach import ensure_may, reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.journal.operations import record

CHANGEABLE = (ImportState.UPLOADED, ImportState.CHECKED)


def upload(file: IO[bytes], name: str, *, actor: User, at: datetime, kind: str = "") -> ImportBatch:
    """Keep a file and guess what it lists. It is stored under a random name outside the web."""
    ensure_may(actor, May.IMPORT)
    table = read_table(file, name)
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise too_large()
    stored_as = f"{uuid.uuid4().hex}{Path(name).suffix.lower()}"
    _keep(content, stored_as)
    chosen = kind if kind in KINDS else guess_kind(table)
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            kind=chosen,
            file_name=Path(name).name[:200],
            stored_as=stored_as,
            digest=hashlib.sha256(content).hexdigest(),
            sheet=table.sheet[:120],
            mapping=guess_mapping(table, KINDS[chosen]),
            rows=len(table.rows),
            uploaded_by=actor,
            uploaded_at=at,
        )
        record("import.uploaded", batch, actor=actor, at=at, changes={"rows": [None, batch.rows]})
    return batch


def _keep(content: bytes, stored_as: str) -> None:
    """Write aside, flush, rename: a file is whole or it is not there."""
    folder = home() / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    aside = folder / f".{stored_as}"
    with aside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    aside.rename(folder / stored_as)


def table_of(batch: ImportBatch) -> Table:
    """The table of an upload."""
    path = home() / "imports" / batch.stored_as
    if not path.is_file():
        raise Invalid({"file": _("The uploaded file is gone. Upload it again.")})
    with path.open("rb") as file:
        return read_table(file, batch.stored_as)


@transaction.atomic
def choose(
    batch: ImportBatch, *, kind: str, mapping: Mapping[str, str], seen_version: int, actor: User, at: datetime
) -> ImportBatch:
    """Settle what the file lists and which header says what; a running or finished import is not changed any more."""
    held = _hold(batch, seen_version, actor)
    table = table_of(held)
    if kind not in KINDS:
        raise Invalid({"kind": _("Choose what the file lists.")})
    if held.state not in CHANGEABLE:
        raise Invalid({"": _("This import has begun. Upload the file again to import it differently.")})
    chosen = {name: header for name, header in mapping.items() if header} if kind == held.kind else {}
    held.mapping = _checked(KINDS[kind], chosen or guess_mapping(table, KINDS[kind]), table)
    held.kind, held.state, held.version = kind, ImportState.UPLOADED, held.version + 1
    held.save()
    ImportProblem.objects.filter(batch=held).delete()
    record("import.mapped", held, actor=actor, at=at, changes={"mapping": [None, held.mapping]})
    return held


def _checked(kind: Kind, mapping: Mapping[str, str], table: Table) -> dict[str, str]:
    names = {column.name for column in kind.columns}
    if not set(mapping) <= names or not set(mapping.values()) <= set(table.headers):
        raise Invalid({"": _("This mapping does not fit the file. Open the import again.")})
    headers = list(mapping.values())
    doubled = next((header for header in headers if headers.count(header) > 1), None)
    if doubled is not None:
        raise Invalid({"": _("The column “%(header)s” is used twice.") % {"header": doubled}})
    return dict(mapping)


def ensure_complete(batch: ImportBatch) -> None:
    """Every column without which a row says nothing is mapped."""
    kind = KINDS[batch.kind]
    for column in kind.columns:
        if column.required and column.name not in batch.mapping:
            raise Invalid({column.name: _("Choose the column for this; no row can be taken without it.")})


def dry_run(batch: ImportBatch, *, seen_version: int, actor: User, at: datetime) -> ImportBatch:
    """Take all rows and take them back: what would be added, changed, left and refused, with every reason."""
    ensure_complete(batch)
    with transaction.atomic():
        held = _hold(batch, seen_version, actor)
        if held.state not in CHANGEABLE:
            raise Invalid({"": _("This import has begun already.")})
        table = table_of(held)
        counts, problems = _tried(held, table, actor=actor, at=at)
        for name, number in counts.items():
            setattr(held, name, number)
        held.state, held.version = ImportState.CHECKED, held.version + 1
        held.save()
        ImportProblem.objects.filter(batch=held).delete()
        ImportProblem.objects.bulk_create(problems, batch_size=500)
        record("import.tried", held, actor=actor, at=at, changes={n: [None, c] for n, c in counts.items()})
    return held


def _tried(
    batch: ImportBatch, table: Table, *, actor: User, at: datetime
) -> tuple[dict[str, int], list[ImportProblem]]:
    counts = {"created": 0, "updated": 0, "unchanged": 0, "refused": 0}
    problems: list[ImportProblem] = []
    with transaction.atomic():
        for start in range(0, len(table.rows), STRETCH):
            stretch, found = take_stretch(batch, table, start, actor=actor, at=at)
            counts = {name: counts[name] + stretch[name] for name in counts}
            problems += found
        transaction.set_rollback(True)
    return counts, problems


@transaction.atomic
def go_on(batch: ImportBatch, *, actor: User, at: datetime, table: Table | None = None) -> ImportBatch:
    """Take the next stretch of rows: all of it, with its position, or nothing. Call until the state is done."""
    ensure_complete(batch)
    held = _hold(batch, None, actor)
    if held.state is ImportState.DONE:
        return held
    table = table or table_of(held)
    if held.state is not ImportState.RUNNING:
        held.state, held.position = ImportState.RUNNING, 0
        held.created = held.updated = held.unchanged = held.refused = 0
        ImportProblem.objects.filter(batch=held).delete()
        record("import.begun", held, actor=actor, at=at)
    counts, problems = take_stretch(held, table, held.position, actor=actor, at=at)
    for name, number in counts.items():
        setattr(held, name, getattr(held, name) + number)
    ImportProblem.objects.bulk_create(problems, batch_size=500)
    held.position = min(held.position + STRETCH, len(table.rows))
    if held.position >= len(table.rows):
        held.state, held.finished_at = ImportState.DONE, at
        changes = {name: [None, getattr(held, name)] for name in ("created", "updated", "unchanged", "refused")}
        record("import.finished", held, actor=actor, at=at, changes=changes)
    held.version += 1
    held.save()
    return held


def _hold(batch: ImportBatch, seen_version: int | None, actor: User) -> ImportBatch:
    ensure_may(actor, May.IMPORT)
    ensure_may(actor, KINDS[batch.kind].may)
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if held.uploaded_by_id != actor.pk:
        raise Invalid({"": _("Only who uploaded a file imports it.")})
    if seen_version is not None and held.version != seen_version:
        raise Conflict(_("Somebody else changed this since you opened it."))
    return held


def may_import(user: User, kind: Kind) -> bool:
    """Whether this user may import this kind."""
    return {May.IMPORT, kind.may} <= reach_of(user).may


def forget_uploads(*, finished_before: datetime) -> int:
    """Remove the files of imports that are done: what was taken from them is in the tables. Answers how many."""
    done = ImportBatch.objects.filter(state=ImportState.DONE, finished_at__lte=finished_before)
    files = [home() / "imports" / name for name in done.values_list("stored_as", flat=True)]
    there = [path for path in files if path.is_file()]
    for path in there:
        path.unlink()
    return len(there)
