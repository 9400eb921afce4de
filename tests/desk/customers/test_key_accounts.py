"""The key-account verdict: judged by one person, signed off by another, kept with its inputs (C01)."""

from datetime import timedelta

import pytest

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Company, KeyAccountReview
from yunchou.desk.customers.operations import edit_company, judge, sign_off
from yunchou.desk.customers.queries.key_accounts import judgement, stored_facts, stored_sentence, stored_unknowns
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict


@pytest.fixture
def large(cast: Cast) -> Cast:
    edit_company(
        cast.company, {"seats_now": 800, "seats_grade": "B2", "niche_rank": 1}, seen_version=1, actor=cast.owner, at=AT
    )
    return cast


def verdict_of(company: Company) -> KeyAccountVerdict:
    return Company.objects.get(pk=company.pk).key_account


@pytest.mark.parametrize(
    ("facts", "size", "standing", "verdict"),
    [
        ({"seats_now": 800, "niche_rank": 1}, Answer.YES, Answer.YES, KeyAccountVerdict.KEY_ACCOUNT),
        ({"seats_now": 5, "niche_rank": 90}, Answer.NO, Answer.NO, KeyAccountVerdict.ORDINARY),
        ({}, Answer.UNKNOWN, Answer.UNKNOWN, KeyAccountVerdict.UNKNOWN),
    ],
)
def test_each_dimension_is_yes_no_or_unknown(
    cast: Cast, facts: dict[str, int], size: Answer, standing: Answer, verdict: KeyAccountVerdict
) -> None:
    edit_company(cast.company, facts, seen_version=1, actor=cast.owner, at=AT)
    judged = judgement(cast.company, as_of=AT.date())
    assert [finding.value for _name, finding in judged.dimensions] == [size, standing]
    assert judged.scorecard.verdict.value is verdict


def test_judging_stores_the_verdict_with_inputs_and_makes_nobody_a_key_account(large: Cast) -> None:
    review = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    assert review.verdict is KeyAccountVerdict.KEY_ACCOUNT
    assert review.inputs["seats_now"] == 800
    assert review.inputs["seats_grade"] == "B2"
    assert review.recheck_on > AT.date()
    assert verdict_of(large.company) is KeyAccountVerdict.UNKNOWN


@pytest.mark.parametrize("who", ["manager", "executive"])
def test_a_leader_or_executive_signs_off(large: Cast, who: str) -> None:
    review = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    sign_off(review, seen_version=1, actor=getattr(large, who), at=AT)
    assert verdict_of(large.company) is KeyAccountVerdict.KEY_ACCOUNT
    assert Company.objects.get(pk=large.company.pk).recheck_on == review.recheck_on


@pytest.mark.parametrize("who", ["owner", "teammate", "stranger", "finance", "administrator", "reader", "compliance"])
def test_nobody_else_signs_off(large: Cast, who: str) -> None:
    review = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    before = fingerprint()
    with pytest.raises((Refused, NotThere)):
        sign_off(review, seen_version=1, actor=getattr(large, who), at=AT)
    assert fingerprint() == before


def test_a_leader_does_not_sign_off_his_own_judgement(large: Cast) -> None:
    review = judge(large.company, recheck_on=None, actor=large.manager, at=AT)
    before = fingerprint()
    with pytest.raises(Refused):
        sign_off(review, seen_version=1, actor=large.manager, at=AT)
    assert fingerprint() == before
    sign_off(review, seen_version=1, actor=large.executive, at=AT)


def test_only_the_newest_judgement_is_signed_off_and_only_once(large: Cast) -> None:
    old = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    new = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    for review, again in ((old, False), (new, True)):
        if again:
            sign_off(review, seen_version=1, actor=large.manager, at=AT)
        with pytest.raises(Invalid):
            sign_off(review, seen_version=1 + again, actor=large.manager, at=AT)


def test_two_signing_at_once_sign_once(large: Cast) -> None:
    review = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    same = KeyAccountReview.objects.get(pk=review.pk)
    sign_off(review, seen_version=1, actor=large.manager, at=AT)
    with pytest.raises((Conflict, Invalid)):
        sign_off(same, seen_version=1, actor=large.executive, at=AT)


def test_what_cannot_be_judged_cannot_be_signed_off(cast: Cast) -> None:
    review = judge(cast.company, recheck_on=None, actor=cast.owner, at=AT)
    assert review.verdict is KeyAccountVerdict.UNKNOWN
    assert stored_unknowns(review)
    with pytest.raises(Invalid):
        sign_off(review, seen_version=1, actor=cast.manager, at=AT)


@pytest.mark.parametrize("days", [0, -1, 731])
def test_the_day_to_look_again_lies_ahead_within_two_years(large: Cast, days: int) -> None:
    before = fingerprint()
    with pytest.raises(Invalid):
        judge(large.company, recheck_on=AT.date() + timedelta(days=days), actor=large.owner, at=AT)
    assert fingerprint() == before


def test_an_old_verdict_stays_readable_with_what_it_rested_on(large: Cast) -> None:
    review = judge(large.company, recheck_on=None, actor=large.owner, at=AT)
    sign_off(review, seen_version=1, actor=large.manager, at=AT)
    edit_company(Company.objects.get(pk=large.company.pk), {"seats_now": 3}, seen_version=2, actor=large.owner, at=AT)
    stored = KeyAccountReview.objects.get(pk=review.pk)
    assert "800" in [fact.told.zh for fact in stored_facts(stored)]
    assert "大客户" in stored_sentence(stored).zh
    assert verdict_of(large.company) is KeyAccountVerdict.KEY_ACCOUNT


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotThere), ("teammate", Refused), ("reader", Refused)])
def test_who_may_not_change_a_customer_does_not_judge_it(large: Cast, who: str, refusal: type[Exception]) -> None:
    before = fingerprint()
    with pytest.raises(refusal):
        judge(large.company, recheck_on=None, actor=getattr(large, who), at=AT)
    assert fingerprint() == before
