"""The gestures of the room that hang on nothing else, in one walk: by keys alone at the desk, by taps on the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests import browser as chrome
from tests.cast import Cast, assemble
from tests.desk.tempo.told import at_stage
from yunchou.desk.cockpit.decisions import Decision
from yunchou.desk.cockpit.models import MoveDecision
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.operations import MOVE, RIVAL
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.models import PursuitDecision
from yunchou.playbook.competitors.terms import LawfulSource
from yunchou.playbook.pipeline.stages import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = 5
Act = Callable[[Locator], None]


@pytest.fixture
def people() -> Cast:
    """A deal on the table: a rival with a ledger of some length."""
    cast, at = assemble(), timezone.now()
    at_stage(cast, Stage.NEGOTIATION)
    rival = add_row(RIVAL, cast.deal, {"name": "云讯"}, actor=cast.owner, at=at)
    for number in range(LINES):
        line = {
            "rival": rival, "question": Question.TOPICS, "what": f"讲了第 {number} 条",
            "on": timezone.localdate(at) - timedelta(days=10 * number), "lawful_source": LawfulSource.PUBLIC,
        }  # fmt: skip
        add_row(MOVE, cast.deal, line, actor=cast.owner, at=at)
    return cast


@pytest.mark.parametrize("phone", [False, True], ids=["desk by keys", "phone by taps"])
def test_a_room_is_opened_part_by_part(visit, people: Cast, phone: bool) -> None:
    page = visit(people.owner, f"/opportunities/{people.deal.pk}/", phone=phone)
    room = page.url

    def act(target: Locator) -> None:
        """A tap on the phone; at the desk the focus and Enter, as somebody does who has no pointer."""
        if phone:
            target.tap()
        else:
            target.focus()
            target.press("Enter")

    a_dial_opens_to_its_questions(page, act)
    moves_are_opened_put_off_and_done(page, act)
    page.goto(f"{room}rivals/")
    the_rest_of_a_ledger_is_opened(page, act)
    page.goto(f"{room}then/")
    the_room_is_compared_with_a_day(page, act)
    page.goto(f"{room}resources/pursuit/")
    it_is_decided_to_go_on(page, act)


def a_dial_opens_to_its_questions(page: Page, act: Act) -> None:
    dial = page.locator(".dial").first
    expect(dial.locator(".dial-checks")).to_be_hidden()
    act(dial.locator("summary"))
    expect(dial.locator(".dial-checks li").first).to_be_visible()
    assert chrome.overflow(page) == 0


def moves_are_opened_put_off_and_done(page: Page, act: Act) -> None:
    moves = page.locator(".move")
    expect(moves).to_have_count(3)
    act(page.locator(".more-moves > summary"))
    expect(moves.nth(3)).to_be_visible()
    assert chrome.serious_findings(page) == []
    last = moves.last
    act(last.locator("summary", has_text="处理"))
    last.locator("[name=until]").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    act(last.get_by_role("button", name="以后再说"))
    expect(page.get_by_text("1 条已隐藏")).to_be_visible()
    first = moves.first
    act(first.locator("summary", has_text="处理"))
    act(first.get_by_role("button", name="已经做了"))
    expect(page.get_by_text("2 条已隐藏")).to_be_visible()
    assert set(MoveDecision.objects.values_list("decision", flat=True)) == {Decision.LATER, Decision.DONE}


def the_rest_of_a_ledger_is_opened(page: Page, act: Act) -> None:
    lines = page.locator(".ledger-line")
    expect(lines).to_have_count(3)
    act(page.locator(".ledger summary"))
    expect(lines).to_have_count(LINES)
    expect(lines.last).to_contain_text(f"讲了第 {LINES - 1} 条")
    act(page.locator(".position-history summary"))
    expect(page.locator(".position-history tbody tr").first).to_be_visible()
    assert chrome.overflow(page) == 0


def the_room_is_compared_with_a_day(page: Page, act: Act) -> None:
    page.locator("[name=on]").fill(timezone.localdate().isoformat())
    act(page.get_by_role("button", name="和今天对比"))
    page.wait_for_url("**on=**")
    heads = page.locator(".then-verdicts tbody th")
    expect(heads.first).to_be_visible()
    lines = "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length }"
    assert {head.evaluate(lines) for head in heads.all()} == {1}, "no heading is written letter beneath letter"
    assert chrome.overflow(page) == 0


def it_is_decided_to_go_on(page: Page, act: Act) -> None:
    page.get_by_label("设上限再投").check()
    page.locator("[name=limit]").fill("12万")
    page.locator("[name=reason]").fill("讲解过不了就停")
    act(page.get_by_role("button", name="记下决定"))
    expect(page.locator("#effort")).to_contain_text("讲解过不了就停")
    assert PursuitDecision.objects.get().limit == 120_000
