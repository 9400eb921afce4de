"""Chat robots: never into our own network, each service's own format, faults of the other side bounded."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import LazySettings

from tests.desk.messengers.servers import RobotServer, running
from yunchou.desk.jobs.operations import Trouble
from yunchou.desk.messengers import outward
from yunchou.desk.messengers.guard import Target, Unsafe, is_public, safe_address, target_of
from yunchou.desk.messengers.robots import post, posted
from yunchou.desk.messengers.terms import RobotKind

AT = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "http://qyapi.weixin.qq.com/x",
        "https://qyapi.weixin.qq.com:8443/x",
        "https://user:word@qyapi.weixin.qq.com/x",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://",
        "https://[::1",
        "https://例子.公司/x",
        "https://a.example/x y",
        "https://a.example/\nHost: b",
        "https://a.example/" + "x" * 1000,
        "//a.example/x",
        "",
    ],
)
def test_only_plain_https_addresses_are_taken(url: str) -> None:
    with pytest.raises(Unsafe):
        target_of(url)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",  # noqa: S104
     "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::", "224.0.0.1", "ff02::1", "255.255.255.255", "nonsense"],
)  # fmt: skip
def test_addresses_of_our_own_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2400:3200::1", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_a_name_that_leads_home_even_in_part_is_refused() -> None:
    target = target_of("https://robot.example/x")
    assert safe_address(target, lambda _h, _p: ["8.8.8.8"]) == "8.8.8.8"
    for found in (["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], []):
        with pytest.raises(Unsafe):
            safe_address(target, lambda _h, _p, found=found: found)  # type: ignore[misc]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost"])
def test_other_spellings_of_home_are_refused(host: str) -> None:
    with pytest.raises(Unsafe):
        safe_address(target_of(f"https://{host}/"))


def test_each_service_gets_its_own_format_and_signature() -> None:
    assert posted(RobotKind.WECOM, "您好", "", AT) == ({}, {"msgtype": "text", "text": {"content": "您好"}})
    query, body = posted(RobotKind.DINGTALK, "您好", "SECabc", AT)
    assert query == {"timestamp": "1788228000000", "sign": "wD7pLmQWK4DZUUC0Vp3EPiK+9LvrDolq4hcRWZHN4hM="}
    assert body == {"msgtype": "text", "text": {"content": "您好"}}
    query, body = posted(RobotKind.FEISHU, "您好", "SECabc", AT)
    assert query == {}
    signed = {"timestamp": "1788228000", "sign": "HX9k2/jLXttKOK8gaezgoGjcxJeQNtYIWTnllNoeNs0="}
    assert body == {**signed, "msg_type": "text", "content": {"text": "您好"}}
    assert posted(RobotKind.FEISHU, "您好", "", AT)[1] == {"msg_type": "text", "content": {"text": "您好"}}


@pytest.fixture
def robot() -> Iterator[RobotServer]:
    with running(RobotServer()) as server:
        yield server


def test_our_own_network_is_refused_at_the_moment_of_sending(robot: RobotServer) -> None:
    _scheme, port = robot.url("").rsplit(":", 1)
    changed = Target(False, "robot.example", int(port), "/hook")
    with pytest.raises(Trouble, match="no message may go"):
        post(RobotKind.WECOM, changed, "您好", "", at=AT, look_up=lambda _h, _p: ["127.0.0.1"])
    assert robot.sent == []


def test_the_connection_goes_to_the_address_that_was_looked_at(
    robot: RobotServer, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with our own network at the second question is not asked a second time."""
    connected = []
    real = socket.create_connection

    def connect(address: Any, **more: Any) -> Any:
        connected.append(address)
        return real(("127.0.0.1", address[1]), **more)

    monkeypatch.setattr(outward.socket, "create_connection", connect)
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    port = int(robot.url("").rsplit(":", 1)[1])
    post(
        RobotKind.WECOM,
        Target(False, "robot.example", port, "/"),
        "您好",
        "",
        at=AT,
        look_up=lambda _h, _p: next(answers),
    )
    assert connected == [("8.8.8.8", port)]


def test_a_message_arrives_as_it_was_written(robot: RobotServer, settings: LazySettings) -> None:
    settings.YUNCHOU_ROBOT_HOSTS = {"127.0.0.1"}
    post(RobotKind.DINGTALK, target_of(robot.url()), "您好", "SECabc", at=AT)
    [(path, body)] = robot.sent
    assert path.startswith("/hook?key=k&timestamp=1788228000000&sign=wD7pLmQWK4DZUUC0Vp3EPiK%2B9")
    assert body["text"]["content"] == "您好"
    robot.behaviour = "feishu"
    post(RobotKind.FEISHU, target_of(robot.url()), "您好", "", at=AT)


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        ("refuses", "code 93000"),
        ("fails", "status 500"),
        ("redirects", "status 302"),
        ("huge", "code -1"),
        ("silent", "in time"),
        ("closes", "cannot be reached"),
    ],
)
def test_a_robot_that_misbehaves_is_a_failure_told_without_its_words(
    robot: RobotServer, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, behaviour: str, told: str
) -> None:
    settings.YUNCHOU_ROBOT_HOSTS = {"127.0.0.1"}
    monkeypatch.setattr(outward, "ANSWER_SECONDS", 0.5)
    robot.behaviour = behaviour
    with pytest.raises(Trouble, match=told) as refusal:
        post(RobotKind.WECOM, target_of(robot.url()), "您好", "", at=AT)
    assert "SECRET" not in str(refusal.value)
    assert len(robot.sent) == 1, "a redirect is not followed"
