"""Conduct in a real browser: the gate before the plan, and every page for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble
from tests.desk.conduct.kinds import introducer, meal, person_at, private
from yunchou.desk.conduct.models import ConflictDeclaration, Hospitality, RefusedWords
from yunchou.desk.conduct.terms import ConflictNature
from yunchou.playbook.conduct.terms import HospitalityVerdict
from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.key_account.terms import PublicSectorClass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> Cast:
    cast = assemble()
    now = timezone.now()
    meal(cast.deal, Decimal(250), verdict=HospitalityVerdict.NEEDS_APPROVAL)
    meal(cast.deal, Decimal(120), verdict=HospitalityVerdict.ALLOWED)
    meal(cast.deal, Decimal(900), verdict=HospitalityVerdict.FORBIDDEN)
    introducer(cast.deal)
    ConflictDeclaration.objects.create(
        colleague=cast.owner, customer=cast.company, nature=ConflictNature.OTHER, declared_at=now
    )
    RefusedWords.objects.create(
        at=now, actor=cast.owner, kind="need.added", field="detail", of=RefusedClass.FAMILY, opportunity=cast.deal
    )
    return cast


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as somebody."""
    keys = {"deal": people.deal.pk, "outsider": people.deal.outsiders.get().pk}
    return lambda user, address, **how: visit(user, address.format(**keys), **how)


def test_the_gate_answers_on_the_page_and_the_plan_is_made(open_page, people):
    private(people.deal)
    person = person_at(people.deal, "吴工")
    page = open_page(people.owner, "/opportunities/{deal}/conduct/hospitality/new/", phone=True)
    page.locator("#id_person").select_option(str(person.pk))
    page.locator("#id_value").fill("120")
    page.locator("#id_planned_on").fill(f"{timezone.localdate() + timedelta(days=1)}")
    page.locator("#id_purpose").fill("方案讲解后工作餐")
    page.locator("button[name=look]").click()
    expect(page.locator(".verdict")).to_contain_text("可以，记得登记")
    assert page.locator("#id_purpose").input_value() == "方案讲解后工作餐"
    page.get_by_role("button", name="列入计划").click()
    expect(page.locator("#hospitality")).to_contain_text("方案讲解后工作餐")


def test_the_forbidden_stays_on_the_page_with_its_reason(open_page, people):
    private(people.deal, PublicSectorClass.STATE_FINANCIAL)
    before = Hospitality.objects.count()
    page = open_page(people.owner, "/opportunities/{deal}/conduct/hospitality/new/")
    page.locator("#id_person").select_option(index=1)
    page.locator("#id_value").fill("80")
    page.locator("#id_purpose").fill("评审后工作餐")
    page.get_by_role("button", name="列入计划").click()
    expect(page.locator(".verdict")).to_contain_text("一律不招待")
    assert page.locator("#id_purpose").input_value() == "评审后工作餐"
    assert Hospitality.objects.count() == before + 1
