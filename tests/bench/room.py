"""`bin/bench --room`: the pages of one large deal beside the empty page, as the server answers and as they are seen."""

from __future__ import annotations

import os
import platform
import statistics
import time
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Visitor
from tests.bench.serving import cookies_of, server
from tests.desk.cockpit.large import PAGES, large_room

if TYPE_CHECKING:
    from tests.cast import Cast

EMPTY, GOAL, FIRST_PAINT, ROUNDS = "/hidden-moves/", 10, 1000, 15


def measure() -> tuple[list[str], list[str]]:
    """The section of docs/performance.md about the room of a large deal, and what was missed."""
    from yunchou.desk.identity.models import User

    cast = None if User.objects.exists() else large_room()
    if cast is None:
        raise SystemExit("bin/bench --room needs an installation of its own: leave --home away")
    room = f"/opportunities/{cast.deal.pk}/"
    with server() as (port, _process):
        visitor = Visitor(port, cookies_of(cast.owner))
        empty = _milliseconds(visitor, EMPTY)
        answered = {}
        for page in PAGES:
            again = _milliseconds(visitor, room + page)
            answered[page] = (_milliseconds(visitor, room + page, after=lambda: _change(cast)), again)
        painted = _first_paints(port, visitor.cookies, room)
    return _table(empty, answered, painted)


def _milliseconds(visitor: Visitor, path: str, after: Any = None) -> float:
    """How long the server takes for a page, in the middle; each time `after` something was changed, if anything."""
    connection, times = visitor.connection(), []
    for _round in range(ROUNDS):
        if after is not None:
            after()
        began = time.perf_counter()
        visitor.get(connection, path)
        times.append((time.perf_counter() - began) * 1000)
    connection.close()
    return statistics.median(times[2:])


def _change(cast: Cast) -> None:
    """Somebody notes something: what the server keeps of the deal is read anew."""
    from django.db import transaction
    from django.utils import timezone

    from yunchou.desk.journal.operations import record

    with transaction.atomic():
        record("customer.changed", cast.company, actor=cast.owner, at=timezone.now(), customer_id=cast.company.pk)


def _first_paints(port: int, cookies: dict[str, str], room: str) -> dict[str, list[float]]:
    """First contentful paint of each page in milliseconds, on the desk and on a phone; nothing without a browser."""
    from tests import browser as chrome

    if not chrome.CHROMIUM:
        return {}
    found: dict[str, list[float]] = {page: [] for page in PAGES}
    url = f"http://127.0.0.1:{port}"
    with chrome.chromium() as browser:
        for phone in (False, True):
            context = chrome.context(browser, phone=phone)
            context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
            page = context.new_page()
            page.goto(url + EMPTY)
            for name in PAGES:
                page.goto(f"{url}{room}{name}")
                page.wait_for_function(f"() => {PAINT}")
                found[name].append(float(page.evaluate(PAINT)))
            context.close()
    return found


PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def _table(
    empty: float, answered: dict[str, tuple[float, float]], painted: dict[str, list[float]]
) -> tuple[list[str], list[str]]:
    lines = [
        "## room: one deal with 60 people, 5 rivals, 300 contacts, 200 claims",
        "",
        f"| page | after a change ms | × empty | again ms | × empty (goal {GOAL}) | first paint, desk ms | phone ms |",
        "|---|---:|---:|---:|---:|---:|---:|",
        f"| empty page | | | {empty:.0f} | 1.0 | | |",
    ]
    missed = []
    for page, (anew, again) in answered.items():
        paints = painted.get(page, [])
        name = page.strip("/") or "overview"
        if again > GOAL * empty or max(paints, default=0) > FIRST_PAINT:
            missed.append(name)
        seen = " | ".join(f"{paint:.0f}" for paint in paints) or " | "
        lines.append(f"| {name} | {anew:.0f} | {anew / empty:.1f} | {again:.0f} | {again / empty:.1f} | {seen} |")
    lines += [
        "",
        f"- Missed: {', '.join(missed) or 'nothing'} (first paint: {FIRST_PAINT} ms).",
        f"- Python {platform.python_version()}, {os.cpu_count()} cores, one worker process; the machine's load was"
        f" {os.getloadavg()[0]:.1f} at the end.",
    ]
    return lines, missed
