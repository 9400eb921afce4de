"""A withdrawal in the register takes effect by the act that notes it; a child is kept on a guardian's consent only."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.conduct.kinds import private
from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.operations import plan_hospitality
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.privacy import operations
from yunchou.desk.privacy.access_file import everything_about
from yunchou.desk.privacy.expiry import expire
from yunchou.desk.privacy.models import PersonBasis, PrivacyRequest
from yunchou.desk.privacy.terms import Ground, RequestKind
from yunchou.playbook.conduct.terms import HospitalityKind

DAY = AT.date()
ASKED = {"kind": RequestKind.WITHDRAWAL, "who": "王建国，来电", "received_on": DAY - timedelta(days=1)}
CHILD = {
    "ground": Ground.CONSENT,
    "source": "家长来访",
    "born_in": 2014,
    "guardian": "王建国",
    "guardian_consented_on": DAY,
}


@pytest.fixture
def wang(cast: Cast) -> Contact:
    return Contact.objects.create(company=cast.company, name="王建国", phone="13812345678", created_at=AT)


def invites(cast: Cast, wang: Contact) -> None:
    plan = Plan(person=wang, kind=HospitalityKind.WORK_MEAL, value=Decimal(50), planned_on=DAY)
    plan_hospitality(private(cast.deal), plan, purpose="需求讨论会后工作餐", actor=cast.owner, at=AT)


def test_a_withdrawal_noted_in_the_register_ends_his_use_at_once(cast: Cast, wang: Contact) -> None:
    operations.note_request(ASKED, contact=wang, actor=cast.compliance, at=AT)
    wang.refresh_from_db()
    assert wang.withdrawn_on == DAY - timedelta(days=1), "from the day on which it came"
    with pytest.raises(Invalid, match="撤回同意"):
        invites(cast, wang)
    kinds = list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True))
    assert kinds[:2] == ["privacy.request_noted", "contact.consent_withdrawn"]


def test_other_requests_withdraw_nothing(cast: Cast, wang: Contact) -> None:
    for kind in RequestKind:
        if kind is not RequestKind.WITHDRAWAL:
            operations.note_request({**ASKED, "kind": kind}, contact=wang, actor=cast.compliance, at=AT)
    wang.refresh_from_db()
    assert wang.withdrawn_on is None


def test_it_takes_effect_when_it_is_known_who_asked(cast: Cast, wang: Contact) -> None:
    row = operations.note_request(ASKED, actor=cast.compliance, at=AT)
    for who in (cast.owner, cast.administrator):
        with pytest.raises(Refused):
            operations.name_asker(row, wang, seen_version=1, actor=who, at=AT)
    with pytest.raises(Conflict):
        operations.name_asker(row, wang, seen_version=7, actor=cast.compliance, at=AT)
    wang.refresh_from_db()
    assert wang.withdrawn_on is None
    operations.name_asker(row, wang, seen_version=1, actor=cast.compliance, at=AT)
    wang.refresh_from_db()
    assert wang.withdrawn_on == ASKED["received_on"]


def test_when_the_request_fails_nothing_is_withdrawn(cast: Cast, wang: Contact, monkeypatch: Any) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise Invalid({"": "no"})

    monkeypatch.setattr(operations, "note_withdrawal", broken)
    with pytest.raises(Invalid):
        operations.note_request(ASKED, contact=wang, actor=cast.compliance, at=AT)
    assert not PrivacyRequest.objects.exists()


def test_compliance_notes_it_from_his_page_or_names_him_on_the_request(
    cast: Cast, wang: Contact, as_user: type[Client]
) -> None:
    browser = as_user(cast.compliance)
    li = Contact.objects.create(company=cast.company, name="李志远", created_at=AT)
    page = browser.get(reverse("privacy_person_request", args=[wang.pk])).content.decode()
    assert f'name="contact" value="{wang.pk}"' in page
    form = {"kind": "withdrawal", "who": "王建国", "received_on": DAY.isoformat()}
    assert browser.post(reverse("privacy_request_new"), {**form, "contact": wang.pk}).status_code == 302
    assert browser.post(reverse("privacy_request_new"), {**form, "contact": 9_999}).status_code == 404
    led = browser.post(reverse("privacy_request_new"), {**form, "who": "李志远"}).headers["Location"]
    found = browser.get(led, {"q": "志远"}).content.decode()
    assert "李志远，江海银行" in found or "李志远, 江海银行" in found
    asker = reverse("privacy_request_asker", args=[int(led.rstrip("/").rsplit("/", 1)[1])])
    assert browser.post(asker, {"contact": li.pk, "version": 1}).status_code == 302
    assert "不再给 李志远 发消息" in browser.get(led).content.decode()
    assert Contact.objects.filter(withdrawn_on=DAY).count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"guardian": ""}, "guardian"),
        ({"guardian_consented_on": None}, "guardian"),
        ({"guardian_consented_on": DAY + timedelta(days=1)}, "guardian_consented_on"),
        ({"ground": Ground.CONTRACT}, "ground"),
        ({"born_in": None}, "born_in"),
        ({"born_in": 1980}, "born_in"),
        ({"born_in": 2027}, "born_in"),
    ],
)
def test_a_child_is_kept_on_the_recorded_consent_of_a_guardian_only(
    cast: Cast, wang: Contact, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        operations.note_basis(wang, {**CHILD, **change}, seen_version=0, actor=cast.owner, at=AT)
    assert set(refused.value.fields) == {field}
    assert not PersonBasis.objects.exists()
    operations.note_basis(wang, CHILD, seen_version=0, actor=cast.owner, at=AT)
    assert "王建国" in str(everything_about(wang, at=AT)["basis"])


def test_the_database_takes_no_child_without_a_guardian_either(cast: Cast, wang: Contact) -> None:
    operations.note_basis(wang, CHILD, seen_version=0, actor=cast.owner, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonBasis.objects.update(guardian="")


@pytest.mark.parametrize(("years", "kept"), [(2, True), (3, False)])
def test_the_year_of_birth_goes_when_he_is_no_child_any_more(cast: Cast, wang: Contact, years: int, kept: bool) -> None:
    operations.note_basis(wang, CHILD, seen_version=0, actor=cast.owner, at=AT)
    expire(at=AT.replace(year=AT.year + years))
    basis = PersonBasis.objects.get()
    assert (basis.born_in == 2014, basis.guardian == "王建国") == (kept, kept)
