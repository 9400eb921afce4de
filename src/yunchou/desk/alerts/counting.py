"""Refusals are counted in memory and told to the database in steps: a refusal by itself writes nothing.

So that a flood of refused requests is no flood of writes. With several processes the sum may lag behind by fewer than
`STEP` for each of them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

STEP = 10
STRETCH = timedelta(minutes=10)


class Refusals:
    """How many refusals of each person this process has not told yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[int, tuple[datetime, int]] = {}

    def add(self, user: int, *, limit: int, window: timedelta, at: datetime) -> int:
        """Count one; answers how many are to be told now, mostly none. What is older than `window` is forgotten."""
        with self._lock:
            since, held = self._held.get(user, (at, 0))
            if at - since > window:
                since, held = at, 0
            held += 1
            if held < min(STEP, limit):
                self._held[user] = (since, held)
                return 0
            self._held.pop(user, None)
            return held


class Strides:
    """How many forms each person sent in this stretch of ten minutes, as this process saw it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[int, tuple[datetime, int]] = {}

    def add(self, user: int, *, most: int, at: datetime) -> int:
        """Count one form; answers 0, or the seconds to wait when it is one too many."""
        with self._lock:
            since, held = self._held.get(user, (at, 0))
            if at - since >= STRETCH:
                since, held = at, 0
            self._held[user] = (since, held + 1)
            return 0 if held < most else int((since + STRETCH - at).total_seconds()) + 1
