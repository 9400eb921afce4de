"""The shell: headers, navigation by permission, language, theme, components."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.fingerprint import fingerprint
from yunchou.desk.identity.models import User
from yunchou.desk.identity.roles import ROLE_MAY, Role
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.web.navigation import PLACES


@pytest.fixture
def browser(cast, as_user):
    return as_user(cast.owner)


@pytest.mark.parametrize("address", ["/sample/", "/sample/plain", "/sample/nowhere/", "/manifest.webmanifest"])
def test_every_answer_carries_the_strict_headers(browser, address):
    headers = browser.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_no_page_has_inline_script_or_style(browser):
    for address in ("/sample/", "/sample/plain", "/sample/fails/conflict"):
        page = browser.get(address).content.decode()
        assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page) == []
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"", page) == []


@pytest.mark.parametrize("role", Role)
def test_the_navigation_shows_a_role_what_it_may_open(cast, as_user, role):
    page = as_user(cast.of_role(role)).get("/sample/").content.decode()
    side = page[page.index('class="shell-side"') : page.index("</nav>")]
    linked = set(re.findall(r'<a href="([^"]+)"', side)) - {"/"}
    may = ROLE_MAY[role] | {"signed_in"}
    there = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    places = [place for place in PLACES if "side" in place.places and place.url_name in there]
    allowed = {reverse(place.url_name) for place in places if place.may in may} - {"/"}
    assert linked == allowed


def test_the_language_is_kept_with_the_user_and_journalled(cast, browser):
    answer = browser.post("/language", {"language": "en", "next": "/sample/?page=2"})
    assert answer.headers["Location"] == "/sample/?page=2"
    assert User.objects.get(pk=cast.owner.pk).language == "en"
    assert JournalEntry.objects.latest("sequence").changes == {"language": ["zh-hans", "en"]}
    assert '<html lang="en"' in browser.get("/sample/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "deals", '"><script>', "/a b"])
def test_switching_the_language_leads_to_a_page_of_ours(browser, elsewhere):
    answer = browser.post("/language", {"language": "en", "next": elsewhere})
    assert answer.status_code == 302
    assert answer.url.startswith("/")
    assert not answer.url.startswith("//")


@pytest.mark.parametrize("language", ["fr", "", "en\x00", "x" * 5000])
def test_a_language_that_is_not_offered_changes_nothing(browser, language):
    before = fingerprint()
    assert browser.post("/language", {"language": language}).status_code == 302
    assert fingerprint() == before


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_language_switch_leads_nowhere_else(db, target):
    assert Client().post("/language", {"language": "en", "next": target}).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("cookie", "written"),
    [("dark", 'data-bs-theme="dark"'), ("auto", 'data-theme="auto"'), ('"><b>', 'data-theme="auto"')],
)
def test_the_theme_of_the_browser_is_written_into_the_page(browser, cookie, written):
    browser.cookies["yunchou_theme"] = cookie
    assert written in browser.get("/sample/").content.decode()[:300]


def test_unknown_is_written_and_looks_different_from_no(browser):
    page = browser.get("/sample/").content.decode()
    assert '<span class="unknown">不知道</span>' in page
    for value, shape in (("unknown", "○"), ("no", "✕"), ("yes", "●")):
        assert f'<span class="state answer-{value}"><span class="shape" aria-hidden="true">{shape}</span>' in page


def test_money_is_short_with_its_exact_amount_on_hover(browser):
    assert (
        '<data class="figure" value="3200000" title="¥3,200,000">¥320万</data>'
        in browser.get("/sample/").content.decode()
    )


def test_a_verdict_opens_to_facts_unknowns_rule_and_phrase(browser):
    page = browser.get("/sample/").content.decode()
    verdict = page[page.index('class="verdict ') : page.index('class="verdict advice')]
    for part in ("预算还没有着落", "听说有", "周宁拜访", "C3", "12 天", "谁批预算", "P30"):
        assert part in verdict


def test_a_sort_that_is_not_offered_is_refused(browser):
    assert browser.get("/sample/?sort=-amount").status_code == 200
    assert browser.get("/sample/?sort=owner__password").status_code == 400


@pytest.mark.parametrize(
    ("asked", "status"), [("2", 200), ("999", 200), ("0", 400), ("-1", 400), ("x", 400), ("9" * 40, 400), ("²", 400)]
)
def test_a_page_is_a_number(browser, asked, status):
    assert browser.get("/sample/", {"page": asked}).status_code == status


def test_what_was_typed_wrong_stays_with_its_reason(browser):
    answer = browser.post(
        "/sample/", {"name": "客" * 30, "amount": "很多", "approved": "yes", "stage": "nowhere", "due": "32 Nov"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "有 4 处需要修改" in page
    for typed in ("客" * 30, 'value="很多"', 'value="32 Nov"'):
        assert typed in page
    assert page.count('aria-invalid="true"') == 4
    assert re.search(r'<input type="radio" name="approved" value="yes"[^>]* checked', page)


def test_markup_in_a_value_is_text(browser):
    page = browser.post("/sample/", {"name": "<img src=x onerror=alert(1)>" * 2}).content.decode()
    assert "<img src=x" not in page
