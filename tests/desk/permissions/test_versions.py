"""Two people lose nothing: each writing route takes a version, is sent once by its key, or says why it needs neither.

The routes are those of the permission matrix, which has every route of the URL map.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.desk.permissions.matrix import ROWS, by_feature, try_each, undrawn
from tests.desk.permissions.row import Row, World
from tests.fingerprint import fingerprint, rows_written
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role

NEEDS_NONE: dict[str, str] = {
    "user_link": "each link is shown once, on the answer itself; a later one ends an earlier one",
    "calendar_feed_address": "each address is shown once, on the answer itself; a later one ends an earlier one",
    "privacy_called": "it changes nothing; each looking through has its line in the journal",
    "privacy_file": "it changes nothing; each handing out has its line in the journal",
}
"""Why a second sending of a form, or one on an older state, does no harm here."""


def writes(row: Row) -> bool:
    return row.method == "POST" and bool(row.allowed) and not row.public and row.status < 400


STALE = 987_654
LIKELY = [
    Role.SELLER, Role.LEADER, Role.COMPLIANCE, Role.ADMINISTRATOR, Role.FINANCE, Role.EXECUTIVE, Role.PRESALES,
    Role.READ_ONLY,
]  # fmt: skip
"""Who owns most of what is written on: asked first, so that few forms are sent for nothing."""
REFUSED = {403, 404, 409, 422}


def send(row: Row, user: User, address: str, data: dict[str, Any], world: World) -> HttpResponse:
    with undrawn():
        return world.browser(user).post(address, data)


@by_feature(writes)
def test_an_older_version_is_refused_or_the_form_does_its_work_once(rows: list[Row], world: World) -> None:
    def attempt(row: Row, world: World) -> None:
        arguments = row.ours(world) if row.ours else {}
        address, data = reverse(row.route, kwargs=arguments) + row.query, row.data(world) if row.data else {}
        people = [world.cast.of_role(role) for role in sorted(row.allowed, key=LIKELY.index)]
        assert any(is_sound(row, user, address, data, world) for user in people), "nobody's form is taken"

    try_each(rows, world, attempt)


def is_sound(row: Row, user: User, address: str, data: dict[str, Any], world: World) -> bool:
    """Whether an older version is a conflict, or two sendings are as one; false when this user's form is not taken."""
    if "version" in data:
        answer, changed = sent_and_changed(row, user, address, {**data, "version": STALE}, world)
        if answer.status_code >= 400:
            assert not changed
            return answer.status_code == 409
    if row.route in NEEDS_NONE:
        return True
    data = {"form_key": uuid4().hex, **data}
    first = send(row, user, address, data, world)
    if first.status_code >= 400:
        return False
    second, changed = sent_and_changed(row, user, address, data, world)
    same = (second.status_code, second.headers.get("Location")) == (first.status_code, first.headers.get("Location"))
    assert same or second.status_code in REFUSED, "the second sending is answered like the first, or refused"
    assert not changed, "the same form did its work twice"
    return True


def sent_and_changed(
    row: Row, user: User, address: str, data: dict[str, Any], world: World
) -> tuple[HttpResponse, bool]:
    """The answer, and whether any row of the database is another than before; looked at only when one was written."""
    point, written = transaction.savepoint(), rows_written()
    answer = send(row, user, address, data, world)
    if rows_written() == written:
        return answer, False
    after = fingerprint()
    transaction.savepoint_rollback(point)
    return answer, fingerprint() != after


def test_what_needs_neither_is_a_route_that_writes() -> None:
    assert set(NEEDS_NONE) <= {row.route for row in ROWS if writes(row)}
    assert all(len(why) > 15 for why in NEEDS_NONE.values())
