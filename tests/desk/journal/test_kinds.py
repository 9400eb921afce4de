"""Every kind of journal line that the code records has a sentence for people."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import yunchou.desk
from yunchou.desk.journal.kinds import KINDS, sentence

DESK = Path(yunchou.desk.__file__).parent
KIND = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
# The journal's own functions hand on a kind they were given.
WRITERS = {"record", "Line"}


def first_arguments() -> Iterator[tuple[str, ast.expr]]:
    """Where a line is recorded, and the expression of its kind."""
    for path in DESK.rglob("*.py"):
        if path == DESK / "journal" / "operations.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            kinds = [k.value for k in node.keywords if k.arg == "kind"] or node.args[:1]
            if name in WRITERS and kinds:
                yield f"{path.relative_to(DESK)}:{node.lineno}", kinds[0]


def recorded_kinds() -> dict[str, str]:
    """Each kind written as a literal in the code, and where."""
    found: dict[str, str] = {}
    for where, expression in first_arguments():
        for node in ast.walk(expression):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found[node.value] = where
    return found


def test_every_recorded_kind_has_a_sentence() -> None:
    without = {kind: where for kind, where in recorded_kinds().items() if KIND.fullmatch(kind) and kind not in KINDS}
    assert not without, f"add these to journal/kinds.py: {without}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_takes_the_name_of_its_subject_and_nothing_else(kind: str) -> None:
    assert KIND.fullmatch(kind)
    assert "%" not in sentence(kind, "江海银行")


def test_a_kind_of_a_newer_version_is_shown_as_it_is_stored() -> None:
    assert sentence("moon.landed", "") == "moon.landed"
