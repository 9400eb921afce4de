"""The board: nine columns of open deals with totals, what is parked beside, cards by the twenty."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import AT, Cast, company_of, deal_of
from yunchou.desk.identity.models import RoleAssignment
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.queries.board import board, card_of, columns, parking
from yunchou.desk.opportunities.queries.pipeline import Filters, filtered, totals
from yunchou.playbook.pipeline.stages import Stage, Standing

BOARD = "/opportunities/board/"


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """Twenty-five more deals at the first stage, one in negotiation in dollars, two parked."""
    for n in range(25):
        deal_of(cast.owner, cast.company, f"商机{n:02}")
    many = Opportunity.objects.filter(name="商机07")
    many.update(expected_sign_on=timezone.localdate())
    Opportunity.objects.filter(name="商机08").update(
        stage=Stage.NEGOTIATION, stage_number=7, currency="USD", amount=Decimal(70_000), seats=None
    )
    Opportunity.objects.filter(name="商机09").update(standing=Standing.PAUSED)
    Opportunity.objects.filter(name="商机10").update(
        standing=Standing.DISQUALIFIED, wake_on=timezone.localdate() + timedelta(days=5)
    )
    return cast


def test_sums_of_all_deals_ask_for_nothing_beside_their_index(crowd: Cast) -> None:
    index = next(index for index in Opportunity._meta.indexes if index.name == "opportunity_sums")
    held = {Opportunity._meta.get_field(name).column for name in index.fields}
    with CaptureQueriesContext(connection) as asked:
        columns(crowd.executive, Filters())
        parking(crowd.executive, Filters())
        totals(filtered(crowd.executive, Filters()))
    sums = [query["sql"] for query in asked if "GROUP BY" in query["sql"]]
    assert len(sums) == 3
    for sql in sums:
        assert set(re.findall(r'"desk_opportunity"\."(\w+)"', sql)) <= held


def test_the_columns_are_the_nine_stages_with_their_totals(crowd: Cast) -> None:
    found = columns(crowd.owner, Filters())
    assert [column.stage for column in found] == list(Stage)
    first, seventh = found[0], found[6]
    assert (first.deals, first.seats) == (23, 23 * 300)
    assert [(t.currency, t.amount) for t in first.money] == [("CNY", Decimal(360_000) * 23)]
    assert (seventh.deals, seventh.seats, seventh.money[0].amount) == (1, None, Decimal(70_000))


def test_a_column_shows_the_first_twenty_and_the_rest_on_request(crowd: Cast, as_user: Any) -> None:
    client = as_user(crowd.owner)
    column = client.get(BOARD).context["columns"][0]
    assert (len(column.cards), column.more) == (20, 3)
    assert column.cards[0].deal.name == "商机07"
    rest = client.get(f"{BOARD}prospecting/?offset=20").context["column"]
    assert (len(rest.cards), rest.more) == (3, 0)
    assert not {c.deal.pk for c in rest.cards} & {c.deal.pk for c in column.cards}


def test_what_is_parked_stands_beside_and_wakes_in_order(crowd: Cast, as_user: Any) -> None:
    parking = as_user(crowd.owner).get(BOARD).context["parking"]
    assert (parking.paused, parking.disqualified) == (1, 1)
    assert [card.deal.name for card in parking.cards] == ["商机10", "商机09"]


def test_each_sees_the_board_of_what_he_reaches_and_moves_what_he_may_change(crowd: Cast) -> None:
    def movable(who: str) -> list[bool]:
        found = board(getattr(crowd, who), Filters(text="客服坐席项目"))
        return [card.movable for column in found for card in column.cards]

    assert movable("owner") == movable("teammate") == movable("manager") == [True]
    assert movable("executive") == movable("reader") == movable("finance") == [False]
    assert movable("stranger") == []
    assert card_of(crowd.owner, crowd.deal).movable


def test_a_seller_who_may_also_read_his_team_moves_his_own_deals_only(crowd: Cast) -> None:
    RoleAssignment.objects.create(user=crowd.reader, role=Role.SELLER, given_at=AT)
    deal_of(crowd.reader, crowd.company, "自己的单")
    cards = [card for column in board(crowd.reader, Filters(text="单")) for card in column.cards]
    cards += [card for column in board(crowd.reader, Filters(text="客服坐席项目")) for card in column.cards]
    assert [(card.deal.name, card.movable) for card in cards] == [("自己的单", True), ("客服坐席项目", False)]


def test_filters_of_the_board_narrow_cards_and_totals_alike(crowd: Cast, as_user: Any) -> None:
    answer = as_user(crowd.manager).get(f"{BOARD}?q=商机08")
    assert [column.deals for column in answer.context["columns"]] == [0] * 6 + [1, 0, 0]
    totals = as_user(crowd.manager).get(f"{BOARD}totals/?q=商机08")
    assert [column.deals for column in totals.context["columns"]] == [0] * 6 + [1, 0, 0]
    assert 'hx-swap-oob="true"' in totals.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{BOARD}?standing=won", 400),
        (f"{BOARD}?owner__name=x", 400),
        (f"{BOARD}?owner=999", 422),
        (f"{BOARD}nowhere/?offset=0", 404),
        (f"{BOARD}prospecting/?offset=-1", 400),
        (f"{BOARD}prospecting/", 400),
        (f"{BOARD}prospecting/?offset=0&owner=999", 400),
    ],
)
def test_what_the_board_does_not_offer_is_refused(crowd: Cast, as_user: Any, address: str, status: int) -> None:
    assert as_user(crowd.owner).get(address).status_code == status


def test_the_board_takes_the_same_queries_however_full_it_is(
    crowd: Cast, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    client = as_user(crowd.manager)
    client.get(BOARD)
    for number, stage in enumerate(Stage, 1):
        for n in range(22):
            deal = deal_of(crowd.owner, company_of(crowd.owner, f"客户{number}-{n}"), f"单{number}-{n}")
            Opportunity.objects.filter(pk=deal.pk).update(stage=stage, stage_number=number)
    with django_assert_max_num_queries(27):
        answer = client.get(BOARD)
    assert [len(column.cards) for column in answer.context["columns"]] == [20] * 9
