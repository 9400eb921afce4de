"""Handing over what a colleague carries: leaders within their team, administrators everywhere."""

from __future__ import annotations

from typing import Any

from tests.desk.permissions.row import Row, World
from yunchou.desk.identity.roles import Role

HANDS_OVER = frozenset({Role.LEADER, Role.ADMINISTRATOR})
EVERYWHERE = frozenset({Role.ADMINISTRATOR})


def _ours(world: World) -> dict[str, Any]:
    return {"pk": world.cast.owner.pk}


def _theirs(world: World) -> dict[str, Any]:
    return {"pk": world.cast.stranger.pk}


def _to(world: World) -> dict[str, Any]:
    """Whom a leader reaches who could take over: himself."""
    return {"to": world.cast.manager.pk, "reason": "调岗"}


ROWS = [
    Row("handovers", allowed=HANDS_OVER),
    Row("handover", ours=_ours, theirs=_theirs, allowed=HANDS_OVER, allowed_theirs=EVERYWHERE),
    Row("handover_file", ours=_ours, theirs=_theirs, allowed=HANDS_OVER, allowed_theirs=EVERYWHERE),
    Row("handover", "POST", ours=_ours, theirs=_theirs, allowed=HANDS_OVER, allowed_theirs=EVERYWHERE, data=_to),
]
