"""Requests have deadlines, a person gets all about himself, grounds are noted, incidents are told from the log."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import timedelta
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, now
from tests.desk.attacks.planting import MARK
from tests.desk.privacy.kinds import NAME, PHONE, everywhere, known
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.field_classes import REGISTER, FieldClass
from yunchou.desk.identity.models import AccessLogEntry, RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import show_name
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.privacy import operations, queries, traces
from yunchou.desk.privacy.access_file import everything_about
from yunchou.desk.privacy.access_paper import access_paper
from yunchou.desk.privacy.models import PersonBasis, PrivacyRequest
from yunchou.desk.privacy.papers import publish_notice
from yunchou.desk.privacy.terms import RequestKind
from yunchou.desk.web.templatetags.web import plainly

TODAY = AT.date()


def asked(cast: Cast, **values: object) -> PrivacyRequest:
    given = {"kind": RequestKind.ACCESS, "who": "王建国，来信", "received_on": TODAY, **values}
    return operations.note_request(given, actor=cast.compliance, at=AT)


def test_a_request_is_due_in_fifteen_days_and_overdue_the_day_after(cast: Cast) -> None:
    row = asked(cast)
    assert row.due_on == TODAY + timedelta(days=15)
    assert queries.overdue(cast.compliance, row.due_on) == 0
    assert queries.overdue(cast.compliance, row.due_on + timedelta(days=1)) == 1
    operations.answer_request(row, contact=None, answer="已寄出", seen_version=1, actor=cast.compliance, at=now())
    assert queries.overdue(cast.compliance, row.due_on + timedelta(days=1)) == 0


def test_a_request_is_answered_once_and_by_compliance_only(cast: Cast) -> None:
    row, at = asked(cast), now()
    for who in (cast.administrator, cast.owner):
        with pytest.raises(Refused):
            operations.answer_request(row, contact=None, answer="好", seen_version=1, actor=who, at=at)
    operations.answer_request(row, contact=None, answer="已寄出", seen_version=1, actor=cast.compliance, at=at)
    with pytest.raises(Conflict):
        operations.answer_request(row, contact=None, answer="又寄", seen_version=1, actor=cast.compliance, at=at)


@pytest.mark.parametrize("wrong", [{"received_on": TODAY + timedelta(days=1)}, {"due_on": TODAY - timedelta(days=1)}])
def test_days_that_cannot_be_are_refused(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        asked(cast, **wrong)


def test_who_asked_is_not_in_the_journal(cast: Cast) -> None:
    asked(cast)
    assert "王建国" not in repr(list(JournalEntry.objects.values()))


def test_the_file_holds_every_row_and_every_text_that_speaks_of_him(cast: Cast) -> None:
    """He is named in every personal text of every row of the deal; a text that is missing in the file fails."""
    contact = everywhere(cast)
    told = json.loads(operations.as_json(everything_about(contact, at=AT)))
    tied = Counter(each["table"] for each in told["rows"])
    for each in traces.linked(contact):
        if each.name not in {"personbasis", "privacyrequest"}:
            assert tied[str(each.rows.model._meta.verbose_name)] >= each.rows.count()
    assert len(tied) >= 4
    named = {(each["table"], each["column"]) for each in told["mentions"]}
    for rows, columns in traces.mentions(contact, [NAME]):
        for row, column in product(rows, columns):
            if NAME in str(getattr(row, column)):
                assert (str(row._meta.verbose_name), column) in named
    assert len(named) > 40
    assert told["person"]["phone"] == PHONE
    assert any(line["kind"] == "contact.changed" for line in told["journal"])


def test_the_file_holds_nothing_sealed_and_does_not_say_whether_there_is_any(cast: Cast) -> None:
    contact = known(cast)
    with_secrets = everything_about(contact, at=AT)
    text = operations.as_json(with_secrets).decode()
    assert MARK not in text
    assert "insider" not in text.replace("insiders", "").lower()
    Source.objects.exclude(contact__isnull=True).update(contact=None)
    assert operations.as_json(everything_about(contact, at=AT)).decode() == text


def test_handing_out_the_file_is_journalled_and_not_for_everybody(cast: Cast) -> None:
    contact = known(cast)
    with pytest.raises(Refused):
        operations.make_file(contact, actor=cast.owner, at=AT)
    operations.make_file(contact, actor=cast.compliance, at=AT)
    assert JournalEntry.objects.latest("sequence").kind == "privacy.file_made"


def test_a_ground_is_noted_by_who_works_on_the_customer_and_nobody_else(cast: Cast) -> None:
    contact, values = known(cast), {"ground": "contract", "source": "名片", "noticed_on": TODAY, "notice": "2026-09"}
    notice = {"name": "2026-09", "since": TODAY, "zh": "我们保存您的工作联系方式。", "en": ""}
    publish_notice(notice, actor=cast.compliance, at=AT)
    with pytest.raises(Refused):
        operations.note_basis(contact, values, seen_version=0, actor=cast.reader, at=AT)
    operations.note_basis(contact, values, seen_version=0, actor=cast.owner, at=AT)
    assert PersonBasis.objects.get().notice == "2026-09"
    with pytest.raises(Conflict):
        operations.note_basis(contact, {**values, "source": "x"}, seen_version=9, actor=cast.owner, at=AT)
    with pytest.raises(Invalid):
        operations.note_basis(contact, {**values, "held_until": TODAY}, seen_version=1, actor=cast.owner, at=AT)


def test_the_register_names_every_personal_and_restricted_column(cast: Cast, as_user: type[Client]) -> None:
    expected = [e for e in REGISTER.values() if e.field_class in {FieldClass.PERSONAL, FieldClass.RESTRICTED}]
    assert sum(len(each.columns) for each in queries.register()) == len(expected) > 60
    page = as_user(cast.compliance).get(reverse("privacy_register")).content.decode()
    assert "凭行动判断谁支持我们" in page


def test_an_incident_lists_exactly_what_was_read_in_its_time(cast: Cast, as_user: type[Client]) -> None:
    """A planted leak: three readings by the owner, one refusal of the leader's, one reading long before."""
    known(cast)
    AccessLogEntry.objects.all().delete()
    source = Source.objects.earliest("ordinal")
    for days in (0, 0, 1):
        show_name(cast.deal, source, actor=cast.owner, at=now() - timedelta(days=days))
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.manager, at=now())
    show_name(cast.deal, source, actor=cast.owner, at=now() - timedelta(days=40))
    RightAssignment.objects.create(user=cast.compliance, right=Right.EXPORT, given_at=AT)
    client, today = as_user(cast.compliance), localdate()
    span = {"since": (today - timedelta(days=2)).isoformat(), "until": (today + timedelta(days=1)).isoformat()}
    made = client.post(reverse("privacy_incident_export"), span)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made.content)).get_sheet_by_index(0).to_python()[1:5]
    assert [row[1] for row in rows] == [cast.owner.name] * 3 + [cast.manager.name]
    assert [row[6] for row in rows] == ["已打开"] * 3 + ["被拒绝"]
    only = client.get(reverse("privacy_incident"), {**span, "reader": cast.manager.pk}).content.decode()
    assert cast.manager.name in only
    assert client.get(reverse("privacy_incident"), {"since": "x", "until": ""}).status_code == 400


def words_of(paper: bytes) -> set[str]:
    """Every line and every cell of a Word file, as who opens it reads them."""
    document = Document(io.BytesIO(paper))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    return cells | {line.text for line in document.paragraphs}


def test_the_word_paper_says_what_the_file_says(cast: Cast) -> None:
    """Named in every text of the deal: each of these words is a line of the paper."""
    contact = everywhere(cast)
    told = operations.make_file(contact, actor=cast.compliance, at=AT, labelled=True)
    said = " ".join(words_of(access_paper(told, contact.name)))
    assert len(told["mentions"]) > 40
    for each in told["mentions"]:
        assert str(plainly(each["words"])) in said, each
    for row in [told["person"], *(each["row"] for each in told["rows"])]:
        for name, value in row.items():
            assert str(plainly(value)) in said, name
    assert told["restricted"] in said


def test_compliance_finds_a_person_reads_his_file_and_erases_him_on_pages(cast: Cast, as_user: type[Client]) -> None:
    contact = known(cast)
    RightAssignment.objects.create(user=cast.compliance, right=Right.ERASURE, given_at=AT)
    client = as_user(cast.compliance)
    person = reverse("privacy_person", args=[contact.pk])
    for asked in ("青禾", "欧", PHONE):
        assert person in client.get(reverse("privacy"), {"q": asked}).content.decode()
    assert person not in client.get(reverse("privacy"), {"q": "没有此人"}).content.decode()
    assert NAME in client.get(person).content.decode()
    file = reverse("privacy_file", args=[contact.pk])
    assert PHONE in client.post(file, {"as": "page"}).content.decode()
    data = client.post(file, {"as": "data"})
    assert json.loads(data.content)["person"]["name"] == NAME
    assert "attachment" in data["Content-Disposition"]
    paper = client.post(file, {"as": "word"})
    assert paper["Content-Disposition"].endswith('.docx"')
    assert {PHONE, NAME} <= words_of(paper.content), "the Word paper says what the page says"
    assert MARK not in " ".join(words_of(paper.content))
    assert client.post(reverse("privacy_erasure", args=[contact.pk])).status_code == 302
    text = client.get(person).content.decode()
    assert NAME not in text
    assert "已删除#1" in text
