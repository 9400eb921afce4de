"""`bin/bench --method`: how fast the method judges a typical dossier, and every deal of an installation."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.playbook.typical import DAY, typical
from yunchou.desk.forecast.simulation import How
from yunchou.playbook.advisor import assess

if TYPE_CHECKING:
    from yunchou.desk.identity.models import User

WARM_UP, BATCHES, ROUNDS = 100, 10, 100
MOST_MILLISECONDS, MOST_SECONDS, ALL_DEALS = 1.0, 300.0, 100_000
FORECAST_DEALS, FORECAST_SECONDS, FORECAST_QUERIES = 20_000, 2.0, 60
RUNS = How(months=1).runs


def measure(deals: int) -> tuple[list[str], list[str]]:
    """The section of docs/performance.md about the installation that the environment names, and what was missed."""
    began_with = os.getloadavg()[0]
    batches = judging()
    each, quiet = [time for batch in batches for time in batch], min(map(statistics.median, batches))
    count, seconds = judging_all()
    whole = seconds / count * ALL_DEALS
    missed = [] if quiet <= MOST_MILLISECONDS else ["a typical dossier"]
    missed += [] if whole <= MOST_SECONDS else ["all deals"]
    forecast_of, took, queries = forecasting()
    missed += [] if took <= FORECAST_SECONDS and queries <= FORECAST_QUERIES else ["the forecast"]
    how = "measured" if count >= ALL_DEALS else f"{count:,} measured, the rest by proportion"
    lines = [
        f"## method: one dossier, and {deals:,} stored deals",
        "",
        f"- A typical dossier (15 people, 3 rivals, 60 interactions, 20 claims) is judged in {quiet:.2f} ms in the"
        f" middle of the quietest of {BATCHES} batches of {ROUNDS} (goal: {MOST_MILLISECONDS:g} ms); in the middle of"
        f" all {statistics.median(each):.2f} ms, at best {min(each):.2f} ms. What other programs do on the same core"
        " shows in the difference.",
        f"- {ALL_DEALS:,} stored deals are judged anew in {whole:.0f} s ({how}; goal: {MOST_SECONDS:.0f} s): facts"
        " read from the database, judged, stored. Every hundredth holds a file of facts.",
        f"- The page of the forecast of {forecast_of:,} dated open deals, read from the database and drawn in {RUNS}"
        f" futures for every person and team, takes {took:.2f} s in {queries} queries (goal: {FORECAST_SECONDS:g} s for"
        f" {FORECAST_DEALS:,}, at most {FORECAST_QUERIES}).",
        f"- Missed: {', '.join(missed) or 'nothing'}.",
        f"- Python {platform.python_version()}, one of {os.cpu_count()} cores, processor time; the machine's load"
        f" was {began_with:.1f} at the beginning and {os.getloadavg()[0]:.1f} at the end.",
    ]
    return lines, missed


def judging() -> list[list[float]]:
    """Milliseconds of processor time that each judgement of the typical dossier took, by batch."""
    dossier = typical()
    for _round in range(WARM_UP):
        assess(dossier, as_of=DAY)
    return [[_milliseconds(lambda: assess(dossier, as_of=DAY)) for _ in range(ROUNDS)] for _batch in range(BATCHES)]


def judging_all() -> tuple[int, float]:
    """How many deals were judged anew, and in how many seconds of processor time of this one process."""
    from django.utils import timezone

    from yunchou.desk.cockpit.operations import forget_all_assessments, refresh_all

    forget_all_assessments()
    now, began = timezone.now(), time.process_time()
    count = refresh_all(as_of=timezone.localdate(now), at=now)
    return count, time.process_time() - began


def forecasting() -> tuple[int, float, int]:
    """Of how many dated open deals the page of the forecast was put together for one who sees them all.

    With the seconds of processor time and the queries of the slower of both views: the months and quarters of every
    person and team, what moved, what past forecasts said. The installation's other open deals stand aside meanwhile.
    """
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from yunchou.desk.outlook.operations import keep_forecast
    from yunchou.desk.outlook.page import Asked, page_of_forecast
    from yunchou.playbook.forecast.terms import View

    today, told = timezone.localdate(), []
    with transaction.atomic():
        count, reader = _set_aside()
        keep_forecast(on=today - timedelta(days=7), at=timezone.now() - timedelta(days=7))
        page_of_forecast(
            reader, Asked(View.SIGNED, "month", None), today=today
        )  # numpy is loaded before the clock runs
        for view in View:
            with CaptureQueriesContext(connection) as asked:
                began = time.process_time()
                page_of_forecast(reader, Asked(view, "quarter", None), today=today)
                told.append((time.process_time() - began, len(asked)))
        transaction.set_rollback(True)
    return count, max(seconds for seconds, _queries in told), max(queries for _seconds, queries in told)


def _set_aside() -> tuple[int, User]:
    """Leave so many open deals as the goal speaks of, each with its days; who sees them all. Rolled back afterwards."""
    from django.db.models import F
    from django.utils import timezone

    from yunchou.desk.identity.models import RoleAssignment, User
    from yunchou.desk.identity.roles import Role
    from yunchou.desk.opportunities.models import Opportunity
    from yunchou.playbook.pipeline.stages import Standing

    now = timezone.now()
    reader = User.objects.create(email="forecast@bench.example", name="何总", joined_at=now)
    RoleAssignment.objects.create(user=reader, role=Role.EXECUTIVE, given_at=now)
    dated = Opportunity.objects.filter(standing=Standing.OPEN, amount__gt=0, expected_sign_on__isnull=False)
    last = list(dated.order_by("pk")[:FORECAST_DEALS].values_list("pk", flat=True))[-1:]
    Opportunity.objects.filter(standing=Standing.OPEN).exclude(
        pk__in=dated.filter(pk__lte=max(last, default=0))
    ).update(standing=Standing.PAUSED)
    dated.update(expected_cash_on=F("expected_sign_on") + timedelta(days=45))
    return dated.count(), reader


def _milliseconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000
