"""One running product and one browser for all journeys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import browser as chrome
from tests.journeys.product import Product, running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with chrome.chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def product(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The demo company as `yunchou run` makes it."""
    home: Path = tmp_path_factory.mktemp("home")
    with running(home, chromium) as started:
        yield started
