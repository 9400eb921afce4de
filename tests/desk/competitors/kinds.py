"""Short ways to note a rival and what he did."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.models import Rival, RivalMove
from yunchou.desk.competitors.operations import MOVE, RIVAL
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.competitors.terms import LawfulSource

TODAY = AT.date()


def ago(days: int) -> date:
    """A day before the day of the tests."""
    return TODAY - timedelta(days=days)


def rival(cast: Cast, name: str = "云讯科技", **values: Any) -> Rival:
    """A rival of the hero deal."""
    return add_row(RIVAL, cast.deal, {"name": name, **values}, actor=cast.owner, at=AT)


def move(cast: Cast, question: Question = Question.TOPICS, what: str = "低价、带资建设", **values: Any) -> RivalMove:
    """A line about a rival of the hero deal; without `rival` or `rival_name` about 云讯科技."""
    if "rival" not in values:
        values.setdefault("rival_name", "云讯科技")
    given = {
        "question": question,
        "what": what,
        "on": ago(3),
        "lawful_source": LawfulSource.CUSTOMER_VOLUNTEERED,
        **values,
    }
    return add_row(MOVE, cast.deal, given, actor=cast.owner, at=AT)
