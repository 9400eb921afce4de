"""After a visit: which one it was, the evening only through the gate, the playbook's message, whether it was sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import AT, Cast, now
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.meetings.operations import INTERACTION
from yunchou.desk.meetings.ways import Way
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.tempo.models import TenderDates
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import PublicSectorClass
from yunchou.playbook.meetings.terms import Initiative

TEA = "茶楼、水吧、小餐馆"


@pytest.fixture
def wang(cast: Cast) -> Contact:
    Company.objects.update(public_sector_class=PublicSectorClass.LISTED_PRIVATE)
    return Contact.objects.create(company=cast.company, name="王建国", phone="13800000000", created_at=AT)


def visited(cast: Cast, person: Contact | None, *, days: int = 0, way: Way = Way.VISIT) -> Interaction:
    values = {"way": way, "on": timezone.localdate() + timedelta(days=days), "people": [person] if person else []}
    return add_row(INTERACTION, cast.deal, values, actor=cast.owner, at=now())


def page_of(cast: Cast, as_user: Any, contact: Interaction) -> Any:
    answer = as_user(cast.owner).get(f"/opportunities/{cast.deal.pk}/meetings/contacts/{contact.pk}/after/")
    assert answer.status_code == 200
    return answer


def test_visits_are_counted_and_the_fourth_needs_no_evening(cast: Cast, wang: Contact, as_user: Any) -> None:
    visited(cast, wang, way=Way.CALL)
    for number in (1, 2, 3, 4):
        page = page_of(cast, as_user, visited(cast, wang)).context["page"]
        assert page.number == number
        assert (page.follow_up is not None) is (number <= 3)


def test_the_evening_counts_on_the_day_of_the_visit_only(cast: Cast, wang: Contact, as_user: Any) -> None:
    assert page_of(cast, as_user, visited(cast, wang, days=-1)).context["page"].follow_up is None
    assert page_of(cast, as_user, visited(cast, None)).context["page"].follow_up is None
    call = page_of(cast, as_user, visited(cast, wang, way=Way.CALL)).context["page"]
    assert (call.number, call.follow_up) == (None, None)


@pytest.mark.parametrize(
    ("held", "tea"),
    [
        (PublicSectorClass.LISTED_PRIVATE, True),
        (PublicSectorClass.STATE_FINANCIAL, False),
        (PublicSectorClass.GOVERNMENT, False),
        (PublicSectorClass.UNKNOWN, False),
    ],
)
def test_a_place_is_suggested_only_where_the_gate_allows_it(
    cast: Cast, wang: Contact, as_user: Any, held: PublicSectorClass, tea: bool
) -> None:
    Company.objects.update(public_sector_class=held)
    answer = page_of(cast, as_user, visited(cast, wang))
    assert (TEA in answer.text) is tea
    assert answer.context["page"].follow_up.may_meet is tea
    assert "王建国老师您好，我是陈晓" in answer.text


def test_during_a_tender_no_place_is_suggested(cast: Cast, wang: Contact, as_user: Any) -> None:
    TenderDates.objects.create(opportunity=cast.deal, notice_on=timezone.localdate())
    assert TEA not in page_of(cast, as_user, visited(cast, wang)).text


def test_the_message_is_the_playbooks_with_name_project_and_what_we_promised(
    cast: Cast, wang: Contact, as_user: Any
) -> None:
    contact = visited(cast, wang)
    for what, whose in (("发报价", Initiative.OURS), ("发需求文档", Initiative.CUSTOMERS)):
        add_row(NEXT_STEP, cast.deal, {"what": what, "initiative": whose}, actor=cast.owner, at=now())
    (message,) = page_of(cast, as_user, contact).context["page"].messages
    assert message.text.startswith("王建国老师您好！感谢您对我司的关注与支持！我们非常荣幸能参与到贵公司")
    assert "客服坐席项目" in message.text
    assert "发报价" in message.text
    assert "发需求文档" not in message.text
    assert message.text.endswith("大家都满意的合作结果！")


def test_sent_is_noted_and_can_be_taken_back_and_a_stale_page_is_refused(
    cast: Cast, wang: Contact, as_user: Any
) -> None:
    contact, client = visited(cast, wang), as_user(cast.owner)
    address = f"/opportunities/{cast.deal.pk}/meetings/contacts/{contact.pk}/after/message/"
    assert client.post(address, {"sent": "yes", "version": 1}).status_code == 302
    assert Interaction.objects.get().message_sent is Answer.YES
    assert client.post(address, {"sent": "", "version": 1}).status_code == 409
    assert client.post(address, {"sent": "", "version": 2}).status_code == 302
    assert Interaction.objects.get().message_sent is Answer.UNKNOWN


def test_the_page_takes_a_fixed_number_of_queries(
    cast: Cast, wang: Contact, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    contact = [visited(cast, wang) for _time in range(3)][-1]
    client = as_user(cast.owner)
    with django_assert_max_num_queries(30):
        client.get(f"/opportunities/{cast.deal.pk}/meetings/contacts/{contact.pk}/after/")
