"""The forecast."""

from __future__ import annotations

from tests.desk.permissions.row import SEES_RECEIVABLES, WORKS_ON_DEALS, Row
from yunchou.desk.identity.roles import Role

LEADS = frozenset({Role.LEADER, Role.ADMINISTRATOR})

ROWS = [
    Row("forecast", allowed=SEES_RECEIVABLES),
    # Nobody of the cast was given the right to export.
    Row("forecast_export", allowed=frozenset()),
    Row("managers_room", allowed=frozenset({Role.LEADER, Role.EXECUTIVE})),
    Row("managers_room_export", allowed=frozenset()),
    Row("forecast_share", "POST", allowed=WORKS_ON_DEALS, data=lambda _world: {"shared": "yes"}),
    Row("target_new", allowed=LEADS),
    Row(
        "target_new",
        "POST",
        allowed=LEADS,
        data=lambda world: {
            "person": world.cast.owner.pk, "quarter": "2026-09-01", "view": "cash", "currency": "CNY", "amount": "5",
        },
    ),
]  # fmt: skip
