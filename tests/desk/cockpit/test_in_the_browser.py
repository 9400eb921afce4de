"""The map of the people and who knows whom in a real browser; every other gesture: `test_every_gesture.py`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import Cast, assemble
from yunchou.desk.customers.models import Contact
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.stakeholders.models import Cover, MapPlace, Player
from yunchou.desk.stakeholders.operations import PLAYER
from yunchou.desk.stakeholders.terms import Strength
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function, Level

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PEOPLE = "/opportunities/{deal}/people/"
both_widths = pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])


@pytest.fixture
def people() -> Cast:
    """A boss, a head of technology, and a seat whose name nobody knows."""
    cast, at = assemble(), timezone.now()
    boss = Contact.objects.create(company=cast.company, name="周正", title="副行长", created_at=at)
    head = Contact.objects.create(company=cast.company, name="王建国", title="总经理", created_at=at, reports_to=boss)
    for values in (
        {"contact": boss, "level": Level.TOP, "function": Function.EXECUTIVE},
        {"contact": head, "level": Level.HEAD, "function": Function.TECHNICAL},
        {"title": "法律合规部处长"},
    ):
        add_row(PLAYER, cast.deal, values, actor=cast.owner, at=at)
    return cast


@pytest.fixture
def open_page(visit, people) -> Callable[..., Page]:
    """Opens an address of the deal as the owner."""
    return lambda address, **how: visit(people.owner, address.format(deal=people.deal.pk), **how)


def test_a_card_is_dragged_and_stays_where_it_was_put(open_page, people):
    page = open_page(PEOPLE)
    card = page.locator("[data-card]", has_text="王建国")
    box = card.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 240, box["y"] + 90, steps=4)
    page.mouse.up()
    expect(page.locator("[data-people-map]")).to_have_attribute("data-saved", "1")
    place = MapPlace.objects.get()
    assert place.contact.name == "王建国"
    page.reload()
    expect(card).to_have_attribute("data-x", str(place.x))
    expect(page.locator("#person .person")).to_have_count(0)


def touch(page: Page, way: list[tuple[float, float]], *, rest: int) -> None:
    """Put a finger down, let it rest so many milliseconds, draw it along the way and lift it."""
    hand = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": way[0][0], "y": way[0][1]}]})
    page.wait_for_timeout(rest)
    for x, y in way[1:]:
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_that_rests_on_a_card_moves_it_and_one_that_does_not_scrolls(open_page, people):
    page = open_page(PEOPLE + "?view=map", phone=True)
    card = page.locator("[data-card]", has_text="王建国")
    card.scroll_into_view_if_needed()
    before = card.get_attribute("data-x")
    box = card.bounding_box()
    start = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    way = [start, *((start[0] + step * 6, start[1]) for step in range(1, 9))]
    touch(page, way, rest=0)
    expect(card).to_have_attribute("data-x", before)
    touch(page, way, rest=500)
    expect(page.locator("[data-people-map]")).to_have_attribute("data-saved", "1")
    place = MapPlace.objects.get()
    assert place.contact.name == "王建国"
    assert place.x > int(before)


def test_a_card_is_moved_put_back_and_opened_by_keys(open_page):
    page = open_page(PEOPLE)
    card = page.locator("[data-card]", has_text="周正")
    before = card.get_attribute("data-x")
    card.focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    expect(card).to_have_attribute("data-x", before)
    for key in ("Space", "ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(page.locator("[data-people-map]")).to_have_attribute("data-saved", "1")
    assert MapPlace.objects.get().x == int(before) + 24
    card.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#person h2")).to_contain_text("周正")


@both_widths
def test_a_person_is_edited_beside_the_map_and_from_the_list(open_page, phone):
    page = open_page(PEOPLE, phone=phone)
    if phone:
        page.locator("#people-list").get_by_role("link", name="王建国").tap()
    else:
        page.locator("[data-card]", has_text="王建国").click()
    person = page.locator("#person")
    person.get_by_role("link", name="编辑").first.click()
    form = person.locator("#slot-player form")
    form.locator("[name=veto][value=yes]").check(force=True)
    form.locator("[name=reason_to_choose]").fill("割接随时可回退")
    form.get_by_role("button", name="记下").click()
    expect(page.locator("#person")).to_contain_text("割接随时可回退")
    assert Player.objects.get(contact__name="王建国").veto is Answer.YES


@both_widths
def test_an_empty_cell_of_the_matrix_becomes_a_contact(open_page, people, phone):
    page = open_page(f"{PEOPLE}?view=matrix", phone=phone)
    page.get_by_role("link", name="王建国 周宁").click()
    form = page.locator(".matrix .slot form")
    form.get_by_label("常来往").check()
    form.get_by_role("button", name="记下").click()
    expect(form).to_have_count(0)
    expect(page.locator(".matrix")).to_contain_text("常来往")
    cover = Cover.objects.get()
    assert (cover.colleague, cover.strength) == (people.teammate, Strength.REGULAR)


def test_a_page_on_its_way_does_not_take_the_place_of_what_somebody_has_begun_to_write(open_page, people):
    page, held = open_page("/opportunities/{deal}/"), []
    page.route(page.url, lambda route: held.append(route))
    add_row(PLAYER, people.deal, {"title": "采购处长"}, actor=people.teammate, at=timezone.now())
    for _second in range(15):
        if not held:
            page.wait_for_timeout(1000)
    page.locator(".capture-quick textarea").fill("王总说下周三定")
    held[0].continue_()
    expect(page.locator("#deal-news [data-news-show]")).to_be_visible()
    expect(page.locator(".capture-quick textarea")).to_have_value("王总说下周三定")
