from datetime import date
from types import MappingProxyType

import pytest

from tests.playbook.cases import case
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.key_account.scorecard import Span, is_leader, scorecard
from yunchou.playbook.key_account.terms import KeyAccountVerdict as V

LEADER = MappingProxyType({"is_leader": Answer.YES})
FOLLOWER = MappingProxyType({"is_leader": Answer.NO})


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"seats_now": 200}, V.KEY_ACCOUNT),
        ({"contract_value": 1_000_000}, V.KEY_ACCOUNT),
        ({"seats_replaceable": 250}, V.KEY_ACCOUNT),
        ({"seats_now": 50, **LEADER}, V.KEY_ACCOUNT),
        ({"seats_now": 199, **FOLLOWER}, V.NURTURE),
        ({"seats_now": 10, **LEADER}, V.NURTURE),
        ({"seats_now": 10, **FOLLOWER}, V.ORDINARY),
        ({"seats_now": 10, "niche_rank": 4}, V.ORDINARY),
        ({"seats_now": 10, "niche_rank": 3}, V.NURTURE),
        ({}, V.UNKNOWN),
        ({"seats_now": 50}, V.UNKNOWN),
        ({"seats_now": 10}, V.UNKNOWN),
        (LEADER, V.UNKNOWN),
        ({"head_count": 9_000, **LEADER}, V.KEY_ACCOUNT),
        ({"head_count": 9_000, **FOLLOWER}, V.UNKNOWN),
    ],
)
def test_size_and_representativeness_make_the_verdict(facts, verdict):
    assert scorecard(case(account=Account(**facts))).verdict.value is verdict


def test_an_unknown_verdict_names_what_is_missing_and_a_known_one_names_nothing():
    unknown = scorecard(case(account=Account(is_leader=Answer.YES))).verdict
    assert [each.path for each in unknown.unknowns] == ["account.seats_now", "account.contract_value"]
    assert scorecard(case(account=Account(seats_now=300))).verdict.unknowns == ()


def test_the_points_span_what_is_possible():
    assert scorecard(case(account=Account(seats_now=50))).points == Span(30, 70)


def test_a_stated_leader_outranks_his_rank():
    assert is_leader(case(account=Account(is_leader=Answer.NO, niche_rank=1))) is Answer.NO
    assert is_leader(case(account=Account(niche_rank=1))) is Answer.YES
    assert is_leader(case()) is Answer.UNKNOWN


def test_each_known_fact_is_a_reason():
    verdict = scorecard(case(account=Account(seats_now=300, niche="鱼饲料", is_leader=Answer.YES))).verdict
    assert [(reason.path, reason.of) for reason in verdict.reasons] == [
        ("account.seats_now", ""),
        ("account.is_leader", "鱼饲料"),
    ]


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"seats_grade": Grade.parse("B2")}, V.KEY_ACCOUNT),
        ({"seats_grade": None}, V.KEY_ACCOUNT),
        ({"seats_grade": Grade.parse("F6")}, V.KEY_ACCOUNT),
        ({"seats_grade": Grade.parse("E2")}, V.UNKNOWN),
        ({"seats_grade": Grade.parse("B5")}, V.UNKNOWN),
        ({"seats_noted_on": date(2026, 3, 2)}, V.KEY_ACCOUNT),
        ({"seats_noted_on": date(2026, 3, 3)}, V.UNKNOWN),
        ({"seats_grade": Grade.parse("E2"), "contract_value": 1_000_000}, V.KEY_ACCOUNT),
    ],
)
def test_no_verdict_rests_on_doubtful_seats_or_on_what_was_learnt_later(facts, verdict):
    found = scorecard(case(account=Account(seats_now=3000, **facts))).verdict
    assert found.value is verdict
    assert bool(found.unknowns) is (verdict is V.UNKNOWN)
