"""Seats used and tickets come in through the import like every other file."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.desk.exchange.conftest import bring_in, finish, outcome
from yunchou.desk.customers.models import Company
from yunchou.desk.customers.naming import name_key
from yunchou.desk.exchange.models import ImportProblem
from yunchou.desk.exchange.values import month, severity
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.retention.models import Ticket, UsageMonth
from yunchou.playbook.retention.terms import TicketSeverity

USAGE = "客户,统计月份,活跃坐席数,部门\n江海银行,2026-07,210,客服\n江海银行,2026年8月,225,客服\n没有的客户,2026-08,5,\n"
TICKETS = (
    "客户,工单编号,创建时间,解决时间,优先级\n江海银行,T-1,2026-08-20 10:00,,P1\n江海银行,T-2,2026-08-01,2026-07-01,低\n"
)


@pytest.fixture(autouse=True)
def _named(cast: Cast) -> None:
    """The hero customer as the customer's form would have stored it."""
    Company.objects.filter(pk=cast.company.pk).update(name_key=name_key(cast.company.name))


def test_use_is_recognised_taken_once_and_changed_when_it_comes_again(cast: Cast) -> None:
    batch = bring_in(cast, USAGE, name="用量.csv")
    assert batch.kind == "usage"
    done = finish(cast, batch)
    assert outcome(done) == (2, 0, 0, 1)
    assert ImportProblem.objects.get().reason.startswith("没有这个客户")
    assert [row.seats for row in UsageMonth.objects.all()] == [210, 225]
    assert JournalEntry.objects.filter(kind="usage.noted").count() == 1
    again = finish(cast, bring_in(cast, USAGE.replace("225", "230"), name="用量.csv"))
    assert outcome(again) == (0, 1, 1, 1)
    assert [row.seats for row in UsageMonth.objects.all()] == [210, 230]


def test_one_bad_row_does_not_cost_the_others(cast: Cast) -> None:
    batch = bring_in(cast, TICKETS, name="工单.csv")
    assert batch.kind == "tickets"
    assert outcome(finish(cast, batch)) == (1, 0, 0, 1)
    kept = Ticket.objects.get()
    assert (kept.number, kept.severity, kept.closed_on) == ("T-1", TicketSeverity.CRITICAL, None)
    closed = finish(cast, bring_in(cast, TICKETS.replace("10:00,,P1", "10:00,2026-08-25,P1"), name="工单.csv"))
    assert outcome(closed)[:3] == (0, 1, 0)
    assert Ticket.objects.get().closed_on is not None


@pytest.mark.parametrize("written", ["2026-10", "2026年10月", "202610", "2026/10/15", "2026年10月15日"])
def test_a_month_is_read_as_people_write_it(written: str) -> None:
    found = month(written)
    assert found is not None
    assert found.isoformat() == "2026-10-01"


@pytest.mark.parametrize("written", ["2026-13", "十月", "26-10"])
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        month(written)


def test_a_severity_that_nobody_knows_is_refused_and_an_empty_one_is_normal() -> None:
    assert severity("") is TicketSeverity.NORMAL
    with pytest.raises(ValueError, match="怪"):
        severity("怪")
