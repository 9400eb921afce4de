"""Processes of the product's own."""

import pytest

from tests.desk.cli.processes import command


@pytest.fixture
def yunchou():
    """Start a command of Yunchou on a data folder; none is left running, however the test ends."""
    started = []

    def start(home, *arguments):
        started.append(command(home, *arguments))
        return started[-1]

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=20)
