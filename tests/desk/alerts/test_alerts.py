"""What looks like misuse is told to the person and to who watches, once, and is closed in words."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, PASSWORD, Cast
from tests.desk.attacks.planting import MARK, plant
from yunchou.desk.alerts import operations
from yunchou.desk.alerts.counting import STEP, Refusals
from yunchou.desk.alerts.models import Alert, KnownDevice, Tally
from yunchou.desk.alerts.terms import AlertAnswer, AlertKind, AlertOutcome
from yunchou.desk.errors import Conflict, Refused
from yunchou.desk.identity.models import RightAssignment, User
from yunchou.desk.identity.roles import Right
from yunchou.desk.jobs.models import Job
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers.models import Notice, NoticeChoice
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.messengers.wording import sentence

LOGIN = "/account/login/"
PHONE = {"user-agent": "Mozilla/5.0 (iPhone) MicroMessenger/8"}


def sign_in(browser: Client, user: User) -> None:
    assert browser.post(LOGIN, {"login": user.email, "password": PASSWORD}).status_code == 302


def out(browser: Client) -> Client:
    browser.post(reverse("account_logout"))
    return browser


def told() -> set[str]:
    return set(Notice.objects.filter(kind=NoticeKind.ALERT).values_list("user__email", flat=True))


def test_a_second_device_gives_the_alarm_and_the_first_and_the_known_do_not(cast: Cast) -> None:
    office, phone = Client(), Client(headers=PHONE)
    sign_in(office, cast.owner)
    sign_in(out(office), cast.owner)
    assert not Alert.objects.exists()
    sign_in(phone, cast.owner)
    alert = Alert.objects.get()
    assert (alert.kind, alert.user, alert.device) == (AlertKind.DEVICE, cast.owner, "WeChat · iPhone")
    assert told() == {"owner@example.com", "compliance@example.com", "admin@example.com"}
    sign_in(out(phone), cast.owner)
    assert Alert.objects.count() == 1
    sign_in(out(phone), cast.teammate)
    assert Alert.objects.count() == 1, "the first device of another person"


def test_a_mark_of_ones_own_making_or_of_another_person_is_not_known(cast: Cast, settings: LazySettings) -> None:
    office = Client()
    sign_in(office, cast.owner)
    name = settings.DEVICE_COOKIE_NAME
    mark = office.cookies[name].value
    assert office.cookies[name]["httponly"]
    assert mark not in str(list(KnownDevice.objects.values())), "the database could be read: the mark is not in it"
    sign_in(Client(), cast.manager)
    thief = Client()
    thief.cookies[name] = mark
    sign_in(thief, cast.manager)
    assert Alert.objects.get().user == cast.manager


def test_the_mail_of_an_alert_leaves_at_once_whatever_somebody_chose(cast: Cast, settings: LazySettings) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    NoticeChoice.objects.create(user=cast.owner, mail_kinds=[])
    night = AT.replace(hour=18)  # two in the morning in Shanghai
    operations.raise_alert(AlertKind.DEVICE, cast.owner, device="Firefox", at=night)
    notice = Notice.objects.get(user=cast.owner)
    assert Job.objects.get(key=f"notice:{notice.pk}:mail").run_at == night


def test_who_says_it_was_not_he_is_signed_out_everywhere_and_the_device_is_a_stranger_again(cast: Cast) -> None:
    office, thief = Client(), Client(headers=PHONE)
    sign_in(office, cast.owner)
    sign_in(thief, cast.owner)
    alert = Alert.objects.get()
    page = office.get(reverse("alert", args=[alert.pk]))
    assert "不是我" in page.content.decode()
    said = office.post(reverse("alert_answer", args=[alert.pk]), {"answer": "not_mine", "version": 1})
    assert said.headers["Location"] == reverse("account_reset_password")
    for browser in (office, thief):
        assert browser.get(reverse("preferences")).status_code == 302
    sign_in(thief, cast.owner)
    assert Alert.objects.count() == 2


def test_who_says_it_was_he_stays(cast: Cast, as_user: type[Client]) -> None:
    alert = operations.raise_alert(AlertKind.DEVICE, cast.owner, device="Firefox", at=AT)
    browser = as_user(cast.owner)
    browser.post(reverse("alert_answer", args=[alert.pk]), {"answer": "mine", "version": 1})
    assert browser.get(reverse("preferences")).status_code == 200
    alert.refresh_from_db()
    assert alert.answer is AlertAnswer.MINE


def export(browser: Client) -> int:
    return browser.get(reverse("collections_export")).status_code


def test_rows_taken_out_in_an_hour_add_up_to_one_alert(
    cast: Cast, as_user: type[Client], settings: LazySettings
) -> None:
    RightAssignment.objects.create(user=cast.finance, right=Right.EXPORT, given_at=AT)
    browser = as_user(cast.finance)
    settings.ALERT_EXPORT_ROWS = 10_000
    assert export(browser) == 200
    rows = Tally.objects.get().count
    assert rows > 1
    settings.ALERT_EXPORT_ROWS = 2 * rows + 1
    assert export(browser) == 200
    assert not Alert.objects.exists(), "one row is wanting"
    for _again in range(2):
        assert export(browser) == 200
    alert = Alert.objects.get()
    assert (alert.kind, alert.count, alert.limit) == (AlertKind.EXPORT, 4 * rows, 2 * rows + 1)
    assert JournalEntry.objects.filter(kind="alert.raised").count() == 1


def test_what_was_taken_out_long_ago_or_by_others_does_not_count(cast: Cast, settings: LazySettings) -> None:
    settings.ALERT_EXPORT_ROWS = 100
    assert operations.note(AlertKind.EXPORT, cast.owner, 60, at=AT) is None
    assert operations.note(AlertKind.EXPORT, cast.owner, 60, at=AT + timedelta(minutes=70)) is None
    assert operations.note(AlertKind.EXPORT, cast.manager, 60, at=AT + timedelta(minutes=70)) is None
    assert operations.note(AlertKind.EXPORT, cast.owner, 60, at=AT + timedelta(minutes=80)) is not None


def test_a_refused_export_is_a_refusal_and_takes_no_row_out(cast: Cast, as_user: type[Client]) -> None:
    assert export(as_user(cast.finance)) == 403
    assert not Tally.objects.filter(kind=AlertKind.EXPORT).exists()


def test_a_burst_of_refusals_gives_one_alert_and_says_nothing_of_what_was_asked(
    cast: Cast, as_user: type[Client], settings: LazySettings
) -> None:
    plant(cast)
    settings.ALERT_REFUSALS = 5
    browser = as_user(cast.stranger)
    for n in range(4):
        browser.get(reverse("opportunity", args=[cast.deal.pk + n]))
    browser.get("/an/address/that/is/not/there/")
    assert not Alert.objects.exists()
    for _again in range(6):
        assert browser.get(reverse("insiders", args=[cast.deal.pk])).status_code == 404
    alert = Alert.objects.get()
    assert (alert.kind, alert.user, alert.limit) == (AlertKind.REFUSALS, cast.stranger, 5)
    assert told() == {"stranger@example.com", "compliance@example.com", "admin@example.com"}
    for text in ["江海银行", cast.deal.name, MARK]:
        for notice in Notice.objects.all():
            assert text not in sentence(notice)
        assert text not in json.dumps(list(JournalEntry.objects.filter(kind="alert.raised").values()), default=str)


def test_refusals_are_told_in_steps_and_those_of_before_are_forgotten() -> None:
    held, at, window = Refusals(), AT, timedelta(minutes=10)
    assert [held.add(1, limit=40, window=window, at=at) for _n in range(STEP)] == [0] * (STEP - 1) + [STEP]
    for _n in range(STEP - 1):
        held.add(1, limit=40, window=window, at=at)
    assert held.add(1, limit=40, window=window, at=at + timedelta(hours=1)) == 0
    assert held.add(2, limit=1, window=window, at=at) == 1


def test_compliance_closes_an_alert_with_what_was_done_and_the_board_shows_it(
    cast: Cast, as_user: type[Client]
) -> None:
    alert = operations.raise_alert(AlertKind.EXPORT, cast.owner, count=3480, limit=3000, at=timezone.now())
    browser = as_user(cast.compliance)
    assert "3,480" in browser.get(reverse("alerts")).content.decode()
    address = reverse("alert_settlement", args=[alert.pk])
    assert browser.post(address, {"outcome": "acted", "note": " ", "version": 1}).status_code == 422
    assert browser.post(address, {"outcome": "acted", "note": "收回文件，谈话提醒", "version": 1}).status_code == 302
    assert "收回文件" in browser.get(reverse("alerts")).content.decode()
    assert browser.post(address, {"outcome": "harmless", "note": "无事", "version": 1}).status_code == 409
    assert [e.kind for e in JournalEntry.objects.order_by("sequence")] == ["alert.raised", "alert.settled"]


def test_nobody_closes_an_alert_about_himself_or_answers_for_another(cast: Cast) -> None:
    alert = operations.raise_alert(AlertKind.EXPORT, cast.administrator, count=9000, limit=3000, at=AT)
    how: dict[str, Any] = {"seen_version": 1, "at": AT}
    with pytest.raises(Refused):
        operations.settle(alert, AlertOutcome.HARMLESS, note="我自己导的", actor=cast.administrator, **how)
    with pytest.raises(Refused):
        operations.answer(alert, AlertAnswer.MINE, actor=cast.compliance, **how)
    with pytest.raises(Conflict):
        operations.settle(alert, AlertOutcome.ACTED, note="x", seen_version=7, actor=cast.compliance, at=AT)


def test_the_night_forgets_tallies_and_devices_of_long_ago(cast: Cast, settings: LazySettings) -> None:
    settings.ALERT_EXPORT_ROWS = 100
    operations.note(AlertKind.EXPORT, cast.owner, 1, at=AT)
    operations.recognise(cast.owner, "", "Firefox", at=AT)
    operations.forget_old(at=AT + timedelta(hours=20))
    assert Tally.objects.exists()
    assert KnownDevice.objects.exists()
    operations.forget_old(at=AT + timedelta(days=401))
    assert not Tally.objects.exists()
    assert not KnownDevice.objects.exists()
