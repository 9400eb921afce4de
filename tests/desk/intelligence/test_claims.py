"""Claims: who says so, hearsay, contradiction, age, what proved true, what a source is worth."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, deal_of
from tests.desk.intelligence.told import TODAY, ago, claim, report
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.identity.operations import grant
from yunchou.desk.intelligence.claims import CLAIM, REPORT, names_behind, rerate, settle
from yunchou.desk.intelligence.judgement import judged_claims, records_of
from yunchou.desk.intelligence.models import Claim, Source
from yunchou.desk.intelligence.queries import source_of
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row, change_row, remove_row
from yunchou.playbook.intelligence.terms import ClaimState
from yunchou.playbook.kernel.grades import Source as Reliability
from yunchou.playbook.kernel.terms import Answer


def state(cast: Cast, of: Claim, as_of=TODAY) -> ClaimState:
    return judged_claims(cast.deal.pk, as_of=as_of).states[of.pk].state


def test_one_mouth_is_one_source_and_a_second_independent_one_corroborates(cast: Cast) -> None:
    told = claim(cast)
    assert state(cast, told) is ClaimState.UNKNOWN
    report(cast, told, "冯岚")
    assert state(cast, told) is ClaimState.SINGLE
    report(cast, told, "冯岚", on=ago(2))
    assert state(cast, told) is ClaimState.SINGLE, "who says it twice is still one"
    report(cast, told, "孙丽华")
    assert state(cast, told) is ClaimState.CORROBORATED


def test_who_quotes_another_is_no_second_source(cast: Cast) -> None:
    told = claim(cast)
    report(cast, told, "冯岚")
    report(cast, told, "孙丽华", heard_from_name="冯岚")
    assert state(cast, told) is ClaimState.SINGLE
    assert Source.objects.count() == 2, "whom she quotes is the source already known to the keeper"


def test_two_who_quote_the_same_third_are_one(cast: Cast) -> None:
    told = claim(cast)
    report(cast, told, "赵文博", heard_from_name="王建国")
    report(cast, told, "孙丽华", heard_from_name="王建国")
    assert state(cast, told) is ClaimState.SINGLE


@pytest.mark.parametrize(
    ("says", "expected"), [(Answer.NO, ClaimState.CONTRADICTED), (Answer.UNKNOWN, ClaimState.SINGLE)]
)
def test_no_contradicts_and_not_knowing_does_not(says: Answer, expected: ClaimState, cast: Cast) -> None:
    told = claim(cast)
    report(cast, told, "冯岚")
    report(cast, told, "王建国", says)
    assert state(cast, told) is expected


def test_old_news_no_longer_counts(cast: Cast) -> None:
    told = claim(cast)
    report(cast, told, on=ago(100))
    assert state(cast, told) is ClaimState.STALE
    assert state(cast, told, as_of=ago(50)) is ClaimState.SINGLE, "on an earlier day it did"
    assert state(cast, told, as_of=ago(101)) is ClaimState.UNKNOWN, "before it was said nobody knew"


@pytest.mark.parametrize(("outcome", "expected"), [(Answer.YES, ClaimState.PROVED), (Answer.NO, ClaimState.DISPROVED)])
def test_what_proved_true_is_dated_and_can_be_opened_again(outcome: Answer, expected: ClaimState, cast: Cast) -> None:
    told = claim(cast)
    settle(cast.deal, told.pk, outcome, on=None, seen_version=1, actor=cast.teammate, at=AT)
    told.refresh_from_db()
    assert (told.outcome, told.outcome_on) == (outcome, TODAY)
    assert state(cast, told) is expected
    assert state(cast, told, as_of=ago(1)) is ClaimState.UNKNOWN
    settle(cast.deal, told.pk, Answer.UNKNOWN, on=None, seen_version=2, actor=cast.owner, at=AT)
    told.refresh_from_db()
    assert told.outcome_on is None
    kinds = [line.kind for line in JournalEntry.objects.order_by("sequence")]
    assert kinds[-2:] == ["claim.settled", "claim.reopened"]


def test_settling_an_old_version_or_a_day_to_come_changes_nothing(cast: Cast) -> None:
    told, other = claim(cast), deal_of(cast.owner, cast.company, "别的")
    settle(cast.deal, told.pk, Answer.YES, on=ago(1), seen_version=1, actor=cast.owner, at=AT)
    before = fingerprint()
    with pytest.raises(Conflict):
        settle(cast.deal, told.pk, Answer.NO, on=None, seen_version=1, actor=cast.teammate, at=AT)
    with pytest.raises(Invalid):
        settle(cast.deal, told.pk, Answer.NO, on=TODAY + timedelta(days=1), seen_version=2, actor=cast.owner, at=AT)
    with pytest.raises(NotThere):
        settle(other, told.pk, Answer.NO, on=None, seen_version=2, actor=cast.owner, at=AT)
    assert settle(cast.deal, told.pk, Answer.YES, on=ago(1), seen_version=2, actor=cast.owner, at=AT) == {}
    assert fingerprint() == before


def settled(cast: Cast, name: str, right: int, wrong: int) -> Source:
    """A source with a record."""
    made = None
    for number in range(right + wrong):
        told = claim(cast, f"说法 {number}")
        made = report(cast, told, name)
        outcome = Answer.YES if number < right else Answer.NO
        settle(cast.deal, told.pk, outcome, on=None, seen_version=1, actor=cast.owner, at=AT)
    assert made is not None
    return made.source


@pytest.mark.parametrize(
    ("right", "wrong", "letter"), [(2, 0, "A"), (3, 1, "B"), (2, 1, "C"), (1, 1, "D"), (0, 2, "E")]
)
def test_a_source_is_proposed_the_letter_that_its_record_earns(right: int, wrong: int, letter: str, cast: Cast) -> None:
    source = settled(cast, "冯岚", right, wrong)
    earned = records_of(cast.deal, as_of=TODAY)[source.pk]
    assert (earned.right, earned.wrong, earned.proposed) == (right, wrong, Reliability.of(letter))
    rerate(cast.deal, source, Reliability.of(letter), as_of=TODAY, actor=cast.teammate, at=AT)
    assert source_of(cast.deal, source.pk).reliability == letter
    assert not records_of(cast.deal, as_of=TODAY)[source.pk].differs


def test_a_short_record_proposes_nothing_and_only_what_it_earns_is_taken(cast: Cast) -> None:
    source = settled(cast, "冯岚", 1, 0)
    assert records_of(cast.deal, as_of=TODAY)[source.pk].proposed is None
    before = fingerprint()
    with pytest.raises(Conflict):
        rerate(cast.deal, source, Reliability.A, as_of=TODAY, actor=cast.owner, at=AT)
    assert fingerprint() == before
    other = settled(cast, "孙丽华", 0, 2)
    before = fingerprint()
    with pytest.raises(Conflict):
        rerate(cast.deal, other, Reliability.A, as_of=TODAY, actor=cast.owner, at=AT)
    for actor, refusal in ((cast.reader, Refused), (cast.executive, Refused), (cast.stranger, NotThere)):
        with pytest.raises(refusal):
            rerate(cast.deal, other, Reliability.E, as_of=TODAY, actor=actor, at=AT)
    assert fingerprint() == before


def refused_fields(cast: Cast, **values: Any) -> set[str]:
    """The fields that adding such a report is refused for; nothing is left behind."""
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        add_row(REPORT, cast.deal, {"says": Answer.YES, "on": TODAY, **values}, actor=cast.owner, at=AT)
    assert fingerprint() == before
    return set(refused.value.fields)


def test_a_report_says_who_said_so_and_nobody_hears_from_himself(cast: Cast) -> None:
    told = claim(cast)
    assert refused_fields(cast, claim=told) == {"source_name"}
    assert refused_fields(cast, claim=told, source_name="  ") == {"source_name"}
    assert refused_fields(cast, claim=told, source_name="冯岚", heard_from_name="冯岚") == {""}
    assert refused_fields(cast, claim=told, source_name="冯岚", heard_from_name="长" * 81) == {"heard_from_name"}
    source = report(cast, told).source
    assert refused_fields(cast, claim=told, source=source, heard_from=source, heard_from_name="王") == {
        "heard_from_name"
    }
    assert refused_fields(cast, claim=told, source_name="冯", on=TODAY + timedelta(days=1)) == {"on"}
    assert refused_fields(cast, claim=told, source_name="冯", grade="B7") == {"grade"}


def test_a_claim_or_a_source_of_another_deal_is_not_taken(cast: Cast) -> None:
    other = deal_of(cast.owner, cast.company, "另一个项目")
    foreign = add_row(CLAIM, other, {"statement": "别的"}, actor=cast.owner, at=AT)
    theirs = add_row(
        REPORT,
        other,
        {"claim": foreign, "source_name": "某人", "says": Answer.YES, "on": TODAY},
        actor=cast.owner,
        at=AT,
    )
    assert refused_fields(cast, claim=foreign, source_name="冯岚") == {"claim"}
    told = claim(cast)
    before = fingerprint()
    for values in ({"source": theirs.source}, {"source_name": "冯岚", "heard_from": theirs.source}):
        given = {"claim": told, "says": Answer.YES, "on": TODAY, **values}
        with pytest.raises(NotThere):
            add_row(REPORT, cast.deal, given, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_owner_team_and_leader_may_write_and_others_change_nothing(cast: Cast) -> None:
    told = claim(cast)
    line = report(cast, told)
    for actor in (cast.teammate, cast.manager):
        add_row(
            REPORT, cast.deal, {"claim": told, "source_name": "x", "says": Answer.NO, "on": TODAY}, actor=actor, at=AT
        )
    before = fingerprint()
    lookers = {cast.executive: Refused, cast.finance: Refused, cast.administrator: Refused, cast.reader: Refused}
    for actor, refusal in (lookers | {cast.stranger: NotThere, cast.compliance: NotThere}).items():
        with pytest.raises(refusal):
            add_row(CLAIM, cast.deal, {"statement": "新"}, actor=actor, at=AT)
        with pytest.raises(refusal):
            change_row(REPORT, cast.deal, line.pk, {"says": Answer.NO}, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            remove_row(CLAIM, cast.deal, told.pk, seen_version=1, actor=actor, at=AT)
        with pytest.raises(refusal):
            settle(cast.deal, told.pk, Answer.YES, on=None, seen_version=1, actor=actor, at=AT)
    assert fingerprint() == before


def test_a_changed_report_keeps_its_source_unless_another_is_named(cast: Cast) -> None:
    line = report(cast, claim(cast), heard_from_name="王建国")
    change_row(REPORT, cast.deal, line.pk, {"says": Answer.NO}, seen_version=1, actor=cast.owner, at=AT)
    line.refresh_from_db()
    assert (line.says, line.source_id, line.heard_from_id) == (Answer.NO, line.source_id, line.heard_from_id)
    change_row(
        REPORT, cast.deal, line.pk, {"heard_from": None, "heard_from_name": ""}, seen_version=2, actor=cast.owner, at=AT
    )
    line.refresh_from_db()
    assert line.heard_from is None


def test_the_names_behind_a_claim_open_for_the_compartment_only_and_each_reading_is_logged(cast: Cast) -> None:
    told = claim(cast)
    report(cast, told, "冯岚", heard_from_name="王建国")
    assert names_behind(cast.deal, told, actor=cast.owner, at=AT) == ["冯岚", "王建国"]
    assert AccessLogEntry.objects.filter(allowed=True, reader=cast.owner).count() == 2
    for actor in (cast.teammate, cast.manager, cast.executive, cast.administrator, cast.reader):
        with pytest.raises(Refused):
            names_behind(cast.deal, told, actor=actor, at=AT)
        assert AccessLogEntry.objects.filter(allowed=False, reader=actor).exists()
    grant(cast.deal.compartment, cast.teammate, reason="同去拜访", expires_at=None, actor=cast.owner, at=AT)
    assert names_behind(cast.deal, told, actor=cast.teammate, at=AT) == ["冯岚", "王建国"]


def test_a_teammate_learns_nothing_from_a_verdict_by_typing_a_name(cast: Cast) -> None:
    """Independence goes by pseudonyms: the same name typed by somebody else is another source, whoever it is."""
    states = []
    for name in ("冯岚", "路人甲"):
        told = claim(cast, f"说法 {name}")
        report(cast, told, "冯岚")
        given = {"claim": told, "source_name": name, "says": Answer.YES, "on": TODAY, "grade": "B2"}
        add_row(REPORT, cast.deal, given, actor=cast.teammate, at=AT)
        states.append(state(cast, told))
    assert len(set(states)) == 1
