"""The address of one's calendar: told once, answers what one still sees, dead at once when revoked."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.cast import AT, Cast, now
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.models import CalendarFeed
from yunchou.desk.meetings.operations import ATTENDEE, PLAN
from yunchou.desk.opportunities.models import DealMember, Opportunity
from yunchou.desk.opportunities.rows import add_row


def address_of(client: Client) -> str:
    page = client.post("/calendar/address/").content.decode()
    found = re.search(r'value="http://testserver(/calendar/[\w-]+\.ics)"', page)
    assert found is not None
    return found[1]


def events(address: str) -> list[Any]:
    answer = Client().get(address)
    assert answer.status_code == 200
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


@pytest.fixture
def meeting(cast: Cast) -> Any:
    on = timezone.localdate() + timedelta(days=1)
    values = {"title": "方案讲解会", "on": on, "starts_at": time(14, 30), "place": "三楼"}
    plan = add_row(PLAN, cast.deal, values, actor=cast.owner, at=now())
    wang = Contact.objects.create(company=cast.company, name="王建国", created_at=AT)
    add_row(ATTENDEE, cast.deal, {"meeting": plan, "person": wang}, actor=cast.owner, at=now())
    add_row(PLAN, cast.deal, {"title": "还没定日子"}, actor=cast.owner, at=now())
    return plan


def test_a_calendar_gets_way_customer_and_time_and_nothing_that_was_typed(
    cast: Cast, meeting: Any, as_user: Any
) -> None:
    address = address_of(as_user(cast.owner))
    (event,) = events(address)
    assert str(event["summary"]) == "上门拜访 · 江海银行"
    assert event["dtstart"].dt.astimezone(timezone.get_current_timezone()).time() == time(14, 30)
    told = Client().get(address).content.decode()
    for typed in ("王建国", "方案讲解会", "三楼"):
        assert typed not in told
    page = str(event["url"]).removeprefix("http://testserver")
    assert "方案讲解会" in as_user(cast.owner).get(page).content.decode(), "who signs in reads the rest there"
    assert Client().get(page).status_code == 302
    assert events(address_of(as_user(cast.stranger))) == []


def test_only_a_digest_is_kept_and_the_journal_does_not_tell_the_secret(cast: Cast, as_user: Any) -> None:
    secret = address_of(as_user(cast.owner)).split("/")[-1].removesuffix(".ics")
    assert secret not in CalendarFeed.objects.get().digest
    assert secret not in "".join(f"{line.changes}{line.subject_name}{line.note}" for line in JournalEntry.objects.all())
    assert secret not in as_user(cast.owner).get("/calendar/").content.decode()


def test_a_new_address_ends_the_one_before_and_revoking_ends_the_last(cast: Cast, meeting: Any, as_user: Any) -> None:
    client = as_user(cast.owner)
    first = address_of(client)
    second = address_of(client)
    assert Client().get(first).status_code == 404
    assert len(events(second)) == 1
    assert client.post("/calendar/removal/").status_code == 302
    assert Client().get(second).status_code == 404
    assert client.post("/calendar/removal/").status_code == 302


def test_who_leaves_the_house_or_the_deal_gets_nothing_more(cast: Cast, meeting: Any, as_user: Any) -> None:
    mine, his = address_of(as_user(cast.owner)), address_of(as_user(cast.teammate))
    assert (len(events(mine)), len(events(his))) == (1, 1)
    DealMember.objects.all().delete()
    assert events(his) == []
    Opportunity.objects.update(owner=cast.stranger)
    assert events(mine) == []
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    assert Client().get(mine).status_code == 404


def test_a_calendar_asks_a_fixed_number_of_queries(
    cast: Cast, meeting: Any, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    address = address_of(as_user(cast.owner))
    for number in range(10):
        values = {"title": f"会 {number}", "on": timezone.localdate()}
        add_row(PLAN, cast.deal, values, actor=cast.owner, at=now())
    with django_assert_max_num_queries(8):
        assert len(events(address)) == 11
