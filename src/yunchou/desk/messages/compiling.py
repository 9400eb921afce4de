"""Compile the catalogues for use. Compiled files are never committed; a start makes what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from django.utils.translation.reloader import translation_file_changed

from yunchou.desk.messages.places import DESK, catalogues


def run(arguments: Sequence[str]) -> int:
    """`yunchou compile-messages`: compile every catalogue that changed since it was last compiled."""
    argparse.ArgumentParser(prog="yunchou compile-messages", description=run.__doc__).parse_args(arguments)
    compile_all()
    return 0


def compile_all(desk: Path = DESK) -> int:
    """Compile what is older than its source; returns how many. Raises `PoFileError` for a broken file."""
    stale = [path for path in catalogues(desk) if _is_stale(path)]
    for path in stale:
        compile_one(path)
        # This process may have looked for the words before: a first start would tell the demo company in English.
        translation_file_changed(None, path.with_suffix(".mo"))
    return len(stale)


def compile_one(path: Path) -> None:
    """Write the compiled catalogue beside its source, whole or not at all."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parents[1].name, abort_invalid=True)
    unfinished = path.with_suffix(".mo.new")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(path.with_suffix(".mo"))


def _is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.is_file() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns
