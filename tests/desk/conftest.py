"""Fixtures of the desk's tests."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.cast import Cast, assemble
from yunchou.desk.identity.models import User
from yunchou.desk.messages.compiling import compile_all

# Pages are read in Chinese: what is newer than its compiled catalogue is compiled before the first test.
compile_all()


@pytest.fixture(autouse=True)
def quick_passwords(settings: LazySettings) -> None:
    """A cast of nine costs nine passwords; only the tests of signing in need the slow hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def statics_as_they_are(settings: LazySettings) -> None:
    """Pages name static files by their plain names: nobody has gathered them for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


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
