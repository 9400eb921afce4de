"""The pages of a deal's conduct, of approvals, of declarations, and the board of compliance."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.desk.conduct.kinds import introducer, person_at, private
from yunchou.desk.conduct.judgement import Plan
from yunchou.desk.conduct.models import ConflictDeclaration, Hospitality, RefusedWords
from yunchou.desk.conduct.operations import decide, note_giving, plan_hospitality
from yunchou.desk.conduct.terms import ConflictNature
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import RightAssignment
from yunchou.desk.identity.roles import Right
from yunchou.desk.journal.models import JournalEntry
from yunchou.playbook.conduct.terms import HospitalityKind
from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass


@pytest.fixture
def deal(cast):
    return private(cast.deal)


def typed(deal, value="150", **more):
    return {
        "person": person_at(deal).pk, "kind": "work_meal", "value": value, "planned_on": timezone.localdate(),
        "recipient": "unknown", "purpose": "需求讨论会后工作餐", **more,
    }  # fmt: skip


def given(deal, cast, value=150, name="李主任", purpose="需求讨论会后工作餐"):
    now = timezone.now()
    what = Plan(
        person=person_at(deal, name),
        kind=HospitalityKind.WORK_MEAL,
        value=Decimal(value),
        planned_on=timezone.localdate(now),
    )
    row = plan_hospitality(deal, what, purpose=purpose, actor=cast.owner, at=now)
    version = 1
    if value > 200:
        decide(row, approved=Answer.YES, reason="", seen_version=1, actor=cast.manager, at=now)
        version = 2
    return note_giving(
        row, given_on=timezone.localdate(now), value=Decimal(value), receipt_number="FP-7", seen_version=version,
        actor=cast.owner, at=now,
    )  # fmt: skip


def test_a_plan_is_made_on_the_page_and_stands_there(cast, deal, as_user):
    client = as_user(cast.owner)
    page = client.post(reverse("hospitality_new", args=[deal.pk]), typed(deal))
    assert page.status_code == 302
    shown = client.get(reverse("conduct", args=[deal.pk])).content.decode()
    assert "需求讨论会后工作餐" in shown
    assert "已计划" in shown


def test_the_gate_speaks_before_anything_is_saved(cast, deal, as_user):
    page = as_user(cast.owner).post(reverse("hospitality_new", args=[deal.pk]), typed(deal, "300", look="1"))
    assert page.status_code == 200
    assert "需先审批并登记" in page.content.decode()
    assert not Hospitality.objects.exists()


def test_the_forbidden_is_refused_recorded_and_nothing_typed_is_lost(cast, as_user):
    deal = private(cast.deal, PublicSectorClass.STATE_OWNED)
    client = as_user(cast.owner)
    page = client.post(reverse("hospitality_new", args=[deal.pk]), typed(deal))
    text = page.content.decode()
    assert page.status_code == 422
    assert "公职、国企、国有金融、军工一律不招待" in text
    assert "需求讨论会后工作餐" in text
    assert [row.state.value for row in Hospitality.objects.all()] == ["refused"]
    board = as_user(cast.compliance).get(reverse("compliance_part", args=["refused"])).content.decode()
    assert "公职、国企、国有金融、军工一律不招待" in board


def test_asking_the_gate_about_the_forbidden_is_no_attempt(cast, as_user):
    deal = private(cast.deal, PublicSectorClass.STATE_OWNED)
    page = as_user(cast.owner).post(reverse("hospitality_new", args=[deal.pk]), typed(deal, look="1"))
    assert page.status_code == 200
    assert not Hospitality.objects.exists()


def test_an_unknown_class_is_asked_for_and_nothing_is_planned(cast, as_user):
    page = as_user(cast.owner).post(reverse("hospitality_new", args=[cast.deal.pk]), typed(cast.deal))
    assert page.status_code == 422
    assert "客户性质不知道" in page.content.decode()
    assert not Hospitality.objects.exists()


def test_a_leader_approves_on_his_page_and_the_seller_enters_the_receipt(cast, deal, as_user):
    as_user(cast.owner).post(reverse("hospitality_new", args=[deal.pk]), typed(deal, "260"))
    row = Hospitality.objects.get()
    leader = as_user(cast.manager)
    assert "李主任" in leader.get(reverse("hospitality_approvals")).content.decode()
    decision = reverse("hospitality_decision", args=[deal.pk, row.pk])
    assert leader.post(decision, {"approved": "no", "reason": "", "version": 1}).status_code == 422
    assert leader.post(decision, {"approved": "yes", "reason": "", "version": 1}).status_code == 302
    giving = reverse("hospitality_giving", args=[deal.pk, row.pk])
    values = {"given_on": timezone.localdate(), "value": "255", "receipt_number": "FP-9", "version": 2}
    assert as_user(cast.owner).post(giving, values).status_code == 302
    assert "FP-9" in as_user(cast.compliance).get(reverse("compliance")).content.decode()


@pytest.mark.parametrize("by", ["person", "deal", "customer", "month"])
def test_the_register_adds_up(cast, deal, as_user, by):
    # On one day both count as one, which may still be given without leave.
    for value in (90, 97):
        given(deal, cast, value)
    given(deal, cast, 80, name="吴工")
    text = as_user(cast.compliance).get(reverse("compliance"), {"by": by}).content.decode()
    assert ("187" if by == "person" else "267") in text


def test_the_register_is_narrowed_by_day_and_words(cast, deal, as_user):
    given(deal, cast, 100)
    given(deal, cast, 80, name="吴工")
    client = as_user(cast.compliance)
    assert "吴工" not in client.get(reverse("compliance"), {"q": "李主任"}).content.decode()
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "李主任" not in client.get(reverse("compliance"), {"since": tomorrow}).content.decode()


def test_an_address_that_means_nothing_is_not_there(cast, as_user):
    client = as_user(cast.compliance)
    assert client.get(reverse("compliance"), {"by": "insider"}).status_code == 404
    assert client.get(reverse("compliance_part", args=["insiders"])).status_code == 404


def test_the_board_never_names_an_insider_or_opens_a_deal(cast, deal, as_user):
    given(deal, cast)
    client = as_user(cast.compliance)
    assert client.get(reverse("conduct", args=[deal.pk])).status_code == 403
    for name in ("pending", "refused", "words", "conflicts", "introducers", "tenders"):
        text = client.get(reverse("compliance_part", args=[name])).content.decode()
        assert "内线" not in text
        assert reverse("opportunity", args=[deal.pk]) not in text


def test_the_export_needs_its_right_holds_text_only_and_is_journalled(cast, deal, as_user):
    Contact.objects.create(company=deal.customer, name="=HYPERLINK(1)", created_at=timezone.now())
    given(deal, cast, name="=HYPERLINK(1)", purpose="+1+1 工作餐")
    client = as_user(cast.compliance)
    assert client.get(reverse("compliance_export")).status_code == 403
    RightAssignment.objects.create(
        user=cast.compliance, right=Right.EXPORT, given_by=cast.administrator, given_at=timezone.now()
    )
    answer = as_user(cast.compliance).get(reverse("compliance_export"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][2] == "=HYPERLINK(1)"
    assert rows[1][6] == "+1+1 工作餐"
    assert b"<f>" not in answer.content
    assert JournalEntry.objects.get(kind="register.exported").changes["lines"] == [None, 1]


def test_a_seller_with_the_export_right_still_does_not_export_the_register(cast, as_user):
    RightAssignment.objects.create(
        user=cast.owner, right=Right.EXPORT, given_by=cast.administrator, given_at=timezone.now()
    )
    assert as_user(cast.owner).get(reverse("compliance_export")).status_code == 403


def test_compliance_screens_and_decides_on_its_pages(cast, deal, as_user):
    outsider = introducer(deal)
    declared = ConflictDeclaration.objects.create(
        colleague=cast.owner, customer=cast.company, nature=ConflictNature.RELATIVE, detail="配偶在该行",
        declared_at=timezone.now(),
    )  # fmt: skip
    client = as_user(cast.compliance)
    screening = reverse("screening", args=[outsider.pk])
    values = {"screened": "yes", "conflict": "no", "screening_note": "查过", "version": 1}
    assert client.post(screening, values).status_code == 422
    assert client.post(screening, {**values, "screened": "no"}).status_code == 302
    outcome = reverse("conflict_outcome", args=[declared.pk])
    assert "配偶在该行" in client.get(outcome).content.decode()
    assert client.post(outcome, {"outcome": "step_back", "measure": "", "version": 1}).status_code == 302


def test_a_colleague_sees_his_own_declarations_only(cast, as_user):
    for who in (cast.owner, cast.stranger):
        ConflictDeclaration.objects.create(
            colleague=who, other_party=f"{who.name}的供应商", nature=ConflictNature.OTHER, declared_at=timezone.now()
        )
    text = as_user(cast.owner).get(reverse("conflict_declarations")).content.decode()
    assert "陈晓的供应商" in text
    assert "赵磊的供应商" not in text


def test_refused_texts_show_their_class_and_no_private_word(cast, deal, as_user):
    RefusedWords.objects.create(
        at=timezone.now(), actor=cast.owner, kind="need.added", field="detail", of=RefusedClass.FAMILY, opportunity=deal
    )
    text = as_user(cast.compliance).get(reverse("compliance_part", args=["words"])).content.decode()
    assert "家庭" in text
    assert "不留" in text


def test_the_board_does_not_grow_with_its_rows(cast, deal, as_user, django_assert_max_num_queries):
    client = as_user(cast.compliance)
    client.get(reverse("compliance"))
    for number in range(4):
        given(deal, cast, 20, name=f"第{number}位")
    with django_assert_max_num_queries(20):
        client.get(reverse("compliance"))
