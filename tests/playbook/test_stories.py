"""Whole stories: the facts of a deal in a file, and the verdicts that the playbook demands.

A story is a JSON file a sales manager can read: a title, what happened, the day, the dossier, what is expected.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from yunchou.playbook.advisor import assess
from yunchou.playbook.advisor.report import report
from yunchou.playbook.dossier.reader import parse_json, read_dossier

STORIES = sorted((Path(__file__).parent / "stories").glob("*.json"))
EXPECTED = ("says", "silent", "first", "vetoed", "missing", "exit", "odds_at_most", "insiders")
VERDICTS = ("key_account", "established", "position", "pace", "won", "collected")


def told(story):

    assessment = assess(
        read_dossier(parse_json(json.dumps(story["dossier"]).encode())), as_of=date.fromisoformat(story["as_of"])
    )
    return report(assessment, "zh")


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_story_ends_as_the_playbook_demands(path):
    story = json.loads(path.read_text(encoding="utf-8"))
    found, expected = told(story), story["expect"]
    assert set(expected) <= {
        *VERDICTS,
        "says",
        "silent",
        "first",
        "vetoed",
        "missing",
        "exit",
        "odds_at_most",
        "insiders",
    }
    for name in VERDICTS:
        if name in expected:
            assert found[name]["value"] == expected[name], (name, found[name]["sentence"])
    rules = [move["rule"] for move in found["advice"]]
    assert set(expected.get("says", [])) <= set(rules), rules
    assert not set(expected.get("silent", [])) & set(rules)
    if "first" in expected:
        assert rules[0] == expected["first"], rules
    assert set(expected.get("vetoed", [])) <= {move["rule"] for move in found["vetoed"]}
    if "missing" in expected:
        assert found["missing"]["path"] == expected["missing"], found["missing"]
    if "exit" in expected:
        assert found["stage"]["exit"] == expected["exit"]
    if "insiders" in expected:
        assert {each["person"]: each["value"] for each in found["insiders"]["people"]} == expected["insiders"]
    assert found["odds"]["chance"] <= expected.get("odds_at_most", 1)


def test_there_are_twenty_stories_and_each_expects_a_verdict_and_a_move():
    assert len(STORIES) >= 20
    for path in STORIES:
        story = json.loads(path.read_text(encoding="utf-8"))
        assert story["title"]
        assert story["story"]
        assert set(VERDICTS) & set(story["expect"]), path
        assert {"says", "first", "silent"} & set(story["expect"]), path
