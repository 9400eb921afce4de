"""Who writes and opens what is restricted, what is refused, and what the journal does not say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import AT, Cast, company_of, deal_of
from tests.desk.insiders.kinds import DEED, NEED, PLAN, TODAY, contact, deed, insider, need, tied
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.identity.operations import grant
from yunchou.desk.insiders import operations
from yunchou.desk.insiders.models import InsiderEvidence, PersonalNeed
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import Told, name_source
from yunchou.desk.journal.kinds import KINDS
from yunchou.desk.journal.models import JournalEntry
from yunchou.playbook.insiders.terms import NeedKind
from yunchou.playbook.kernel.terms import Answer

OUTSIDE = ["teammate", "manager"]
LOOKERS = ["executive", "finance", "administrator", "reader"]


def test_a_person_is_one_source_whoever_named_him_first(cast: Cast) -> None:
    named = name_source(cast.deal, Told(name="王建国"), grade=None, actor=cast.owner, at=AT)
    each = contact(cast)
    assert named is not None
    assert tied(cast, each).pk == named.pk, "what he told us and what he did are of one pseudonym"
    assert tied(cast, each).pk == named.pk
    assert tied(cast, contact(cast, "李敏")).pk != named.pk


def test_two_people_of_one_name_are_two_sources(cast: Cast) -> None:
    assert tied(cast, contact(cast)).pk != tied(cast, contact(cast)).pk


def test_somebody_of_another_customer_is_no_source(cast: Cast) -> None:
    foreign = Contact.objects.create(company=company_of(cast.stranger, "别家"), name="张外人", created_at=AT)
    before = fingerprint()
    with pytest.raises(Invalid) as refused:
        tied(cast, foreign)
    assert set(refused.value.fields) == {"contact"}
    assert fingerprint() == before


@pytest.mark.parametrize("who", [*OUTSIDE, *LOOKERS, "compliance", "stranger"])
def test_who_is_not_let_in_neither_writes_nor_opens_and_the_trial_is_logged(who: str, cast: Cast) -> None:
    source, actor = insider(cast), getattr(cast, who)
    evidence, wanted = InsiderEvidence.objects.first(), need(cast, source)
    assert evidence is not None
    before, logged = fingerprint(), AccessLogEntry.objects.count()
    stale: dict[str, Any] = {"seen_version": 1, "actor": actor, "at": AT}
    trials = [
        lambda: tied(cast, Contact.objects.first(), actor=actor),
        lambda: deed(cast, source, actor=actor),
        lambda: need(cast, source, actor=actor),
        lambda: operations.refuse_hidden_need(cast.deal, {"text": "现金"}, actor=actor, at=AT),
        lambda: operations.correct_evidence(cast.deal, evidence.pk, {"verified": Answer.NO}, **stale),
        lambda: operations.remove_evidence(cast.deal, evidence.pk, **stale),
        lambda: operations.remove_need(cast.deal, wanted.pk, **stale),
        lambda: operations.open_source(cast.deal, source.pk, actor=actor, at=AT),
        lambda: operations.open_contacts(cast.deal, actor=actor, at=AT),
    ]
    for trial in trials:
        with pytest.raises((Refused, NotThere)) as refused:
            trial()
        assert "王建国" not in str(refused.value)
    assert fingerprint() == before
    assert AccessLogEntry.objects.filter(allowed=False, reader=actor).count() >= 2
    assert AccessLogEntry.objects.count() > logged


def test_a_colleague_who_was_let_in_writes_and_opens_and_each_reading_is_logged(cast: Cast) -> None:
    source = insider(cast)
    need(cast, source)
    grant(cast.deal.compartment, cast.teammate, reason="同去拜访", expires_at=None, actor=cast.owner, at=AT)
    deed(cast, source, actor=cast.teammate)
    AccessLogEntry.objects.all().delete()
    opened = operations.open_source(cast.deal, source.pk, actor=cast.teammate, at=AT)
    assert (opened.name, opened.contact and opened.contact.name) == ("王建国", "王建国")
    assert [text for _row, text in opened.evidence] == [DEED] * 4
    assert [(text, plan) for _row, text, plan in opened.needs] == [(NEED, PLAN)]
    assert AccessLogEntry.objects.filter(reader=cast.teammate, allowed=True).count() == 2 + 4 + 2


def test_a_reader_who_was_let_in_opens_and_does_not_write(cast: Cast) -> None:
    source = insider(cast)
    grant(cast.deal.compartment, cast.reader, reason="交接", expires_at=None, actor=cast.owner, at=AT)
    assert operations.open_source(cast.deal, source.pk, actor=cast.reader, at=AT).name == "王建国"
    before = fingerprint()
    with pytest.raises(Refused):
        deed(cast, source, actor=cast.reader)
    assert fingerprint() == before


def test_no_journal_line_says_whom_or_what(cast: Cast) -> None:
    source = insider(cast)
    need(cast, source)
    row = InsiderEvidence.objects.first()
    assert row is not None
    operations.correct_evidence(cast.deal, row.pk, {"verified": Answer.NO}, seen_version=1, actor=cast.owner, at=AT)
    operations.remove_evidence(cast.deal, row.pk, seen_version=2, actor=cast.owner, at=AT)
    operations.remove_need(cast.deal, PersonalNeed.objects.get().pk, seen_version=1, actor=cast.owner, at=AT)
    lines = JournalEntry.objects.filter(kind__startswith="insider.")
    assert {line.kind for line in lines} == {
        "insider.tied", "insider.evidence_added", "insider.evidence_changed", "insider.evidence_removed",
        "insider.need_added", "insider.need_removed",
    }  # fmt: skip
    for line in lines:
        assert line.kind in KINDS
        assert (line.subject_type, line.subject_name, line.changes, line.note) == (
            "opportunity", cast.deal.name, {}, "",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": "孩子上学的事请我们帮忙"}, "text"),
        ({"text": "想要一点好处费"}, "text"),
        ({"plan": "送购物卡"}, "plan"),
        ({"can_be_open": Answer.NO}, "can_be_open"),
    ],
)
def test_what_must_be_hidden_or_is_private_is_refused_with_the_reason_and_leaves_a_line(
    values: dict[str, Any], field: str, cast: Cast
) -> None:
    source = tied(cast)
    given = {"kind": NeedKind.OTHER, "text": "少出故障", "plan": "", "can_be_open": Answer.YES, **values}
    with pytest.raises(Invalid) as refused:
        operations.refuse_hidden_need(cast.deal, given, actor=cast.owner, at=AT)
    assert set(refused.value.fields) == {field}
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.changes) == ("insider.need_refused", {})
    with pytest.raises(Invalid):
        need(cast, source, **values)
    assert not PersonalNeed.objects.exists()


def test_a_professional_need_is_not_refused_and_leaves_no_line_of_refusal(cast: Cast) -> None:
    source = tied(cast)
    given = {"text": "减少夜间故障", "plan": "请他在行业会上讲案例", "can_be_open": Answer.UNKNOWN}
    operations.refuse_hidden_need(cast.deal, given, actor=cast.owner, at=AT)
    assert need(cast, source, **given).can_be_open is Answer.UNKNOWN
    assert not JournalEntry.objects.filter(kind="insider.need_refused").exists()


def test_what_does_not_fit_is_named(cast: Cast) -> None:
    source, other = tied(cast), tied(cast, contact(cast, "李敏"))
    foreign = Source.objects.create(
        opportunity=deal_of(cast.owner, cast.company, "另一个"), ordinal=1, reliability="F", name=b"x",
        added_by=cast.owner, added_at=AT,
    )  # fmt: skip
    before = fingerprint()
    for values, field in (
        ({"text": "长" * 201}, "text"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"heard_from": source}, "heard_from"),
        ({"heard_from": foreign}, "heard_from"),
    ):
        with pytest.raises(Invalid) as refused:
            deed(cast, source, **values)
        assert set(refused.value.fields) == {field}
    for values in ({"text": ""}, {"text": "长" * 201}, {"plan": "长" * 201}):
        with pytest.raises(Invalid):
            need(cast, source, **values)
    with pytest.raises(NotThere):
        operations.add_evidence(cast.deal, foreign.pk, {}, actor=cast.owner, at=AT)
    assert fingerprint() == before
    assert deed(cast, source, heard_from=other).heard_from == other


def test_of_two_who_correct_one_deed_the_second_is_told(cast: Cast) -> None:
    row = deed(cast, tied(cast), verified=Answer.UNKNOWN)
    operations.correct_evidence(
        cast.deal, row.pk, {"verified": Answer.YES, "test": "aligned"}, seen_version=1, actor=cast.owner, at=AT
    )
    row.refresh_from_db()
    assert (row.verified, row.version, row.test.value) == (Answer.YES, 2, "informs")
    before = fingerprint()
    with pytest.raises(Conflict):
        operations.correct_evidence(cast.deal, row.pk, {"verified": Answer.NO}, seen_version=1, actor=cast.owner, at=AT)
    with pytest.raises(Conflict):
        operations.remove_evidence(cast.deal, row.pk, seen_version=1, actor=cast.owner, at=AT)
    operations.correct_evidence(cast.deal, row.pk, {"verified": Answer.YES}, seen_version=2, actor=cast.owner, at=AT)
    assert fingerprint() == before
