"""One running product and one browser for all journeys of a process; one telling of the demo company for all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.product import Product, running, tell
from tests.once import once


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What others wait for is done first: one process tells the demo company while the other has its own tests."""
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.fixture(scope="session")
def product(
    chromium: Browser, shared: Path, prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """The demo company as `yunchou run` serves it, in a copy of this process's own."""
    home = tmp_path_factory.mktemp("installed") / "home"
    shutil.copytree(once(shared, "told", lambda home: tell(home, prepared)), home)
    with running(home, chromium) as started:
        yield started
