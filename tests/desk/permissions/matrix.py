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
with an absent one; after each refusal the database must be unchanged; a form without its CSRF token is refused.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.desk.permissions import rows
from tests.desk.permissions.row import Row

ROWS: list[Row] = [
    row for module in iter_modules(rows.__path__) for row in import_module(f"{rows.__name__}.{module.name}").ROWS
]

# What allauth brings and we do not offer: refused to everybody by the default deny, signed in or not.
NOT_OFFERED = {
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_set_password",
    "account_confirm_login_code",
}
