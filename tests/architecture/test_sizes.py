"""Files and functions stay short enough to be read at one sitting."""

from statistics import median, quantiles

import pytest

from tests.architecture.tree import DESK, SOURCE, functions_in, functions_of, ours, relative

LONG, TOO_LONG = 300, 400
LONG_FILES_ALLOWED = 3
KINDS = (".py", ".html", ".css", ".js", ".sh")


def lines_of(path):
    return len(path.read_text("utf-8").splitlines())


def too_long(functions, limit):
    return [str(function) for function in functions if function.lines > limit]


def test_no_file_passes_the_hard_stop():
    assert [f"{relative(path)}: {lines_of(path)}" for path in ours(*KINDS) if lines_of(path) > TOO_LONG] == []


def test_few_files_are_longer_than_a_file_should_be():
    long = [f"{relative(path)}: {lines_of(path)}" for path in ours(*KINDS) if lines_of(path) > LONG]
    assert len(long) <= LONG_FILES_ALLOWED, long


def test_functions_of_the_playbook_are_small():
    functions = functions_in(SOURCE / "playbook")
    assert median(function.lines for function in functions) <= 8
    assert too_long(functions, 50) == []


def test_functions_of_the_desk_are_small():
    functions = functions_in(DESK)
    assert quantiles([function.lines for function in functions], n=10)[-1] <= 25
    assert too_long(functions, 60) == []


def test_a_view_fetches_parses_makes_one_call_and_answers():
    views = [f for f in functions_in(DESK) if "views" in f.path.parts or f.path.stem == "views"]
    assert too_long(views, 25) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    return 1\n", 2),
        ('def f():\n    """Say\n    much."""\n    return 1\n', 2),
        ("class A:\n    @staticmethod\n    def f(\n        a,\n    ):\n        return a\n", 4),
    ],
)
def test_lines_are_counted_without_decorators_and_docstring(source, lines):
    assert [function.lines for function in functions_of(DESK, source)] == [lines]
