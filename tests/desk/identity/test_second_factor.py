"""Second factors: their secrets are sealed, each change is journaled, the last one that is needed stays."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.cast import AT, PASSWORD, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.colleagues.operations.roles import require_factors
from yunchou.desk.colleagues.operations.users import reset_factors
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import Role
from yunchou.desk.journal.models import JournalEntry


def code_of(secret: str, moment: float) -> str:
    """The six digits that an app shows (RFC 6238), computed here so that the product does not test itself."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(moment // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def signed_in(user: User) -> Client:
    browser = Client()
    browser.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return browser


def set_up_app(browser: Client) -> str:
    """Set up an authenticator app through the page, which wants the password once more, and return its secret."""
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = browser.get(reverse("mfa_activate_totp")).content.decode()
    assert "data:image/svg" in page
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", page)
    assert secret is not None
    answer = browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1], time.time())})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret[1]


def kinds() -> list[str]:
    return list(JournalEntry.objects.order_by("sequence").values_list("kind", flat=True))


@pytest.fixture
def browser(cast: Cast) -> Client:
    return signed_in(cast.finance)


def test_an_app_is_set_up_asked_for_at_the_next_sign_in_and_journaled(cast: Cast, browser: Client) -> None:
    secret = set_up_app(browser)
    assert sorted(kinds()) == ["user.factor_added", "user.recovery_codes_made"]
    second = Client()
    answer = second.post("/account/login/", {"login": cast.finance.email, "password": PASSWORD})
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert second.get(reverse("preferences")).status_code == 302, "the password alone is not enough"
    wrong = second.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    second.post(reverse("mfa_authenticate"), {"code": code_of(secret, time.time() + 30)})
    codes = browser.get(reverse("mfa_view_recovery_codes"))
    assert codes.status_code == 200


def test_a_recovery_code_opens_once(cast: Cast, browser: Client) -> None:
    set_up_app(browser)
    page = browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.findall(r"<code>([0-9A-Za-z-]+)</code>", page)[0]
    for opens in (True, False):
        second = Client()
        second.post("/account/login/", {"login": cast.finance.email, "password": PASSWORD})
        second.post(reverse("mfa_authenticate"), {"code": code})
        assert (second.get(reverse("preferences")).status_code == 200) is opens


def test_secrets_are_nowhere_in_the_clear(browser: Client) -> None:
    secret = set_up_app(browser)
    stored = " ".join(str(row.data) for row in Authenticator.objects.all())
    assert secret not in stored
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret, time.time())) in {True, False}


def test_the_last_factor_that_a_role_asks_for_stays(cast: Cast, browser: Client) -> None:
    set_up_app(browser)
    require_factors([Role.FINANCE], actor=cast.administrator, at=AT)
    assert browser.get(reverse("preferences")).status_code == 200, "who has a factor is not signed out"
    before = fingerprint()
    assert browser.post(reverse("mfa_deactivate_totp")).status_code == 200
    assert fingerprint() == before
    require_factors([], actor=cast.administrator, at=AT)
    assert browser.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.exists()
    assert kinds()[-1] == "user.factor_removed"


def test_an_administrator_helps_who_lost_the_phone(cast: Cast, browser: Client) -> None:
    set_up_app(browser)
    reset_factors(cast.finance, actor=cast.administrator, at=AT)
    assert browser.get(reverse("preferences")).status_code == 302
    assert signed_in(cast.finance).get(reverse("preferences")).status_code == 200
    assert "user.factors_reset" in kinds()


def test_changing_factors_asks_for_the_password_again_after_a_while(cast: Cast, as_user: type[Client]) -> None:
    browser = as_user(cast.finance)  # a session without a fresh proof
    for route in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert browser.get(reverse(route)).headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not Authenticator.objects.exists()


def test_the_passkey_pages_bring_only_scripts_of_their_own(browser: Client) -> None:
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for route in ("mfa_add_webauthn", "account_login"):
        page = (browser if route != "account_login" else Client()).get(reverse(route)).content.decode()
        for script in re.findall(r"<script(?P<attributes>[^>]*)>", page):
            assert "src=" in script or 'type="application/json"' in script
        assert "style=" not in page
        assert "onclick" not in page
