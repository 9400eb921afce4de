"""The method imports the standard library only and never asks what time it is."""

import ast
import re
import sys
from pathlib import Path

import pytest

import yunchou.playbook

FILES = sorted(Path(yunchou.playbook.__file__).parent.rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "localtime"}
CLOCK_OWNERS = {"date", "datetime", "time", "dt"}
IMPORTS = re.compile(r"^\s*(?:from\s+(\S+)\s+import|import\s+(.+?)\s*(?:#.*)?$)", re.MULTILINE)
CLOCK = re.compile(rf"\b({'|'.join(sorted(CLOCK_OWNERS))})\s*\.\s*({'|'.join(sorted(CLOCKS))})\b")


def parsed(text: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(text)))


def imported(nodes: list[ast.AST]) -> set[str]:
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add(node.module)
    return names


def clocks_read(nodes: list[ast.AST]) -> set[str]:
    return {
        f"{node.value.id}.{node.attr}"
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in CLOCKS
        and node.value.id in CLOCK_OWNERS
    }


def foreign(names: set[str]) -> set[str]:
    return {
        name
        for name in names
        if not name.startswith("yunchou.playbook") and name.split(".")[0] not in sys.stdlib_module_names
    }


def may_be_impure(text: str) -> bool:
    """Whether the text names a module or a clock that only the syntax can clear: parsing every file takes seconds."""
    named = {word for pair in IMPORTS.findall(text) for word in pair if word}
    listed = any("," in word or " " in word for word in named)  # several in one statement: let the syntax tell
    return listed or bool(foreign(named)) or bool(named & {"time", "random", "secrets"}) or bool(CLOCK.search(text))


@pytest.mark.parametrize("discipline", sorted({path.parent for path in FILES}), ids=lambda folder: folder.name)
def test_a_playbook_file_needs_the_standard_library_only_and_reads_no_clock(discipline):
    for path in discipline.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not may_be_impure(text):
            continue
        nodes = parsed(text)
        names = imported(nodes)
        assert foreign(names) == set(), path
        assert clocks_read(nodes) == set(), path
        assert not {"time", "random", "secrets"} & names, path


def test_a_foreign_import_and_a_clock_would_be_seen():
    assert may_be_impure("import django.db")
    assert may_be_impure("import ast, django")
    assert may_be_impure("    from random import choice")
    assert may_be_impure("now = date.today()")
    assert not may_be_impure("from datetime import date\nimport re")
    bad = parsed("import django.db\nfrom datetime import date\nnow = date.today()")
    assert foreign(imported(bad)) == {"django.db"}
    assert clocks_read(bad) == {"date.today"}
