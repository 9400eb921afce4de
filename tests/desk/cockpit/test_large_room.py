"""The room of a large deal stays within a fixed number of queries and of moves shown."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.cockpit.large import PAGES, large_room

MOST_QUERIES, MOST_MOVES = 60, 30


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
    shown = owner.get(room).content.decode()
    assert shown.count('class="move"') == MOST_MOVES
    assert "条不那么急的" in shown
