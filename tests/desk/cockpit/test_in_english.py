"""The gestures of the room in English, at both widths: one walk over the pages of a deal."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble
from tests.desk.tempo.told import at_stage
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.competitors.models import RivalMove
from yunchou.desk.intelligence.models import Claim
from yunchou.desk.opportunities.models import StageAnswer
from yunchou.desk.resources.models import Ask
from yunchou.desk.stakeholders.models import Player
from yunchou.desk.tempo.models import PaceDecision
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.tempo.terms import Pace

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people() -> Cast:
    cast = assemble()
    cast.owner.language = "en"
    cast.owner.save(update_fields=["language"])
    at_stage(cast, Stage.NEGOTIATION)
    return cast


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_deal_is_steered_in_english(visit, people: Cast, phone: bool) -> None:
    page = visit(people.owner, f"/opportunities/{people.deal.pk}/", phone=phone)
    room = page.url
    a_move_is_dismissed(page)
    the_exit_is_answered(page)
    page.goto(f"{room}people/?view=list")
    somebody_is_put_on_the_map(page)
    page.goto(f"{room}rivals/")
    a_rival_is_noted(page)
    page.goto(f"{room}claims/")
    a_claim_is_added(page)
    page.goto(f"{room}pace/")
    the_pace_is_decided(page)
    page.goto(f"{room}resources/")
    a_colleague_is_asked(page)
    page.goto(f"{room}timeline/")
    the_timeline_is_narrowed(page)


def a_move_is_dismissed(page: Page) -> None:
    move = page.locator(".move").first
    move.locator("summary", has_text="Decide").click()
    move.get_by_label("Why it does not apply").fill("The customer has told us why")
    move.get_by_role("button", name="Does not apply").click()
    expect(page.get_by_text("1 hidden move")).to_be_visible()
    assert MoveDecision.objects.get().decision == Decision.DISMISSED


def the_exit_is_answered(page: Page) -> None:
    criterion = page.locator(".criterion", has=page.locator("summary", has_text="Answer it")).first
    criterion.locator("summary", has_text="Answer it").click()
    criterion.get_by_label("Yes", exact=True).check()
    criterion.get_by_label("Evidence: who, when, what").fill("Wang, today: agreed in writing")
    criterion.get_by_role("button", name="Keep the answer").click()
    expect(page.locator("#gate summary", has_text="Answer anew")).to_be_visible()
    assert StageAnswer.objects.count() == 1


def somebody_is_put_on_the_map(page: Page) -> None:
    page.get_by_role("link", name="Put somebody on the map").click()
    page.locator("[name=title]").fill("Head of compliance")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("main")).to_contain_text("Head of compliance")
    assert Player.objects.count() == 1


def a_rival_is_noted(page: Page) -> None:
    quick = page.locator(".quick")
    quick.locator("[name=rival_name]").fill("Cloudvoice")
    quick.get_by_label("What they said", exact=True).check()
    quick.locator("[name=what]").fill("Cheapest of all")
    quick.get_by_role("button", name="Note it").click()
    expect(page.locator("#rivals-known")).to_contain_text("Cheapest of all")
    assert str(RivalMove.objects.get().rival) == "Cloudvoice"


def a_claim_is_added(page: Page) -> None:
    page.get_by_role("link", name="Add a claim").click()
    page.locator("[name=statement]").fill("The budget is approved")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("main")).to_contain_text("The budget is approved")
    assert Claim.objects.count() == 1


def the_pace_is_decided(page: Page) -> None:
    page.get_by_role("link", name="Decide the pace").click()
    form = page.locator("#slot-decision form")
    form.get_by_label("Fast", exact=True).check()
    form.locator("[name=reason]").fill("All three sides want us")
    form.locator("[name=exit_condition]").fill("Contract signed")
    form.get_by_role("button", name="Note it").click()
    expect(page.locator("#decision")).to_contain_text("All three sides want us")
    assert PaceDecision.objects.get().pace is Pace.FAST


def a_colleague_is_asked(page: Page) -> None:
    page.get_by_role("link", name="Ask a colleague").click()
    form = page.locator("#slot-asks-new form")
    form.locator("[name=what]").fill("A reference of a bank")
    form.locator("[name=due_on]").fill("2099-01-05")
    form.locator("select[name=of]").select_option(index=1)
    form.get_by_role("button", name="Note it").click()
    row = page.locator("#asks tr", has_text="A reference of a bank")
    row.get_by_role("button", name="It is there").click()
    expect(page.locator("#asks")).to_contain_text("1 request is settled")
    assert Ask.objects.get().done_on is not None


def the_timeline_is_narrowed(page: Page) -> None:
    entries = page.locator(".timeline li")
    before = entries.count()
    page.locator("select[name=part]").select_option(label="Rivals")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url("**part=rivals**")
    assert 0 < entries.count() < before
