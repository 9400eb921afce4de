"""The page of the key people: map, matrix, list, one person; each form, each reader, many people."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.stakeholders.kinds import KINDS, TODAY, contact, crowd, player, values_for
from tests.fingerprint import fingerprint
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.stakeholders import operations as kinds
from yunchou.desk.stakeholders.lean_chart import chart_of
from yunchou.desk.stakeholders.matrix import facing, matrix_of
from yunchou.desk.stakeholders.models import Cover, LeanNote, Player, Tie
from yunchou.desk.stakeholders.queries import duties_of, load
from yunchou.desk.stakeholders.screens import PAGES
from yunchou.desk.stakeholders.terms import Strength
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Function, Lean, Level

SCREENS = {screen.slug: screen for screen in PAGES.screens}
HTMX = {"HX-Request": "true"}


def page(cast: Cast, view: str = "") -> str:
    return reverse("people", args=[cast.deal.pk]) + (f"?view={view}" if view else "")


def person(cast: Cast, row: Player) -> str:
    card = f"c{row.contact_id}" if row.contact_id else f"p{row.pk}"
    return reverse("people_person", args=[cast.deal.pk, card])


def new(cast: Cast, slug: str) -> str:
    return reverse("people_row_new", args=[cast.deal.pk, slug])


def one(cast: Cast, slug: str, row: Any) -> str:
    return reverse("people_row", args=[cast.deal.pk, slug, row.pk])


@pytest.fixture
def owner(cast: Cast, as_user: type[Client]) -> Client:
    return as_user(cast.owner)


def test_an_empty_deal_names_the_seats_that_must_be_filled(cast: Cast, owner: Client) -> None:
    text = owner.get(page(cast)).content.decode()
    for words in ("决策人", "技术部门负责人", "业务部门负责人", "还不知道客户方的任何人"):
        assert words in text
    player(cast, decides=Answer.YES)
    player(cast, "李敏", function=Function.BUSINESS)
    assert "这些位置一定有人" not in owner.get(page(cast)).content.decode()


def test_a_contact_of_the_customer_is_there_before_anything_is_noted_of_him(cast: Cast, owner: Client) -> None:
    each = contact(cast)
    text = owner.get(page(cast)).content.decode()
    assert f'data-card="c{each.pk}"' in text
    assert "本商机里还没有记录" in text
    assert owner.get(reverse("people_person", args=[cast.deal.pk, f"c{each.pk}"])).status_code == 200


def test_map_list_and_matrix_are_chosen_by_address_and_anything_else_is_both(cast: Cast, owner: Client) -> None:
    player(cast)
    texts = {view: owner.get(page(cast, view)).content.decode() for view in ("", "map", "matrix", "list", "x'%00")}
    shown = {
        view: ("data-people-map" in text, 'class="table rows matrix"' in text, 'id="people-list"' in text)
        for view, text in texts.items()
    }
    assert shown == {
        "": (True, False, True),
        "map": (True, False, False),
        "matrix": (False, True, False),
        "list": (False, False, True),
        "x'%00": (True, False, True),
    }


def test_no_style_attribute_is_written(cast: Cast, owner: Client) -> None:
    row = add_row(kinds.LEAN_NOTE, cast.deal, values_for(kinds.LEAN_NOTE, cast), actor=cast.owner, at=AT)
    for address in (page(cast), page(cast, "matrix"), person(cast, row.player)):
        assert "style=" not in owner.get(address).content.decode().split('id="people"')[1]


def test_what_people_typed_is_shown_as_they_typed_it(cast: Cast, owner: Client) -> None:
    attack = "<img src=x onerror=alert(1)>{{7*7}}"
    row = player(cast, attack, reason_to_choose=attack)
    for address in (page(cast), page(cast, "matrix"), person(cast, row)):
        text = owner.get(address).content.decode()
        assert "<img src=x" not in text
        assert "&lt;img src=x" in text


def test_the_person_is_shown_in_full_alone_and_beside_everybody(cast: Cast, owner: Client) -> None:
    note = add_row(kinds.LEAN_NOTE, cast.deal, values_for(kinds.LEAN_NOTE, cast), actor=cast.owner, at=AT)
    boss = player(cast, "周正")
    for first, second in ((note.player, boss), (boss, note.player)):
        tie = {"player": first, "other": second, "kind": "influences"}
        add_row(kinds.TIE, cast.deal, tie, actor=cast.owner, at=AT)
    address = person(cast, note.player)
    whole, alone = owner.get(address), owner.get(address, headers={**HTMX, "HX-Target": "person"})
    sections = owner.get(address, headers={**HTMX, "HX-Target": "people"})
    for answer in (whole, alone, sections):
        for words in ("脚踩两只船", "云讯", "B2", "周正", "影响他", "lean-chart"):
            assert words in answer.content.decode()
    assert "data-people-map" not in alone.content.decode()
    assert "<html" not in sections.content.decode()
    assert 'id="people"' in sections.content.decode()


@pytest.mark.parametrize("card", ["c999999", "p999999", "x", "c", "c1e9", "p-1"])
def test_a_card_that_is_not_there_is_not_found(card: str, cast: Cast, owner: Client) -> None:
    assert owner.get(f"{page(cast)}{card}/").status_code == 404


def test_who_may_only_look_sees_everything_without_a_form(cast: Cast, as_user: type[Client]) -> None:
    row = add_row(kinds.COVER, cast.deal, values_for(kinds.COVER, cast), actor=cast.owner, at=AT)
    for address in (page(cast), page(cast, "matrix"), person(cast, row.player)):
        text = as_user(cast.reader).get(address).content.decode().split('id="people"')[1]
        assert "王建国" in text
        assert "/new/" not in text
        assert "data-places-url" not in text
        assert "/new/" in as_user(cast.teammate).get(address).content.decode()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_each_form_opens_as_a_page_and_as_a_part_and_changes_its_row(kind: Any, cast: Cast, owner: Client) -> None:
    slug = next(slug for slug, screen in SCREENS.items() if screen.kind is kind)
    row = add_row(kind, cast.deal, values_for(kind, cast), actor=cast.owner, at=AT)
    for address in (new(cast, slug), one(cast, slug, row)):
        assert "<html" in owner.get(address).content.decode()
        assert "hx-post" in owner.get(address, headers=HTMX).content.decode()
    sent = {
        "player": {"level": "staff", "veto": "no"},
        "lean_note": {"lean": "ours", "on": "2026-08-30"},
        "tie": {"kind": "conflict", "other": getattr(row, "other_id", "")},
        "cover": {"strength": "close"},
    }[kind.noun]
    done = owner.post(one(cast, slug, row), {**sent, "version": 1})
    assert done.status_code == 302
    assert f"/people/c{Player.objects.order_by('pk')[0].contact_id}/" in done.headers["Location"]
    late = owner.post(one(cast, slug, row), {**sent, "version": 1})
    assert late.status_code == 409


def test_a_person_is_written_without_scripts_and_one_comes_back_to_him(cast: Cast, owner: Client) -> None:
    each = contact(cast)
    form = {"contact": each.pk, "level": "head", "function": "technical", "buying_roles": ["influencer", "initiator"]}
    done = owner.post(new(cast, "players"), form)
    assert done.headers["Location"] == reverse("people_person", args=[cast.deal.pk, f"c{each.pk}"])
    row = Player.objects.get()
    assert (row.level, row.buying_roles, row.decides) == (Level.HEAD, ["initiator", "influencer"], Answer.UNKNOWN)
    again = owner.post(new(cast, "players"), form)
    assert again.status_code == 422, "he is on the map already"


def test_a_placeholder_taken_off_leads_back_to_the_page(cast: Cast, owner: Client) -> None:
    seat = add_row(kinds.PLAYER, cast.deal, {"title": "分管副行长"}, actor=cast.owner, at=AT)
    gone = owner.post(reverse("people_row_removal", args=[cast.deal.pk, "players", seat.pk]), {"version": 1})
    assert gone.headers["Location"] == page(cast)


def test_a_placeholder_that_gets_its_name_leads_to_that_person(cast: Cast, owner: Client) -> None:
    seat = add_row(kinds.PLAYER, cast.deal, {"title": "分管副行长"}, actor=cast.owner, at=AT)
    each = contact(cast, "周正")
    done = owner.post(one(cast, "players", seat), {"contact": each.pk, "level": "top", "version": 1})
    assert done.headers["Location"].endswith(f"/c{each.pk}/")


@pytest.mark.parametrize(
    ("slug", "form", "field"),
    [
        ("players", {"title": "", "reason_to_choose": "原话如此"}, "title"),
        ("players", {"contact": "9" * 30, "reason_to_choose": "原话如此"}, "contact"),
        ("players", {"title": "某人", "buying_roles": ["spy"], "reason_to_choose": "原话如此"}, "buying_roles"),
        ("players", {"title": "某人", "level": "god", "reason_to_choose": "原话如此"}, "level"),
        ("leans", {"lean": "ours", "on": "2999-01-01", "note": "原话如此"}, "on"),
        ("leans", {"lean": "ours", "on": "2026-08-01", "reliability": "B", "note": "原话如此"}, "credibility"),
        ("leans", {"lean": "love", "on": "2026-08-01", "note": "原话如此"}, "lean"),
        ("ties", {"other": "x", "kind": "influences", "note": "原话如此"}, "other"),
        ("covers", {"colleague": "x", "strength": "close", "note": "原话如此"}, "colleague"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_typed_is_lost(
    slug: str, form: dict[str, Any], field: str, cast: Cast, owner: Client
) -> None:
    form = {"player": player(cast).pk, **form}
    before = fingerprint()
    answer = owner.post(new(cast, slug), form)
    assert answer.status_code == 422
    assert f'href="#field-{field}"' in answer.content.decode()
    assert "原话如此" in answer.content.decode()
    assert fingerprint() == before


def test_rubbish_in_the_address_of_a_form_is_no_error(cast: Cast, owner: Client) -> None:
    player(cast)
    for query in ("player=%00'x", "player=9999999999999999999999", "player=²", "contact=x", "colleague=%27"):
        for slug in SCREENS:
            assert owner.get(f"{new(cast, slug)}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("level", "function", "duty"),
    [
        (Level.TOP, Function.EXECUTIVE, Duty.SPONSOR),
        (Level.HEAD, Function.TECHNICAL, Duty.PRESALES),
        (Level.HEAD, Function.BUSINESS, Duty.SELLER),
        (Level.HEAD, Function.PURCHASING, None),
        (Level.STAFF, Function.TECHNICAL, None),
        (Level.UNKNOWN, Function.UNKNOWN, None),
    ],
)
def test_who_of_us_faces_whom(level: Level, function: Function, duty: Duty | None) -> None:
    assert facing(level, function) is duty


def test_the_matrix_shows_where_the_colleague_of_equal_level_is_missing(cast: Cast, owner: Client) -> None:
    head, boss = player(cast), player(cast, "周正", level=Level.TOP)
    cover = {"player": head, "colleague": cast.owner, "strength": Strength.CLOSE}
    add_row(kinds.COVER, cast.deal, cover, actor=cast.owner, at=AT)
    text = owner.get(page(cast, "matrix")).content.decode()
    assert "有 2 人缺少我方对位的同事" in text
    assert "缺：高层支持" in text, "even with no executive on the team"
    known = load([cast.deal.pk])[cast.deal.pk]
    rows = {row.who.name: row for group in matrix_of(known, duties_of(cast.deal, known)).groups for row in group.rows}
    assert [(cell.colleague.name, cell.lacks) for cell in rows["王建国"].cells] == [("陈晓", False), ("周宁", True)]
    add_row(kinds.COVER, cast.deal, {**cover, "colleague": cast.teammate}, actor=cast.owner, at=AT)
    assert "有 1 人缺少我方对位的同事" in owner.get(page(cast, "matrix")).content.decode()
    assert boss.level is Level.TOP


def test_the_picture_of_a_lean_has_a_line_for_each_rival_and_none_while_nothing_is_known(cast: Cast) -> None:
    row = player(cast)
    assert chart_of([], today=TODAY) is None
    notes = [
        LeanNote(player=row, lean=lean, rival=rival, on=TODAY.replace(day=1), pk=number)
        for number, (lean, rival) in enumerate(
            [(Lean.RIVALS, ""), (Lean.HEDGING, ""), (Lean.OURS, "云讯"), (Lean.UNKNOWN, "")]
        )
    ]
    assert chart_of(notes[3:], today=TODAY) is None
    chart = chart_of(notes, today=TODAY)
    assert chart is not None
    assert [(series.rival, len(series.points)) for series in chart.series] == [("", 2), ("云讯", 1)]
    worst, hedging = chart.series[0].points
    assert worst.y > hedging.y > chart.series[1].points[0].y
    assert hedging.is_hedging


@pytest.mark.parametrize("view", ["", "matrix", "list", "person"])
def test_sixty_people_take_no_more_queries_than_three(
    view: str, cast: Cast, owner: Client, django_assert_max_num_queries: Any
) -> None:
    rows = crowd(cast)
    address = person(cast, rows[30]) if view == "person" else page(cast, view)
    with django_assert_max_num_queries(34):
        text = owner.get(address).content.decode()
    assert text.count("人员5") >= 10
    assert (Tie.objects.count(), Cover.objects.count()) == (59, 60)
