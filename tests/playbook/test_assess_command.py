import json
import subprocess
import sys

import pytest

GOOD = '{"account": {"name": "华东银行", "seats_now": 300}, "opportunity": {"stage": "qualification"}}'


def assess(*arguments, text=""):
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "yunchou.playbook", *arguments],
        input=text, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def deal(tmp_path):
    path = tmp_path / "deal.json"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def test_a_file_is_assessed_as_text_in_chinese(deal):
    done = assess(deal, "--as-of", "2026-03-02")
    assert done.returncode == 0
    assert "是大客户" in done.stdout
    assert "P30" not in done.stderr


def test_a_file_is_assessed_as_json_in_english(deal):
    done = assess(deal, "--as-of=2026-03-02", "--format", "json", "--lang", "en")
    told = json.loads(done.stdout)
    assert told["key_account"]["value"] == "key_account"
    assert told["key_account"]["name"] == "Key account"
    assert {"established", "factors", "stage", "won", "receivables", "missing", "advice"} <= told.keys()


def test_an_organisations_own_threshold_changes_the_verdict(deal, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[key_account.seats_large.values]]\nfrom = 2020-01-01\nvalue = 900\nsource = "ours"\n')
    done = assess(deal, "--as-of", "2026-03-02", "--format", "json", "--parameters", str(own))
    assert json.loads(done.stdout)["key_account"]["value"] == "unknown"


@pytest.mark.parametrize(
    ("text", "problem"),
    [('{"acount": {}}', "acount: no such field; did you mean account?"), ("{", "line 1"), ("[]", "must be an object")],
)
def test_bad_input_is_refused_with_code_2_and_nothing_printed(text, problem):
    done = assess("-", "--as-of", "2026-03-02", text=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_and_a_missing_day_are_refused(tmp_path, deal):
    assert assess(str(tmp_path / "none.json"), "--as-of", "2026-03-02").returncode == 2
    assert assess(deal, "--as-of", "yesterday").returncode == 2
    assert assess(deal).returncode == 2
    assert assess(deal, "--as-of", "2026-03-02", "--parameters", deal).returncode == 2
