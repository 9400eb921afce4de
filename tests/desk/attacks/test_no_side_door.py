"""Need to know has no side door: canaries in every sealed field, and everything that people outside can get.

The addresses are those of the permission matrix, which has every route of the URL map (attack classes 10, 13, 18).
"""

from __future__ import annotations

import json
import logging
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, company_of, deal_of
from tests.desk.attacks.planting import DEED, MARK, NAME, plant, readable, sealed_fields, unpacked
from tests.desk.permissions.matrix import ROWS
from tests.desk.permissions.row import Row, World
from yunchou.desk.backups.making import make
from yunchou.desk.cockpit.days import unpacked as unpacked_day
from yunchou.desk.cockpit.models import RoomDay
from yunchou.desk.cockpit.operations.assessments import keep_days, refresh_all
from yunchou.desk.cockpit.queries import judge_deals, readable_dossier
from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import show_name
from yunchou.desk.opportunities.queries import fetch
from yunchou.playbook.dossier.writer import written

PAGES = [row for row in ROWS if row.method == "GET"]
FORMS = [row for row in ROWS if row.method == "POST"]
LISTS = ["opportunities", "board", "customers", "search", "watchlist", "collections", "rhythm"]
"""Pages that take filters, sorts or a search."""
REFUSED = [
    f"sources__name__contains={MARK}", f"sources__insider_evidence__text__contains={MARK}", f"_connector=OR&q={MARK}",
    f"owner__captured_notes__text={MARK}", "_negated=1", "alias.with.dots=1", "owner__password__startswith=p",
]  # fmt: skip
"""Nothing can be asked by these names anywhere."""
OF_THE_DEAL = {
    "opportunity",
    "opportunity_then",
    "opportunity_timeline",
    "insiders",
    "claims",
    "people",
    "qualification",
}
NOT_ON_THE_LIST = ["sources__name", "compartment", "?", "owner__password", "insider_evidence"]
"""No list can be sorted by these."""


@pytest.fixture
def world(cast: Cast, caplog: pytest.LogCaptureFixture) -> World:
    """The cast; the hero deal's confidences are planted, judged and kept as the day's room."""
    caplog.set_level(logging.INFO)
    assert plant(cast) == sealed_fields(), "a sealed field has no canary: plant one"
    now = timezone.now()
    today = timezone.localdate(now)
    refresh_all(as_of=today, at=now)
    assert keep_days(judge_deals([cast.deal.pk], today), as_of=today) == 1
    company = company_of(cast.stranger, "南岭电器")
    return World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), {})


def outsiders(cast: Cast) -> dict[str, User]:
    """Who reaches the deal and is not let into its compartment, and one who does not reach it."""
    return {
        "leader": cast.manager,
        "administrator": cast.administrator,
        "teammate": cast.teammate,
        "stranger": cast.stranger,
    }


def signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def ensure_silent(response: HttpResponse, where: str) -> None:
    assert MARK not in readable(response).replace(response.request["PATH_INFO"], ""), where  # type: ignore[attr-defined]


def visit_all(rows: list[Row], client: Client, world: World, who: str) -> int:
    """Open each of these addresses, send its valid form where it takes one; answers how many let the visitor in."""
    opened = 0
    for row in rows:
        point = transaction.savepoint()
        address = reverse(row.route, kwargs=row.ours(world) if row.ours else {}) + row.query
        data: dict[str, Any] = row.data(world) if row.data else {}
        response = client.post(address, data) if row.method == "POST" else client.get(address)
        ensure_silent(response, f"{who}: {row.method} {row.route}")
        opened += response.status_code < 400
        transaction.savepoint_rollback(point)
    return opened


def test_no_page_document_or_calendar_tells_a_confidence(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The leader opens everything he may, the administrator the pages of the deal and what only he may."""
    for_leader = [row for row in PAGES if Role.LEADER in row.allowed]
    others = [row for row in PAGES if row not in for_leader or row.route in OF_THE_DEAL]
    assert visit_all(for_leader, signed_in(world.cast.manager), world, "leader") > 60
    assert visit_all(others, signed_in(world.cast.administrator), world, "administrator") > 10
    assert MARK not in caplog.text


@pytest.mark.parametrize("who", ["leader", "teammate", "stranger"])
def test_no_answer_to_a_form_tells_a_confidence(who: str, world: World, caplog: pytest.LogCaptureFixture) -> None:
    assert visit_all(FORMS, signed_in(outsiders(world.cast)[who]), world, who) > 5
    assert MARK not in caplog.text


def test_the_keeper_is_told_so_the_canaries_sing(world: World) -> None:
    deal = world.cast.deal
    named = [show_name(deal, each, actor=world.cast.owner, at=timezone.now()) for each in Source.objects.all()]
    assert NAME in named
    source = Source.objects.filter(contact__isnull=False).get()
    opened = signed_in(world.cast.owner).post(reverse("insider", kwargs={"pk": deal.pk, "source": source.pk}))
    assert DEED in readable(opened)


def test_a_search_for_a_confidence_finds_what_a_search_for_nothing_finds(world: World) -> None:
    for who in (world.cast.manager, world.cast.owner):
        client = signed_in(who)
        for page, asked in product(LISTS, (MARK, DEED)):
            questions = (asked, asked.replace("7f3a", "0000"))
            seen = [readable(client.get(f"{reverse(page)}?q={text}")).replace(text, "") for text in questions]
            assert len(seen[0]) == len(seen[1]), page


def test_nothing_can_be_asked_by_the_name_of_a_column_or_relation(world: World) -> None:
    client = signed_in(world.cast.manager)
    for page, asked in product(LISTS, REFUSED):
        assert client.get(f"{reverse(page)}?{asked}").status_code == 400, page


def test_a_sort_that_is_not_on_the_list_is_refused(world: World) -> None:
    client = signed_in(world.cast.manager)
    for page, asked in product(("opportunities", "customers", "watchlist", "rhythm"), NOT_ON_THE_LIST):
        assert client.get(reverse(page), {"sort": asked}).status_code == 400, page


def test_an_error_page_tells_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keeper's own page breaks while the sealed words are open in memory."""
    deal = world.cast.deal
    source = Source.objects.filter(contact__isnull=False).get()

    def breaks(*_args: Any, **_kwargs: Any) -> str:
        secret = DEED
        raise RuntimeError(f"broken with {len(secret)} characters at hand")

    monkeypatch.setattr("yunchou.desk.insiders.views.render", breaks)
    broken = signed_in(world.cast.owner).post(reverse("insider", kwargs={"pk": deal.pk, "source": source.pk}))
    assert broken.status_code == 500
    ensure_silent(broken, "error page")
    assert "Traceback" not in readable(broken)


def test_no_row_of_the_database_holds_a_confidence_in_the_clear(world: World) -> None:
    """All tables as bytes, journal and stored judgements among them; a room's day is unpacked."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 - our own names
            assert MARK not in repr(cursor.fetchall()), model._meta.label
    days = list(RoomDay.objects.filter(opportunity=world.cast.deal))
    assert days
    for day in days:
        assert MARK not in repr(unpacked_day(day))


def test_a_dossier_for_a_colleague_knows_pseudonyms_only(world: World) -> None:
    for user in (world.cast.manager, world.cast.administrator, world.cast.owner):
        dossier = written(readable_dossier(user, fetch(user, world.cast.deal.pk), timezone.localdate()))
        assert MARK not in json.dumps(dossier, ensure_ascii=False)


def test_who_is_refused_a_name_is_not_told_it_in_the_refusal(world: World) -> None:
    for user in outsiders(world.cast).values():
        with pytest.raises(Refused) as refused:
            show_name(world.cast.deal, Source.objects.earliest("ordinal"), actor=user, at=timezone.now())
        assert MARK not in str(refused.value)


@pytest.mark.django_db(transaction=True)
def test_a_backup_and_the_files_beside_the_database_are_sealed(cast: Cast, tmp_path: Path) -> None:
    plant(cast)
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is backed up by its own tool")
    archive = make(tmp_path, at=timezone.now())
    content = archive.read_bytes()
    for clear in (MARK, "陈晓", "SQLite format", "江海银行"):
        assert clear.encode() not in content
    assert MARK not in unpacked(content)
