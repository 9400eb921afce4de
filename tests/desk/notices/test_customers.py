"""What a day brings about existing customers is told once to who carries them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.retention.served import TODAY, bound, used
from yunchou.desk.customers.models import Contact
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.operations import announce
from yunchou.desk.messengers.terms import OF_CUSTOMERS
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.notices.customers import customer_news
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.claims import PROMISE
from yunchou.desk.receivables.operations import plan_instalment
from yunchou.desk.retention.models import HealthChange
from yunchou.desk.retention.operations import note_care, note_health, open_renewal
from yunchou.desk.stakeholders.models import Player
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.retention.terms import Health

DAY = timedelta(days=1)
DEAL = "江海银行 · 客服坐席项目"


def told(day: Any = TODAY) -> set[str]:
    note_health(on=day)
    announce(customer_news(day), at=AT)
    return {sentence(notice) for notice in Notice.objects.filter(kind__in=OF_CUSTOMERS)}


def promised(cast: Cast, contract: Any, *, ago: int) -> None:
    late = {"name": "首付", "amount": Decimal(100), "due_on": TODAY - 20 * DAY}
    instalment = plan_instalment(contract, **late, actor=cast.owner, at=AT)
    said = {"instalment": instalment, "given_on": TODAY - 10 * DAY, "due_on": TODAY - ago * DAY}
    add_row(PROMISE, cast.deal, said, actor=cast.owner, at=AT)


def test_a_renewal_is_told_once_from_the_day_on_which_it_should_begin(cast: Cast) -> None:
    contract = bound(cast, ends=400)
    assert told() == set()
    contract.ends_on = TODAY + 30 * DAY
    contract.save()
    assert told() == told(TODAY + DAY) == {f"{DEAL} 的合同 10月1日 到期，该启动续约了"}
    assert Notice.objects.get(kind__in=OF_CUSTOMERS).user == cast.owner
    Notice.objects.all().delete()
    open_renewal(contract, actor=cast.owner, at=AT)
    assert told() == set(), "what is begun is not announced"


def test_a_key_person_who_left_is_told_without_his_name_and_others_are_not(cast: Cast) -> None:
    bound(cast, ends=400)
    gone = {"company": cast.company, "created_at": AT}
    key = Contact.objects.create(name="李敏", left_on=TODAY - DAY, **gone)
    Contact.objects.create(name="路人", left_on=TODAY, **gone)
    stays = Contact.objects.create(name="周行长", **gone)
    for contact in (key, stays):
        Player.objects.create(opportunity=cast.deal, contact=contact)
    assert told() == told(TODAY + DAY) == {"江海银行 的一位关键人 8月31日 离开了，看看谁接手"}


def test_health_is_told_when_it_falls_and_not_when_it_is_first_known_or_rises(cast: Cast) -> None:
    bound(cast, ends=400)
    assert told() == set(), "nobody knows how they fare"
    assert not HealthChange.objects.exists()
    used(cast, 200, 210, 220)
    note_care(cast.company, {"on": TODAY - DAY, "satisfied": Answer.YES}, actor=cast.owner, at=AT)
    assert told() == set(), "good, as it was found first"
    note_care(cast.company, {"on": TODAY, "satisfied": Answer.NO}, actor=cast.owner, at=AT)
    worse = told(TODAY + DAY)
    fell = HealthChange.objects.get(fell=Answer.YES)
    assert worse == told(TODAY + 2 * DAY) == {f"江海银行 的状况比以前差：{fell.health.words.zh}"}
    assert fell.health in (Health.WATCH, Health.AT_RISK)


@pytest.mark.parametrize(("ago", "news"), [(1, True), (0, False)])
def test_a_promise_is_missed_when_its_day_has_passed_without_the_money(cast: Cast, ago: int, news: bool) -> None:
    promised(cast, bound(cast, ends=400), ago=ago)
    assert told() == ({f"答应 8月31日 付的“首付”没有到账：{DEAL}"} if news else set())


def test_it_stands_in_today_until_it_is_read_and_costs_the_same_however_many(
    cast: Cast, as_user: type[Client], django_assert_max_num_queries: Any
) -> None:
    promised(cast, bound(cast, ends=30), ago=1)
    with django_assert_max_num_queries(14):
        assert len(customer_news(TODAY)) == 2
    told()
    client = as_user(cast.owner)
    page = client.get(reverse("today")).content.decode()
    assert "该启动续约了" in page
    renewal = Notice.objects.get(kind="renewal")
    assert client.post(reverse("notice_reading", args=[renewal.pk]))["Location"] == reverse("renewals")
    assert "该启动续约了" not in client.get(reverse("today")).content.decode()
    assert "该启动续约了" not in as_user(cast.teammate).get(reverse("today")).content.decode()
