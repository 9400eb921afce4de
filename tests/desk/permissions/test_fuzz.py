"""Rubbish at every route as every role: whatever somebody sends is answered, never with a fault of the product.

The everyday round meets every route once, with rubbish in its query and in its form; who sends it goes through all
roles and those who may. `bin/test --whole` goes through every row of the matrix and sends every kind of body.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

import yunchou.desk
from tests.desk.permissions.matrix import ROWS, by_feature, try_each
from tests.desk.permissions.row import Row, World
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role


def sources() -> Iterator[Path]:
    """The files of the desk."""
    yield from Path(yunchou.desk.__file__).parent.rglob("*.py")


SEED = 20261124
ROUNDS = 1
"""How often the random part goes through all rows; raise it by hand to search longer."""
BARE = "application/json"
"""What to accept where the page around an answer says nothing more; it costs most of it."""
ROUTES = list({row.route: row for row in sorted(ROWS, key=lambda row: row.method == "POST")}.values())
"""One row for each route: its form, where it takes one."""
NO_SUCH_VERB = 405

VALUES: list[Any] = [
    "",
    " ",
    "'",
    '"><script>',
    "\x00",
    "a\x00b",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "长" * 5000,
    "9" * 400,
    "-1",
    "0",
    "1e999",
    "NaN",
    "Infinity",
    str(2**63),
    "1.5",
    "２０２６",
    "٣",
    "²",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "owner__password__startswith",
    "__class__",
    "_connector=OR 1=1",
    "on",
    "yes",
    "true",
    "null",
    "[]",
    '{"a":',
    "=HYPERLINK(1)",
    "%s%n",
    "{{7*7}}",
    "../../etc/passwd",
    "//evil.example/x",
    "\r\nSet-Cookie: a=b",
    "\u202e\u0000",
]
NAMES = [
    "q", "page", "sort", "state", "role", "view", "by", "kind", "reader", "stage", "standing", "owner", "team",
    "version", "form_key", "next", "name", "amount", "seats", "currency", "reason", "active", "roles", "credential",
    "code", "login", "password", "id", "pk",
]  # fmt: skip
READ = re.compile(r"""(?:params|GET|query|asked|given)\.(?:get|getlist)\(\s*"(\w+)\"""")
ASKED = sorted({name for file in sources() for name in READ.findall(file.read_text("utf-8"))} | {*NAMES})
"""What the desk reads from a query, beside what forms and filters are called."""
BROKEN = ["__class__", "owner__password", "a.b", "a b", "\x00", ""]
"""Names of which some are refused before a view is reached: what stands beside them is then read by nobody."""
RAW = [
    b"\xff\xfe=1",
    b"a=%ff%00&a=%",
    b"=&=&&",
    b"name=" + b"%F0%9F%98%80" * 50,
    b"\x00" * 20,
    b"{" * 200,
    b"version=1&version=2",
]


def fields_of(response: HttpResponse) -> list[str]:
    """The names of the fields of every form on a page, so that rubbish reaches the code behind them."""
    contexts = getattr(response, "context", None) or []
    found: list[str] = []
    for context in contexts if isinstance(contexts, list) else [contexts]:
        for value in (context or {}).flatten().values() if hasattr(context, "flatten") else []:
            if isinstance(value, Form):
                found += [value.add_prefix(name) for name in value.fields]
    return found


def fields_at(address: str, seen: HttpResponse, browser: Client) -> list[str]:
    """The fields of the forms at an address; its page is asked for once more where rubbish in the query hid them."""
    found = fields_of(seen)
    return found if found or seen.status_code in {403, NO_SUCH_VERB} else fields_of(browser.get(address))


def rubbish(chance: random.Random, names: list[str]) -> list[tuple[str, Any]]:
    """A few fields with a few values, some twice."""
    chosen = chance.choices(names or [*NAMES, *BROKEN], k=chance.randint(1, 8))
    return [(name, chance.choice(VALUES)) for name in chosen]


def half_good(chance: random.Random, good: dict[str, Any], names: list[str]) -> list[tuple[str, Any]]:
    """A valid form in which one or two values are spoilt or left out."""
    pairs = [(k, v) for k, v in good.items() if chance.random() > 0.1]
    return pairs + rubbish(chance, [*good, *names])[:2]


def bodies(chance: random.Random, good: dict[str, Any], names: list[str]) -> Iterator[bytes]:
    yield urlencode(rubbish(chance, names), doseq=True, errors="surrogatepass").encode()
    yield urlencode(half_good(chance, good, names), doseq=True, errors="surrogatepass").encode()
    yield chance.choice(RAW)


def ensure_no_fault(response: HttpResponse, what: str) -> None:
    assert response.status_code < 500, f"{response.status_code} for {what}"


def attack(browser: Client, row: Row, world: World, chance: random.Random, *, kinds: int = 3) -> None:
    """One round at one route: rubbish in the address, in the query and in forms. What it changes is undone.

    Of the kinds of bodies that many are sent, in turn.
    """
    point = transaction.savepoint()
    try:
        address = reverse(row.route, kwargs=row.ours(world) if row.ours else {})
        for names, how in ((BROKEN, {"HTTP_ACCEPT": BARE}), (ASKED, {})):
            query = urlencode(rubbish(chance, names), doseq=True, errors="surrogatepass")
            page = browser.get(f"{address}?{query}", **how)
            ensure_no_fault(page, f"GET {address}?{query}")
        names = fields_at(address, page, browser) if row.method == "POST" else []
        good = row.data(world) if row.data else {}
        for body in chance.sample(list(bodies(chance, good, names)), kinds):
            kind = chance.choice(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
            sent = chance.choice(["application/x-www-form-urlencoded", kind])
            answer = browser.generic("POST", address, body, content_type=sent)
            ensure_no_fault(answer, f"POST {address} {sent} {body!r}")
            if answer.status_code == NO_SUCH_VERB:  # it is refused before anybody reads what is in it
                break
    finally:
        transaction.savepoint_rollback(point)


def attack_all(rows: list[Row], world: World, *, kinds: int) -> None:
    """A round at each row. Who may, meets the most code: every second round is his."""
    chance = random.Random(SEED)  # noqa: S311 - the same rubbish every time
    people: list[User | None] = [*(world.cast.of_role(role) for role in Role), None]
    for number, row in enumerate(rows):
        allowed = [world.cast.of_role(role) for role in sorted(row.allowed)] if number % 2 else []
        attack(world.browser(chance.choice(allowed or people)), row, world, chance, kinds=kinds)


def addresses(row: Row, world: World) -> Iterator[str]:
    """The route with keys that are too large, nothing, or words."""
    arguments = row.ours(world) if row.ours else {}
    for key in (0, 2**31, 2**63, 10**40, "absent", "甲"):
        try:
            yield reverse(row.route, kwargs=dict.fromkeys(arguments, key))
        except NoReverseMatch:
            continue


@by_feature(lambda row: row.ours is not None)
def test_a_key_out_of_all_bounds_is_answered(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        browser = world.browser(world.cast.administrator)
        browser.defaults["HTTP_ACCEPT"] = BARE
        for address in addresses(row, world):
            point = transaction.savepoint()
            answer = browser.post(address) if row.method == "POST" else browser.get(address)
            ensure_no_fault(answer, f"{row.method} {address}")
            transaction.savepoint_rollback(point)

    try_each(list({(row.route, row.method): row for row in rows}.values()), world, attempt)


def test_rubbish_is_answered_at_every_route_as_every_role(world: World) -> None:
    attack_all(ROUTES, world, kinds=2)


@pytest.mark.sweep
def test_more_rubbish_is_answered_at_every_row(world: World) -> None:
    attack_all(ROWS * ROUNDS, world, kinds=3)
