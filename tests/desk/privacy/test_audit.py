"""The audit report tells exactly what happened in its period, and no confidence; papers are opened and read back."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast
from tests.desk.attacks.planting import MARK
from tests.desk.privacy.kinds import NAME, known
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import RightAssignment, User
from yunchou.desk.identity.operations import grant, revoke
from yunchou.desk.identity.roles import Right
from yunchou.desk.intelligence import break_glass
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import show_name
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.privacy import audit, operations
from yunchou.desk.privacy.papers import assess, assessment_paper
from yunchou.desk.privacy.terms import AssessmentOutcome, AssessmentTrigger, RequestKind

DAY = AT.date()
LATER = AT + timedelta(days=5)
DAYS = audit.Period(DAY, DAY)


@pytest.fixture
def auditor(cast: Cast) -> User:
    RightAssignment.objects.create(user=cast.compliance, right=Right.AUDIT, given_by=cast.administrator, given_at=AT)
    return cast.compliance


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python()[1:-2] for name in book.sheet_names}


def test_the_report_holds_exactly_what_happened_in_its_days(cast: Cast, auditor: User) -> None:
    known(cast)
    source = Source.objects.filter(contact__isnull=False).get()
    before, inside, after = LATER - timedelta(days=2), LATER, LATER + timedelta(days=2)
    for at in (before, inside, after):
        show_name(cast.deal, source, actor=cast.owner, at=at)
    with pytest.raises(Refused):
        show_name(cast.deal, source, actor=cast.teammate, at=inside)
    compartment = cast.deal.compartment
    over = grant(compartment, cast.teammate, reason="过去", expires_at=None, actor=cast.owner, at=before)
    revoke(over, actor=cast.owner, at=before + timedelta(hours=1))
    grant(compartment, cast.manager, reason="金丝雀理由", expires_at=None, actor=cast.owner, at=inside)
    opening = break_glass.ask(
        cast.deal, reason="金丝雀：客户周五定评审名单，联系不上保管人", hours=4, actor=cast.executive, at=inside
    )
    break_glass.decide(opening, allowed=False, reason="保管人在岗，请直接找他了解", actor=cast.compliance, at=inside)
    asked = {"kind": RequestKind.ACCESS, "who": "某人", "received_on": LATER.date()}
    operations.note_request(asked, actor=cast.compliance, at=inside)
    days = audit.Period(LATER.date(), LATER.date())
    content = audit.audit_report(days, actor=auditor, at=inside)
    told = sheets(content)
    assert [[row[1], row[4].split()[0], row[5]] for row in told["查阅记录"]] == [
        [cast.owner.name, "来源的姓名", "已打开"],
        [cast.teammate.name, "来源的姓名", "被拒绝"],
    ]
    assert [row[2] for row in told["知悉授权"]] == [cast.manager.name]
    assert [row[4] for row in told["紧急打开"]] == ["被拒绝"]
    figures = dict(row[:2] for row in told["保存与删除"])
    assert figures["期间收到的请求"] == 1
    assert figures["在册人数"] >= 1
    parts = zipfile.ZipFile(io.BytesIO(content))
    text = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert not [word for word in (NAME, MARK, "金丝雀理由", "金丝雀：") if word in text]
    assert JournalEntry.objects.latest("sequence").kind == "privacy.audited"
    again = sheets(audit.audit_report(days, actor=auditor, at=inside))
    assert "审计" in again["导出的文件"][-1][2], "a report is itself a file that left"


def test_roles_are_reviewed_with_who_gave_them_and_who_does_not_use_them(cast: Cast, auditor: User) -> None:
    User.objects.filter(pk=cast.owner.pk).update(last_login=AT - timedelta(days=89))
    User.objects.filter(pk=cast.manager.pk).update(last_login=AT - timedelta(days=91))
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)
    rows = sheets(audit.audit_report(DAYS, actor=auditor, at=AT))["当前角色"]
    told = {row[0]: row for row in rows}
    assert not told[cast.owner.name][6]
    assert "90 天未登录" in told[cast.manager.name][6]
    assert cast.stranger.name not in told
    assert [row[1:3] for row in rows if row[0] == auditor.name] == [["合规", ""], ["审计", cast.administrator.name]]


def test_without_the_right_or_the_role_there_is_no_report(cast: Cast, as_user: Any) -> None:
    RightAssignment.objects.create(user=cast.owner, right=Right.AUDIT, given_at=AT)
    before = fingerprint()
    for who in (cast.compliance, cast.owner, cast.administrator):
        with pytest.raises(Refused):
            audit.audit_report(DAYS, actor=who, at=AT)
    assert fingerprint() == before
    page = as_user(cast.compliance).get(reverse("privacy_audit")).content.decode()
    assert "需要“审计”权限" in page


def test_the_officer_takes_the_report_of_a_period_from_its_page(
    cast: Cast, auditor: User, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    browser = as_user(auditor)
    with django_assert_max_num_queries(20):
        assert browser.get(reverse("privacy_audit")).status_code == 200
    span = {"since": DAY.isoformat(), "until": localdate().isoformat()}
    got = browser.post(reverse("privacy_audit_report"), span)
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert len(sheets(got.content)) == 7
    wrong = {"since": "2026-09-02", "until": "2026-09-01"}
    assert browser.post(reverse("privacy_audit_report"), wrong).status_code == 422
    assert browser.get(reverse("privacy_audit"), wrong).status_code == 400


def test_an_assessment_as_word_says_what_was_weighed_in_the_readers_language(cast: Cast) -> None:
    weighed = {
        "title": "记录内线", "trigger": AssessmentTrigger.ABROAD, "purpose": "判断商机真伪\n只限项目组",
        "risks": "泄露影响处境", "measures": "加密并留痕", "outcome": AssessmentOutcome.CONDITIONAL,
        "decided_by": "何总", "decided_on": DAY, "review_on": DAY + timedelta(days=365),
    }  # fmt: skip
    row = assess(weighed, actor=cast.compliance, at=AT)
    paper = Document(io.BytesIO(assessment_paper(row)))
    lines = [paragraph.text for paragraph in paper.paragraphs]
    for words in (
        "记录内线",
        "判断商机真伪",
        "只限项目组",
        "泄露影响处境",
        "加密并留痕",
        "落实措施后可以处理",
        "向境外提供",
    ):
        assert words in lines, words
    assert any("何总" in line and DAY.isoformat() in line for line in lines)
