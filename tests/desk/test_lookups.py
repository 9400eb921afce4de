"""Who owns a deal or was invited to it is answered from indexes on PostgreSQL too."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.models import QuerySet

from tests.cast import Cast
from yunchou.desk.capture.queries import deals as capture
from yunchou.desk.identity.models import User
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.queries import visible
from yunchou.desk.qualification.models import Need
from yunchou.desk.today.queries.own import own, own_deals

ASKED: dict[str, Callable[[User], QuerySet[Any]]] = {
    "in reach": visible,
    "his own": own_deals,
    "his own, from elsewhere": lambda user: Need.objects.filter(own(user, "opportunity__")),
    "to write to": capture.writable,
}


@pytest.mark.parametrize("asked", ASKED)
def test_postgresql_gathers_the_deals_of_an_invited_one_first(cast: Cast, asked: str) -> None:
    postgresql = DatabaseWrapper(connections["default"].settings_dict)
    sql, _parameters = ASKED[asked](cast.owner).query.get_compiler(connection=postgresql).as_sql()
    assert '= ANY(ARRAY(SELECT U0."opportunity_id"' in sql
    assert not re.search(r"OR \S+ IN \(SELECT", sql), "beside an OR the whole table would be read"


def test_keys_that_are_there_already_are_asked_for_plainly(cast: Cast) -> None:
    assert list(Opportunity.objects.filter(pk__among=[cast.deal.pk])) == [cast.deal]
    assert not Opportunity.objects.filter(pk__among=DealMember.objects.none().values("opportunity_id")).exists()
