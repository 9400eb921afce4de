"""Every row of the matrix as every role, signed out and deactivated; no refusal changes anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import Cast, company_of, deal_of
from tests.desk.permissions.matrix import NOT_OFFERED, ROWS
from tests.desk.permissions.row import ABSENT, Arguments, Row, World
from tests.fingerprint import fingerprint
from yunchou.desk.identity.models import User
from yunchou.desk.identity.policy import LIBRARY_VIEWS
from yunchou.desk.identity.roles import Role

WITH_OBJECT = [row for row in ROWS if row.theirs is not None]
CLOSED = [row for row in ROWS if not row.public]
FORMS = [row for row in ROWS if row.method == "POST"]


def names(patterns: list[URLPattern | URLResolver] | None = None, prefix: str = "") -> Iterator[str]:
    """The name of every route of the URL map; one without a name shows its pattern, which no row can have."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}"


def label(row: Row) -> str:
    return f"{row.method} {row.route}{row.query}"


@pytest.fixture
def world(cast: Cast) -> World:
    """The cast, and a customer with a deal of the stranger."""
    company = company_of(cast.stranger, "南岭电器")
    return World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"))


def browser(user: User | None, *, strict: bool = False) -> Client:
    """A client signed in as somebody, or as nobody; a strict one wants the form's token."""
    client = Client(enforce_csrf_checks=strict)
    if user is not None:
        client.force_login(user)
    return client


def send(client: Client, row: Row, address: str, data: dict[str, Any]) -> HttpResponse:
    return client.post(address, data) if row.method == "POST" else client.get(address)


def address_of(row: Row, arguments: Arguments | None, world: World) -> str:
    return reverse(row.route, kwargs=arguments(world) if arguments else {}) + row.query


def attempt(row: Row, user: User | None, world: World, arguments: Arguments | None, *, strict: bool = False) -> int:
    """The status of the row's request, undone afterwards; a refusal must not have changed anything."""
    point = transaction.savepoint()
    try:
        valid = row.their_data if row.their_data and arguments is row.theirs else row.data
        address, data = address_of(row, arguments, world), valid(world) if valid else {}
        client = browser(user, strict=strict)
        before = fingerprint()
        status = send(client, row, address, data).status_code
        assert status < 400 or fingerprint() == before, f"{label(row)} was refused and changed something"
        return status
    finally:
        transaction.savepoint_rollback(point)


def absent(arguments: dict[str, Any]) -> dict[str, Any]:
    """The same address with a key that nothing has."""
    return {**arguments, list(arguments)[-1]: ABSENT}


def test_every_route_has_a_row() -> None:
    routes = set(names())
    rows = {row.route for row in ROWS}
    assert not routes - rows - NOT_OFFERED, "add rows to tests/desk/permissions/rows/<feature>.py"
    assert not (rows | NOT_OFFERED) - routes, "rows of routes that do not exist"


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_each_role_is_answered_as_the_row_says(row: Row, world: World) -> None:
    answered = {role.value: attempt(row, world.cast.of_role(role), world, row.ours) for role in Role}
    assert answered == {role.value: row.on_ours(role) for role in Role}


@pytest.mark.parametrize("row", WITH_OBJECT, ids=label)
def test_the_object_of_another_team_is_answered_as_the_row_says(row: Row, world: World) -> None:
    answered = {role.value: attempt(row, world.cast.of_role(role), world, row.theirs) for role in Role}
    assert answered == {role.value: row.on_theirs(role) for role in Role}


@pytest.mark.parametrize("row", WITH_OBJECT, ids=label)
def test_the_stranger_reaches_his_own_and_not_ours(row: Row, world: World) -> None:
    stranger = world.cast.stranger
    assert attempt(row, stranger, world, row.ours) == row.on_theirs(Role.SELLER)
    assert attempt(row, stranger, world, row.theirs) == row.on_ours(Role.SELLER)


@pytest.mark.parametrize("row", WITH_OBJECT, ids=label)
def test_what_is_not_yours_looks_like_what_does_not_exist(row: Row, world: World) -> None:
    assert row.theirs is not None
    arguments = row.theirs(world)
    address, nowhere = (reverse(row.route, kwargs=kwargs) + row.query for kwargs in (arguments, absent(arguments)))
    for role in [r for r in Role if row.on_theirs(r) == 404]:
        client, data = browser(world.cast.of_role(role)), row.data(world) if row.data else {}
        theirs = send(client, row, address, data)
        nothing = send(client, row, nowhere, data)
        assert (theirs.status_code, nothing.status_code) == (404, 404)
        assert plain(theirs) == plain(nothing)


def plain(response: HttpResponse) -> str:
    """The page without what differs from one request to the next: form tokens and the address asked for."""
    text = response.content.decode().replace(response.request["PATH_INFO"], "PATH")  # type: ignore[attr-defined]
    text = re.sub(r'(name="csrfmiddlewaretoken" value|data-csrf)="[^"]*"', "", text)
    return re.sub(r'name="form_key" value="[^"]*"', "", text)


@pytest.mark.parametrize("row", CLOSED, ids=label)
def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(row: Row, world: World) -> None:
    deactivated = world.cast.stranger
    client = browser(deactivated)
    User.objects.filter(pk=deactivated.pk).update(is_active=False)
    address = address_of(row, row.ours, world)
    before = fingerprint()
    for who in (Client(), client):
        response = who.post(address) if row.method == "POST" else who.get(address)
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("account_login"))
    assert fingerprint() == before


@pytest.mark.parametrize("row", [row for row in ROWS if row.public], ids=label)
def test_a_public_page_answers_who_is_not_signed_in(row: Row, world: World) -> None:
    status = attempt(row, None, world, row.ours)
    assert status < 400 or status == row.status


@pytest.mark.parametrize("row", FORMS, ids=label)
def test_a_form_without_its_token_is_refused(row: Row, world: World) -> None:
    for role in row.allowed:
        assert attempt(row, world.cast.of_role(role), world, row.ours, strict=True) == 403


@pytest.mark.parametrize("name", sorted(NOT_OFFERED))
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_library_page_we_do_not_offer_is_refused(name: str, *, signed_in: bool, world: World) -> None:
    client = browser(world.cast.administrator if signed_in else None)
    kwargs = {"key": "abc"} if name == "account_confirm_email" else {}
    assert client.get(reverse(name, kwargs=kwargs)).status_code == 403


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "GET"], ids=label)
def test_no_page_takes_another_verb(row: Row, world: World) -> None:
    client = browser(world.cast.administrator)
    address = address_of(row, row.ours, world)
    before = fingerprint()
    for verb in (client.put, client.patch, client.delete):
        status = verb(address).status_code
        # Allauth's forms take PUT as an empty POST and show themselves again.
        assert status < 500 if row.route in LIBRARY_VIEWS else status in {403, 404, 405}
    assert fingerprint() == before
