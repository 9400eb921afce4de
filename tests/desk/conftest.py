"""Fixtures of the desk's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.test import Client

from tests.cast import Cast, assemble
from tests.kept import QUICK_PASSWORDS
from yunchou.desk.cockpit.queries import kept_dossier
from yunchou.desk.identity.models import User
from yunchou.desk.messages.compiling import compile_all

# Pages are read in Chinese: what is newer than its compiled catalogue is compiled before the first test.
compile_all()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A file where a browser asks, as people have it.

    All threads of a server share the one connection of a database in memory: one writes in another's transaction, and
    finds the table locked that another reads.
    """
    database = settings.DATABASES["default"]
    if "sqlite3" in database["ENGINE"] and any(item.get_closest_marker("browser") for item in request.session.items):
        name = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(name)
        quick = database["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        database["OPTIONS"]["init_command"] = quick  # nobody needs it after a power cut


@pytest.fixture(autouse=True)
def quick_passwords(settings: LazySettings) -> None:
    """Passwords are hashed quickly where nobody tests how."""
    settings.PASSWORD_HASHERS = QUICK_PASSWORDS


@pytest.fixture(autouse=True)
def statics_as_they_are(settings: LazySettings) -> None:
    """Pages name static files by their plain names: nobody has gathered them for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    """Two tests may write the same first line of a journal about different deals."""
    kept_dossier.cache_clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody and the hero deal."""
    return assemble()


@pytest.fixture
def as_user() -> type[Client]:
    """A browser-like client signed in as somebody: `as_user(cast.owner).get(...)`."""

    class SignedIn(Client):
        def __init__(self, user: User) -> None:
            super().__init__()
            self.force_login(user)

    return SignedIn


@pytest.fixture
def visit(
    chromium: Any, live_server: Any, as_user: type[Client], settings: LazySettings
) -> Iterator[Callable[..., Any]]:
    """Opens an address in Chromium as somebody; fails when the content policy or a script complained meanwhile."""
    from tests.browser import Visits

    visits = Visits(chromium, live_server.url)

    def open_as(user: User, address: str, **how: bool) -> Any:
        name = settings.SESSION_COOKIE_NAME
        return visits.open({"name": name, "value": as_user(user).cookies[name].value}, address, **how)

    yield open_as
    visits.close()
    assert visits.complaints == []
