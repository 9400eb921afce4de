"""Web push: sealed and signed as the standards say, to one device once, gone with the sign-in, without a secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from tests.cast import AT, Cast
from tests.desk.jobs.work import Clock
from tests.desk.messengers.browsers import PushBrowser, opened, token_of
from tests.desk.messengers.servers import running
from yunchou.desk import chores
from yunchou.desk.colleagues.operations.users import deactivate
from yunchou.desk.identity.sessions import end_sessions
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.jobs.worker import Worker
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers import operations, push
from yunchou.desk.messengers.devices import MOST_FAILURES, connect_device, ensure_push_key
from yunchou.desk.messengers.guard import Target, target_of
from yunchou.desk.messengers.models import Notice, PushDevice, PushKey
from yunchou.desk.messengers.terms import CHOSEN
from yunchou.desk.notices.digest import digests_due
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.resources.operations import ASK

CANARY = "CANARY-COACH-7f3a"


def test_a_message_is_sealed_as_the_example_of_the_standard() -> None:
    """RFC 8291, section 5 and appendix A."""
    browser = push.Browser(
        Target(True, "push.example.net", 443, "/"),
        push.decoded("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        push.decoded("BTBZMqHH6r4Tts7J_aSIgg"),
    )
    sender = ec.derive_private_key(
        int.from_bytes(push.decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), push.CURVE
    )
    salt = push.decoded("DGv6ra1nlYgDCS1FRnbzlw")
    body = push.sealed_for(browser, b"When I grow up, I want to be a watermelon", sender=sender, salt=salt)
    assert push.encoded(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_push_service_learns_who_sends_and_until_when() -> None:
    key = ec.generate_private_key(push.CURVE)
    told = token_of(push.signed(Target(True, "push.example", 443, "/x"), "mailto:a@b.example", key, at=AT))
    assert told["aud"] == "https://push.example"
    assert told["sub"] == "mailto:a@b.example"
    assert AT < datetime.fromtimestamp(told["exp"], UTC) <= AT + timedelta(hours=24), "more than a day is refused"


@pytest.fixture
def browser(settings: LazySettings) -> Iterator[PushBrowser]:
    settings.YUNCHOU_ROBOT_HOSTS = {"127.0.0.1"}
    with running(PushBrowser()) as server:
        yield server


@pytest.fixture
def page(cast: Cast, as_user: Any) -> Client:
    client: Client = as_user(cast.teammate)
    operations.choose([], [], CHOSEN, quiet=None, digest_at=time(8, 30), seen_version=0, actor=cast.teammate, at=AT)
    return client


@pytest.fixture
def device(page: Client, browser: PushBrowser) -> PushDevice:
    assert page.post(reverse("push_device"), browser.given()).status_code == 302
    return PushDevice.objects.get()


def asked(cast: Cast, what: str = f"{CANARY}写技术方案") -> None:
    add_row(ASK, cast.deal, {"of": cast.teammate, "what": what}, actor=cast.owner, at=AT)


def work(clock: Clock | None = None, *, hours: int = 2) -> Clock:
    clock = clock or Clock()
    clock.pass_(hours=hours)
    worker = Worker(chores.CHORES, (), chores.mourn, clock, lambda: 0.5, "one")
    while worker.step():
        pass
    return clock


def test_a_notice_reaches_the_device_once_with_kind_deal_and_link_only(
    cast: Cast, device: PushDevice, browser: PushBrowser
) -> None:
    asked(cast)
    work(work())
    assert browser.messages == [
        {
            "title": "请我办事",
            "body": "江海银行 · 客服坐席项目",
            "url": "/asks/",
            "tag": f"notice-{Notice.objects.get().pk}",
        }
    ], "what was typed stays inside"
    [headers] = browser.headers
    assert token_of(headers["Authorization"])["key"] == PushKey.objects.get().public
    assert headers["TTL"] == "43200"
    device.refresh_from_db()
    assert device.sent_at is not None


def test_address_and_keys_are_sealed_and_stand_nowhere_else(
    cast: Cast, page: Client, browser: PushBrowser, caplog: Any
) -> None:
    given = browser.given(f"/push/{CANARY}")
    page.post(reverse("push_device"), given)
    browser.status = 500
    asked(cast, "写技术方案")
    work()
    stored = str(
        [
            list(PushDevice.objects.values()),
            list(PushKey.objects.values()),
            list(JournalEntry.objects.values()),
            list(Job.objects.values()),
        ]
    )
    for secret in (CANARY, given["point"], given["secret"]):
        assert secret not in stored
        assert secret not in caplog.text
        assert secret not in page.get(reverse("notice_settings")).content.decode()


def test_what_nobody_chose_is_not_pushed_and_what_was_read_before_neither(
    cast: Cast, device: PushDevice, browser: PushBrowser
) -> None:
    asked(cast)
    operations.read_all(actor=cast.teammate, at=AT)
    operations.choose([], [], [], quiet=None, digest_at=time(8, 30), seen_version=2, actor=cast.teammate, at=AT)
    asked(cast, "另一件")
    work()
    assert browser.messages == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_its_service_knows_no_more_is_forgotten(
    cast: Cast, device: PushDevice, browser: PushBrowser, status: int
) -> None:
    browser.status = status
    asked(cast)
    work()
    assert not PushDevice.objects.exists()
    assert Job.objects.get(kind="push_notice").state is JobState.DONE, "there is nothing to try again"


def test_a_service_that_fails_is_tried_again_later_and_a_device_that_keeps_failing_is_switched_off(
    cast: Cast, device: PushDevice, browser: PushBrowser
) -> None:
    browser.status = 503
    asked(cast)
    clock = work()
    assert Job.objects.get(kind="push_notice").trouble == "Trouble: the push service answered with status 503"
    browser.status = 201
    work(clock)
    device.refresh_from_db()
    assert (len(browser.messages), device.failures) == (2, 0), "it came, later"
    browser.status = 503
    for number in range(4):
        asked(cast, f"第{number}件")
    for _each in range(8):
        work(clock, hours=6)
    device.refresh_from_db()
    assert device.stopped_at is not None
    assert len(browser.messages) == 2 + MOST_FAILURES, "what is switched off is not called any more"


def test_signing_out_forgets_this_browser_only(
    cast: Cast, page: Client, device: PushDevice, browser: PushBrowser, settings: LazySettings
) -> None:
    phone = browser.given("/push/2")
    told = (phone["endpoint"], phone["point"], phone["secret"])
    connect_device(*told, mark="the phone", words="手机", actor=cast.teammate, at=AT)
    page.post(reverse("account_logout"))
    assert [each.words for each in PushDevice.objects.all()] == ["手机"]
    asked(cast)
    work()
    assert len(browser.messages) == 1


@pytest.mark.parametrize("how", ["deactivated", "signed out everywhere", "new password"])
def test_who_is_signed_out_everywhere_gets_no_more(
    cast: Cast, device: PushDevice, browser: PushBrowser, how: str
) -> None:
    asked(cast)
    match how:
        case "deactivated":
            deactivate(cast.teammate, actor=cast.administrator, at=AT)
        case "signed out everywhere":
            end_sessions(cast.teammate)
        case _:
            from allauth.account.adapter import get_adapter

            get_adapter().set_password(cast.teammate, "a-new-Long-password-1")
    asked(cast, "另一件")
    work()
    assert browser.messages == []


def test_a_browser_belongs_to_who_switched_it_on_last(
    cast: Cast, device: PushDevice, browser: PushBrowser, as_user: Any
) -> None:
    as_user(cast.owner).post(reverse("push_device"), browser.given())
    assert [each.user_id for each in PushDevice.objects.all()] == [cast.owner.pk]


def test_nobody_switches_off_the_device_of_another(cast: Cast, page: Client, device: PushDevice, as_user: Any) -> None:
    address = reverse("push_device_removal", args=[device.pk])
    assert as_user(cast.owner).post(address).status_code == 404
    assert page.post(address).status_code == 302
    assert not PushDevice.objects.exists()
    kinds = list(JournalEntry.objects.filter(kind__startswith="push.").values_list("kind", flat=True))
    assert kinds == ["push.connected", "push.disconnected"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://127.0.0.1/x"},
        {"endpoint": "http://push.example/x"},
        {"endpoint": "https://localhost/x"},
        {"endpoint": ""},
        {"point": "AAAA"},
        {"point": "B" + "A" * 86},
        {"secret": "AAAA"},
        {"secret": "?" * 22},
    ],
    ids=str,
)
def test_what_no_browser_gives_is_refused(cast: Cast, page: Client, wrong: dict[str, str]) -> None:
    with running(PushBrowser()) as server:
        given = server.given() | {"endpoint": "https://8.8.8.8/x"}
        answer = page.post(reverse("push_device"), given | wrong)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert (server.messages, PushDevice.objects.count()) == ([], 0)


def test_our_own_network_is_refused_at_the_moment_of_sending(browser: PushBrowser, settings: LazySettings) -> None:
    target = target_of(browser.given()["endpoint"])
    settings.YUNCHOU_ROBOT_HOSTS = set()
    known = push.Browser(target, push.point_of(browser.key.public_key()), browser.secret)
    with pytest.raises(Trouble, match="no message may go"):
        push.push(known, {}, key=ec.generate_private_key(push.CURVE), contact="mailto:a@b.example", at=AT)
    assert browser.messages == []


def test_the_key_is_made_once_and_cannot_be_read_in_the_database(db: None) -> None:
    key = ensure_push_key(at=AT)
    assert ensure_push_key(at=AT).pk == key.pk
    from yunchou.desk.identity.sealing import unseal

    private = unseal(key, "private")
    assert push.encoded(push.point_of(push.private_key(private).public_key())) == key.public
    assert private.encode() not in bytes(key.private)
    assert bytes.fromhex(private) not in bytes(key.private)


def test_the_digest_says_on_the_device_that_there_is_something_to_do(
    cast: Cast, device: PushDevice, browser: PushBrowser
) -> None:
    morning = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
    wanted = [each for each in digests_due(morning) if each.kind == "push_digest"]
    assert [json.loads(json.dumps(each.payload))["device"] for each in wanted] == [device.pk]


def test_another_ciphertext_each_time_and_only_the_browser_opens_it() -> None:
    with running(PushBrowser()) as server:
        known = push.Browser(Target(True, "x", 443, "/"), push.point_of(server.key.public_key()), server.secret)
        one, other = push.sealed_for(known, b"{}"), push.sealed_for(known, b"{}")
        assert one[:16] != other[:16]
        assert one[21:] != other[21:]
        assert opened(one, server.key, server.secret) == b"{}"
