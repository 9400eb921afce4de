"""What the server sleeps on: woken by its workers' ends and by signals, and never asleep through a signal."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue


class Wake:
    """Stands in for the `threading.Event` of granian's main loop, which is set by a signal's handler.

    An event's lock is no more than one thread's: a handler that comes while the main thread holds it waits for itself.
    And an event that is cleared after its set by a signal is forgotten. So this takes no lock, and once `is_ending`
    says so it stays awake. SIGTERM for server and workers at once, as service managers send it, meets both.
    """

    def __init__(self, is_ending: Callable[[], bool]) -> None:
        self._is_ending = is_ending
        self._is_set = False
        self._calls: SimpleQueue[None] = SimpleQueue()  # may be put to by a handler, whatever it interrupts

    def set(self) -> None:
        """Wake who waits, now or next."""
        self._is_set = True
        self._calls.put(None)

    def clear(self) -> None:
        """Sleep again, unless a signal has come to end."""
        self._is_set = False

    def wait(self) -> None:
        """Sleep until woken."""
        while not (self._is_set or self._is_ending()):
            self._calls.get()
