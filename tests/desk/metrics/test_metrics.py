"""Figures for a monitor: for who brings the token, about the installation, about nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.timezone import localdate

from tests.cast import Cast, now
from tests.desk.attacks.planting import MARK, plant
from yunchou.desk.privacy.operations import note_request
from yunchou.desk.privacy.terms import RequestKind

TOKEN = "a-token-of-a-monitor"
ADDRESS = "/health/metrics"


@pytest.fixture
def told(settings: LazySettings) -> Client:
    """Who brings the token."""
    settings.YUNCHOU_METRICS_TOKEN = TOKEN
    return Client(headers={"authorization": f"Bearer {TOKEN}"})


def values(text: str) -> dict[str, float]:
    return {name: float(value) for name, value in (x.split() for x in text.splitlines() if not x.startswith("#"))}


def test_the_figures_are_those_of_the_installation_and_name_nobody(cast: Cast, told: Client) -> None:
    plant(cast)
    day = localdate()
    asked = {"kind": RequestKind.ACCESS, "who": "王建国", "received_on": day - timedelta(days=40)}
    note_request(asked, actor=cast.compliance, at=now())
    page = told.get(ADDRESS)
    assert page.status_code == 200
    text = page.content.decode()
    found = values(text)
    assert found["yunchou_users_active"] == 9
    assert found["yunchou_keys_fit"] == 1
    assert found["yunchou_privacy_requests_overdue"] == 1
    assert found["yunchou_journal_lines"] > 0
    assert not any(word in text for word in (MARK, cast.owner.name, cast.deal.name, "王建国"))


@pytest.mark.parametrize("token", ["", "short", TOKEN])
def test_without_the_right_token_there_is_nothing_here(db: None, settings: LazySettings, token: str) -> None:
    settings.YUNCHOU_METRICS_TOKEN = token
    for sent in (
        {},
        {"authorization": "Bearer "},
        {"authorization": "Bearer short"},
        {"authorization": f"Bearer {TOKEN}x"},
    ):
        assert Client(headers=sent).get(ADDRESS, REMOTE_ADDR="127.0.0.1").status_code == 404


def test_a_monitor_costs_few_questions(cast: Cast, told: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        told.get(ADDRESS)
