"""What holds for every dossier that the schema admits."""

import json
import random
from dataclasses import fields, is_dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import days, dossiers, few, lively
from yunchou.playbook.advisor import assess
from yunchou.playbook.advisor.letter import letter
from yunchou.playbook.advisor.report import report
from yunchou.playbook.dossier.reader import parse_json, read_dossier
from yunchou.playbook.dossier.writer import written
from yunchou.playbook.kernel.grades import Grade


@few
@given(dossiers, days)
def test_assessing_never_fails_and_reads_in_both_languages(dossier, day):
    assessment = assess(dossier, as_of=day)
    assert letter(assessment, "zh")
    assert letter(assessment, "en")
    json.dumps(report(assessment, "zh"))


@few
@given(dossiers)
def test_every_dossier_survives_writing_and_reading(dossier):
    assert read_dossier(parse_json(json.dumps(written(dossier)).encode())) == dossier


def shuffled(facts: object, chance: random.Random) -> object:
    """The same facts with every list in another order."""
    if isinstance(facts, tuple):
        return tuple(shuffled(item, chance) for item in chance.sample(facts, len(facts)))
    if is_dataclass(facts) and not isinstance(facts, Grade | type):
        return replace(facts, **{f.name: shuffled(getattr(facts, f.name), chance) for f in fields(facts)})
    return facts


def in_any_order(told: object) -> object:
    """A report whose lists are sorted, so that two of them can be compared."""
    if isinstance(told, dict):
        return {key: in_any_order(value) for key, value in told.items()}
    if isinstance(told, list):
        return sorted(map(in_any_order, told), key=lambda item: json.dumps(item, sort_keys=True, ensure_ascii=False))
    return told


@few
@given(dossiers | lively, days, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(dossier, day, chance):
    one, other = assess(dossier, as_of=day), assess(shuffled(dossier, chance), as_of=day)
    verdicts = [in_any_order(report(each, "zh")) for each in (one, other)]
    for part in ("key_account", "position", "insiders", "claims", "odds", "won", "collected", "receivables", "missing"):
        assert verdicts[0][part] == verdicts[1][part], part
    for part in ("established", "pace", "signed"):
        assert verdicts[0][part]["value"] == verdicts[1][part]["value"], part
    assert (one.gate and one.gate.value) == (other.gate and other.gate.value)
    assert one.schedule.urgency is other.schedule.urgency
    assert sorted((a.rule, a.severity) for a in one.advice) == sorted((a.rule, a.severity) for a in other.advice)
    assert sorted(v.advice.rule for v in one.vetoed) == sorted(v.advice.rule for v in other.vetoed)
