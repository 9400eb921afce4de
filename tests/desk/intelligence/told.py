"""Short ways to note a claim and who says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.intelligence.claims import CLAIM, REPORT
from yunchou.desk.intelligence.models import Claim, Report
from yunchou.desk.opportunities.rows import add_row
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()


def ago(days: int) -> date:
    """A day before the day of the tests."""
    return TODAY - timedelta(days=days)


def claim(cast: Cast, statement: str = "预算已批 450 万", critical: Answer = Answer.YES) -> Claim:
    """A claim in the hero deal."""
    return add_row(CLAIM, cast.deal, {"statement": statement, "critical": critical}, actor=cast.owner, at=AT)


def report(cast: Cast, of: Claim, name: str = "冯岚", says: Answer = Answer.YES, **values: Any) -> Report:
    """Somebody's word on a claim; `heard_from_name` names whom he quotes."""
    given = {"claim": of, "source_name": name, "says": says, "on": ago(5), "grade": "B2", **values}
    return add_row(REPORT, cast.deal, given, actor=cast.owner, at=AT)
