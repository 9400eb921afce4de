"""The room of a large deal stays within a fixed number of queries and of moves shown."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.desk.cockpit.large import PAGES, large_room
from yunchou.desk.competitors.models import Rival, RivalMove

MOST_QUERIES, MOST_MOVES, FEW_MOVES, FEW_RIVALS = 60, 30, 3, 3


@pytest.mark.django_db
def test_no_page_of_a_large_deal_asks_the_database_too_often(as_user: type[Client]) -> None:
    cast = large_room()
    owner = as_user(cast.owner)
    room = f"/opportunities/{cast.deal.pk}/"
    owner.get(room)  # the first look of a day judges the deal and stores what it found
    counts = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            assert owner.get(room + page).status_code == 200
        counts[page] = len(captured)
    assert {page: count for page, count in counts.items() if count > MOST_QUERIES} == {}
    assert owner.get(room).content.decode().count('class="move"') == FEW_MOVES
    for asked in (owner.get(f"{room}?moves=all"), owner.get(f"{room}?moves=all", HTTP_HX_REQUEST="true")):
        shown = asked.content.decode()
        part = 0 if "<html" in shown else FEW_MOVES
        assert shown.count('class="move"') == MOST_MOVES - part
        assert "条不那么急的" in shown
    _opens_the_rest_of_a_ledger(owner, room)


def _opens_the_rest_of_a_ledger(owner: Client, room: str) -> None:
    """A page of rivals shows the newest lines; the rest comes when it is opened, as a part or as a whole page."""
    rival = Rival.objects.order_by("pk")[0]
    lines = [move.what for move in rival.moves.order_by("-on")]
    page = f"{room}rivals/?rival={rival.pk}&more="
    closed = owner.get(f"{room}rivals/").content.decode()
    assert closed.count('class="ledger-line"') == FEW_MOVES * FEW_RIVALS
    part = owner.get(f"{page}topics", HTTP_HX_REQUEST="true").content.decode()
    assert [what for what in lines if f"<p>{what}</p>" in part] == lines[FEW_MOVES:]
    whole = owner.get(f"{page}topics").content.decode()
    assert [what for what in lines if f"<p>{what}</p>" in whole] == lines
    assert whole.count('class="ledger-line"') == closed.count('class="ledger-line"') + len(lines) - FEW_MOVES
    course = owner.get(f"{page}table", HTTP_HX_REQUEST="true").content.decode()
    assert course.count("<tr>") == len(owner.get(f"{page}table").context["page"].cards[0].points) + 1
    _opens_a_folded_card(owner, room)
    assert owner.get(f"{page}rumours").status_code == 400
    assert owner.get(f"{room}rivals/?rival=0&more=topics", HTTP_HX_REQUEST="true").status_code == 404


def _opens_a_folded_card(owner: Client, room: str) -> None:
    """Of many rivals those against whom we stand best are a line each, with the position; the card comes when asked."""
    page = owner.get(f"{room}rivals/")
    cards, text = page.context["page"].cards, page.content.decode()
    folded = [card for card in cards if card.is_folded]
    assert [card.row.pk for card in folded] == [card.row.pk for card in cards[FEW_RIVALS:]]
    for card in folded:
        pk = card.row.pk
        assert f'id="folded-{pk}"' in text
        assert f'id="rival-{pk}"' not in text
        part = owner.get(f"{room}rivals/?rival={pk}&more=card", HTTP_HX_REQUEST="true").content.decode()
        assert part.count('class="ledger-line"') == FEW_MOVES
        assert f'id="rival-{pk}"' in part
        assert f'id="rival-{pk}"' in owner.get(f"{room}rivals/?rival={pk}&more=card").content.decode()
    newest = {"on": timezone.localdate()}
    RivalMove.objects.filter(pk=folded[0].row.moves.order_by("-on")[0].pk).update(**newest)
    unfolded = owner.get(f"{room}rivals/").content.decode()
    assert f'id="rival-{folded[0].row.pk}"' in unfolded, "what was noted today is seen at once"
