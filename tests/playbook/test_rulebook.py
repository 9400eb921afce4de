"""Every rule has its file, its test file with the three kinds of examples, and cites what exists."""

from importlib import import_module
from pathlib import Path

import pytest

from yunchou.playbook.advisor import RULES
from yunchou.playbook.advisor.rulebook import RULE_COUNT, discipline_of, load_rules, rule_files
from yunchou.playbook.dossier.names import NAMES
from yunchou.playbook.text.phrases import PHRASES

HERE = Path(__file__).parent


def cases_of(rule):
    return import_module(f"tests.playbook.{discipline_of(rule)}.test_{rule.id}").CASES


def test_every_rule_file_is_in_the_rulebook_once():
    assert len(rule_files()) == len(RULES) == RULE_COUNT
    assert len({rule.id for rule in RULES}) == RULE_COUNT


def test_a_rule_that_slips_in_or_out_unnoticed_stops_the_rulebook(monkeypatch):
    monkeypatch.setattr("yunchou.playbook.advisor.rulebook.RULE_COUNT", RULE_COUNT + 1)
    with pytest.raises(RuntimeError, match="states"):
        load_rules()


def test_a_rule_cites_phrases_and_inputs_that_exist():
    for rule in RULES:
        assert rule.phrases, rule.id
        assert set(rule.phrases) <= PHRASES.keys(), rule.id
        assert rule.inputs, rule.id
        assert set(rule.inputs) <= NAMES.keys(), rule.id
        assert rule.title.zh, rule.id
        assert rule.title.en, rule.id


def test_a_rule_is_shown_firing_silent_and_facing_the_unknown():
    for rule in RULES:
        cases = cases_of(rule)
        firing = [case for case in cases if case.speaks and not case.faces_unknown]
        silent = [case for case in cases if not case.speaks]
        assert firing, rule.id
        assert len(silent) >= len(firing), rule.id
        assert any(case.faces_unknown for case in cases), rule.id


def test_what_a_rule_says_reads_in_both_languages_with_every_place_filled():
    said = [(rule, advice) for rule in RULES for case in cases_of(rule) for advice in case.advice(rule)]
    assert len(said) > len(RULES)
    for rule, advice in said:
        words = advice.sentence.words
        assert advice.rule == rule.id
        assert words.zh, rule.id
        assert words.en, rule.id
        assert "{" not in words.zh + words.en, rule.id


def test_no_test_file_is_left_without_its_rule():
    named = {path.stem for path in rule_files()}
    for path in HERE.glob("*/test_*.py"):
        if "CASES = (" in path.read_text(encoding="utf-8"):
            assert path.stem.removeprefix("test_") in named, path
