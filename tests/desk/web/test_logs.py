"""The log tells how requests went and what was slow, one line each, and nothing of anybody."""

import json
import logging

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from yunchou.desk.web.logs import JsonLine


@pytest.fixture
def lines(caplog):
    """The lines logged so far, as objects."""
    caplog.set_level(logging.INFO, "yunchou.requests")
    formatter = JsonLine()
    return lambda name: [json.loads(formatter.format(each)) for each in caplog.records if each.name == name]


def test_a_request_is_told_by_its_route_and_number_and_not_by_what_was_asked(cast, as_user, lines):
    answer = as_user(cast.owner).get(reverse("search"), {"q": "江海银行"})
    (line,) = lines("yunchou.requests")
    assert (line["route"], line["status"], line["method"]) == ("search", 200, "GET")
    assert line["ms"] > 0
    assert "江海" not in json.dumps(line, ensure_ascii=False)
    assert len(answer.headers["X-Request-ID"]) == 12


def test_each_request_has_a_number_of_its_own(client, db):
    first, second = (client.get("/health/live").headers["X-Request-ID"] for _ in range(2))
    assert first != second


def test_a_fault_shows_the_number_that_the_log_has(cast, as_user, lines):
    browser = as_user(cast.owner)
    browser.raise_request_exception = False
    answer = browser.get("/sample/fails/broken")
    assert answer.status_code == 500
    assert answer.headers["X-Request-ID"] in answer.content.decode()


def test_a_line_stays_a_line_whatever_was_typed():
    record = logging.LogRecord("x", logging.WARNING, "", 0, "name %s", ("a\nERROR forged",), None)
    assert JsonLine().format(record).count("\n") == 0


@pytest.mark.parametrize(("limit", "told"), [(0.0, True), (60_000.0, False)])
def test_a_slow_statement_is_told_without_its_values(cast, as_user, lines, settings, limit, told):
    settings.SLOW_STATEMENT_MS = limit
    as_user(cast.owner).get(reverse("search"), {"q": "江海银行"})
    found = lines("yunchou.slow")
    assert bool(found) == told
    assert not any("江海" in line["sql"] for line in found)


def test_who_is_ready_says_so(db):
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "keys": True})


def test_without_its_database_it_is_not_ready(client, monkeypatch, db):
    def fails(*_args, **_kwargs):
        raise OperationalError("secret place")

    with monkeypatch.context() as broken:
        broken.setattr("django.db.backends.utils.CursorWrapper.execute", fails)
        answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "keys": False})


def test_without_its_master_key_it_lives_and_is_not_ready(db, cast, monkeypatch, tmp_path):
    from yunchou.desk.identity.sealing import ensure_data_key

    ensure_data_key(at=cast.deal.created_at)
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()) == (503, {"database": True, "keys": False})
    assert Client().get("/health/live").status_code == 200
