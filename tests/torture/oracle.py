"""What must hold after a fault: the file is sound, the chain holds, and whatever was acknowledged is there, once.

`python -m tests.torture.oracle NAME=HOW_MANY …` prints what does not hold and answers with status 1.
"""

from __future__ import annotations

import sys
from collections import Counter


def main(arguments: list[str]) -> int:
    """Look, and say what is wrong."""
    from yunchou.desk.cli.main import set_up_django

    set_up_django()
    wrong = list(faults(dict(_count(each) for each in arguments)))
    print("\n".join(wrong))
    return 1 if wrong else 0


def _count(text: str) -> tuple[str, int]:
    name, _, count = text.partition("=")
    return name, int(count)


def faults(acknowledged: dict[str, int]) -> list[str]:
    """Each promise that is broken, in words."""
    from django.db import connection

    from yunchou.desk.customers.models import Contact
    from yunchou.desk.journal.models import JournalEntry
    from yunchou.desk.journal.queries import broken_links

    found = []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            found += [f"the database: {row[0]}" for row in cursor.fetchall() if row[0] != "ok"]
    found += [f"the chain breaks at line {line}" for line in list(broken_links())[:3]]
    stored = Counter(Contact.objects.values_list("name", flat=True))
    told = Counter(JournalEntry.objects.filter(kind="contact.created").values_list("subject_name", flat=True))
    for name, count in acknowledged.items():
        lost = [number for number in range(count) if stored[f"{name}-{number}"] == 0]
        if lost:
            found.append(f"{name}: {len(lost)} of {count} acknowledged writes are lost, the first is {lost[0]}")
    twice = [name for name, count in stored.items() if count > 1]
    found += [f"{name} is there {stored[name]} times" for name in twice[:3]]
    half = [name for name in stored if stored[name] != told[name]]
    found += [f"{name} has {told[name]} journal lines for {stored[name]} rows" for name in half[:3]]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
