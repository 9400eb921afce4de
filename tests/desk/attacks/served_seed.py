"""Fills a prepared data folder with the cast, a canary in every sealed field and what is raced for; prints the way in.

Run by `tests.desk.attacks.served` as a process under the product's own settings.
"""

from __future__ import annotations

import json
import os
import sys

ROLES = ("manager", "administrator", "executive", "finance", "compliance", "reader", "teammate", "owner")
DOCUMENTS = ("file", "export", "pdf", "slides", "calendar", "pack", "letter", "paper", "problems")


def main() -> None:
    """Store everything and say it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "yunchou.desk.config.settings"
    import django

    django.setup()
    from django.urls import reverse
    from django.utils import timezone

    from tests.desk.attacks.planting import plant
    from tests.desk.permissions.matrix import ROWS
    from tests.torture.race_seed import stored
    from yunchou.desk.cockpit.operations.assessments import refresh_all

    told, world = stored()
    plant(world.cast)
    now = timezone.now()
    refresh_all(as_of=timezone.localdate(now), at=now)
    addresses = {
        row.route: reverse(row.route, kwargs=row.ours(world) if row.ours else {}) + row.query
        for row in ROWS
        if row.method == "GET" and any(word in row.route for word in DOCUMENTS)
    }
    allowed = {name: [each for row in ROWS if row.method == "GET" and (each := addresses.get(row.route))
                      and getattr(world.cast, name) in map(world.cast.of_role, row.allowed)]
               for name in ROLES}  # fmt: skip
    customer = next(row.data for row in ROWS if row.route == "customer_new" and row.data)
    more = {"documents": allowed, "stranger": world.cast.stranger.pk, "customer": customer(world)}
    json.dump({**told, **more}, sys.stdout, default=str)


if __name__ == "__main__":
    main()
