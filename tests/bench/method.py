"""`bin/bench --method`: how fast the method judges a typical dossier, and every deal of an installation."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable

from tests.playbook.typical import DAY, typical
from yunchou.desk.forecast.simulation import How
from yunchou.playbook.advisor import assess

WARM_UP, BATCHES, ROUNDS = 100, 10, 100
MOST_MILLISECONDS, MOST_SECONDS, ALL_DEALS = 1.0, 300.0, 100_000
FORECAST_DEALS, FORECAST_SECONDS = 20_000, 2.0
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
    forecast_of, took = forecasting()
    missed += [] if took <= FORECAST_SECONDS else ["the forecast"]
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
        f"- The forecast of {forecast_of:,} open deals, read and drawn in {RUNS} futures, takes {took:.2f} s (goal:"
        f" {FORECAST_SECONDS:g} s for {FORECAST_DEALS:,}).",
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


def forecasting() -> tuple[int, float]:
    """Of how many open deals, and in how many seconds of processor time, the forecast of signatures was drawn."""
    from django.utils import timezone

    from yunchou.desk.opportunities.models import Opportunity
    from yunchou.desk.outlook.forecast import outlooks
    from yunchou.playbook.forecast.terms import View
    from yunchou.playbook.pipeline.stages import Standing

    today = timezone.localdate()
    found = Opportunity.objects.filter(standing=Standing.OPEN, amount__gt=0).order_by("pk")[:FORECAST_DEALS]
    last = list(found.values_list("pk", flat=True))[-1:]
    some = Opportunity.objects.filter(standing=Standing.OPEN, amount__gt=0, pk__lte=max(last, default=0))
    outlooks(Opportunity.objects.filter(pk=-1), View.SIGNED, today=today)  # numpy is loaded before the clock runs
    began = time.process_time()
    outlooks(some, View.SIGNED, today=today)
    return some.count(), time.process_time() - began


def _milliseconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000
