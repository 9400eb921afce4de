"""Every row of the matrix as every role, signed out and deactivated; no refusal changes anything.

Of the roles that a row answers alike, whose permissions say the same of its view and who reach deals in the same way,
one is sent, another with the next row: a wrong permission or a row that says otherwise parts a role from the others,
and it is sent itself. A page is drawn for one role, and "not found" compared with what does not exist for one; for the
others the status decides. `bin/test --whole` sends every role and draws every page.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.desk.permissions.matrix import NOT_OFFERED, ROWS, by_feature, label, try_each, undrawn
from tests.desk.permissions.row import ABSENT, SELLS, Arguments, Row, World
from tests.fingerprint import fingerprint, rows_written, unchanged
from yunchou.desk.cockpit.queries import load_dossiers
from yunchou.desk.identity.models import User
from yunchou.desk.identity.permit import PUBLIC
from yunchou.desk.identity.policy import LIBRARY_VIEWS
from yunchou.desk.identity.roles import REACHES_ALL, REACHES_TEAM, ROLE_MAY, May, Role
from yunchou.desk.journal.queries import newest_digest
from yunchou.desk.opportunities.models import Opportunity
from yunchou.playbook.dossier.dossier import Dossier

PAGE, BARE = "text/html", "application/json"


def views(
    patterns: list[URLPattern | URLResolver] | None = None, prefix: str = ""
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and view of every route of the URL map; one without a name shows its pattern, which no row can have."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from views(pattern.url_patterns, space)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}", pattern.callback


@cache
def declared() -> dict[str, str]:
    """By route: the permission that its view declares."""
    return {name: getattr(view, "permission", None) or LIBRARY_VIEWS.get(name, "") for name, view in views()}


def one_of_each(row: Row, expected: dict[Role, int]) -> list[Role]:
    """Of the roles between which nothing distinguishes but their name one each, in turn from row to row."""
    alike: dict[object, list[Role]] = {}
    for role in Role:
        holds = declared()[row.route] in {May.SIGNED_IN, PUBLIC, *ROLE_MAY[role]}
        reach = holds and (role in REACHES_ALL, role in REACHES_TEAM, role in SELLS)
        alike.setdefault((expected[role], holds, reach), []).append(role)
    return [roles[ROWS.index(row) % len(roles)] for roles in alike.values()]


def send(client: Client, row: Row, address: str, data: dict[str, Any], accept: str) -> HttpResponse:
    ask = client.post if row.method == "POST" else client.get
    return ask(address, data, headers={"accept": accept})


class Request(NamedTuple):
    """The address and the form of a row's request, about objects that are stored for it."""

    address: str
    data: dict[str, Any]


def address_of(row: Row, arguments: Arguments | None, world: World) -> str:
    return reverse(row.route, kwargs=arguments(world) if arguments else {}) + row.query


def request_of(row: Row, arguments: Arguments | None, world: World) -> Request:
    """Stores what the row's request is about: once for all who ask, as each answer is undone."""
    valid = row.their_data if row.their_data and arguments is row.theirs else row.data
    return Request(address_of(row, arguments, world), valid(world) if valid else {})


def answer(
    row: Row, user: User | None, world: World, request: Request, *, accept: str = PAGE, strict: bool = False
) -> HttpResponse:
    """The answer to the row's request, undone afterwards.

    A refusal must not have changed anything, and no fact of a deal changes without a line of the journal.
    """
    point, written, line = transaction.savepoint(), rows_written(), newest_digest()
    try:
        data = copy.deepcopy(request.data)  # a file is read once
        response = send(world.browser(user, strict=strict), row, request.address, data, accept)
        if response.status_code >= 400 and rows_written() != written:
            after = fingerprint()
            transaction.savepoint_rollback(point)
            assert fingerprint() == after, f"{label(row)} was refused and changed something"
        elif row.method == "POST" and rows_written() != written and newest_digest() == line:
            facts = facts_of_deals()
            transaction.savepoint_rollback(point)
            assert facts_of_deals() == facts, f"{label(row)} changed a fact and the journal does not say so"
        return response
    finally:
        transaction.savepoint_rollback(point)


def facts_of_deals() -> dict[int, Dossier]:
    """What the method is told of every deal: pages keep it until the journal has a new line."""
    return load_dossiers(Opportunity.objects.values_list("pk", flat=True), timezone.localdate())


def status(
    row: Row, user: User | None, world: World, request: Request, *, drawn: bool = False, strict: bool = False
) -> int:
    """What the request is answered; a refusal comes without the page around it, which costs most of it."""
    with nullcontext() if drawn else undrawn():
        return answer(row, user, world, request, accept=bare(row), strict=strict).status_code


def bare(row: Row) -> str:
    """What to accept so that a refusal is bare. Allauth's pages answer scripts in a way of their own."""
    return PAGE if row.route in LIBRARY_VIEWS else BARE


def absent(arguments: dict[str, Any]) -> dict[str, Any]:
    """The same address with a key that nothing has."""
    name, key = list(arguments.items())[-1]
    return {**arguments, name: UUID(int=ABSENT) if isinstance(key, UUID) else ABSENT}


def test_every_route_has_a_row() -> None:
    routes = {name for name, _view in views()}
    rows = {row.route for row in ROWS}
    assert not routes - rows - NOT_OFFERED, "add rows to tests/desk/permissions/rows/<feature>.py"
    assert not (rows | NOT_OFFERED) - routes, "rows of routes that do not exist"


@by_feature()
def test_each_role_is_answered_as_the_row_says(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        roles = one_of_each(row, {role: row.on_ours(role) for role in Role})
        ensure_answers(row, world, roles, drawn=[role for role in roles if row.on_ours(role) < 400][:1])

    try_each(rows, world, attempt)


@pytest.mark.sweep
@by_feature()
def test_every_single_role_is_answered_and_every_page_is_drawn(rows: list[Row], world: World) -> None:
    try_each(rows, world, lambda row, world: ensure_answers(row, world, list(Role), drawn=list(Role)))


def ensure_answers(row: Row, world: World, roles: Iterable[Role], *, drawn: list[Role]) -> None:
    people, request = {role: world.cast.of_role(role) for role in roles}, request_of(row, row.ours, world)
    answered = {role.value: status(row, who, world, request, drawn=role in drawn) for role, who in people.items()}
    assert answered == {role.value: row.on_ours(role) for role in people}


@by_feature(lambda row: row.theirs is not None)
def test_the_object_of_another_team_is_answered_as_the_row_says(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        ensure_answers_on_theirs(row, world, one_of_each(row, {role: row.on_theirs(role) for role in Role}), drawn=1)

    try_each(rows, world, attempt)


@pytest.mark.sweep
@by_feature(lambda row: row.theirs is not None)
def test_the_object_of_another_team_is_answered_so_to_every_single_role(rows: list[Row], world: World) -> None:
    try_each(rows, world, lambda row, world: ensure_answers_on_theirs(row, world, list(Role), drawn=len(Role)))


def ensure_answers_on_theirs(row: Row, world: World, roles: list[Role], *, drawn: int) -> None:
    """What each of these roles is answered; the first few pages that say "not found" are compared as pages."""
    unseen = [role for role in roles if row.on_theirs(role) == 404]
    answers, request = {}, request_of(row, row.theirs, world)
    for role in roles:
        user, accept = world.cast.of_role(role), PAGE if role in unseen[:drawn] else bare(row)
        with nullcontext() if role in unseen[:drawn] else undrawn():
            answers[role] = (got := answer(row, user, world, request, accept=accept)).status_code
            if role in unseen[:drawn] and answers[role] == 404:
                ensure_like_what_is_not_there(got, row, user, world, accept)
    assert answers == {role: row.on_theirs(role) for role in roles}


def ensure_like_what_is_not_there(got: HttpResponse, row: Row, user: User, world: World, accept: str) -> None:
    """Nobody can tell what is not his from what does not exist."""
    seen = got.wsgi_request.resolver_match.kwargs  # type: ignore[attr-defined]
    nothing = answer(row, user, world, request_of(row, lambda _: absent(seen), world), accept=accept)
    assert nothing.status_code == 404
    assert plain(got) == plain(nothing)


@pytest.mark.sweep
@by_feature(lambda row: row.theirs is not None)
def test_the_stranger_reaches_his_own_and_not_ours(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        stranger = world.cast.stranger
        assert status(row, stranger, world, request_of(row, row.ours, world)) == row.on_theirs(Role.SELLER)
        assert status(row, stranger, world, request_of(row, row.theirs, world)) == row.on_ours(Role.SELLER)

    try_each(rows, world, attempt)


def plain(response: HttpResponse) -> str:
    """The page without what differs from one request to the next: form tokens and the address asked for."""
    text = response.content.decode().replace(response.request["PATH_INFO"], "PATH")  # type: ignore[attr-defined]
    text = re.sub(r'(name="csrfmiddlewaretoken" value|data-csrf)="[^"]*"', "", text)
    return re.sub(r'name="form_key" value="[^"]*"', "", text)


@by_feature(lambda row: not row.public)
def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(rows: list[Row], world: World) -> None:
    """At one route somebody without a session, at the next one who was deactivated: the view sees neither."""

    def attempt(row: Row, world: World) -> None:
        client = Client()
        if ROWS.index(row) % 2:
            client = world.browser(world.cast.stranger)
            User.objects.filter(pk=world.cast.stranger.pk).update(is_active=False)
        address = address_of(row, row.ours, world)
        with unchanged():
            response = client.post(address) if row.method == "POST" else client.get(address)
            assert response.status_code == 302
            assert response.headers["Location"].startswith(reverse("account_login"))

    try_each(rows, world, attempt)


@by_feature(lambda row: row.public)
def test_a_public_page_answers_who_is_not_signed_in(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        got = status(row, None, world, request_of(row, row.ours, world), drawn=True)
        assert got < 400 or got == row.status

    try_each(rows, world, attempt)


@by_feature(lambda row: row.method == "POST")
def test_a_form_without_its_token_is_refused(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        # The token is asked for before anything else is known of who asks.
        for role in sorted(row.allowed)[:1]:
            request = request_of(row, row.ours, world)
            assert status(row, world.cast.of_role(role), world, request, strict=True) == 403

    try_each(rows, world, attempt)


@pytest.mark.parametrize("name", sorted(NOT_OFFERED))
@pytest.mark.parametrize("signed_in", [False, True])
def test_a_library_page_we_do_not_offer_is_refused(name: str, *, signed_in: bool, world: World) -> None:
    client = world.browser(world.cast.administrator if signed_in else None)
    kwargs = {"key": "abc"} if name == "account_confirm_email" else {}
    assert client.get(reverse(name, kwargs=kwargs)).status_code == 403


@by_feature(lambda row: row.method == "GET" and row.status < 400)
def test_no_page_takes_another_verb(rows: list[Row], world: World) -> None:
    """PUT at one page, DELETE at the next, by somebody who sees it: views name what they take."""

    def attempt(row: Row, world: World) -> None:
        sees = [role for role in Role if row.on_ours(role) < 400]
        client = world.browser(world.cast.of_role(sees[0]) if sees else world.cast.administrator)
        client.defaults["HTTP_ACCEPT"] = bare(row)
        address = address_of(row, row.ours, world)
        verb = client.put if ROWS.index(row) % 2 else client.delete
        with unchanged(), undrawn():
            got = verb(address).status_code
            # Allauth's forms take PUT as an empty POST and show themselves again.
            assert got < 500 if row.route in LIBRARY_VIEWS else got in ({403, 405} if sees else {403, 404, 405})

    try_each(rows, world, attempt)
