"""Fixtures of the shell's tests: pages that exist only here."""

from __future__ import annotations

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def sample_pages(settings: LazySettings) -> None:
    """The sample pages stand beside the real addresses."""
    settings.ROOT_URLCONF = "tests.desk.web.sample"
