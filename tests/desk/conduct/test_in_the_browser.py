"""Conduct in a real browser: the gate before the plan, and every page for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests import browser as chrome
from tests.cast import Cast, assemble
from tests.desk.conduct.kinds import introducer, meal, person_at, private
from yunchou.desk.conduct.models import ConflictDeclaration, Hospitality, RefusedWords
from yunchou.desk.conduct.terms import ConflictNature
from yunchou.desk.identity.models import User
from yunchou.playbook.conduct.terms import HospitalityVerdict
from yunchou.playbook.conduct.wording.classes import RefusedClass
from yunchou.playbook.key_account.terms import PublicSectorClass

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = ["/opportunities/{deal}/conduct/", "/opportunities/{deal}/conduct/hospitality/new/", "/declarations/"]
PARTS = ["pending", "refused", "words", "conflicts", "introducers", "tenders"]
BOARD = ["/compliance/", *(f"/compliance/{part}/" for part in PARTS), "/compliance/introducers/{outsider}/"]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chrome.chromium() as browser:
        yield browser


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
def open_page(chromium, live_server, as_user, people) -> Iterator[Callable[..., Page]]:
    """Opens an address as somebody; fails when the content policy or a script complained meanwhile."""
    complaints: list[str] = []
    contexts = []

    def open_at(user: User, address: str, *, phone: bool = False, dark: bool = False) -> Page:
        session = as_user(user).cookies[settings.SESSION_COOKIE_NAME].value
        context = chrome.context(chromium, phone=phone, dark=dark)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None)
        page.goto(live_server.url + address.format(deal=people.deal.pk, outsider=people.deal.outsiders.get().pk))
        page.wait_for_load_state("networkidle")
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_every_page_of_conduct_is_readable_for_everybody(open_page, people, phone):
    shown = (
        [(people.owner, a) for a in OWN] + [(people.compliance, a) for a in BOARD] + [(people.manager, "/approvals/")]
    )
    for number, (user, address) in enumerate(shown):
        page = open_page(user, address, phone=phone, dark=bool(number % 2) != phone)
        assert chrome.serious_findings(page) == [], address
        assert chrome.overflow(page) == 0, address
        if phone:
            assert chrome.small_targets(page) == [], address


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
