"""Nothing goes abroad before what allows it is on record; where each person is asked, only who consented."""

from __future__ import annotations

import socket
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from tests.cast import AT, Cast
from tests.desk.jobs.work import Clock
from tests.desk.privacy.transfers import abroad
from yunchou.desk import chores
from yunchou.desk.capture.model.settings import NotConfigured, settings_from
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.jobs.worker import Worker
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.messengers import push
from yunchou.desk.messengers.devices import connect_device, ensure_push_key
from yunchou.desk.messengers.models import Notice, PushDevice, Robot, TransferAbroad
from yunchou.desk.messengers.operations import connect_robot
from yunchou.desk.messengers.sending import ensure_may_leave
from yunchou.desk.messengers.terms import OutwardWay, RobotKind
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.privacy import transfers
from yunchou.desk.privacy.access_file import everything_about
from yunchou.desk.resources.operations import ASK
from yunchou.playbook.kernel.terms import Answer

TODAY = AT.date()
SERVICE = "fcm.googleapis.com"


def device(cast: Cast) -> PushDevice:
    ensure_push_key(at=AT)
    keys = push.new_key()[1], push.encoded(b"s" * push.SECRET)
    return connect_device(
        f"https://{SERVICE}/x", *keys, mark="", words="", actor=cast.owner, at=AT, look_up=lambda _h, _p: ["8.8.8.8"]
    )


def robot(cast: Cast, host: str) -> Robot:
    return connect_robot(
        RobotKind.DINGTALK, f"https://{host}/x", "", actor=cast.owner, at=AT, look_up=lambda _h, _p: ["8.8.8.8"]
    )


@pytest.fixture
def person(cast: Cast) -> Contact:
    return Contact.objects.create(company=cast.company, name="王建国", created_at=AT)


def asking(cast: Cast) -> TransferAbroad:
    return abroad(OutwardWay.PEOPLE, "", actor=cast.compliance, each_consents=Answer.YES)


def consent(
    cast: Cast, transfer: TransferAbroad, person: Contact, withdrawn_on: date | None = None, version: int = 0
) -> None:
    said = {"consented_on": TODAY, "withdrawn_on": withdrawn_on}
    transfers.note_consent(transfer, person, said, seen_version=version, actor=cast.compliance, at=AT)


def test_a_push_service_gets_nothing_before_it_is_on_record_and_nothing_after_the_end(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        device(cast)
    assert SERVICE in refused.value.fields[""]
    assert not PushDevice.objects.exists()
    row = abroad(OutwardWay.PUSH, "googleapis.com", actor=cast.compliance)
    assert device(cast).host == SERVICE, "the record covers the names below its host"
    TransferAbroad.objects.filter(pk=row.pk).update(ended_on=TODAY)
    with pytest.raises(Invalid):
        device(cast)


def test_another_way_or_another_host_or_a_later_day_is_no_record_for_this_one(cast: Cast) -> None:
    abroad(OutwardWay.ROBOT, SERVICE, actor=cast.compliance)
    abroad(OutwardWay.PUSH, "cm.googleapis.com", actor=cast.compliance)
    abroad(OutwardWay.PUSH, SERVICE, actor=cast.compliance, since=TODAY + timedelta(days=1))
    with pytest.raises(Invalid):
        device(cast)


def test_a_chat_service_of_this_country_needs_no_record_and_any_other_host_does(cast: Cast) -> None:
    assert robot(cast, "oapi.dingtalk.com").host == "oapi.dingtalk.com"
    with pytest.raises(Invalid) as refused:
        robot(cast, "hooks.example.com")
    assert "url" in refused.value.fields
    abroad(OutwardWay.ROBOT, "hooks.example.com", actor=cast.compliance)
    connected = robot(cast, "hooks.example.com")
    assert Job.objects.filter(kind="robot_trial").exists()
    ensure_may_leave(connected, AT)
    TransferAbroad.objects.update(ended_on=TODAY)
    with pytest.raises(Trouble):
        ensure_may_leave(connected, AT)


def test_a_fresh_installation_calls_nobody(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A colleague is asked for something and hears of it inside; every job that waits is done, the network watched."""
    called: list[object] = []

    def watched(*arguments: object, **_named: object) -> None:
        called.append(arguments)
        raise OSError

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, watched)
    monkeypatch.setattr(socket.socket, "connect", watched)
    add_row(ASK, cast.deal, {"of": cast.teammate, "what": "写技术方案"}, actor=cast.owner, at=AT)
    assert Notice.objects.filter(user=cast.teammate).exists()
    clock = Clock()
    clock.pass_(hours=48)
    worker, done = Worker(chores.CHORES, chores.ROUNDS, chores.mourn, clock, lambda: 0.5, "one"), 0
    while worker.step():
        done += 1
    assert done > 2
    assert called == []


@pytest.mark.parametrize(
    ("url", "needs"),
    [
        ("http://127.0.0.1:8000/v1", False), ("http://localhost/v1", False), ("http://10.0.0.5/v1", False),
        ("https://api.example.com/v1", True), ("https://8.8.8.8/v1", True),
    ],
)  # fmt: skip
def test_a_language_model_outside_the_house_is_off_until_its_ground_is_named(url: str, needs: bool) -> None:
    named = {"YUNCHOU_LLM_URL": url, "YUNCHOU_LLM_MODEL": "m"}
    if needs:
        with pytest.raises(NotConfigured):
            settings_from(named)
    else:
        assert settings_from(named).url == url
    assert settings_from({**named, "YUNCHOU_LLM_GROUND": "境内云，委托处理协议 2026-09"}).url == url


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"host": ""}, "host"),
        ({"each_consents": Answer.YES}, "each_consents"),
        ({"each_consents": Answer.UNKNOWN}, "each_consents"),
        ({"ended_on": TODAY - timedelta(days=1)}, "ended_on"),
    ],
)
def test_a_record_that_cannot_be_is_refused(cast: Cast, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        abroad(OutwardWay.PUSH, **{"host": SERVICE, "actor": cast.compliance, **values})  # type: ignore[arg-type]
    assert list(refused.value.fields) == [field]
    assert not TransferAbroad.objects.exists()


def test_only_who_answers_for_personal_information_keeps_the_register(cast: Cast) -> None:
    for other in (cast.owner, cast.administrator, cast.executive):
        with pytest.raises(Refused):
            abroad(OutwardWay.PUSH, SERVICE, actor=other)
    abroad(OutwardWay.PUSH, SERVICE, actor=cast.compliance)
    line = JournalEntry.objects.latest("sequence")
    assert (line.kind, line.changes["country"]) == ("privacy.transfer_recorded", [None, "新加坡"])


def test_only_who_consented_and_still_does_may_be_provided(cast: Cast, person: Contact) -> None:
    transfer = asking(cast)

    def provided() -> list[Contact]:
        return list(transfers.providable(cast.compliance, transfer, TODAY))

    assert provided() == [], "who was not asked has not consented"
    consent(cast, transfer, person)
    assert provided() == [person]
    with pytest.raises(Conflict):
        consent(cast, transfer, person, version=9)
    consent(cast, transfer, person, withdrawn_on=TODAY, version=1)
    assert provided() == []
    consent(cast, transfer, person, version=2)
    Contact.objects.filter(pk=person.pk).update(withdrawn_on=TODAY)
    assert provided() == [], "who withdrew his consent altogether is out here too"
    Contact.objects.filter(pk=person.pk).update(withdrawn_on=None)
    TransferAbroad.objects.update(ended_on=TODAY)
    assert provided() == []


def test_a_consent_stands_in_the_file_about_the_person(cast: Cast, person: Contact) -> None:
    consent(cast, asking(cast), person)
    told = everything_about(person, at=AT)
    assert any("Example Ltd" in str(row["row"].values()) for row in told["rows"])


def test_a_transfer_that_asks_nobody_takes_no_consents(cast: Cast, person: Contact) -> None:
    with pytest.raises(Conflict):
        consent(cast, abroad(OutwardWay.PUSH, SERVICE, actor=cast.compliance), person)
    with pytest.raises(Invalid):
        consent(cast, asking(cast), person, withdrawn_on=TODAY - timedelta(days=1))


def test_compliance_sees_what_is_held_back_and_puts_it_on_record(
    cast: Cast, person: Contact, as_user: type[Client]
) -> None:
    today = localdate()
    abroad(OutwardWay.PUSH, SERVICE, actor=cast.compliance, ended_on=TODAY + timedelta(days=1))
    device(cast)
    client = as_user(cast.compliance)
    page = client.get(reverse("transfers")).content.decode()
    assert "已拦下" in page
    sent = {
        "way": "push", "recipient": "谷歌", "host": SERVICE, "country": "美国", "ground": "contract",
        "each_consents": "no", "kinds": "提醒的种类", "since": today.isoformat(),
    }  # fmt: skip
    assert client.post(reverse("transfer_new"), {**sent, "host": f"https://{SERVICE}/"}).status_code == 422
    assert client.post(reverse("transfer_new"), sent).status_code == 302
    assert "已拦下" not in client.get(reverse("transfers")).content.decode()
    row = asking(cast)
    assert "不知道" in client.get(reverse("privacy_person", args=[person.pk])).content.decode()
    noted = client.post(reverse("transfer_consent", args=[person.pk, row.pk]), {"consented_on": "2026-09-01"})
    assert noted.status_code == 302
    assert "王建国" in client.get(reverse("transfer", args=[row.pk])).content.decode()
