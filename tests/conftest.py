"""What all tests share. The data folder of a run is made in `tests/settings.py`, before Django is set up."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.once import once, prepare

# How long one example takes says what else the machine does; how long a test may take is measured in bin/bench.
settings.register_profile("yunchou", deadline=None)
settings.load_profile("yunchou")


def pytest_collection_finish() -> None:
    """What is loaded by now stays: without this, looking for garbage in it takes a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """What drives the browsers of a process of tests; the playbook's tests run where there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[Any]:
    """The one browser of a process of tests."""
    from tests import browser as chrome

    with chrome.launched(playwright, chrome.SHELL) as browser:
        yield browser


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run, be it one process or several, one part of `bin/test` or all."""
    if named := os.environ.get("YUNCHOU_TESTS_SHARED"):
        return Path(named)
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def prepared(shared: Path) -> Path:
    """An installation without people, made once: who changes anything in it works on a copy."""
    return once(shared, "prepared", prepare)
