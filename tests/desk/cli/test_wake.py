"""The server hears a signal whenever it comes."""

import signal
import threading
from types import SimpleNamespace

import pytest

from yunchou.desk.cli.wake import Wake

SOON = 5.0


def test_a_signal_between_the_look_and_the_clearing_is_not_forgotten():
    server = SimpleNamespace(ending=False)
    wake = Wake(lambda: server.ending)
    wake.set()  # a worker ended
    server.ending = True
    wake.set()  # the signal, while the loop still tends the worker
    wake.clear()
    woken = threading.Thread(target=wake.wait, daemon=True)
    woken.start()
    woken.join(SOON)
    assert not woken.is_alive()


def test_without_a_signal_it_sleeps_until_it_is_woken():
    wake = Wake(lambda: False)
    wake.set()
    wake.wait()
    wake.clear()
    sleeper = threading.Thread(target=wake.wait, daemon=True)
    sleeper.start()
    sleeper.join(0.1)
    assert sleeper.is_alive()
    wake.set()
    sleeper.join(SOON)
    assert not sleeper.is_alive()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
def test_a_handler_that_wakes_may_interrupt_the_waking_itself():
    """Signals fall into sets and clears of the same thread; with an event this ends in a lock that waits for itself."""
    came = []
    wake = Wake(lambda: len(came) >= 200)
    before = signal.signal(signal.SIGALRM, lambda *_: (came.append(1), wake.set()))
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    try:
        while len(came) < 200:
            wake.set()
            wake.clear()
        wake.wait()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(came) >= 200
