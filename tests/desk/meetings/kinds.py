"""People at the customer and valid values, for the tests of contacts and meetings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.meetings import operations as kinds
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row

TODAY = AT.date()
YESTERDAY = TODAY - timedelta(days=1)


def contact(company: Company, name: str = "王建国", title: str = "信息技术部主任") -> Contact:
    """Somebody at a customer."""
    return Contact.objects.create(company=company, name=name, title=title, created_at=AT)


def met(cast: Cast, *people: Contact, **values: Any) -> Any:
    """A visit of yesterday to some people, noted by the owner."""
    given = {"way": Way.VISIT, "on": YESTERDAY, "people": list(people), **values}
    return add_row(kinds.INTERACTION, cast.deal, given, actor=cast.owner, at=AT)
