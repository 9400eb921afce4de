"""`bin/setup` says what it lacks. The machine of the test is a folder with a few programs on its path."""

import os
import shutil
import subprocess

import pytest

from tests.architecture.tree import ROOT

PROGRAMS = ("sh", "dirname", "cmp", "rm", "cp", "id", "printf", "echo", "env")


@pytest.fixture
def machine(tmp_path):
    """A checkout with its own `bin/setup`, and a path without any Python."""
    checkout = tmp_path / "my checkout"
    (checkout / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "bin" / "setup", checkout / "bin" / "setup")
    (checkout / "requirements.lock").write_text("")
    (tmp_path / "programs").mkdir()
    for name in PROGRAMS:
        (tmp_path / "programs" / name).symlink_to(shutil.which(name))
    return tmp_path


def program(machine, name, text):
    """Put a program of our own on the path."""
    path = machine / "programs" / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def setup(machine, **environment):
    return subprocess.run(
        [str(machine / "my checkout" / "bin" / "setup")],
        env={"PATH": str(machine / "programs"), **environment},
        capture_output=True,
        text=True,
    )


OLD = 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
NEW = f"""
echo "$0 $@" >>"$CALLS"
case "$*" in
    *purelib*) echo "$SITE" ;;
    *-m\\ venv*) {shutil.which("mkdir")} -p .venv/bin; cp "$0" .venv/bin/python ;;
esac
"""


def test_no_python_is_said(machine):
    answer = setup(machine)
    assert answer.returncode == 1
    assert "3.11" in answer.stderr


def test_an_old_python_is_said_with_its_version(machine):
    program(machine, "python3", OLD)
    answer = setup(machine)
    assert answer.returncode == 1
    assert "3.9.2" in answer.stderr
    assert not (machine / "my checkout" / ".venv").exists()


def test_a_python_without_environments_names_the_package_to_install(machine):
    program(machine, "python3", 'case "$*" in *-m\\ venv*) exit 1;; *python%d*) echo python3.11-venv;; esac')
    answer = setup(machine)
    assert answer.returncode == 1
    assert "apt-get install python3.11-venv" in answer.stderr


def installed(machine, **environment):
    site = machine / "site packages"
    site.mkdir()
    answer = setup(machine, CALLS=str(machine / "calls"), SITE=str(site), **environment)
    assert answer.returncode == 0, answer.stderr
    assert (site / "yunchou.pth").read_text() == "../../../../src\n"
    return (machine / "calls").read_text()


def test_a_newer_python_beside_an_old_one_is_found(machine):
    program(machine, "python3", OLD)
    program(machine, "python3.12", NEW)
    calls = installed(machine)
    assert "--require-hashes" in calls
    assert "/python3.12 -m venv" in calls


def test_the_python_that_was_named_comes_first(machine):
    program(machine, "python3", NEW)
    program(machine, "mine", NEW)
    assert "/mine -m venv" in installed(machine, YUNCHOU_PYTHON=str(machine / "programs" / "mine"))


def test_a_second_call_with_the_same_lock_does_nothing(machine):
    program(machine, "python3", NEW)
    installed(machine)
    before = (machine / "calls").read_text()
    assert setup(machine, CALLS=str(machine / "calls"), SITE="").returncode == 0
    assert (machine / "calls").read_text() == before


def test_a_failed_install_is_said_and_tried_again_next_time(machine):
    program(machine, "python3", NEW.replace("case", 'case "$*" in *require-hashes*) exit 1;; esac; case', 1))
    assert setup(machine, CALLS=str(machine / "calls"), SITE="").returncode == 1
    assert not (machine / "my checkout" / ".venv" / "requirements.lock").exists()


def test_an_unknown_option_is_refused(machine):
    answer = subprocess.run(
        [str(machine / "my checkout" / "bin" / "setup"), "--all"], capture_output=True, env=os.environ
    )
    assert answer.returncode == 2
