"""Attack classes 5, 8, 13, 15 and 18 against a served installation, through HTTP and the command line only."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.desk.attacks.bombs import bombs
from tests.desk.attacks.planting import MARK, unpacked
from tests.desk.attacks.served import Answer, Installation, serving
from tests.desk.messengers.servers import RobotServer, running
from tests.torture.races import Served, race_once

RACED = ("hospitality_decision", "statement_line_accept", "opening_decision")
PASSWORD = "Zqx9password-of-nobody"
"""Typed, cookie and address alike: none of it may be found again anywhere."""
OUR_NETWORK = "这个地址指向公司内部网络，不能使用。"
HOME_IN_DISGUISE = ("127.0.0.1", "[::1]", "0.0.0.0", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost",  # noqa: S104
                    "[::ffff:127.0.0.1]", "home.example")  # fmt: skip


@pytest.fixture(scope="module")
def desk(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("served")
    with serving(shutil.copytree(prepared, folder / "home"), folder / "tap") as installation:
        yield installation


# 5: requests to our own network


def connect(desk: Installation, url: str, who: str = "reader") -> Answer:
    return desk.send(who, reverse("robot"), {"kind": "wecom", "url": url, "secret": ""})


def test_no_robot_is_connected_to_our_own_network_and_nobody_is_called(desk: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        port = canary.getsockname()[1]
        desk.names("127.0.0.1")
        addresses = [f"{way}{host}{end}/" for host in HOME_IN_DISGUISE
                     for way, end in (("https://", ""), ("http://", f":{port}"))]  # fmt: skip
        for address in [*addresses, "file:///etc/passwd", f"gopher://127.0.0.1:{port}/"]:
            assert connect(desk, address).status == 422, address
            device = {"endpoint": address, "point": "BA", "secret": "AA"}
            assert desk.send("reader", reverse("push_device"), device).status == 422, address
        for host in HOME_IN_DISGUISE:
            assert OUR_NETWORK in connect(desk, f"https://{host}/").body.decode(), host
        with pytest.raises(BlockingIOError):
            canary.accept()
    assert desk.called(443) == desk.called(port) == []


def test_a_name_that_leads_home_after_it_was_taken_is_not_called(desk: Installation) -> None:
    """What greets a new robot leaves with the worker: first for a name that changed, then between look and call."""
    desk.names("8.8.8.8")
    assert connect(desk, "https://robot.example/hook", "owner").status == 302
    desk.names("127.0.0.1")
    assert desk.run("work", "--once")[0] == 0
    assert desk.called(443) == []
    desk.names("8.8.8.8")
    assert connect(desk, "https://robot.example/hook?again", "owner").status == 302
    desk.names("8.8.8.8", "127.0.0.1")
    assert desk.run("work", "--once")[0] == 0
    assert desk.called(443) == ["8.8.8.8"], "it calls the address it looked at"


def test_an_answer_that_leads_elsewhere_is_not_followed(desk: Installation) -> None:
    with running(RobotServer()) as robot:
        robot.behaviour = "redirects"
        desk.names("127.0.0.1")
        port = robot.server_address[1]
        assert connect(desk, f"http://inside.example:{port}/hook", "finance").status == 302
        assert desk.run("work", "--once")[0] == 0
        assert [path for path, _body in robot.sent] == ["/hook"]


# 8: import bombs


def test_every_bomb_is_refused_in_time_and_in_little_memory(desk: Installation) -> None:
    for name, file, content in bombs():
        answer = desk.upload("manager", reverse("imports"), file, content, {"kind": "watchlist"})
        assert answer.status in {413, 422}, f"{name}: {answer.status}"
        assert answer.seconds < 5, name
    assert desk.most_memory() < 300


# 13: exports and other doors


def test_no_document_tells_a_confidence_to_anybody(desk: Installation) -> None:
    opened = Counter[str]()
    for who, addresses in desk.told["documents"].items():
        for address in addresses:
            answer = desk.ask(who, "GET", address)
            if answer.status == 200:
                opened[who] += 1
                assert MARK not in f"{answer.heads}{unpacked(answer.body)}", f"{who}: {address}"
    assert min(opened[who] for who in ("manager", "owner", "administrator", "executive", "finance")) > 2, opened


# 15: races


@pytest.mark.parametrize("name", RACED)
def test_of_thirty_who_do_the_same_at_once_one_does_it(desk: Installation, name: str) -> None:
    race = next(each for each in desk.told["races"] if each["name"] == name)
    assert race_once(Served(desk.home, desk.port, desk.sessions), race) == []


def test_a_form_sent_thirty_times_at_once_makes_one_customer(desk: Installation) -> None:
    barrier, form = Barrier(30), {**desk.told["customer"], "name": "三十里铺银行", "form_key": uuid4().hex}

    def send(_number: int) -> Answer:
        barrier.wait(60)
        return desk.send("owner", reverse("customer_new"), form)

    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(send, range(30)))
    assert {answer.status for answer in answers} == {302}
    assert len({answer.heads["location"] for answer in answers}) == 1
    found = desk.ask("owner", "GET", reverse("customers") + "?q=%E4%B8%89%E5%8D%81%E9%87%8C%E9%93%BA").body.decode()
    assert len(set(re.findall(r'href="(/customers/\d+/)"', found))) == 1


def test_a_link_to_set_a_password_opens_for_one_of_many(desk: Installation) -> None:
    page = desk.send("administrator", reverse("user_link", args=[desk.told["stranger"]]), {}).body.decode()
    link = re.findall(r"(/account/password/reset/key/[^\"<\s]+)", page)[0]
    visitors, barrier = 12, Barrier(12)

    def send(number: int) -> tuple[int, int]:
        came = desk.ask(None, "GET", link)
        session = came.cookies.get("yunchou_session", "")
        word, place = f"a tent of plans in {number}", came.heads["location"].rstrip(";")
        barrier.wait(60)
        cookie = f"yunchou_csrf={'a' * 32}; yunchou_session={session}"
        answer = desk.send(None, place, {"password1": word, "password2": word}, Cookie=cookie)
        return number, answer.status

    with ThreadPoolExecutor(visitors) as pool:
        answers = list(pool.map(send, range(visitors)))
    assert {status for _number, status in answers} <= {200, 302, 409}
    won = [number for number, status in answers if status == 302]
    assert len(won) == 1
    signed = {"login": "stranger@example.com", "password": f"a tent of plans in {won[0]}"}
    assert desk.send(None, reverse("account_login"), signed).status == 302


# 18: secrets and logs


def test_what_was_typed_at_the_door_is_in_no_log_row_or_list_of_processes(desk: Installation) -> None:
    forged = f'{PASSWORD}"\n{{"level": "ERROR", "event": "forged"}}'
    desk.send(None, reverse("account_login"), {"login": forged, "password": PASSWORD}, Referer=f"http://x/{PASSWORD}")
    desk.send(None, reverse("account_login"), {"login": "finance@example.com", "password": PASSWORD})
    desk.ask("owner", "GET", f"/search/?q={PASSWORD}", User_Agent=f"{PASSWORD}")
    desk.ask(None, "GET", f"/nowhere/{PASSWORD}", Cookie=f"yunchou_session={PASSWORD}")
    desk.ask(None, "GET", f"/account/password/reset/key/1-{PASSWORD}/")
    lines = [line for line in desk.said if line.startswith("{")]
    assert len(lines) > 20, "requests are logged"
    for line in lines:
        assert "forged" not in json.loads(line).get("event", "")
    secrets = [PASSWORD, MARK, *desk.sessions.values(), (desk.home / "secret.key").read_bytes().hex()]
    said = "".join(desk.said)
    assert [secret[:12] for secret in secrets if secret in said] == []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            listed = (process / "cmdline").read_bytes()
        except OSError:
            continue
        assert PASSWORD.encode() not in listed


def test_neither_the_folder_nor_a_backup_holds_a_secret_in_the_clear(desk: Installation) -> None:
    status, said = desk.run("backup")
    assert status == 0, said
    archives = list((desk.home / "backups").iterdir())
    assert archives
    for path in desk.home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert MARK.encode() not in content, path
            assert PASSWORD.encode() not in content, path
            assert path not in archives or b"SQLite format" not in content
            assert MARK not in (unpacked(content) if path in archives else "")
