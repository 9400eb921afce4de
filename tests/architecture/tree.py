"""The tree as the tests of this folder read it: tracked files, functions, the order of features."""

from __future__ import annotations

import ast
import configparser
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "yunchou"
DESK = SOURCE / "desk"
VENDORED = "/vendor/"


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control, and every new one that is not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def relative(path: Path) -> str:
    """The path as people write it, from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def ours(*suffixes: str) -> list[Path]:
    """Tracked files with one of the suffixes, without what others wrote and what Django generates."""
    return [
        path
        for path in tracked()
        if path.suffix in suffixes and VENDORED not in path.as_posix() and "migrations" not in path.parts
    ]


@dataclass(frozen=True)
class Function:
    """One function and its length in lines, decorators and docstring not counted."""

    path: Path
    name: str
    lines: int

    def __str__(self) -> str:
        return f"{relative(self.path)}: {self.name} has {self.lines} lines"


def functions_in(folder: Path) -> list[Function]:
    """Every function and method of a folder's modules."""
    return [
        function
        for path in ours(".py")
        if folder in path.parents
        for function in functions_of(path, path.read_text("utf-8"))
    ]


def functions_of(path: Path, source: str) -> Iterator[Function]:
    """Every function and method of one module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(path, node.name, node.end_lineno - node.lineno + 1 - _docstring_lines(node))


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(node) is None:
        return 0
    return node.body[0].end_lineno - node.body[0].lineno + 1


@cache
def layers(contract: str) -> dict[str, int]:
    """The folders of a contract of `.importlinter` with their height: 0 is the lowest."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    rows = parser[f"importlinter:contract:{contract}"]["layers"].split("\n")
    names = [row.replace("(", "").replace(")", "").split(":") for row in rows if row.strip()]
    return {name.strip(): height for height, row in enumerate(reversed(names)) for name in row}
