"""What is stored once for all tests of a module; each of them undoes its own changes with the fixture `db`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

QUICK_PASSWORDS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""A cast of nine costs nine passwords; only the tests of signing in need the slow hash."""


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a fixture of a module: what is stored within stays until the module has run."""
    with blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=QUICK_PASSWORDS):
            yield
        transaction.set_rollback(True)
