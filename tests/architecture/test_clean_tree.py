"""What may not be in any tracked file."""

import re
import subprocess

import pytest

from tests.architecture.tree import ROOT, VENDORED, relative, tracked

UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
REGISTRY = re.compile(
    r"(?:p[y]pi|p[y]thonhosted|n[p]mjs|deb[i]an)\.(?:org|com|net)|(?:extra-)?index-url\s*=|--find-l[i]nks",
    re.I,
)
MACHINE = re.compile(r"(?<![\w.~-])/(?:w[o]rk|r[o]ot|home/\w+)/")
PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KE[Y]-----")


def texts():
    """Tracked files that are text, ours only."""
    for path in tracked():
        if VENDORED in path.as_posix():
            continue
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def found(pattern):
    return [
        f"{relative(path)}:{number}: {line.strip()[:100]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "pattern", [UNFINISHED, REGISTRY, MACHINE, PRIVATE_KEY], ids=["unfinished", "registry", "machine", "key"]
)
def test_no_file_holds(pattern):
    assert found(pattern) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (UNFINISHED, "# TO" + "DO: later"),
        (REGISTRY, "https://files.p" + "ythonhosted.org/x"),
        (REGISTRY, "[tool.uv] index-" + "url = 'x'"),
        (MACHINE, "open('/wor" + "k/shared')"),
        (PRIVATE_KEY, "-----BEGIN PRIVATE KE" + "Y-----"),
    ],
)
def test_what_is_looked_for_would_be_found(pattern, line):
    assert pattern.search(line)


def test_compiled_words_and_data_folders_are_not_tracked():
    bad = [relative(path) for path in tracked() if path.suffix in {".mo", ".sqlite3", ".key", ".pyc"}]
    assert bad == []


def test_scripts_can_be_executed_and_parsed():
    scripts = [*sorted((ROOT / "bin").iterdir()), ROOT / ".ci" / "run"]
    for script in scripts:
        assert script.stat().st_mode & 0o111, f"{script.name} is not executable"
        if script.read_text("utf-8").startswith("#!/bin/sh"):
            subprocess.run(["sh", "-n", str(script)], check=True)
