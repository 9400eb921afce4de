"""What holds for every dossier that the schema admits."""

import json
import random
from dataclasses import fields, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.playbook.strategies import days, dossiers
from yunchou.playbook.advisor import assess
from yunchou.playbook.advisor.letter import letter
from yunchou.playbook.advisor.report import report
from yunchou.playbook.dossier.reader import parse_json, read_dossier
from yunchou.playbook.dossier.writer import written

few = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


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


@few
@given(dossiers, days, st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(dossier, day, chance: random.Random):
    lists = {f.name: getattr(dossier, f.name) for f in fields(dossier) if isinstance(getattr(dossier, f.name), tuple)}
    shuffled = replace(dossier, **{name: tuple(chance.sample(items, len(items))) for name, items in lists.items()})
    one, other = assess(dossier, as_of=day), assess(shuffled, as_of=day)
    assert one.established.value is other.established.value
    assert one.won.value is other.won.value
    assert one.key_account == other.key_account
    assert (one.gate and one.gate.value) == (other.gate and other.gate.value)
    assert sorted((a.rule, a.severity) for a in one.advice) == sorted((a.rule, a.severity) for a in other.advice)
