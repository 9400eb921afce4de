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


def planned(cast: Cast, *people: Contact, **values: Any) -> Any:
    """A visit planned for a week from now."""
    given = {"title": "方案讲解会", "on": TODAY + timedelta(days=7), "attendees": list(people), **values}
    return add_row(kinds.PLAN, cast.deal, given, actor=cast.owner, at=AT)


def reasons_for(cast: Cast, person: Contact, **values: Any) -> Any:
    """A page of reasons with one concern that is answered."""
    given = {"person": person, "words": "合规检查过得去，运营不加人", **values}
    page = add_row(kinds.REASON_PAGE, cast.deal, given, actor=cast.owner, at=AT)
    concern = {
        "page": page,
        "concern": "换系统会不会停话",
        "answer": "双跑四周，可回退",
        "evidence": "东岳银行割接报告",
    }
    add_row(kinds.CONCERN, cast.deal, concern, actor=cast.owner, at=AT)
    return page
