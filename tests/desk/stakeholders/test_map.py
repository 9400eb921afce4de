"""The map: the first layout, places people chose, and what two who arrange at once are told."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.stakeholders.kinds import contact, crowd, player
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Conflict, Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.stakeholders import operations as kinds
from yunchou.desk.stakeholders.layout import CARD_HEIGHT, CARD_WIDTH, direct, lay_out, reporting, size_of
from yunchou.desk.stakeholders.models import MapPlace
from yunchou.desk.stakeholders.operations import Put, arrange, lay_out_anew
from yunchou.desk.stakeholders.people_map import clip, fitting, halved, map_of
from yunchou.desk.stakeholders.queries import load, places_of


def put(cast: Cast, card: str, x: int = 40, y: int = 50, seen: int = 0, actor: object = None) -> dict[str, int]:
    return arrange(cast.deal, [Put(card, x, y, seen)], actor=actor or cast.owner, at=AT)  # type: ignore[arg-type]


def test_who_has_reports_stands_above_them() -> None:
    spots = lay_out({"boss": 0, "head": 1, "staff": 2}, [("boss", "head"), ("head", "staff")], {})
    assert spots["boss"][1] < spots["head"][1] < spots["staff"][1]


def test_without_lines_people_stand_in_rows_of_their_level() -> None:
    spots = lay_out({"staff": 2, "boss": 0, "head": 1, "nobody": 3}, [], {})
    assert [key for key, _spot in sorted(spots.items(), key=lambda each: each[1][1])] == [
        "boss", "head", "staff", "nobody",
    ]  # fmt: skip


def test_a_few_without_a_line_stand_beside_the_trees_on_their_level_the_boss_above_all() -> None:
    spots = lay_out({"boss": 0, "head": 1, "staff": 2, "buyer": 2, "lawyer": 1}, [("head", "staff")], {})
    assert spots["boss"][1] < spots["head"][1] == spots["lawyer"][1] < spots["staff"][1] == spots["buyer"][1]
    assert spots["lawyer"][0] > spots["head"][0]


def test_a_circle_of_reporting_lines_still_gives_everybody_a_place() -> None:
    spots = lay_out({"a": 1, "b": 1, "c": 1}, [("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")], {})
    assert set(spots) == {"a", "b", "c"}


@pytest.mark.parametrize("many", [1, 7, 60, 200])
def test_no_card_covers_another(many: int) -> None:
    keys = {f"c{n}": min(n, 3) for n in range(many)}
    lines = [(f"c{n // 7}", f"c{n}") for n in range(1, many)]
    spots = list(lay_out(keys, lines, {}).values())
    for place, (x, y) in enumerate(spots):
        for other_x, other_y in spots[place + 1 :]:
            assert abs(x - other_x) >= CARD_WIDTH or abs(y - other_y) >= CARD_HEIGHT
    width, height = size_of(spots)
    assert all(x + CARD_WIDTH <= width and y + CARD_HEIGHT <= height for x, y in spots)


def test_what_people_put_somewhere_stays_there() -> None:
    assert lay_out({"a": 0, "b": 1}, [("a", "b")], {"b": (900, 700)})["b"] == (900, 700)


def test_lines_begin_and_end_at_the_edges_of_cards() -> None:
    assert reporting((0, 0), (200, 300)) == "M88 104V202H288V300"
    assert direct((0, 0), (400, 0)) == "M176 52L400 52"
    assert direct((0, 0), (0, 0)) == "M88 52L88 52"


def test_an_influence_does_not_cover_the_reporting_line_between_the_same_two() -> None:
    assert reporting((0, 0), (0, 200)) == "M88 104V152H88V200"
    assert direct((0, 200), (0, 0)) == "M112 200L112 104"


def test_the_line_of_the_contact_counts_before_that_of_the_deal(cast: Cast) -> None:
    boss = player(cast, "周正")
    seat = add_row(kinds.PLAYER, cast.deal, {"title": "分管副行长"}, actor=cast.owner, at=AT)
    head = player(cast, "李敏", reports_to=seat)
    assert (f"p{seat.pk}", f"c{head.contact_id}") in load([cast.deal.pk])[cast.deal.pk].lines()
    head.contact.reports_to = boss.contact
    head.contact.save()
    assert load([cast.deal.pk])[cast.deal.pk].lines() == [(f"c{boss.contact_id}", f"c{head.contact_id}")]


def test_a_card_is_put_somewhere_and_put_again_with_one_line_each(cast: Cast) -> None:
    card = f"c{contact(cast).pk}"
    assert put(cast, card) == {card: 1}
    assert put(cast, card, 90, 95, seen=1) == {card: 2}
    before = fingerprint()
    assert put(cast, card, 90, 95, seen=2) == {card: 2}
    assert fingerprint() == before, "putting it where it is changes nothing"
    lines = JournalEntry.objects.filter(kind="player.arranged")
    assert [line.changes["cards"] for line in lines] == [[None, ["王建国"]], [None, ["王建国"]]]
    assert map_of(load([cast.deal.pk])[cast.deal.pk], places_of(cast.deal)).cards[0].x == 90


def test_of_two_who_move_one_card_the_second_is_told_and_of_two_cards_both_move(cast: Cast) -> None:
    first, second = (f"c{contact(cast, name).pk}" for name in ("王建国", "李敏"))
    put(cast, first)
    before = fingerprint()
    with pytest.raises(Conflict):
        put(cast, first, 300, 300, seen=0, actor=cast.teammate)
    with pytest.raises(Conflict):
        arrange(cast.deal, [Put(second, 9, 9, 0), Put(first, 8, 8, 0)], actor=cast.teammate, at=AT)
    assert fingerprint() == before, "all or none"
    put(cast, second, 300, 300, actor=cast.teammate)
    assert MapPlace.objects.count() == 2


def test_only_cards_of_the_deal_are_put_and_only_on_the_sheet(cast: Cast) -> None:
    card = f"c{contact(cast).pk}"
    before = fingerprint()
    for wrong in (("c99999", 1, 1), ("", 1, 1), (card, -1, 0), (card, 0, 20_001), (card, 10**30, 0)):
        with pytest.raises(Invalid):
            put(cast, *wrong)
    for actor, refusal in ((cast.reader, Refused), (cast.executive, Refused), (cast.stranger, NotThere)):
        with pytest.raises(refusal):
            put(cast, card, actor=actor)
        with pytest.raises(refusal):
            lay_out_anew(cast.deal, actor=actor, at=AT)
    assert fingerprint() == before
    put(cast, card)


def test_laying_out_anew_forgets_every_place_once(cast: Cast) -> None:
    put(cast, f"c{contact(cast).pk}")
    lay_out_anew(cast.deal, actor=cast.owner, at=AT)
    assert not MapPlace.objects.exists()
    before = fingerprint()
    lay_out_anew(cast.deal, actor=cast.owner, at=AT)
    assert fingerprint() == before


def test_the_place_of_a_placeholder_goes_with_it(cast: Cast) -> None:
    seat = add_row(kinds.PLAYER, cast.deal, {"title": "分管副行长"}, actor=cast.owner, at=AT)
    assert put(cast, f"p{seat.pk}") == {f"p{seat.pk}": 1}
    seat.delete()
    assert not MapPlace.objects.exists()


@pytest.mark.parametrize(
    "sent", ["", "x", ",", "c1", "c1 2 3", "c1 2 3 0,", "c1 -2 3 0", "c1 2 3 0\n", "c1 ² 3 0", "c1 2 3 0," * 500]
)
def test_rubbish_in_place_of_places_is_refused(sent: str, cast: Cast, as_user: type[Client]) -> None:
    owner, address = as_user(cast.owner), reverse("people_places", args=[cast.deal.pk])
    before = fingerprint()
    assert owner.post(address, {"places": sent}).status_code == 422
    assert fingerprint() == before


def test_the_script_is_told_the_new_versions(cast: Cast, as_user: type[Client]) -> None:
    card = f"c{contact(cast).pk}"
    owner, address = as_user(cast.owner), reverse("people_places", args=[cast.deal.pk])
    done = owner.post(address, {"places": f"{card} 10 20 0"}, headers={"HX-Request": "true"})
    assert (done.status_code, json.loads(done.headers["HX-Trigger"])) == (204, {"placed": {card: 1}})
    assert owner.post(address, {"places": f"{card} 10 20 1"}).status_code == 302, "without scripts one is sent back"
    assert as_user(cast.teammate).post(address, {"places": f"{card} 99 20 0"}).status_code == 409


def test_texts_are_cut_by_what_fits() -> None:
    assert clip("王建国", 6) == "王建国"
    assert clip("信息科技部架构管理室", 12) == "信息科技部…"
    assert clip("", 5) == ""


def test_sixty_people_make_one_map(cast: Cast) -> None:
    crowd(cast)
    drawn = map_of(load([cast.deal.pk])[cast.deal.pk], {})
    assert len(drawn.cards) == 60
    assert drawn.width < 60 * CARD_WIDTH, "blocks, not one row"
    assert {line.kind for line in drawn.lines} == {"reports", "influences"}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("采购处长", ("采购处长", "")),
        ("法律合规部处长", ("法律合规部", "处长")),
        ("信息科技部架构管理室副主任兼数据中心主任", ("信息科技部", "架构管理室副主任…")),
        ("Head of compliance", ("Head of", "compliance")),
        ("", ("", "")),
    ],
)
def test_the_title_of_a_placeholder_takes_two_lines(title: str, lines: tuple[str, str]) -> None:
    assert halved(title) == lines


def test_roles_that_do_not_fit_are_counted() -> None:
    assert fitting([]) == ""
    assert fitting(["发起人", "决策人"]) == "发起人 · 决策人"
    assert fitting(["Initiator", "Deciding influencer", "Key user"]) == "Initiator +2"
