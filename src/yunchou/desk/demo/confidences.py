"""Who opened the names of sources in the demo company, whom the owner let in, and who was refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from yunchou.desk.demo.told import Told
from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import User
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import let_in, show_name

OPENED, LET_IN, REFUSED = 9, 8, 6
TOGETHER = "与主管一起核对这条消息的出处"


def tell_confidences(told: Told) -> None:
    """The owner reads a name, lets the team's leader read it, and somebody else is refused."""
    told.story.on(OPENED, lambda at: _read(told, told.owner, at))
    told.story.on(LET_IN, lambda at: _share(told, at))
    told.story.on(REFUSED, lambda at: _read(told, told.finance, at))


def _source(told: Told) -> Source | None:
    return Source.objects.filter(opportunity=told.deal).order_by("ordinal").first()


def _read(told: Told, reader: User, at: datetime) -> None:
    """A reading; a refusal is in the access log as well, and the story goes on."""
    source = _source(told)
    if source is not None:
        with suppress(Refused):
            show_name(told.deal, source, actor=reader, at=at)


def _share(told: Told, at: datetime) -> None:
    leader = told.owner.team.leader if told.owner.team else None
    if _source(told) is not None and leader is not None:
        let_in(told.deal, leader.pk, reason=TOGETHER, until=None, actor=told.owner, at=at)
        _read(told, leader, at)
