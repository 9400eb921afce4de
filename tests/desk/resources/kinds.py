"""Valid requests and efforts, for the tests of our own side of a deal."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources import operations as kinds
from yunchou.desk.resources.models import Ask, Effort
from yunchou.desk.resources.terms import AskKind, EffortKind

TODAY = AT.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def asked(cast: Cast, of: User | None = None, **values: Any) -> Ask:
    """A request of the deal's owner, of presales unless somebody else is named."""
    given = {"kind": AskKind.HELP, "of": of or cast.teammate, "what": "写方案架构部分", "due_on": TOMORROW, **values}
    return add_row(kinds.ASK, cast.deal, given, actor=cast.owner, at=AT)


def spent(cast: Cast, **values: Any) -> Effort:
    """Three hours of the owner yesterday."""
    given = {"kind": EffortKind.VISIT, "on": YESTERDAY, "hours": Decimal("3.0"), **values}
    return add_row(kinds.EFFORT, cast.deal, given, actor=cast.owner, at=AT)
