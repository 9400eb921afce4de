import io
import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import yunchou.playbook
from yunchou.playbook.assess_command import main

GOOD = '{"account": {"name": "华东银行", "seats_now": 300}, "opportunity": {"stage": "qualification"}}'


TODAY = date(2026, 3, 2)


@pytest.fixture
def assess(capsys, monkeypatch):
    """Runs the command and gives its exit code, output and complaints."""

    def run(*arguments, text=""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        try:
            code = main(arguments, today=TODAY)
        except SystemExit as refused:
            code = refused.code
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def deal(tmp_path):
    path = tmp_path / "deal.json"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def test_a_file_is_assessed_as_text_in_chinese(assess, deal):
    code, told, complaints = assess(deal)
    assert code == 0
    assert "是大客户" in told
    assert complaints == ""


def test_a_file_is_assessed_as_json_in_english(assess, deal):
    told = json.loads(assess(deal, "--format", "json", "--lang", "en")[1])
    assert told["as_of"] == "2026-03-02"
    assert (told["key_account"]["value"], told["key_account"]["name"]) == ("key_account", "Key account")
    wanted = {"established", "factors", "stage", "position", "pace", "people", "insiders", "claims", "won"}
    assert wanted | {"receivables", "odds", "missing", "advice"} <= told.keys()


def test_the_day_of_judgement_may_be_another(assess, deal):
    assert json.loads(assess(deal, "--format", "json", "--as-of", "2025-01-01")[1])["as_of"] == "2025-01-01"


def test_an_organisations_own_threshold_changes_the_verdict(assess, deal, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[key_account.seats_large.values]]\nfrom = 2020-01-01\nvalue = 900\nsource = "ours"\n')
    told = json.loads(assess(deal, "--format", "json", "--parameters", str(own))[1])
    assert told["key_account"]["value"] == "unknown"


@pytest.mark.parametrize(
    ("text", "problem"),
    [('{"acount": {}}', "acount: no such field; did you mean account?"), ("{", "line 1"), ("[]", "must be an object")],
)
def test_bad_input_is_refused_with_code_2_and_nothing_printed(assess, text, problem):
    code, told, complaints = assess("-", text=text)
    assert (code, told) == (2, "")
    assert problem in complaints


def test_a_missing_file_a_bad_day_and_bad_parameters_are_refused(assess, tmp_path, deal):
    code, told, complaints = assess(str(tmp_path / "none.json"))
    assert (code, told) == (2, "")
    assert complaints == f"{tmp_path / 'none.json'}: No such file or directory\n"
    for day in ("yesterday", "9999-12-31", "0001-01-01", "20260302", "2026-02-30"):
        assert assess(deal, "--as-of", day)[0] == 2
    assert assess(deal, "--parameters", deal)[0] == 2


def test_alone_the_method_judges_on_a_day_that_is_told(deal):
    environment = {**os.environ, "PYTHONPATH": str(Path(yunchou.playbook.__file__).parents[2])}
    alone = [sys.executable, "-m", "yunchou.playbook", deal, "--as-of", "2026-03-02"]
    assert subprocess.run(alone, capture_output=True, check=False, env=environment).returncode == 0


def test_alone_the_method_wants_to_be_told_the_day(deal, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["yunchou.playbook", deal])
    with pytest.raises(SystemExit, match="2"):
        runpy.run_module("yunchou.playbook", run_name="__main__")
    assert "--as-of DATE is needed" in capsys.readouterr().err
