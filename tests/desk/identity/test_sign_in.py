"""Signing in: slow for guessers, silent about who exists, over when it should be."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest
from allauth.account.models import EmailAddress
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import PASSWORD, Cast
from yunchou.desk.chores import our_worker
from yunchou.desk.identity import sessions
from yunchou.desk.identity.models import User
from yunchou.desk.jobs.models import Job
from yunchou.desk.jobs.terms import JobState
from yunchou.desk.journal.models import JournalEntry

LOGIN = "/account/login/"
NEW = "another tent of plans"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> Iterator[None]:
    """The counters of the rate limits live in the cache table, which each test finds empty."""
    yield
    cache.close()


def sign_in(browser: Client, email: str, password: str = PASSWORD, address: str = "10.0.0.1") -> HttpResponse:
    return browser.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)


def is_in(browser: Client) -> bool:
    return browser.get(reverse("preferences")).status_code == 200


def test_the_right_password_signs_in_and_a_wrong_one_does_not(cast: Cast) -> None:
    browser = Client()
    assert sign_in(browser, cast.owner.email, "wrong").status_code == 200
    assert not is_in(browser)
    assert sign_in(browser, cast.owner.email.upper()).status_code == 302
    assert is_in(browser)
    assert not EmailAddress.objects.exists(), "a user has one address and it is on his row"


def test_the_session_that_was_there_before_is_not_the_one_after(cast: Cast) -> None:
    browser = Client()
    browser.get(LOGIN)
    before = browser.session
    before["planted"] = "by somebody else"
    before.save()
    browser.cookies["yunchou_session"] = str(before.session_key)
    sign_in(browser, cast.owner.email)
    assert browser.cookies["yunchou_session"].value != before.session_key
    planter = Client()
    planter.cookies["yunchou_session"] = str(before.session_key)
    assert not is_in(planter)


def test_after_five_wrong_passwords_the_right_one_waits_too_from_any_address(cast: Cast) -> None:
    for attempt in range(5):
        sign_in(Client(), cast.owner.email, "wrong", f"10.0.1.{attempt}")
    browser = Client()
    assert sign_in(browser, cast.owner.email, address="10.0.1.99").status_code == 200
    assert not is_in(browser)
    assert sign_in(Client(), cast.manager.email, address="10.0.1.99").status_code == 302, "others are not hindered"


def test_an_address_that_tries_many_names_is_stopped_with_a_page(cast: Cast) -> None:
    answers = [sign_in(Client(), f"nobody{n}@example.com", "wrong", "10.0.2.1") for n in range(61)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"]
    assert "稍" in answers[-1].content.decode() or "秒" in answers[-1].content.decode()
    assert sign_in(Client(), cast.owner.email, address="10.0.2.2").status_code == 302


def test_known_and_unknown_addresses_are_answered_alike(cast: Cast, settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    cast.owner.set_password(PASSWORD)
    cast.owner.save()
    took: dict[str, list[float]] = {cast.owner.email: [], "nobody@example.com": []}
    pages = {}
    for n in range(4):
        for email, times in took.items():
            start = time.perf_counter()
            answer = sign_in(Client(), email, "wrong", f"10.0.3.{n}")
            times.append(time.perf_counter() - start)
            pages[email] = answer.content.decode().replace(email, "MAIL").split("csrfmiddlewaretoken")[0]
    known, unknown = took.values()
    assert len(set(pages.values())) == 1
    assert median(unknown) > median(known) / 2, "an unknown name costs a password check as well"


def test_the_reset_page_tells_nobody_who_exists_and_mails_those_who_do(cast: Cast) -> None:
    known = Client().post(reverse("account_reset_password"), {"email": cast.owner.email})
    unknown = Client().post(reverse("account_reset_password"), {"email": "nobody@example.com"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [message.to for message in mail.outbox] == [[cast.owner.email]]
    link = next(word for word in str(mail.outbox[0].body).split() if word.startswith("http"))
    browser = Client()
    form = browser.get(link, follow=True).request["PATH_INFO"]
    browser.post(form, {"password1": NEW, "password2": NEW})
    assert sign_in(Client(), cast.owner.email, NEW).status_code == 302
    assert not EmailAddress.objects.exists()


def test_a_reset_takes_as_long_for_an_unknown_address(cast: Cast, settings: LazySettings) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    settings.ACCOUNT_RATE_LIMITS = False
    took: dict[str, list[float]] = {cast.owner.email: [], "nobody@example.com": []}
    for _again in range(5):
        for email, times in took.items():
            start = time.perf_counter()
            Client().post(reverse("account_reset_password"), {"email": email})
            times.append(time.perf_counter() - start)
    known, unknown = (median(times) for times in took.values())
    assert abs(known - unknown) < 0.1 * known


def test_a_reset_waits_for_no_mail_server_and_its_link_is_sealed_until_it_has_left(
    cast: Cast, settings: LazySettings
) -> None:
    settings.YUNCHOU_MAIL_LEAVES = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    asked = (cast.owner.email, "nobody@example.com")
    answers = [Client().post(reverse("account_reset_password"), {"email": each}) for each in asked]
    assert [answer.status_code for answer in answers] == [302, 302]
    job = Job.objects.get()
    assert "http" not in str(job.payload)
    assert cast.owner.email not in str(job.payload)
    worker = our_worker()
    worker.rounds = ()
    assert worker.step(), "the server does not answer: it comes again"
    job.refresh_from_db()
    assert job.state is JobState.WAITING
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Job.objects.update(run_at=timezone.now())
    assert worker.step()
    [sent] = mail.outbox
    assert sent.to == [cast.owner.email]
    link = next(word for word in str(sent.body).split() if word.startswith("http"))
    assert Client().get(link, follow=True).status_code == 200
    job.refresh_from_db()
    assert (job.state, job.payload) == (JobState.DONE, {})


def test_a_reset_mail_never_carries_the_host_a_stranger_sent(cast: Cast) -> None:
    answer = Client().post(
        reverse("account_reset_password"), {"email": cast.owner.email}, headers={"host": "evil.example"}
    )
    assert answer.status_code == 400
    assert not mail.outbox


def test_a_new_password_signs_out_everywhere_else_and_is_journaled(cast: Cast) -> None:
    here, there = Client(), Client()
    sign_in(here, cast.owner.email)
    sign_in(there, cast.owner.email)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), form).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert JournalEntry.objects.exclude(kind="alert.raised").get().kind == "user.password_changed"


@pytest.mark.parametrize("weak", ["short", "password1234", "123456789012", "owner@example.com"])
def test_a_weak_password_is_refused(cast: Cast, as_user: type[Client], weak: str) -> None:
    browser = as_user(cast.owner)
    browser.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert User.objects.get(pk=cast.owner.pk).check_password(PASSWORD)


def test_one_signs_the_other_devices_out(cast: Cast) -> None:
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (iPhone) MicroMessenger/8"})
    sign_in(here, cast.owner.email)
    sign_in(there, cast.owner.email)
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "WeChat · iPhone" in page
    here.post(reverse("usersessions_list"))
    assert is_in(there), "who he is has to be shown first"
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    here.post(reverse("usersessions_list"))
    assert is_in(here)
    assert not is_in(there)


def test_signing_out_ends_the_session_on_the_server(cast: Cast) -> None:
    browser = Client()
    sign_in(browser, cast.owner.email)
    stolen = browser.cookies["yunchou_session"].value
    browser.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["yunchou_session"] = stolen
    assert not is_in(thief)


@pytest.mark.parametrize(("idle", "days", "still"), [(23, 0, True), (25, 0, False), (1, 15, False)])
def test_a_session_ends_when_idle_too_long_or_too_old(
    cast: Cast, as_user: type[Client], idle: int, days: int, still: bool
) -> None:
    browser = as_user(cast.owner)
    assert is_in(browser)
    kept = browser.session
    kept["seen_at"] = (timezone.now() - timedelta(hours=idle)).timestamp()
    kept["signed_in_at"] = (timezone.now() - timedelta(days=days, hours=idle)).timestamp()
    kept.save()
    assert is_in(browser) is still
    assert is_in(browser) is still


def test_use_is_noted_at_most_every_five_minutes(cast: Cast, as_user: type[Client]) -> None:
    browser = as_user(cast.owner)
    is_in(browser)
    first = browser.session["seen_at"]
    is_in(browser)
    assert browser.session["seen_at"] == first
    assert timedelta(minutes=5) == sessions.STEP


def test_sign_in_never_leads_to_another_site(cast: Cast) -> None:
    answer = Client().post(f"{LOGIN}?next=//evil.example/x", {"login": cast.owner.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/"


def test_cookies_are_closed_to_scripts_and_prefixed_over_https(settings: LazySettings) -> None:
    text = Path(settings.DESK, "config", "settings.py").read_text(encoding="utf-8")
    assert settings.SESSION_COOKIE_HTTPONLY
    assert '"__Host-session" if HTTPS' in text
