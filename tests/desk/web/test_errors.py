"""Every refusal is a page that says what happened and what to do, in the reader's language."""

import json
import re

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, IntegrityError, OperationalError
from django.db.models import QuerySet
from django.test import Client, RequestFactory
from django.utils import translation

from tests.fingerprint import fingerprint
from yunchou.desk.web import errors

KINDS = {"refused": 403, "absent": 404, "conflict": 409, "invalid": 400, "many": 429}


@pytest.fixture
def browser(cast, as_user):
    return as_user(cast.owner)


@pytest.mark.parametrize(("kind", "status"), KINDS.items())
def test_a_refusal_is_a_page_in_the_shell(browser, kind, status):
    answer = browser.get(f"/sample/fails/{kind}")
    assert answer.status_code == status
    assert b'class="shell-side"' in answer.content
    assert "返回" in answer.content.decode()


@pytest.mark.parametrize(("kind", "status"), KINDS.items())
def test_htmx_gets_a_notice_that_does_not_land_in_the_page(browser, kind, status):
    answer = browser.get(f"/sample/fails/{kind}", headers={"HX-Request": "true"})
    assert answer.status_code == status
    assert answer.headers["HX-Retarget"] == ("#sheet-content" if status == 409 else "#toasts")
    assert b"<html" not in answer.content


@pytest.mark.parametrize(("kind", "status"), KINDS.items())
def test_a_program_gets_an_object(browser, kind, status):
    answer = browser.get(f"/sample/fails/{kind}", headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert json.loads(answer.content)["status"] == status


def test_the_values_that_cannot_be_taken_are_named(browser):
    assert "金额不能为负。" in browser.get("/sample/fails/invalid").content.decode()
    answer = browser.post("/sample/fails/invalid", headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert json.loads(answer.content)["fields"] == {"amount": "金额不能为负。"}


def test_a_conflict_shows_both_values(browser):
    page = browser.get("/sample/fails/conflict").content.decode()
    assert page.index("金额") < page.index("3,200,000") < page.index("3,000,000")


def test_too_many_attempts_say_how_long_to_wait(browser):
    answer = browser.get("/sample/fails/many")
    assert answer.headers["Retry-After"] == "90"
    assert "90 秒" in answer.content.decode()


def test_absent_and_not_yours_look_the_same_and_give_nothing_away(browser):
    hidden, absent = browser.get("/sample/fails/absent"), browser.get("/sample/nowhere/")
    assert hidden.status_code == absent.status_code == 404
    same = [
        page.content.replace(b"/sample/fails/absent", b"X").replace(b"/sample/nowhere/", b"X")
        for page in (hidden, absent)
    ]
    tokenless = [errors_without_token(page) for page in same]
    assert tokenless[0] == tokenless[1]
    assert b"secret reason" not in hidden.content


def errors_without_token(page):
    """The page without the form tokens, which are masked anew each time."""
    return re.sub(rb'(csrfmiddlewaretoken" value|data-csrf)="[^"]+"', b"", page)


def test_a_broken_page_stands_alone_and_hides_the_cause(browser, caplog):
    browser.raise_request_exception = False
    answer = browser.get("/sample/fails/broken")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "系统出了故障" in page
    assert "secret reason" not in page
    assert "Traceback" not in page
    assert "/static/vendor" not in page


def test_a_database_out_of_reach_is_503_without_asking_it_again(browser, django_assert_num_queries):
    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        answer = errors.unavailable(request, OperationalError("no such host db.internal"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "db.internal" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (OperationalError("disk I/O error"), 503),
        (DatabaseError("database disk image is malformed"), 503),
        (IntegrityError("a fault of ours"), 500),
    ],
)
def test_a_database_that_is_gone_before_the_view_is_reached_is_503_and_a_fault_of_ours_is_500(
    raised, status, monkeypatch
):
    def gone(_queryset):
        raise raised

    monkeypatch.setattr(QuerySet, "exists", gone)
    answer = Client(raise_request_exception=False).get("/account/login/")
    assert answer.status_code == status
    assert str(raised) not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("cause", "status"), [(OperationalError, 503), (KeyError, 400)])
def test_a_session_that_a_lost_database_did_not_store_is_503_and_one_that_ended_is_400(cause, status):
    """Django tells both as an interrupted session; what stands behind it tells them apart."""
    interrupted = SessionInterrupted()
    interrupted.__context__ = cause()
    assert errors.bad_request(RequestFactory().get("/"), interrupted).status_code == status


def test_too_large_a_form_is_413():
    answer = Client().post("/language", b"x=" + b"y" * 2_600_000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert errors.bad_request(RequestFactory().get("/"), RequestDataTooBig("")).status_code == 413


def test_an_address_that_takes_only_forms_says_so(browser):
    answer = browser.get("/language")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "返回" in answer.content.decode()


def test_a_stale_form_is_refused_and_changes_nothing(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.owner)
    before = fingerprint()
    answer = strict.post("/language", {"language": "en"})
    assert answer.status_code == 403
    assert "表单已过期" in answer.content.decode()
    assert fingerprint() == before


@pytest.mark.django_db
def test_a_stranger_sees_the_plain_page_in_the_language_of_his_cookie(settings):
    client = Client()
    assert "plain-main" in client.get("/sample/nowhere/").content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "There is nothing here" in client.get("/sample/nowhere/").content.decode()


def test_an_english_reader_reads_english(cast, as_user):
    cast.owner.language = "en"
    cast.owner.save()
    page = as_user(cast.owner).get("/sample/fails/many").content.decode()
    assert "Wait 90 seconds" in page
    assert '<html lang="en"' in page


def test_an_htmx_request_of_somebody_signed_out_leads_the_whole_page_to_the_sign_in(db):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/sample/?page=2"}
    answer = Client().get("/sample/", headers=headers)
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].endswith("?next=%2Fsample%2F%3Fpage%3D2")


def test_every_text_of_an_error_has_its_chinese():
    with translation.override("zh-hans"):
        told = errors.not_found(RequestFactory().get("/")).content.decode()
    assert "There is nothing" not in told
