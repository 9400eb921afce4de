"""Imports belong to who uploaded them."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import AT
from tests.desk.permissions.row import Row, World
from yunchou.desk.exchange.operations import upload
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role

IMPORTS = frozenset({Role.LEADER, Role.ADMINISTRATOR})
FILE = "公司名称,人数\n海纳客服,100\n".encode()


def _batch_of(user: User) -> dict[str, Any]:
    return {"pk": upload(io.BytesIO(FILE), "x.csv", actor=user, at=AT, kind="watchlist").pk}


def _leaders(world: World) -> dict[str, Any]:
    return _batch_of(world.cast.manager)


def _administrators(world: World) -> dict[str, Any]:
    return _batch_of(world.cast.administrator)


def _own(route: str, method: str = "GET", data: dict[str, Any] | None = None, status: int = 0) -> list[Row]:
    """The leader's import: only he opens it, the administrator has his own."""
    return [
        Row(
            route,
            method,
            ours=_leaders,
            theirs=_administrators,
            allowed=IMPORTS,
            allowed_theirs=frozenset({Role.ADMINISTRATOR}),
            answers={Role.ADMINISTRATOR: 404},
            data=None if data is None else lambda _world: dict(data),
            status=status,
        )
    ]


ROWS = [
    Row("imports", allowed=IMPORTS),
    Row(
        "imports",
        "POST",
        allowed=IMPORTS,
        data=lambda _world: {"file": SimpleUploadedFile("x.csv", FILE), "kind": "watchlist"},
    ),
    *_own("import"),
    *_own("import", "POST", {"kind": "watchlist", "version": 1, "column-name": "公司名称"}),
    *_own("import_trial", "POST", {"version": 1}),
    *_own("import_rows", "POST", {}),
    *_own("import_problems"),
]
