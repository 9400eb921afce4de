"""Notices: everybody's own, and nobody else's."""

from __future__ import annotations

from typing import Any

from tests.cast import AT
from tests.desk.permissions.row import EVERYBODY, Row, World
from yunchou.desk.identity.roles import Role
from yunchou.desk.messengers.models import Notice, PushDevice, Robot
from yunchou.desk.messengers.terms import NoticeKind, RobotKind


def _notice(world: World) -> dict[str, Any]:
    made = Notice.objects.create(
        user=world.cast.owner, kind=NoticeKind.JOB, key="job:1", path="/", at=AT, parts={"what": "x", "times": "3"}
    )
    return {"pk": made.pk}


def _robot(world: World) -> dict[str, Any]:
    made = {"kind": RobotKind.WECOM, "host": "x", "address": b"", "secret": b"", "made_at": AT}
    Robot.objects.get_or_create(user=world.cast.owner, defaults=made)
    return {}


def _device(world: World) -> dict[str, Any]:
    sealed = {"address": b"", "point": b"", "secret": b""}
    told = {"host": "x", "mark": "", "epoch": 0, "made_at": AT, **sealed}
    return {"pk": PushDevice.objects.get_or_create(user=world.cast.owner, digest="x", defaults=told)[0].pk}


_OTHERS = dict.fromkeys(EVERYBODY - {Role.SELLER}, 404)
_CHOICE = {"mail": ["asked"], "quiet_from": "21:00", "quiet_until": "07:30", "digest_at": "08:30", "version": 0}
ROWS = [
    Row("notices"),
    Row("notices_reading", "POST"),
    Row("notice_reading", "POST", ours=_notice, allowed=frozenset({Role.SELLER}), answers=_OTHERS),
    Row("notice_settings"),
    Row("notice_settings", "POST", data=lambda _w: _CHOICE),
    # An address in our own network is refused to everybody.
    Row(
        "push_device", "POST", data=lambda _w: {"endpoint": "https://127.0.0.1/", "point": "", "secret": ""}, status=422
    ),
    Row("push_device_removal", "POST", ours=_device, allowed=frozenset({Role.SELLER}), answers=_OTHERS),
    Row("robot"),
    # An address in our own network is refused to everybody.
    Row("robot", "POST", data=lambda _w: {"kind": "wecom", "url": "https://127.0.0.1/", "secret": ""}, status=422),
    Row("robot_removal", "POST", ours=_robot, allowed=frozenset({Role.SELLER}), answers=_OTHERS),
]
