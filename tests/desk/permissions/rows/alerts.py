"""Alerts: the board for who watches, one's own alert for everybody."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import EVERYBODY, Row, World
from yunchou.desk.alerts.models import Alert
from yunchou.desk.alerts.terms import AlertKind
from yunchou.desk.identity.roles import Role

_GUARDS = frozenset({Role.COMPLIANCE, Role.ADMINISTRATOR})


def _alert(world: World) -> dict[str, Any]:
    made = Alert.objects.create(kind=AlertKind.DEVICE, user=world.cast.owner, at=AT, device="Chrome · Windows")
    return {"pk": made.pk}


_OTHERS = dict.fromkeys(EVERYBODY - _GUARDS - {Role.SELLER}, 404)
_SAID, _DONE = {"answer": "mine", "version": 1}, {"outcome": "harmless", "note": "电话核实", "version": 1}
ROWS = [
    Row("alerts", allowed=_GUARDS),
    Row("alert", ours=_alert, allowed=_GUARDS | {Role.SELLER}, answers=_OTHERS),
    Row("alert_answer", "POST", ours=_alert, allowed=frozenset({Role.SELLER}), data=lambda _w: _SAID,
        answers=_OTHERS),
    Row("alert_settlement", "POST", ours=_alert, allowed=_GUARDS, data=lambda _w: _DONE),
]  # fmt: skip
