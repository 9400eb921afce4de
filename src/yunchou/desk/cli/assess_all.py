"""Judge every deal that was not judged today: for the night, or after an import."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from time import monotonic

from django.utils import timezone

from yunchou.desk.cockpit.operations import CHUNK, refresh_all
from yunchou.desk.forecast.queries import learnt_by


def run(arguments: Sequence[str]) -> int:
    """`yunchou assess-all [--chunk N]`: says how many deals were judged and how long it took."""
    parser = argparse.ArgumentParser(prog="yunchou assess-all", description=__doc__)
    parser.add_argument("--chunk", type=_size, default=CHUNK, help="deals judged at a time, 1 to 1000 (%(default)s)")
    chosen = parser.parse_args(list(arguments))
    begun, now = monotonic(), timezone.now()
    count = refresh_all(as_of=timezone.localdate(now), at=now, chunk=chosen.chunk)
    learnt = learnt_by(timezone.localdate(now))
    print(f"{count} deals judged in {monotonic() - begun:.1f} s")
    print(f"odds learnt from {learnt.deals} closed deals" if learnt else "odds by the method alone: few closed deals")
    return 0


def _size(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError("a whole number from 1 to 1000")
    return int(text)
