"""The permission matrix: route × role × own/other's object, one literal table per feature in `rows/<feature>.py`.

A route of the URL map without a row fails `test_matrix.py`. To add yours, write `rows/<feature>.py` with a list
`ROWS` (this module finds it) and one `Row` per route and method:

    ROWS = [
        Row("collections", allowed=SEES_RECEIVABLES),                                   # a page without an object
        Row("opportunity", ours=deal, theirs=foreign_deal, allowed=SEES_DEALS, allowed_theirs=SEES_ALL),
        Row("opportunity_edit", "POST", ours=deal, theirs=foreign_deal, allowed=WORKS_ON_DEALS,
            data=lambda w: {"name": "改名", "version": 1}),                             # 302 when it is done
        Row("opportunity_edit", ours=deal, theirs=foreign_deal, allowed=WORKS_ON_DEALS),
    ]

`ours` and `theirs` build the address's arguments (and may store what they need, for example a contract of the deal).
The tests run each row as every role, as the stranger, signed out and deactivated; they compare the stranger's object
with an absent one; after each refusal the database must be unchanged; a form without its CSRF token is refused. A test
walks through the rows of one feature: `-k "matrix and contracts"` runs those of `rows/contracts.py`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pkgutil import iter_modules
from unittest.mock import patch

import pytest
from django.db import transaction
from django.template.backends.django import Template

from tests.desk.permissions import rows
from tests.desk.permissions.row import Row, World
from yunchou.desk.cockpit.queries import kept_dossier

FEATURES: dict[str, list[Row]] = {
    module.name: import_module(f"{rows.__name__}.{module.name}").ROWS for module in iter_modules(rows.__path__)
}
ROWS: list[Row] = [row for of_feature in FEATURES.values() for row in of_feature]

# What allauth brings and we do not offer: refused to everybody by the default deny, signed in or not.
NOT_OFFERED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_set_password",
    "account_confirm_login_code",
}


def label(row: Row) -> str:
    return f"{row.method} {row.route}{row.query}"


def by_feature(wanted: Callable[[Row], bool] = bool) -> pytest.MarkDecorator:
    """One test for each feature that has such rows, called with them: a test a row costs as much as its request."""
    chosen = {name: [row for row in of_feature if wanted(row)] for name, of_feature in FEATURES.items()}
    return pytest.mark.parametrize("rows", [pytest.param(few, id=name) for name, few in chosen.items() if few])


def try_each(rows: list[Row], world: World, attempt: Callable[[Row, World], None]) -> None:
    """Try every row in a world that no other row has touched; fails naming all that are wrong."""
    wrong = []
    for row in rows:
        kept_dossier.cache_clear()
        point = transaction.savepoint()
        try:
            attempt(row, copy.deepcopy(world))
        except AssertionError as error:
            wrong.append(f"{label(row)}: {error}")
        finally:
            transaction.savepoint_rollback(point)
    assert not wrong, "\n".join(wrong)


@contextmanager
def undrawn() -> Iterator[None]:
    """Within, no template is drawn: who may do what, and whether it is there, has been decided before."""
    with patch.object(Template, "render", lambda *_args, **_kwargs: ""):
        yield
