"""One world for the tests of a module: whatever a test changes in it is undone."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import fields

import pytest
from django.conf import LazySettings, settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.cast import Cast, assemble, company_of, deal_of
from tests.desk.permissions.row import World
from tests.kept import kept
from yunchou.desk.identity.factors import lacks_factor
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sessions import note_use


@pytest.fixture(scope="module")
def everybody(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The cast, each signed in, and a customer with a deal of the stranger; gone when the module has run."""
    with kept(django_db_blocker):
        cast = assemble()
        company = company_of(cast.stranger, "南岭电器")
        yield World(cast, company, deal_of(cast.stranger, company, "南岭坐席项目"), _signed_in(cast))


def _signed_in(cast: Cast) -> dict[int, str]:
    """The key of each one's session, with what a first request would note in it."""
    keys = {}
    for user in (value for each in fields(cast) if isinstance(value := getattr(cast, each.name), User)):
        client = Client()
        client.force_login(user)
        session = client.session
        note_use(session, at=timezone.now())
        lacks_factor(user, session)
        session.save()
        keys[user.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return keys


@pytest.fixture
def world(everybody: World, db: None) -> World:
    """Everybody as nobody has changed anything yet; what the test changes is undone."""
    return copy.deepcopy(everybody)


@pytest.fixture(autouse=True)
def refusals_are_not_counted(settings: LazySettings) -> None:
    """A matrix is nothing but refusals; what counts them is tried in `tests/desk/alerts`."""
    settings.ALERT_REFUSALS = 0
