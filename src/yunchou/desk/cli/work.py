"""`yunchou work`: do what waits beside the pages, until told to stop."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence

from yunchou.desk.chores import our_worker

COURTESY = 5
"""How much a worker beside the pages steps back from the processor, so that pages come first."""


def run(arguments: Sequence[str]) -> int:
    """Send messages, judge at night, plan what comes round. Any number of workers may run; each job is done once."""
    parser = argparse.ArgumentParser(prog="yunchou work", description=run.__doc__)
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")
    parser.add_argument("--beside", action="store_true", help="end when the standard input closes, as `serve` asks")
    options = parser.parse_args(arguments)
    worker = our_worker()
    if options.once:
        while worker.step():
            pass
        return 0
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if options.beside:
        os.nice(COURTESY)
        threading.Thread(target=_end_with_parent, args=(stop,), daemon=True).start()
    worker.run(stop)
    return 0


def _end_with_parent(stop: threading.Event) -> None:
    """The parent holds the other end: it closes however the parent ends, by kill -9 too."""
    sys.stdin.buffer.read()
    stop.set()
