"""What a day brings is announced once, and the digest of a working morning says it in a few lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.utils import timezone, translation

from tests.cast import AT, Cast, deal_of
from tests.desk.jobs.work import Clock
from yunchou.desk import chores
from yunchou.desk.cockpit.operations import refresh_all
from yunchou.desk.contracts.models import Contract
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.models import User
from yunchou.desk.jobs.worker import Worker
from yunchou.desk.meetings.operations import PLAN
from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.notices.digest import digest_lines, digests_due, is_working_day
from yunchou.desk.notices.due import due_news
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.models import Instalment
from yunchou.desk.resources.operations import ASK
from yunchou.desk.tempo.operations import NEXT_STEP
from yunchou.playbook.meetings.terms import Initiative
from yunchou.playbook.pipeline.stages import Standing

TODAY = date(2026, 9, 1)


def worker(clock: Clock) -> Worker:
    return Worker(chores.CHORES, chores.ROUNDS, chores.mourn, clock, lambda: 0.5, "one")


def at_shanghai(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 8, minutes=minute)


def promise(cast: Cast, what: str, days: int, **more: Any) -> Any:
    values = {"what": what, "initiative": Initiative.OURS, "due_on": TODAY + timedelta(days=days), **more}
    return add_row(NEXT_STEP, cast.deal, values, actor=cast.owner, at=AT)


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """A hero deal on which something of every kind falls due."""
    promise(cast, "发报价", 0)
    promise(cast, "以后再说", 1)
    promise(cast, "很久以前", -30)
    promise(cast, "对方发需求", 0, initiative=Initiative.CUSTOMERS)
    add_row(ASK, cast.deal, {"of": cast.teammate, "what": "写技术方案", "due_on": TODAY}, actor=cast.owner, at=AT)
    add_row(PLAN, cast.deal, {"title": "方案讲解会", "on": TODAY + timedelta(days=1)}, actor=cast.owner, at=AT)
    asleep = deal_of(cast.owner, cast.company, "二期")
    Opportunity.objects.filter(pk=asleep.pk).update(standing=Standing.PAUSED, wake_on=TODAY)
    contract = Contract.objects.create(
        opportunity=cast.deal, number="HT-1", title="合同", amount=Decimal(100), created_by=cast.owner, created_at=AT
    )
    for position, days in enumerate((-1, 0, -90)):
        Instalment.objects.create(
            contract=contract, position=position, name=f"第{position}期", amount=Decimal(10),
            due_on=TODAY + timedelta(days=days),
        )  # fmt: skip
    Notice.objects.all().delete()
    return cast


def told(user: User) -> set[str]:
    return {sentence(notice) for notice in Notice.objects.filter(user=user)}


def test_the_morning_announces_what_falls_due_once(busy: Cast) -> None:
    clock = Clock()
    clock.now = at_shanghai(6, 31)
    for _each in range(2):
        at_work = worker(clock)
        while at_work.step():
            pass
        clock.pass_(minutes=5)
    deal = "江海银行 · 客服坐席项目"
    assert told(busy.owner) == {
        f"9月1日 到期的承诺“发报价”：{deal}",
        f"明天的会议“方案讲解会”还没准备好（0%）：{deal}",
        "暂停已于 9月1日 到期，请再看一看：江海银行 · 二期",
        f"“第0期”自 8月31日 起逾期未到账：{deal}",
    }
    assert told(busy.teammate) == {f"9月1日 到期的承诺“写技术方案”：{deal}"}
    # The night backs up, too: without keys that fails here, and is told to administrators.
    announced = Notice.objects.exclude(kind__in=[NoticeKind.ALERT, NoticeKind.JOB])
    assert announced.count() == 5, "nothing is announced twice, and nobody else hears of it"


def test_what_is_done_paid_ended_or_ready_is_not_announced(busy: Cast) -> None:
    Opportunity.objects.filter(pk=busy.deal.pk).update(standing=Standing.LOST)
    found = {news.kind.value for news in due_news(TODAY)}
    assert found == {"promise", "waking", "overdue"}, "a request stays one, and money stays owed"


def test_a_desk_that_was_off_some_days_makes_up_for_it(busy: Cast) -> None:
    kinds = [news.kind.value for news in due_news(TODAY + timedelta(days=2))]
    assert kinds.count("promise") == 3
    assert "waking" in kinds


def test_what_a_day_brings_costs_the_same_however_many(busy: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        promise(busy, f"第{number}件", 0)
        add_row(PLAN, busy.deal, {"title": f"会{number}", "on": TODAY + timedelta(days=1)}, actor=busy.owner, at=AT)
    with django_assert_max_num_queries(12):
        due_news(TODAY)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 1), True),
        (date(2026, 9, 5), False),  # a Saturday
        (date(2026, 10, 1), False),  # the national holiday
        (date(2026, 10, 10), True),  # a Saturday that is worked instead of a holiday
    ],
)
def test_working_days_are_those_of_china(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("hour", "minute", "day", "comes"),
    [(8, 29, TODAY, False), (8, 30, TODAY, True), (12, 29, TODAY, True), (12, 31, TODAY, False),
     (9, 0, date(2026, 9, 5), False)],
)  # fmt: skip
def test_a_digest_comes_at_its_readers_hour_on_a_working_day(
    cast: Cast, settings: LazySettings, hour: int, minute: int, day: date, comes: bool
) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    User.objects.exclude(pk__in=[cast.owner.pk, cast.manager.pk]).update(is_active=False)
    User.objects.filter(pk=cast.manager.pk).update(time_zone="America/New_York")
    keys = {asked.key for asked in digests_due(at_shanghai(hour, minute, day))}
    assert keys == ({f"digest:{cast.owner.pk}:{day}:mail"} if comes else set())
    settings.YUNCHOU_MAIL_LEAVES = False
    assert list(digests_due(at_shanghai(hour, minute, day))) == []


def test_the_digest_is_mailed_once_and_says_what_the_day_asks(busy: Cast, settings: LazySettings) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    refresh_all(as_of=TODAY, at=AT)
    clock = Clock()
    clock.now = at_shanghai(8, 30)
    for _each in range(2):
        at_work = worker(clock)
        while at_work.step():
            pass
        clock.pass_(minutes=1)
    [digest] = [
        sent for sent in mail.outbox if sent.to == ["owner@example.com"] and sent.subject.startswith("今日安排")
    ]
    assert digest.subject == "今日安排：9月1日 周二"
    for words in ("今天要做", "会议", "我方承诺", "待收款", "江海银行", "http://127.0.0.1:8000/"):
        assert words in digest.body
    for typed in ("方案讲解会", "发报价", "第0期"):
        assert typed not in digest.body, "what colleagues typed stays inside"


def test_a_day_without_anything_has_no_digest(cast: Cast) -> None:
    assert digest_lines(cast.compliance, AT) == []


def test_a_digest_names_nobody_at_the_customer(busy: Cast) -> None:
    canary = Contact.objects.create(company=busy.company, name="王金丝雀", created_at=AT)
    PLAN.model.objects.get(title="方案讲解会").invited.create(person=canary)
    refresh_all(as_of=TODAY, at=AT)
    for language in ("zh-hans", "en"):
        with translation.override(language), timezone.override("Asia/Shanghai"):
            text = "\n".join(digest_lines(busy.owner, AT))
        assert "王金丝雀" not in text
        assert "江海银行" in text


def test_digests_are_asked_for_in_the_same_queries_for_everybody(
    cast: Cast, settings: LazySettings, django_assert_num_queries: Any
) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    with django_assert_num_queries(4):
        assert len(list(digests_due(at_shanghai(9)))) == 9
