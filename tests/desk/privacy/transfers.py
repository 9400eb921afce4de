"""A transfer abroad on record, for whoever sends there."""

from __future__ import annotations

from tests.cast import AT
from yunchou.desk.identity.models import User
from yunchou.desk.messengers.models import TransferAbroad
from yunchou.desk.messengers.terms import OutwardWay, TransferGround
from yunchou.desk.privacy.transfers import record_transfer
from yunchou.playbook.kernel.terms import Answer


def abroad(way: OutwardWay, host: str, *, actor: User, **more: object) -> TransferAbroad:
    """On record from the first day of the cast on."""
    values = {
        "way": way, "recipient": "Example Ltd", "host": host, "country": "新加坡", "ground": TransferGround.CONTRACT,
        "each_consents": Answer.NO, "kinds": "提醒的种类和商机名称", "since": AT.date(), "ended_on": None, **more,
    }  # fmt: skip
    return record_transfer(values, actor=actor, at=AT)
