"""`bin/bench --room`: the pages of one large deal beside the empty page, as the server answers and as they are seen."""

from __future__ import annotations

import os
import platform
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Visitor
from tests.bench.serving import cookies_of, server
from tests.desk.cockpit.large import PAGES, large_room

if TYPE_CHECKING:
    from tests.cast import Cast

EMPTY, GOAL, FIRST_PAINT, ROUNDS = "/hidden-moves/", 10, 1000, 15


@dataclass(frozen=True, slots=True)
class Answers:
    """Milliseconds of one page: after somebody changed something, once more, and of the empty page beside it."""

    anew: float
    again: float
    empty: float


def measure() -> tuple[list[str], list[str]]:
    """The section of docs/performance.md about the room of a large deal, and what was missed."""
    from yunchou.desk.identity.models import User

    cast = None if User.objects.exists() else large_room()
    if cast is None:
        raise SystemExit("bin/bench --room needs an installation of its own: leave --home away")
    room = f"/opportunities/{cast.deal.pk}/"
    with server() as (port, _process):
        visitor = Visitor(port, cookies_of(cast.owner))
        answered = {page: _answers(visitor, room + page, cast) for page in PAGES}
        painted = _first_paints(port, visitor.cookies, room)
    return _table(answered, painted)


def _answers(visitor: Visitor, path: str, cast: Cast) -> Answers:
    """How long a page takes, with the empty page right before and after: the machine is not as fast every minute."""
    before = _milliseconds(visitor, EMPTY)
    again = _milliseconds(visitor, path)
    anew = _milliseconds(visitor, path, after=lambda: _change(cast))
    return Answers(anew, again, (before + _milliseconds(visitor, EMPTY)) / 2)


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
    from playwright.sync_api import sync_playwright

    from tests import browser as chrome

    if not chrome.WHOLE:
        return {}
    found: dict[str, list[float]] = {page: [] for page in PAGES}
    url = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright, chrome.launched(playwright, chrome.WHOLE) as browser:
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


def _table(answered: dict[str, Answers], painted: dict[str, list[float]]) -> tuple[list[str], list[str]]:
    lines = [
        "## room: one deal with 60 people, 5 rivals, 300 contacts, 200 claims",
        "",
        "| page | empty ms | after a change ms | × empty"
        f" | again ms | × empty (goal {GOAL}) | first paint, desk ms | phone ms |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    missed = []
    for page, took in answered.items():
        paints = painted.get(page, [])
        name = page.strip("/") or "overview"
        if took.again > GOAL * took.empty or max(paints, default=0) > FIRST_PAINT:
            missed.append(name)
        seen = " | ".join(f"{paint:.0f}" for paint in paints) or " | "
        lines.append(
            f"| {name} | {took.empty:.0f} | {took.anew:.0f} | {took.anew / took.empty:.1f}"
            f" | {took.again:.0f} | {took.again / took.empty:.1f} | {seen} |"
        )
    lines += [
        "",
        f"- Missed: {', '.join(missed) or 'nothing'} (first paint: {FIRST_PAINT} ms).",
        f"- Python {platform.python_version()}, {os.cpu_count()} cores, one worker process; the machine's load was"
        f" {os.getloadavg()[0]:.1f} at the end.",
    ]
    return lines, missed
