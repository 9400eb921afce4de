"""What others do that concerns me is announced, once, with the change, on the ways I chose, without a secret."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import transaction
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.competitors import kinds
from tests.desk.jobs.work import Clock
from tests.desk.messengers.servers import RobotServer, running
from yunchou.desk import chores
from yunchou.desk.competitors.ledger import Question
from yunchou.desk.competitors.operations import MOVE
from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import unseal
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.jobs.worker import Worker
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers import operations
from yunchou.desk.messengers.models import Notice, NoticeChoice, Robot
from yunchou.desk.messengers.quiet import after_quiet
from yunchou.desk.messengers.terms import NoticeKind, RobotKind
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.operations import add_member, reassign, remove_member
from yunchou.desk.opportunities.rows import add_row, change_row
from yunchou.desk.resources.operations import ASK, answer_ask
from yunchou.desk.resources.terms import AskState

CANARY = "CANARY-COACH-7f3a"
EVERY = tuple(NoticeKind)


@pytest.fixture
def mailing(settings: LazySettings) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True


def told(user: User) -> list[str]:
    return [sentence(notice) for notice in Notice.objects.filter(user=user).order_by("pk")]


def asked_by_owner(cast: Cast, what: str = "写技术方案") -> Any:
    return add_row(ASK, cast.deal, {"of": cast.teammate, "what": what}, actor=cast.owner, at=AT)


def worker(clock: Clock) -> Worker:
    return Worker(chores.CHORES, (), chores.mourn, clock, lambda: 0.5, "one")


def do_all(clock: Clock, hours: int = 24) -> None:
    clock.pass_(hours=hours)
    at_work = worker(clock)
    while at_work.step():
        pass


def test_who_is_asked_and_who_is_answered_hear_of_it(cast: Cast, as_user: Any) -> None:
    ask = asked_by_owner(cast)
    assert told(cast.teammate) == ["陈晓 请您办“写技术方案”：江海银行 · 客服坐席项目"]
    answer_ask(ask.pk, state=AskState.ACCEPTED, reply="", seen_version=1, actor=cast.teammate, at=AT)
    assert told(cast.owner) == ["周宁 答复了您请办的“写技术方案”：江海银行 · 客服坐席项目"]
    assert told(cast.stranger) == told(cast.manager) == []
    browser = as_user(cast.teammate)
    page = browser.get(reverse("notices")).text
    assert "写技术方案" in page
    assert "提醒，1 条未读" in page
    notice = Notice.objects.get(user=cast.teammate)
    answer = browser.post(reverse("notice_reading", args=[notice.pk]))
    assert answer.url == reverse("my_asks")
    assert "提醒，0 条未读" in browser.get(reverse("notices")).text
    assert as_user(cast.owner).post(reverse("notice_reading", args=[notice.pk])).status_code == 404


def test_a_request_given_to_another_is_announced_to_him(cast: Cast) -> None:
    ask = asked_by_owner(cast)
    change_row(ASK, cast.deal, ask.pk, {"of": cast.manager}, seen_version=1, actor=cast.owner, at=AT)
    change_row(ASK, cast.deal, ask.pk, {"detail": "要快"}, seen_version=2, actor=cast.owner, at=AT)
    assert [len(told(user)) for user in (cast.teammate, cast.manager)] == [1, 1]


def test_nobody_is_told_what_he_did_himself(cast: Cast) -> None:
    add_row(ASK, cast.deal, {"of": cast.owner, "what": "发报价"}, actor=cast.owner, at=AT)
    kinds.rival(cast)
    assert not Notice.objects.exists()


def test_a_refused_change_announces_nothing(cast: Cast) -> None:
    with pytest.raises(Invalid):
        add_row(ASK, cast.deal, {"of": cast.compliance, "what": "看一下"}, actor=cast.owner, at=AT)
    with transaction.atomic():
        asked_by_owner(cast)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not Job.objects.exists()
    cast.teammate.refresh_from_db()
    assert cast.teammate.unread_notices == 0


def test_who_is_given_a_deal_or_joins_it_hears_of_it(cast: Cast) -> None:
    add_member(cast.deal, cast.stranger, Duty.SELLER, actor=cast.owner, at=AT)
    assert told(cast.stranger) == ["陈晓 把商机交给您或请您加入：江海银行 · 客服坐席项目"]
    cast.deal.refresh_from_db()
    later = AT + timedelta(hours=1)
    reassign(cast.deal, cast.manager, reason="休假", seen_version=cast.deal.version, actor=cast.manager, at=later)
    assert told(cast.manager) == [], "he gave it to himself"
    cast.deal.refresh_from_db()
    reassign(cast.deal, cast.owner, reason="回来了", seen_version=cast.deal.version, actor=cast.manager, at=later)
    assert len(told(cast.owner)) == 1


def test_a_rivals_move_noted_by_another_names_the_rival_and_nothing_more(cast: Cast) -> None:
    rival = kinds.rival(cast)
    kinds.move(cast, rival=rival)
    assert told(cast.owner) == [], "his own line"
    values = {"rival": rival, "question": Question.TOPICS, "what": CANARY, "on": AT.date()}
    add_row(MOVE, cast.deal, values, actor=cast.teammate, at=AT)
    [text] = told(cast.owner)
    assert "周宁 记下对手" in text
    assert str(rival.company) in text
    assert CANARY not in json.dumps(list(Notice.objects.values("key", "parts", "path")))


def test_who_lost_the_deal_loses_its_notices_and_gets_no_mail_of_it(cast: Cast, as_user: Any, mailing: None) -> None:
    add_member(cast.deal, cast.stranger, Duty.SELLER, actor=cast.owner, at=AT)
    remove_member(cast.deal, cast.stranger.pk, actor=cast.owner, at=AT)
    clock = Clock()
    do_all(clock)
    assert mail.outbox == []
    assert Job.objects.get().state is JobState.DONE
    assert "江海银行" not in as_user(cast.stranger).get(reverse("notices")).text


def test_a_mail_leaves_once_with_a_link_and_not_in_the_quiet_hours(cast: Cast, mailing: None) -> None:
    clock = Clock()
    clock.now = AT.replace(hour=14)  # ten in the evening in Shanghai
    add_row(ASK, cast.deal, {"of": cast.teammate, "what": "写技术方案"}, actor=cast.owner, at=clock.now)
    do_all(clock, hours=9)
    assert mail.outbox == []
    do_all(clock, hours=1)
    do_all(clock, hours=1)
    [sent] = mail.outbox
    assert sent.to == ["teammate@example.com"]
    assert sent.subject == "陈晓 请您办一件事：江海银行 · 客服坐席项目"
    assert "写技术方案" not in sent.body
    assert "http://127.0.0.1:8000/asks/" in sent.body
    assert sent.extra_headers["Message-ID"].startswith("<notice-")


def test_what_was_read_meanwhile_is_not_mailed(cast: Cast, mailing: None) -> None:
    asked_by_owner(cast)
    operations.read_all(actor=cast.teammate, at=AT)
    do_all(Clock())
    assert mail.outbox == []


def test_without_a_mail_server_nothing_waits_to_be_mailed(cast: Cast) -> None:
    asked_by_owner(cast)
    assert Notice.objects.exists()
    assert not Job.objects.exists()


def test_a_dead_mail_server_delays_no_page_and_the_mail_comes_later(
    cast: Cast, mailing: None, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    asked_by_owner(cast)
    clock = Clock()
    clock.pass_(hours=6)
    assert worker(clock).step()
    job = Job.objects.get()
    assert (job.state, job.attempts) == (JobState.WAITING, 1)
    assert job.trouble == "Trouble: the mail server did not take the mail (ConnectionRefusedError)"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    do_all(clock)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("begins", "ends", "hour", "expected"),
    [("21:00", "07:30", 22, "2026-09-02T07:30"), ("21:00", "07:30", 6, "2026-09-01T07:30"),
     ("21:00", "07:30", 12, None), ("12:00", "14:00", 13, "2026-09-01T14:00"), ("12:00", "14:00", 14, None)],
)  # fmt: skip
def test_quiet_hours_end_in_the_readers_own_time(begins: str, ends: str, hour: int, expected: str | None) -> None:
    choice = NoticeChoice(quiet_from=time.fromisoformat(begins), quiet_until=time.fromisoformat(ends))
    user = User(time_zone="America/New_York")
    at = datetime(2026, 9, 1, hour, 0, tzinfo=ZoneInfo("America/New_York"))
    found = after_quiet(choice, user, at)
    assert found.isoformat()[:16] == expected if expected else found == at
    assert after_quiet(NoticeChoice(quiet_from=None, quiet_until=None), user, at) == at


def test_what_somebody_chose_is_kept_and_obeyed(cast: Cast, mailing: None, as_user: Any) -> None:
    browser = as_user(cast.teammate)
    form = {"mail": ["rival"], "robot": [], "quiet_from": "", "quiet_until": "", "digest_at": "09:15", "version": 0}
    assert browser.post(reverse("notice_settings"), form).status_code == 302
    asked_by_owner(cast)
    assert not Job.objects.exists(), "requests are not among what he wants mailed"
    assert JournalEntry.objects.filter(kind="notices.chosen").count() == 1
    assert browser.post(reverse("notice_settings"), form).status_code == 409, "it was changed since"
    half = {**form, "quiet_from": "21:00", "version": 2}
    assert browser.post(reverse("notice_settings"), half).status_code == 422
    with pytest.raises(Conflict):
        operations.choose([], [], [], quiet=None, digest_at=time(8), seen_version=0, actor=cast.teammate, at=AT)


@pytest.fixture
def robot_server(settings: LazySettings) -> Any:
    settings.YUNCHOU_ROBOT_HOSTS = {"127.0.0.1"}
    with running(RobotServer()) as server:
        yield server


def connected(cast: Cast, url: str) -> Robot:
    operations.choose([], EVERY, [], quiet=None, digest_at=time(8, 30), seen_version=0, actor=cast.teammate, at=AT)
    return operations.connect_robot(RobotKind.WECOM, url, "", actor=cast.teammate, at=AT)


def test_a_robot_posts_what_its_owner_chose_and_its_address_is_sealed(cast: Cast, robot_server: RobotServer) -> None:
    robot = connected(cast, robot_server.url(f"/hook?key={CANARY}"))
    asked_by_owner(cast)
    do_all(Clock())
    texts = [body["text"]["content"] for _path, body in robot_server.sent]
    assert texts == ["运筹会把 周宁 的提醒发到这里。",
                     "陈晓 请您办一件事：江海银行 · 客服坐席项目\nhttp://127.0.0.1:8000/asks/"]  # fmt: skip
    assert CANARY in unseal(robot, "address")
    assert CANARY.encode() not in bytes(robot.address)
    stored = json.dumps([*JournalEntry.objects.values("changes", "note", "subject_name"),
                         *Job.objects.values("key", "payload", "trouble")], ensure_ascii=False)  # fmt: skip
    assert CANARY not in stored


def test_a_robot_that_keeps_failing_is_switched_off_and_its_owner_is_told(
    cast: Cast, robot_server: RobotServer
) -> None:
    robot_server.behaviour = "fails"
    robot = connected(cast, robot_server.url())
    for number in range(5):
        asked_by_owner(cast, f"第{number}件")
    clock = Clock()
    for _each in range(12):
        do_all(clock, hours=2)
    robot.refresh_from_db()
    assert robot.stopped_at is not None
    assert len(robot_server.sent) == operations.MOST_FAILURES, "what is switched off is not called any more"
    assert told(cast.teammate)[-1] == "您的群机器人连续失败 10 次，已停用"
    assert not Job.objects.filter(state__in=[JobState.WAITING, JobState.RUNNING]).exists()


def test_an_address_in_our_own_network_is_refused_when_it_is_saved(cast: Cast, as_user: Any) -> None:
    with running(RobotServer()) as server:
        for url in (server.url(), server.url().replace("http:", "https:"), "https://localhost/x", "https://[::1]/x"):
            answer = as_user(cast.owner).post(reverse("robot"), {"kind": "wecom", "url": url, "secret": ""})
            assert answer.status_code == 422
        assert server.sent == []
    assert not Robot.objects.exists()


def test_a_job_that_is_given_up_is_told_to_the_administrators(cast: Cast) -> None:
    job = Job.objects.create(kind="night", key="night:1", run_at=AT, asked_at=AT, attempts=4)
    Job.objects.update(state=JobState.RUNNING, leased_until=AT)
    clock = Clock()
    clock.pass_(minutes=1)
    assert not worker(clock).step()
    job.refresh_from_db()
    assert job.state is JobState.DEAD
    assert told(cast.administrator) == ["后台任务试了 4 次仍失败，已放弃：night"]
    assert told(cast.owner) == []


def test_a_page_of_notices_costs_the_same_however_many(
    cast: Cast, as_user: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        asked_by_owner(cast, f"第{number}件")
    browser = as_user(cast.teammate)
    browser.get(reverse("notices"))
    with django_assert_max_num_queries(10):
        browser.get(reverse("notices"))
