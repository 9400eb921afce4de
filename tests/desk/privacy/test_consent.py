"""Who withdraws is used no more within the same request; what was told is kept; what was weighed is kept."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, now
from tests.desk.conduct.kinds import private
from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.operations import plan_hospitality
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.operations import INTERACTION
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.privacy import operations, papers
from yunchou.desk.privacy.access_file import everything_about
from yunchou.desk.privacy.models import ImpactAssessment, NoticeText, PersonBasis
from yunchou.desk.privacy.terms import AssessmentOutcome, AssessmentTrigger, Ground
from yunchou.desk.retention.operations.introductions import note_job_change, note_referral, thank
from yunchou.desk.retention.terms import Thanks
from yunchou.desk.today.queries.coming import coming
from yunchou.playbook.conduct.terms import HospitalityKind

NOTICE = {
    "name": "2026-08",
    "since": AT.date() - timedelta(days=9),
    "zh": "我们保存您的工作联系方式。",
    "en": "We keep it.",
}
WEIGHED = {
    "title": "记录内线", "trigger": AssessmentTrigger.OTHER, "purpose": "判断商机真伪", "risks": "泄露影响处境",
    "measures": "加密并留痕", "outcome": AssessmentOutcome.CONDITIONAL, "decided_by": "何总",
    "decided_on": AT.date(), "review_on": AT.date() + timedelta(days=365),
}  # fmt: skip


@pytest.fixture
def wang(cast: Cast) -> Contact:
    return Contact.objects.create(company=cast.company, name="王建国", phone="13812345678", created_at=AT)


def met(cast: Cast, *people: Contact) -> Interaction:
    values = {"way": Way.VISIT, "on": timezone.localdate(), "people": list(people)}
    return add_row(INTERACTION, cast.deal, values, actor=cast.owner, at=now())


def withdraw(browser: Client, contact: Contact, day: str, version: int = 1) -> int:
    address = reverse("person_withdrawal", args=[contact.pk])
    return browser.post(address, {"withdrawn_on": day, "version": version}).status_code


def after(browser: Client, cast: Cast, visit: Interaction) -> str:
    return browser.get(reverse("after_visit", args=[cast.deal.pk, visit.pk])).content.decode()


def waiting(cast: Cast) -> list[list[str]]:
    found = coming(cast.owner, timezone.localdate())
    assert found is not None
    return [[person.name for person in each.people.all()] for each in found.messages]


def test_who_withdraws_is_neither_written_to_nor_called_nor_reminded_of_and_the_page_says_why(
    cast: Cast, wang: Contact, as_user: type[Client]
) -> None:
    li = Contact.objects.create(company=cast.company, name="李志远", phone="13900000000", created_at=AT)
    alone, both, nobody = met(cast, wang), met(cast, wang, li), met(cast)
    browser = as_user(cast.owner)
    assert "sms:13812345678" in after(browser, cast, alone)
    assert len(waiting(cast)) == 3
    assert withdraw(browser, wang, timezone.localdate().isoformat()) == 302
    page = after(browser, cast, alone)
    assert "13812345678" not in page
    assert "王建国 已于" in page
    assert "撤回同意" in page
    shared = after(browser, cast, both)
    assert "sms:13900000000" in shared
    assert "13812345678" not in shared
    assert sorted(waiting(cast)) == [[], ["李志远"]]
    assert nobody.pk
    customer = browser.get(reverse("customer", args=[cast.company.pk])).content.decode()
    assert "13812345678" not in customer
    assert "不要发消息或打电话" in customer


def test_who_withdraws_is_not_invited(cast: Cast, wang: Contact) -> None:
    deal = private(cast.deal)
    day = timezone.localdate()
    plan = Plan(person=wang, kind=HospitalityKind.WORK_MEAL, value=Decimal(50), planned_on=day)
    plan_hospitality(deal, plan, purpose="需求讨论会后工作餐", actor=cast.owner, at=now())
    operations.note_withdrawal(wang, day, seen_version=1, actor=cast.owner, at=now())
    with pytest.raises(Invalid):
        plan_hospitality(deal, plan, purpose="需求讨论会后工作餐", actor=cast.owner, at=now())


def test_who_withdraws_introduces_nobody_is_not_thanked_and_not_followed_to_another_company(
    cast: Cast, wang: Contact
) -> None:
    day, at = timezone.localdate(), now()
    said = {"introduced": "南岭电器", "on": day, "person": wang}
    referral = note_referral(cast.company, said, actor=cast.owner, at=at)
    operations.note_withdrawal(wang, day, seen_version=1, actor=cast.owner, at=at)
    referral.refresh_from_db()
    with pytest.raises(Invalid, match="撤回同意"):
        note_referral(cast.company, {**said, "introduced": "东岭电器"}, actor=cast.owner, at=at)
    thanks = {"thanked_on": day, "thanks": next(iter(Thanks))}
    with pytest.raises(Invalid, match="撤回同意"):
        thank(referral, thanks, seen_version=1, actor=cast.owner, at=at)
    left = {"left_on": day, "new_company": "东岭电器", "version": 2}
    with pytest.raises(Invalid, match="撤回同意"):
        note_job_change(wang, left, actor=cast.owner, at=at)
    assert Contact.objects.filter(name=wang.name).count() == 1, "he is nowhere as somebody new"


def test_consent_given_anew_lets_him_be_written_to_again_and_both_are_in_the_journal(
    cast: Cast, wang: Contact, as_user: type[Client]
) -> None:
    visit, browser = met(cast, wang), as_user(cast.compliance)
    assert withdraw(browser, wang, "2026-09-01") == 302
    assert withdraw(browser, wang, "") == 409, "somebody else changed it since"
    assert withdraw(browser, wang, "", version=2) == 302
    assert "sms:13812345678" in after(as_user(cast.owner), cast, visit)
    kinds = JournalEntry.objects.filter(subject_type="contact").order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == ["contact.consent_withdrawn", "contact.consent_given_anew"]


def test_a_day_to_come_and_a_stranger_are_refused(cast: Cast, wang: Contact, as_user: type[Client]) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert withdraw(as_user(cast.owner), wang, tomorrow) == 422
    with pytest.raises(Refused):
        operations.note_withdrawal(wang, AT.date(), seen_version=1, actor=cast.reader, at=AT)
    wang.refresh_from_db()
    assert wang.withdrawn_on is None


def basis(cast: Cast, wang: Contact, **values: Any) -> PersonBasis:
    given = {"ground": Ground.CONSENT, "source": "名片", "noticed_on": AT.date(), "notice": "2026-08", **values}
    return operations.note_basis(wang, given, seen_version=0, actor=cast.owner, at=AT)


def test_what_somebody_was_told_is_a_published_notice_that_was_in_force(cast: Cast, wang: Contact) -> None:
    with pytest.raises(Invalid, match="版本"):
        basis(cast, wang)
    papers.publish_notice(NOTICE, actor=cast.compliance, at=AT)
    with pytest.raises(Invalid, match="生效"):
        basis(cast, wang, noticed_on=AT.date() - timedelta(days=10))
    with pytest.raises(Invalid, match="哪一天"):
        basis(cast, wang, noticed_on=None)
    basis(cast, wang)
    told = everything_about(wang, at=AT)["told"]
    assert told[0]["zh"] == NOTICE["zh"], "he gets the words that he was told"


def test_a_published_notice_is_never_changed_only_followed(cast: Cast) -> None:
    papers.publish_notice(NOTICE, actor=cast.compliance, at=AT)
    with pytest.raises(Invalid):
        papers.publish_notice({**NOTICE, "zh": "别的话"}, actor=cast.compliance, at=AT)
    with pytest.raises(Refused):
        papers.publish_notice({**NOTICE, "name": "2026-09"}, actor=cast.administrator, at=AT)
    assert NoticeText.objects.get().zh == NOTICE["zh"]


def test_who_was_told_what_is_exported_by_right_only(cast: Cast, wang: Contact, as_user: type[Client]) -> None:
    papers.publish_notice(NOTICE, actor=cast.compliance, at=AT)
    basis(cast, wang)
    browser, address = as_user(cast.compliance), reverse("privacy_notices_export")
    assert browser.post(address).status_code == 403
    RightAssignment.objects.create(user=cast.compliance, right=Right.EXPORT, given_at=AT)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_user(cast.compliance).post(address).content))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][:4] == ["王建国", "江海银行", AT.date(), "2026-08"]
    assert "1 人" in browser.get(reverse("privacy_notices")).content.decode()


def test_an_assessment_is_changed_by_version_looked_at_again_and_taken_out_as_word(
    cast: Cast, as_user: type[Client]
) -> None:
    with pytest.raises(Invalid):
        papers.assess({**WEIGHED, "review_on": AT.date()}, actor=cast.compliance, at=AT)
    row = papers.assess(WEIGHED, actor=cast.compliance, at=AT)
    with pytest.raises(Refused):
        papers.change_assessment(row, WEIGHED, seen_version=1, actor=cast.owner, at=AT)
    papers.change_assessment(row, {**WEIGHED, "risks": "泄露"}, seen_version=1, actor=cast.compliance, at=AT)
    with pytest.raises(Conflict):
        papers.change_assessment(row, {**WEIGHED, "risks": "无"}, seen_version=1, actor=cast.compliance, at=AT)
    browser = as_user(cast.compliance)
    ImpactAssessment.objects.update(decided_on="2020-01-01", review_on="2020-02-01")
    assert "已超期" in browser.get(reverse("assessments")).content.decode()
    content = browser.get(reverse("assessment_file", args=[row.pk])).content
    words = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    for text in ("记录内线", "泄露", "加密并留痕", "何总", "落实措施后可以处理"):
        assert text in words
