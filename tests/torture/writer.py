"""A process that writes through the operations and says each number only after its transaction was committed.

`python -m tests.torture.writer NAME [--jump] [--careless]`: `--jump` moves the clock it reads before each write,
`--careless` turns off the waiting for the disk, to see that a power cut then loses something.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection
from django.utils import timezone

JUMPS = (timedelta(days=1), timedelta(hours=-1), timedelta(days=366), timedelta(days=-400), timedelta(seconds=-3))
EDGES = (datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC), datetime(2026, 12, 31, 15, 59, 59, 999999, tzinfo=UTC))


def main(arguments: list[str]) -> int:
    """Write until killed. A refusal by the database is said and tried again: nothing was acknowledged.

    A connection that breaks in the middle of a COMMIT leaves open what came of it: before trying again the writer looks
    whether it is there, as the key of a form does for people.
    """
    from yunchou.desk.cli.main import set_up_django

    set_up_django()
    from yunchou.desk.customers.models import Company, Contact
    from yunchou.desk.customers.operations import create_contact

    name, chance = arguments[0], random.Random(arguments[0])  # noqa: S311 - the same jumps every time
    if "--careless" in arguments:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
    number, in_doubt = 0, False
    while True:
        try:
            if in_doubt and Contact.objects.filter(name=f"{name}-{number}").exists():
                print(number, flush=True)
                number, in_doubt = number + 1, False
                continue
            in_doubt = False
            company = Company.objects.select_related("owner").earliest("pk")
            at = _moved(chance) if "--jump" in arguments else timezone.now()
            create_contact(company, {"name": f"{name}-{number}"}, actor=company.owner, at=at)
        except (DatabaseError, ObjectDoesNotExist) as error:
            print(f"refused {error}", flush=True)
            connection.close()
            in_doubt = True
            continue
        print(number, flush=True)
        number += 1


def _moved(chance: random.Random) -> datetime:
    if chance.random() < 0.2:
        return chance.choice(EDGES)
    return timezone.now() + chance.choice(JUMPS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
