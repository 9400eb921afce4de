"""The cast with two people whom the notes name, and a rival of the company's list."""

from __future__ import annotations

import pytest

from tests.cast import AT, Cast, assemble
from yunchou.desk.competitors.models import RivalCompany
from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.naming import name_key


def with_people(cast: Cast) -> Cast:
    """The cast, whose customer and company now know the names that notes use."""
    for name, title in (("王建国", "总经理"), ("李明", "主任")):
        Contact.objects.create(company=cast.company, name=name, title=title, created_at=AT)
    RivalCompany.objects.create(name="云讯", name_key=name_key("云讯"), added_by=cast.owner, added_at=AT)
    return cast


@pytest.fixture
def people(db: None) -> Cast:
    return with_people(assemble())
