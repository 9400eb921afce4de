import json

import pytest

from tests.playbook.forecast.test_learnt import learnt
from yunchou.playbook.advisor.learnt_file import LearntError, read_learnt, written_learnt
from yunchou.playbook.assess_command import main
from yunchou.playbook.dossier.reader import parse_json

GOOD = written_learnt(learnt(team=1.0))
SIZE = len(GOOD["covariance"])


def test_what_is_written_is_read_back():
    assert read_learnt(parse_json(json.dumps(GOOD).encode())) == learnt(team=1.0)


def test_what_was_learnt_before_a_part_existed_is_read_too():
    weights = {name: value for name, value in GOOD["weights"].items() if name != "evidence"}
    smaller = [line[: len(weights)] for line in GOOD["covariance"][: len(weights)]]
    read = read_learnt({**GOOD, "weights": weights, "covariance": smaller})
    assert list(read.weights) == list(weights)
    with pytest.raises(LearntError, match=f"must be {len(weights)} lines"):
        read_learnt({**GOOD, "weights": weights})


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"deal": 5}, "must be an object with covariance, deals"),
        ({"on": "yesterday"}, "on: must be a date"),
        ({"deals": -1}, "deals: must be a whole number"),
        ({"won": 41}, "won: cannot be more than deals"),
        ({"weights": {}}, "weights: must be an object with"),
        ({"weights": {**GOOD["weights"], "need": "much"}}, "weights.need: must be a number"),
        ({"weights": {**GOOD["weights"], "luck": 1}}, "weights: must be an object with"),
        ({"covariance": [[1.0]]}, f"covariance: must be {SIZE} lines of {SIZE} numbers"),
        ({"covariance": [[-1.0] * SIZE] * SIZE}, "covariance[0]: must be the same across"),
        ({"covariance": [[True] * SIZE] * SIZE}, "covariance[0][0]: must be a number"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(wrong, problem):
    with pytest.raises(LearntError) as refused:
        read_learnt({**GOOD, **wrong})
    assert problem in str(refused.value)


def test_the_command_gives_the_odds_of_the_team(tmp_path, capsys):
    deal, own = tmp_path / "deal.json", tmp_path / "learnt.json"
    deal.write_text('{"opportunity": {"stage": "negotiation"}}', encoding="utf-8")
    own.write_text(json.dumps(GOOD), encoding="utf-8")
    ask = [str(deal), "--as-of", "2026-03-02", "--format", "json"]
    told = []
    for more in ([], ["--learnt", str(own)]):
        assert main([*ask, *more], today=None) == 0
        told.append(json.loads(capsys.readouterr().out)["odds"])
    assert (told[0]["learnt_from"], told[1]["learnt_from"]) == (0, 40)
    assert told[1]["chance"] > told[0]["chance"]


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000])
def test_a_bad_file_of_learnt_odds_is_refused_with_code_2(tmp_path, capsys, text):
    deal, own = tmp_path / "deal.json", tmp_path / "learnt.json"
    deal.write_text("{}", encoding="utf-8")
    own.write_text(text, encoding="utf-8")
    assert main([str(deal), "--as-of", "2026-03-02", "--learnt", str(own)], today=None) == 2
    assert main([str(deal), "--as-of", "2026-03-02", "--learnt", str(tmp_path / "none")], today=None) == 2
    assert "learnt.json" in capsys.readouterr().err
