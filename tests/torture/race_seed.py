"""Fills a prepared data folder with the cast and what is raced for; prints who sends what where, as JSON.

Run by `tests.torture.races` as a process under the product's own settings.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.desk.permissions.row import World

RACED = {
    "opportunity_moves": "owner", "hospitality_decision": "manager", "statement_line_accept": "finance",
    "compartment": "owner", "key_account_sign_off": "manager", "opening_decision": "compliance",
    "opportunity_stage": "owner",
}  # fmt: skip
"""What is raced for, and who does."""


def main() -> None:
    """Store everything and say it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "yunchou.desk.config.settings"
    import django

    django.setup()
    json.dump(stored()[0], sys.stdout)


def stored() -> tuple[dict[str, Any], World]:
    """Store the cast and what is raced for; answers who sends what where, and the cast."""
    from django.conf import settings
    from django.db import transaction

    from tests.cast import assemble, company_of, deal_of
    from tests.desk.permissions.row import World
    from tests.kept import QUICK_PASSWORDS

    settings.PASSWORD_HASHERS = QUICK_PASSWORDS
    with transaction.atomic():
        cast = assemble()
        company = company_of(cast.stranger, "南岭电器")
        world = World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), {})
        races = [_race(name, who, world) for name, who in RACED.items()]
    return {"sessions": _sessions(cast), "races": races}, world


def _race(name: str, who: str, world: World) -> dict[str, Any]:
    from django.urls import reverse

    from tests.desk.permissions.matrix import ROWS

    row = next(row for row in ROWS if row.route == name and row.method == "POST" and row.status < 400)
    arguments = row.ours(world) if row.ours else {}
    data = {key: str(value) for key, value in (row.data(world) if row.data else {}).items()}
    return {"name": name, "who": who, "address": reverse(name, kwargs=arguments) + row.query, "data": data}


def _sessions(cast: Cast) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    from yunchou.desk.identity.models import User

    keys = {}
    for each in fields(cast):
        user = getattr(cast, each.name)
        if isinstance(user, User):
            client = Client()
            client.force_login(user)
            keys[each.name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return keys


if __name__ == "__main__":
    main()
