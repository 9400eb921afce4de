"""`yunchou import FILE …`: the same import as on the screen, with the same rights and the same record."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone, translation

from yunchou.desk.conduct.operations import keep_refusals
from yunchou.desk.errors import DeskError, Invalid
from yunchou.desk.exchange import operations, queries
from yunchou.desk.exchange.kinds import KINDS
from yunchou.desk.exchange.models import ImportBatch, ImportState
from yunchou.desk.exchange.workbook import error_workbook
from yunchou.desk.identity.models import User
from yunchou.desk.terms import in_reader_language
from yunchou.desk.wording import collecting


def main(arguments: Sequence[str]) -> int:
    """Import files in the order given. Exit status: 0 all rows taken, 1 some refused, 2 not imported."""
    options = _parser().parse_args(arguments)
    actor = User.objects.filter(email__iexact=options.user, is_active=True).first()
    if actor is None:
        print(f"yunchou import: nobody signs in as {options.user}", file=sys.stderr)
        return 2
    with translation.override(options.lang or actor.language):
        with collecting() as refusals:
            status = max(_import(path, options, actor) for path in options.files)
        keep_refusals(refusals, at=timezone.now())
        return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yunchou import", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="XLSX or CSV")
    parser.add_argument("--as", dest="user", required=True, metavar="MAIL", help="who imports; his rights apply")
    parser.add_argument("--kind", choices=sorted(KINDS), default="", help="what the file lists; guessed otherwise")
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=HEADER", help="correct the guessed mapping"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument("--errors", type=Path, metavar="XLSX", help="write the refused rows with their reasons")
    parser.add_argument("--lang", choices=["zh-hans", "en"], default="")
    return parser


def _import(path: Path, options: argparse.Namespace, actor: User) -> int:
    try:
        batch = _uploaded(path, options, actor)
        table = operations.table_of(batch)
        if options.dry_run:
            batch = operations.dry_run(batch, seen_version=batch.version, actor=actor, at=timezone.now())
        else:
            while batch.state is not ImportState.DONE:
                batch = operations.go_on(batch, actor=actor, at=timezone.now(), table=table)
    except (DeskError, OSError) as reason:
        print(f"{path.name}: {reason}", file=sys.stderr)
        return 2
    print(_told(path, batch))
    problems = list(queries.problems(batch))
    for problem in problems[:10]:
        print(f"  {problem.row}: {problem.column} {problem.value!r} {problem.reason}", file=sys.stderr)
    if problems and options.errors:
        options.errors.write_bytes(error_workbook(table, problems))
    return 1 if batch.refused else 0


def _uploaded(path: Path, options: argparse.Namespace, actor: User) -> ImportBatch:
    with path.open("rb") as file:
        batch = operations.upload(file, path.name, kind=options.kind, actor=actor, at=timezone.now())
    if not options.map:
        return batch
    pairs = [text.partition("=") for text in options.map]
    if not all(separator for _column, separator, _header in pairs):
        raise Invalid({"": "--map COLUMN=HEADER"})
    mapping = {**batch.mapping, **{column: header for column, _separator, header in pairs}}
    return operations.choose(
        batch, kind=batch.kind, mapping=mapping, seen_version=batch.version, actor=actor, at=timezone.now()
    )


def _told(path: Path, batch: ImportBatch) -> str:
    kind = in_reader_language(KINDS[batch.kind].words)
    state = in_reader_language(batch.state.words)
    figures = f"+{batch.created} ~{batch.updated} ={batch.unchanged} ✕{batch.refused}"
    return f"{path.name}: {kind}, {state}, {figures}"
