"""`bin/test` never skips the browser in silence. The machine of the test has only the programs that are put there."""

import shutil
import subprocess

import pytest

from tests.architecture.tree import ROOT

PROGRAMS = ("sh", "dirname", "mktemp", "rm", "date", "tee", "tail", "cat", "chmod")
PYTHON = 'case "$*" in *pytest*) echo; echo "3 passed in 0.01s";; *import*) exit 1;; esac'


@pytest.fixture
def machine(tmp_path):
    checkout = tmp_path / "my checkout"
    (tmp_path / "programs").mkdir()
    (checkout / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "bin" / "test", checkout / "bin" / "test")
    for name in PROGRAMS:
        (tmp_path / "programs" / name).symlink_to(shutil.which(name))
    script(checkout / "bin" / "setup", "exit 0")
    for python in (".venv/bin/python", ".venv/playbook/bin/python"):
        script(checkout / python, PYTHON)
    program(tmp_path, "id", "echo 1000")
    return tmp_path


def script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def program(machine, name, text="exit 0"):
    script(machine / "programs" / name, text)


def test(machine, *arguments):
    return subprocess.run(
        [str(machine / "my checkout" / "bin" / "test"), *arguments],
        env={"PATH": str(machine / "programs"), "TMPDIR": str(machine)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


test.__test__ = False


def test_all_parts_run_and_the_last_lines_are_those_of_pytest(machine):
    program(machine, "chromium")
    program(machine, "fc-list", "echo Noto Sans CJK SC")
    answer = test(machine)
    assert answer.returncode == 0, answer.stdout
    lines = answer.stdout.splitlines()
    assert [line.split()[0] for line in lines[-6:-3]] == ["playbook", "desk", "browser"]
    assert lines[-3:] == ["3 passed in 0.01s"] * 3


def test_without_a_browser_its_part_fails_and_says_what_to_install(machine):
    answer = test(machine)
    assert answer.returncode == 1
    assert "apt-get install chromium fontconfig fonts-noto-cjk" in answer.stdout
    assert [line.split()[-1] for line in answer.stdout.splitlines() if " s  " in line] == ["ok", "ok", "FAILED"]


def test_a_browser_without_chinese_letters_fails_too(machine):
    program(machine, "chromium")
    program(machine, "fc-list")
    answer = test(machine, "browser")
    assert answer.returncode == 1
    assert "fonts-noto-cjk" in answer.stdout


def test_where_it_may_it_installs_the_browser(machine):
    program(machine, "id", "echo 0")
    program(machine, "fc-list", "echo Noto Sans CJK SC")
    programs = machine / "programs"
    program(machine, "apt-get", f'echo "#!/bin/sh" >"{programs}/chromium"; chmod 755 "{programs}/chromium"')
    answer = test(machine, "browser")
    assert answer.returncode == 0, answer.stdout
    assert "Installing chromium" in answer.stdout


def test_a_failing_part_fails_the_whole_and_the_others_still_run(machine):
    program(machine, "chromium")
    program(machine, "fc-list", "echo Noto Sans CJK SC")
    script(machine / "my checkout" / ".venv/playbook/bin/python", 'echo "1 failed in 0.01s"; exit 1')
    answer = test(machine)
    assert answer.returncode == 1
    assert answer.stdout.splitlines()[-3:] == ["1 failed in 0.01s", "3 passed in 0.01s", "3 passed in 0.01s"]


def test_a_playbook_environment_that_has_django_fails(machine):
    script(machine / "my checkout" / ".venv/playbook/bin/python", "echo 3 passed in 0.01s")
    answer = test(machine, "playbook")
    assert answer.returncode == 1
    assert "Django is installed" in answer.stdout


def test_only_the_whole_runs_the_sweeps_and_what_is_left_out_is_said(machine):
    program(machine, "chromium")
    program(machine, "fc-list", "echo Noto Sans CJK SC")
    python = 'case "$*" in *pytest*) echo "asked: $*"; echo "3 passed in 0.01s";; *import*) exit 1;; esac'
    for each in (".venv/bin/python", ".venv/playbook/bin/python"):
        script(machine / "my checkout" / each, python)
    everyday, whole = test(machine), test(machine, "--whole")
    assert [everyday.returncode, whole.returncode] == [0, 0], everyday.stdout + whole.stdout
    assert everyday.stdout.count("and not sweep") == 2
    assert "not run: the sweeps" in everyday.stdout
    assert "sweep" not in whole.stdout
    assert "--whole" in (ROOT / ".ci" / "run").read_text()
