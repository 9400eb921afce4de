"""The timeline of a deal: what is asked for and nothing else; a question that is none is told why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from yunchou.desk.contracts.operations import SIGNING_STEP
from yunchou.desk.journal.kinds import KINDS
from yunchou.desk.journal.parts import PARTS
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.qualification.operations import DECISION_STEP, NEED
from yunchou.desk.tempo.operations import decide_pace
from yunchou.playbook.tempo.terms import Pace

# Lines about colleagues, customers in general and the installation: they stand in no deal's timeline.
NOT_OF_A_DEAL = {
    "alert", "bank_statement", "budget_campaign", "budget_task", "calendar_feed", "collections", "contract_template",
    "customer", "delegation", "forecast", "installation", "job", "key", "managers_room", "notices", "past_forecasts",
    "privacy", "product", "push", "register", "requirement", "retention", "robot", "sales_target", "segment",
    "statement_line", "team", "user", "view", "watchlist", "weekly_report", "words",
}  # fmt: skip


def timeline(client: Client, cast: Cast, **asked: str):
    return client.get(reverse("opportunity_timeline", args=[cast.deal.pk]), asked)


@pytest.fixture
def told(cast: Cast, client: Client) -> Cast:
    add_row(NEED, cast.deal, {"title": "语音质检"}, actor=cast.owner, at=AT)
    add_row(DECISION_STEP, cast.deal, {"name": "立项会"}, actor=cast.manager, at=AT + timedelta(days=40))
    client.force_login(cast.owner)
    return cast


def test_every_kind_of_line_of_a_deal_belongs_to_one_part() -> None:
    nouns = [noun for _words, nouns in PARTS.values() for noun in nouns]
    assert len(nouns) == len(set(nouns))
    assert {kind.partition(".")[0] for kind in KINDS} - set(nouns) - NOT_OF_A_DEAL == set()


def test_without_a_question_everything_is_told(told: Cast, client: Client) -> None:
    page = timeline(client, told)
    assert "语音质检" in page.content.decode()
    assert "立项会" in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"until": "2026-09-20"}, (True, False)),
        ({"since": "2026-09-20"}, (False, True)),
        ({"part": "qualification"}, (True, True)),
        ({"part": "money"}, (False, False)),
    ],
)
def test_only_what_is_asked_for_is_told(told: Cast, client: Client, asked: dict[str, str], seen) -> None:
    text = timeline(client, told, **asked).content.decode()
    assert ("语音质检" in text, "立项会" in text) == seen


def test_the_lines_of_one_colleague_are_his_alone(told: Cast, client: Client) -> None:
    text = timeline(client, told, who=str(told.manager.pk)).content.decode()
    assert ("语音质检" in text, "立项会" in text) == (False, True)


@pytest.mark.parametrize(
    "asked", [{"part": "secrets"}, {"since": "soon"}, {"who": "999999"}, {"who": "x"}, {"page": "-1"}]
)
def test_a_question_that_is_none_is_refused(told: Cast, client: Client, asked: dict[str, str]) -> None:
    assert timeline(client, told, **asked).status_code == 400


def test_the_timeline_asks_as_much_for_many_lines(told: Cast, client: Client, django_assert_max_num_queries) -> None:
    for number in range(60):
        add_row(NEED, told.deal, {"title": f"需求{number}"}, actor=told.owner, at=AT)
    with django_assert_max_num_queries(20):
        assert timeline(client, told).status_code == 200


def test_a_word_of_a_closed_list_is_told_in_the_readers_language(cast: Cast, client: Client) -> None:
    told = {"reason": "对手领先", "exit_condition": "评审改期", "seen": 0}
    decide_pace(cast.deal, pace=Pace.SLOW, advised=Pace.SLOW, **told, actor=cast.owner, at=AT)
    add_row(SIGNING_STEP, cast.deal, {"department": "法律合规部"}, actor=cast.owner, at=AT)
    client.force_login(cast.owner)
    assert "定节奏：慢" in timeline(client, cast).content.decode()
    cast.owner.language = "en"
    cast.owner.save(update_fields=["language"])
    text = timeline(client, cast).content.decode()
    assert "Pace decided: Slow" in text
    assert "object (" not in text
