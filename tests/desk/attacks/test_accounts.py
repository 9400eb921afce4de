"""What somebody tries who has a stolen session, an old link, a used code, or a header of his own making."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT, PASSWORD, Cast
from tests.desk.identity.test_second_factor import code_of, set_up_app, signed_in
from yunchou.desk.alerts.models import Alert
from yunchou.desk.alerts.operations import answer
from yunchou.desk.alerts.terms import AlertAnswer, AlertKind
from yunchou.desk.colleagues.operations.roles import set_roles
from yunchou.desk.colleagues.operations.users import deactivate, make_link, reactivate
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.meetings.feeds import LASTS, make_feed
from yunchou.desk.meetings.models import CalendarFeed
from yunchou.desk.messengers.models import Robot
from yunchou.desk.web.logs import JsonLine

NEW = "a long walk to the river"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> Iterator[None]:
    """The counters of the rate limits and the used codes live in the cache table."""
    yield
    cache.close()


def is_in(browser: Client) -> bool:
    return browser.get(reverse("preferences")).status_code == 200


def set_password(link: str) -> HttpResponse:
    browser = Client()
    form = browser.get(link, follow=True)
    return browser.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})


def test_a_reset_password_signs_nobody_in_and_goes_around_no_second_factor(cast: Cast) -> None:
    browser = signed_in(cast.finance)
    set_up_app(browser)
    Client().post(reverse("account_reset_password"), {"email": cast.finance.email})
    set_password(next(word for word in str(mail.outbox[-1].body).split() if word.startswith("http")))
    assert User.objects.get(pk=cast.finance.pk).check_password(NEW)
    assert not is_in(browser), "sessions of before have ended"
    thief = Client()
    thief.post("/account/login/", {"login": cast.finance.email, "password": NEW})
    assert not is_in(thief)


def test_a_code_of_the_app_opens_once(cast: Cast) -> None:
    secret = set_up_app(signed_in(cast.finance))
    cache.clear()  # the code with which it was set up counts as used
    code = code_of(secret, time.time())
    first, second = signed_in(cast.finance), signed_in(cast.finance)
    for browser, opens in ((first, True), (second, False)):
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert is_in(browser) is opens


def test_after_some_guesses_the_right_code_of_the_app_waits_too_from_any_browser(cast: Cast) -> None:
    secret = set_up_app(signed_in(cast.finance))
    cache.clear()  # the code with which it was set up counts as used
    thief, owner = signed_in(cast.finance), signed_in(cast.finance)
    wrong = code_of(secret, time.time() - 86_400)
    for _guess in range(5):
        thief.post(reverse("mfa_authenticate"), {"code": wrong})
    owner.post(reverse("mfa_authenticate"), {"code": code_of(secret, time.time())})
    assert not is_in(owner)
    cache.clear()  # five minutes later
    owner.post(reverse("mfa_authenticate"), {"code": code_of(secret, time.time())})
    assert is_in(owner)


def test_other_roles_end_every_session_at_once(cast: Cast, as_user: type[Client]) -> None:
    browser = as_user(cast.owner)
    assert is_in(browser)
    set_roles(cast.owner, [Role.READ_ONLY], [], seen_version=1, actor=cast.administrator, at=AT)
    assert not is_in(browser)


def test_an_administrator_signs_somebody_out_everywhere(cast: Cast, as_user: type[Client]) -> None:
    here, there, guard = as_user(cast.owner), as_user(cast.owner), as_user(cast.administrator)
    assert guard.post(reverse("user_sessions", args=[cast.owner.pk])).status_code == 302
    assert [is_in(here), is_in(there), is_in(guard)] == [False, False, True]
    assert JournalEntry.objects.get().kind == "user.signed_out"
    assert guard.post(reverse("user_sessions", args=[cast.administrator.pk])).status_code == 403


def test_who_ends_the_sessions_of_others_proves_who_he_is(cast: Cast, as_user: type[Client]) -> None:
    stolen, owner = as_user(cast.owner), as_user(cast.owner)  # sessions without a fresh proof
    answered = stolen.post(reverse("usersessions_list"))
    assert answered.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert is_in(owner)


@pytest.mark.parametrize("let_in_again", [False, True])
def test_a_link_from_before_a_deactivation_is_dead_and_stays_dead(cast: Cast, let_in_again: bool) -> None:
    link = make_link(cast.owner, actor=cast.administrator, at=AT)
    deactivate(cast.owner, actor=cast.administrator, at=AT)
    if let_in_again:
        reactivate(cast.owner, actor=cast.administrator, at=AT)
    set_password(link)
    user = User.objects.get(pk=cast.owner.pk)
    assert user.check_password(PASSWORD)
    if let_in_again:
        set_password(make_link(user, actor=cast.administrator, at=AT))
        assert User.objects.get(pk=user.pk).check_password(NEW), "a new one works"


def feed(cast: Cast, *, made: timedelta = timedelta()) -> str:
    return reverse("calendar_file", args=[make_feed(actor=cast.owner, at=timezone.now() - made)])


def test_the_address_of_a_calendar_opens_nothing_else_and_ends_after_a_year(cast: Cast) -> None:
    address = feed(cast, made=LASTS - timedelta(hours=1))
    reader = Client()
    assert reader.get(address).status_code == 200
    assert not reader.cookies
    assert not is_in(reader)
    secret = address.split("/")[-1].removesuffix(".ics")
    assert Client(headers={"authorization": f"Bearer {secret}"}).get(reverse("today")).status_code == 302
    assert Client().get(feed(cast, made=LASTS)).status_code == 404


def test_a_calendar_ends_with_its_owners_access_and_does_not_come_back(cast: Cast, as_user: type[Client]) -> None:
    address = feed(cast)
    deactivate(cast.owner, actor=cast.administrator, at=AT)
    assert Client().get(address).status_code == 404
    reactivate(cast.owner, actor=cast.administrator, at=AT)
    assert Client().get(address).status_code == 404
    address = feed(cast)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    browser = as_user(User.objects.get(pk=cast.owner.pk))
    assert browser.post(reverse("account_change_password"), form).status_code == 302
    assert Client().get(address).status_code == 404


def test_what_a_thief_set_up_ends_when_the_owner_says_it_was_not_he(cast: Cast) -> None:
    feed(cast)
    Robot.objects.create(user=cast.owner, kind="wecom", host="thief.example", address=b"x", secret=b"", made_at=AT)
    alert = Alert.objects.create(kind=AlertKind.DEVICE, user=cast.owner, at=AT, count=0, limit=0, device="")
    answer(alert, AlertAnswer.NOT_MINE, seen_version=1, actor=cast.owner, at=AT)
    assert not CalendarFeed.objects.exists()
    assert not Robot.objects.exists()


@pytest.mark.parametrize(
    "where", ["//evil.example/x", "https://evil.example/", "\\\\evil.example", "javascript:alert(1)"]
)
@pytest.mark.parametrize("route", ["account_login", "account_logout", "language"])
def test_no_form_leads_to_another_site(cast: Cast, as_user: type[Client], route: str, where: str) -> None:
    browser = Client() if route == "account_login" else as_user(cast.owner)
    form = {"next": where, "login": cast.owner.email, "password": PASSWORD, "language": "en"}
    led = browser.post(reverse(route), form).headers["Location"]
    assert led.startswith("/")
    assert not led.startswith("//")
    assert "evil" not in led


@pytest.mark.parametrize(("proxies", "stopped"), [(0, True), (1, False)])
def test_only_a_named_number_of_proxies_is_believed_about_who_asks(
    cast: Cast, settings: LazySettings, proxies: int, stopped: bool
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    answers = [
        Client()
        .post(
            "/account/login/",
            {"login": cast.owner.email, "password": "wrong"},
            REMOTE_ADDR="10.9.0.1",
            headers={"x-forwarded-for": f"10.8.0.{n}"},
        )
        .status_code
        for n in range(3)
    ]
    assert (answers[-1] == 429) is stopped


def test_a_program_that_sends_forms_without_end_is_stopped(
    cast: Cast, as_user: type[Client], settings: LazySettings
) -> None:
    settings.MOST_FORMS = 3
    browser = as_user(cast.owner)
    answers = [browser.post("/language", {"language": "en"}) for _n in range(4)]
    assert [each.status_code for each in answers] == [302, 302, 302, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 601
    assert is_in(browser), "he may still read"


@pytest.mark.parametrize("weak", ["yunchou-2026!", "运筹销售2026密码123456", "testserver2026", "Sales.Yunchou.CRM"])
def test_a_password_made_of_words_of_this_place_is_refused(weak: str, settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["testserver.example"]
    with pytest.raises(ValidationError, match="密码不能以本系统的常用词"):
        validate_password(weak)


@pytest.mark.parametrize("good", ["x" + "长句子也可以" * 12, "sales people walk by the river", "a" * 7 + "Ω≈ç√ " * 20])
def test_a_long_password_of_any_signs_is_taken_as_it_is(cast: Cast, good: str) -> None:
    validate_password(good, cast.owner)
    cast.owner.set_password(good)
    assert cast.owner.check_password(good)
    assert not cast.owner.check_password(good[:-1])
    assert not cast.owner.check_password(good.swapcase())


def lines(caplog: Any) -> list[dict[str, Any]]:
    told = [json.loads(JsonLine().format(record)) for record in caplog.records if record.name == "yunchou.security"]
    caplog.clear()
    return told


def test_each_step_of_signing_in_and_each_refusal_is_logged_without_names(
    cast: Cast, as_user: type[Client], caplog: Any
) -> None:
    caplog.set_level(logging.INFO, logger="yunchou.security")
    for password in ("wrong one", PASSWORD):
        Client().post("/account/login/", {"login": cast.owner.email, "password": password})
    failed, taken = lines(caplog)
    assert (failed["route"], failed["taken"], failed["user"]) == ("account_login", False, None)
    assert (taken["taken"], taken["user"]) == (True, cast.owner.pk)
    assert failed["account"] == taken["account"], "tries on one account are seen to be so"
    assert re.match(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00$", taken["at"])
    told = f"{failed}{taken}"
    assert not [word for word in (cast.owner.email, cast.owner.name, PASSWORD, "wrong one") if word in told]
    as_user(cast.owner).get(reverse("users"))
    (refused,) = lines(caplog)
    assert (refused["message"], refused["route"], refused["status"]) == ("refused", "users", 403)
    Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x"})
    assert [each["status"] for each in lines(caplog)] == [403]


def test_over_https_cookies_hold_to_this_host_and_the_policy_to_all_below_it() -> None:
    code = (
        "import os, tempfile; os.environ.update(YUNCHOU_HTTPS='1', YUNCHOU_HOME=tempfile.mkdtemp());"
        "from yunchou.desk.config import settings as s;"
        "names = [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.DEVICE_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME];"
        "assert all(name.startswith('__Host-') for name in names), names;"
        "assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.LANGUAGE_COOKIE_SECURE;"
        "assert s.SECURE_HSTS_SECONDS >= 31536000 and s.SECURE_HSTS_INCLUDE_SUBDOMAINS and not s.DEBUG"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
