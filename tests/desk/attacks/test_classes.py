"""Every attack class has tests that are there, and the page on security names every class."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.architecture.tree import ROOT
from tests.desk.attacks.classes import CLASSES, NOT_OFFERED


@cache
def named_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_all_eighteen_classes_are_tried_or_do_not_arise() -> None:
    assert set(CLASSES) | set(NOT_OFFERED) == set(range(1, 19))
    assert not set(CLASSES) & set(NOT_OFFERED)


@pytest.mark.parametrize("number", CLASSES)
def test_the_tests_of_a_class_are_there(number: int) -> None:
    _name, named = CLASSES[number]
    assert named
    for each in named:
        path, _, function = each.partition("::")
        assert function in named_in(path), each


def test_the_page_on_security_names_every_class() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    for number, (name, _tests) in CLASSES.items():
        assert f"| {number} | {name} |" in page
    for number in NOT_OFFERED:
        assert f"| {number} |" in page
