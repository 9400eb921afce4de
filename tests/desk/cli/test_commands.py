"""One table of commands, each loaded only when it is called."""

import os
import subprocess
import sys

import pytest

from yunchou.desk.cli import main, serve


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_of_the_table_can_be_loaded_and_explains_itself(name, capsys):
    run = main.load(main.COMMANDS[name])
    if name == "manage":
        assert callable(run)
        return
    with pytest.raises(SystemExit) as end:
        run(["--help"])
    assert end.value.code == 0
    assert f"usage: yunchou {name}" in capsys.readouterr().out


def test_an_unknown_command_is_refused_with_the_nearest_one(capsys):
    assert main.main(["prepar"]) == 2
    assert "`prepare`" in capsys.readouterr().err


def test_without_a_command_all_are_listed(capsys):
    assert main.main([]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in main.COMMANDS)


def test_a_deal_is_assessed_without_django(tmp_path):
    (tmp_path / "django.py").write_text("raise SystemExit('django was imported')")
    (tmp_path / "deal.json").write_text("{")
    answer = subprocess.run(
        [sys.executable, "-m", "yunchou.desk.cli", "assess", str(tmp_path / "deal.json")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 2
    assert "deal.json" in answer.stderr
    assert "django was imported" not in answer.stderr


@pytest.mark.parametrize("text", ["0", "65536", "-1", "80a", "", "٨٠"])
def test_what_is_no_port_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        main.load(main.COMMANDS["serve"])(["--port", text])
    assert "is not a port" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["sales.example.com", "300.1.1.1", "", "127.0.0.1:80"])
def test_what_is_no_address_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        main.load(main.COMMANDS["serve"])(["--host", text])
    assert "is not an IP address" in capsys.readouterr().err


@pytest.mark.parametrize("count", ["0", "65", "two"])
def test_what_is_no_number_of_processes_is_refused_also_from_the_environment(count, monkeypatch, capsys):
    monkeypatch.setenv("YUNCHOU_WORKERS", count)
    with pytest.raises(SystemExit):
        main.load(main.COMMANDS["serve"])([])
    assert "is not a number of processes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("status", "fine"), [(200, True), (302, True), (404, True), (500, False), (503, False), (None, False)]
)
def test_the_address_is_announced_only_when_it_answers(status, fine):
    assert ("does not answer" not in serve.greeting("http://127.0.0.1:8000/", status)) is fine


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104
    ],
)
def test_the_address_is_one_to_open_in_a_browser(host, url):
    assert serve.url(host, 8000) == url
