"""`yunchou capture`: proposals of a note, without a database."""

import io
import json
from pathlib import Path

import pytest

from yunchou.desk.capture import command

BANK = str(Path(__file__).parent / "notes" / "dossiers" / "bank.json")
NOTE = "上午和王总开会，预算大概三百万；听说云讯来过"


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    status = command.run(command.parser().parse_args(list(arguments)), out=out, err=err)
    return status, out.getvalue(), err.getvalue()


def test_json_is_printed_as_the_schema_says():
    status, out, err = run("--dossier", BANK, "--as-of", "2026-03-11", "--text", NOTE, "--json")
    answer = json.loads(out)
    assert (status, err, answer["engine"], answer["as_of"]) == (0, "", "grammar", "2026-03-11")
    assert {"interaction", "person_met", "budget", "rival_move"} <= {one["kind"] for one in answer["proposals"]}


def test_text_is_printed_for_people_in_both_languages():
    assert "见到的人 [明确] 姓名 王建国" in run("--dossier", BANK, "--as-of", "2026-03-11", "--text", NOTE)[1]
    assert "Person met" in run("--dossier", BANK, "--as-of", "2026-03-11", "--text", NOTE, "--lang", "en")[1]


def test_a_note_without_facts_is_said_to_have_none():
    assert run("--dossier", BANK, "--as-of", "2026-03-11", "--text", "今天没什么事")[1] == "没有可以记录的内容。\n"


def test_the_note_may_come_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTE.encode()), encoding="utf-8"))
    assert "王建国" in run("--dossier", BANK, "--as-of", "2026-03-11", "--text", "-")[1]


def test_other_customers_and_rivals_can_be_named():
    note = "下午去了泰和，泰和那边没预算；冰海上周给王总做过演示"
    answer = json.loads(
        run("--dossier", BANK, "--as-of", "2026-03-11", "--text", note, "--json", "--deal", "泰和", "--rival", "冰海")[
            1
        ]
    )
    assert [one["about"] for one in answer["proposals"] if one["kind"] == "budget"] == ["泰和"]
    assert [one["fields"]["rival"] for one in answer["proposals"] if one["kind"] == "rival_move"] == ["冰海"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [("{", "line 1"), ('{"people": [{"nme": "x"}]}', "did you mean name?"), (None, "No such file")],
)
def test_bad_input_is_named_and_ends_with_two(tmp_path, content, problem):
    path = tmp_path / "deal.json"
    if content is not None:
        path.write_text(content)
    status, out, err = run("--dossier", str(path), "--as-of", "2026-03-11", "--text", NOTE)
    assert (status, out) == (2, "")
    assert problem in err


def test_a_day_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit) as end:
        command.main(["--dossier", BANK, "--as-of", "2026-02-30", "--text", NOTE])
    assert end.value.code == 2
    assert "2026-02-30" in capsys.readouterr().err


def test_without_a_configured_model_the_second_engine_is_off(monkeypatch):
    monkeypatch.delenv("YUNCHOU_LLM_URL", raising=False)
    status, _out, err = run("--dossier", BANK, "--as-of", "2026-03-11", "--text", NOTE, "--engine", "model")
    assert status == 2
    assert "YUNCHOU_LLM_URL" in err
