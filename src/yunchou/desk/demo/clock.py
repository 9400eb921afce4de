"""The demo company's past: what happened how many days ago, played in the order in which it happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

Play = Callable[[datetime], None]


@dataclass(frozen=True, slots=True)
class Clock:
    """Days counted back from the day on which the demo company is made."""

    today: date

    def day(self, ago: int) -> date:
        """The day so many days ago; a negative number lies ahead."""
        return self.today - timedelta(days=ago)

    def moment(self, ago: int, order: int = 0) -> datetime:
        """A moment of that working day, in the installation's time zone; never later than the day's start of today."""
        start = datetime.combine(self.day(ago), time(0 if ago <= 0 else 9))
        return timezone.make_aware(start) + timedelta(minutes=order % 480 if ago > 0 else 0)


@dataclass(slots=True)
class Story:
    """Everything that happens, gathered first and played oldest first."""

    clock: Clock
    _events: list[tuple[int, int, Play]] = field(default_factory=list)

    def on(self, ago: int, play: Play) -> None:
        """Let something happen so many days ago; of one day, in the order of the calls."""
        self._events.append((ago, len(self._events), play))

    def play(self, evening: Play) -> int:
        """Let it all happen, and let each day that has passed end with an `evening`; returns how many things did."""
        order = 0
        for ago, day in groupby(sorted(self._events, key=lambda each: (-each[0], each[1])), key=lambda each: each[0]):
            for _ago, _number, play in day:
                play(self.clock.moment(ago, order))
                order += 1
            if ago > 0:
                evening(self.clock.moment(ago, order))
        return order
