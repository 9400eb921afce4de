"""Every row of the matrix as every role, signed out and deactivated; no refusal changes anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.desk.permissions.matrix import NOT_OFFERED, ROWS
from tests.desk.permissions.row import ABSENT, Arguments, Row, World
from tests.fingerprint import fingerprint, rows_written, unchanged
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.identity.models import User
from yunchou.desk.identity.policy import LIBRARY_VIEWS
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.queries import newest_digest
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.dossier.dossier import Dossier

WITH_OBJECT = [row for row in ROWS if row.theirs is not None]
CLOSED = [row for row in ROWS if not row.public]
FORMS = [row for row in ROWS if row.method == "POST"]
PAGE, BARE = "text/html", "application/json"


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


def send(client: Client, row: Row, address: str, data: dict[str, Any], accept: str) -> HttpResponse:
    ask = client.post if row.method == "POST" else client.get
    return ask(address, data, headers={"accept": accept})


def address_of(row: Row, arguments: Arguments | None, world: World) -> str:
    return reverse(row.route, kwargs=arguments(world) if arguments else {}) + row.query


def answer(
    row: Row, user: User | None, world: World, arguments: Arguments | None, *, accept: str = PAGE, strict: bool = False
) -> HttpResponse:
    """The answer to the row's request, undone afterwards.

    A refusal must not have changed anything, and no fact of a deal changes without a line of the journal.
    """
    point = transaction.savepoint()
    try:
        valid = row.their_data if row.their_data and arguments is row.theirs else row.data
        address, data = address_of(row, arguments, world), valid(world) if valid else {}
        asked, written, line = transaction.savepoint(), rows_written(), newest_digest()
        response = send(world.browser(user, strict=strict), row, address, data, accept)
        if response.status_code >= 400 and rows_written() != written:
            after = fingerprint()
            transaction.savepoint_rollback(asked)
            assert fingerprint() == after, f"{label(row)} was refused and changed something"
        elif row.method == "POST" and rows_written() != written and newest_digest() == line:
            facts = facts_of_deals()
            transaction.savepoint_rollback(asked)
            assert facts_of_deals() == facts, f"{label(row)} changed a fact and the journal does not say so"
        return response
    finally:
        transaction.savepoint_rollback(point)


def facts_of_deals() -> dict[int, Dossier]:
    """What the method is told of every deal: pages keep it until the journal has a new line."""
    return load_dossiers(Opportunity.objects.values_list("pk", flat=True), timezone.localdate())


def status(row: Row, user: User | None, world: World, arguments: Arguments | None, *, strict: bool = False) -> int:
    """What the request is answered; a refusal comes without the page around it, which costs most of it.

    Allauth's pages answer scripts in a way of their own.
    """
    accept = PAGE if row.route in LIBRARY_VIEWS else BARE
    return answer(row, user, world, arguments, accept=accept, strict=strict).status_code


def absent(arguments: dict[str, Any]) -> dict[str, Any]:
    """The same address with a key that nothing has."""
    name, key = list(arguments.items())[-1]
    return {**arguments, name: UUID(int=ABSENT) if isinstance(key, UUID) else ABSENT}


def test_every_route_has_a_row() -> None:
    routes = set(names())
    rows = {row.route for row in ROWS}
    assert not routes - rows - NOT_OFFERED, "add rows to tests/desk/permissions/rows/<feature>.py"
    assert not (rows | NOT_OFFERED) - routes, "rows of routes that do not exist"


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_each_role_is_answered_as_the_row_says(row: Row, world: World) -> None:
    answered = {role.value: status(row, world.cast.of_role(role), world, row.ours) for role in Role}
    assert answered == {role.value: row.on_ours(role) for role in Role}


@pytest.mark.parametrize("row", WITH_OBJECT, ids=label)
def test_the_object_of_another_team_is_answered_as_the_row_says(row: Row, world: World) -> None:
    answers = {role: answer(row, world.cast.of_role(role), world, row.theirs) for role in Role}
    assert {role.value: got.status_code for role, got in answers.items()} == {r.value: row.on_theirs(r) for r in Role}
    for role in [r for r in Role if row.on_theirs(r) == 404]:
        ensure_like_what_is_not_there(answers[role], row, world.cast.of_role(role), world)


def ensure_like_what_is_not_there(got: HttpResponse, row: Row, user: User, world: World) -> None:
    """Nobody can tell what is not his from what does not exist."""
    nothing = answer(row, user, world, lambda _: absent(got.wsgi_request.resolver_match.kwargs))  # type: ignore[attr-defined]
    assert nothing.status_code == 404
    assert plain(got) == plain(nothing)


@pytest.mark.parametrize("row", WITH_OBJECT, ids=label)
def test_the_stranger_reaches_his_own_and_not_ours(row: Row, world: World) -> None:
    stranger = world.cast.stranger
    assert status(row, stranger, world, row.ours) == row.on_theirs(Role.SELLER)
    assert status(row, stranger, world, row.theirs) == row.on_ours(Role.SELLER)


def plain(response: HttpResponse) -> str:
    """The page without what differs from one request to the next: form tokens and the address asked for."""
    text = response.content.decode().replace(response.request["PATH_INFO"], "PATH")  # type: ignore[attr-defined]
    text = re.sub(r'(name="csrfmiddlewaretoken" value|data-csrf)="[^"]*"', "", text)
    return re.sub(r'name="form_key" value="[^"]*"', "", text)


@pytest.mark.parametrize("row", CLOSED, ids=label)
def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(row: Row, world: World) -> None:
    deactivated = world.cast.stranger
    client = world.browser(deactivated)
    User.objects.filter(pk=deactivated.pk).update(is_active=False)
    address = address_of(row, row.ours, world)
    with unchanged():
        for who in (Client(), client):
            response = who.post(address) if row.method == "POST" else who.get(address)
            assert response.status_code == 302
            assert response.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("row", [row for row in ROWS if row.public], ids=label)
def test_a_public_page_answers_who_is_not_signed_in(row: Row, world: World) -> None:
    got = status(row, None, world, row.ours)
    assert got < 400 or got == row.status


@pytest.mark.parametrize("row", FORMS, ids=label)
def test_a_form_without_its_token_is_refused(row: Row, world: World) -> None:
    # The token is asked for before anything else is known of who asks.
    for role in sorted(row.allowed)[:1]:
        assert status(row, world.cast.of_role(role), world, row.ours, strict=True) == 403


@pytest.mark.parametrize("name", sorted(NOT_OFFERED))
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_library_page_we_do_not_offer_is_refused(name: str, *, signed_in: bool, world: World) -> None:
    client = world.browser(world.cast.administrator if signed_in else None)
    kwargs = {"key": "abc"} if name == "account_confirm_email" else {}
    assert client.get(reverse(name, kwargs=kwargs)).status_code == 403


@pytest.mark.parametrize("row", [row for row in ROWS if row.method == "GET" and row.status < 400], ids=label)
def test_no_page_takes_another_verb(row: Row, world: World) -> None:
    client = world.browser(world.cast.administrator)
    if row.route not in LIBRARY_VIEWS:
        client.defaults["HTTP_ACCEPT"] = BARE
    address = address_of(row, row.ours, world)
    with unchanged():
        for verb in (client.put, client.delete):
            got = verb(address).status_code
            # Allauth's forms take PUT as an empty POST and show themselves again.
            assert got < 500 if row.route in LIBRARY_VIEWS else got in {403, 404, 405}
