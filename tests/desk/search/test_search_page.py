"""The search page and the lines of the palette."""

from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import AT, Cast
from yunchou.desk.customers.models import Company, Segment
from yunchou.desk.customers.operations import create_contact, ensure_segments
from yunchou.desk.search.operations import reindex
from yunchou.desk.search.queries import search

SignIn = type[Client]


def test_the_page_groups_what_is_found_and_leads_there(cast: Cast, as_user: SignIn) -> None:
    person = create_contact(cast.company, {"name": "王建国"}, actor=cast.owner, at=AT)
    reindex()
    text = as_user(cast.owner).get("/search?q=jhyh").content.decode()
    assert f"/customers/{cast.company.pk}/" in text
    assert f"/customers/{cast.company.pk}/#person-{person.pk}" in text
    assert "客服坐席项目" in text


def test_the_lines_ask_the_database_for_nothing_more(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    create_contact(cast.company, {"name": "王建国", "title": "总经理"}, actor=cast.owner, at=AT)
    ensure_segments(at=AT)
    Company.objects.filter(pk=cast.company.pk).update(segment=Segment.objects.first())
    reindex()
    found = search(cast.owner, "jhyh")
    assert len(found) == 3
    with django_assert_num_queries(0):
        for lines in ("search/results.html", "search/options.html"):
            render_to_string(lines, {"found": found, "text": "jhyh", "asked": True})


def test_the_palette_gets_options_and_no_page(cast: Cast, as_user: SignIn) -> None:
    reindex()
    text = as_user(cast.owner).get("/search?q=jhyh", headers={"X-Palette": "1"}).content.decode()
    assert 'role="option"' in text
    assert "<html" not in text


def test_an_empty_or_hostile_question_is_answered(cast: Cast, as_user: SignIn) -> None:
    client = as_user(cast.owner)
    for text in ("", "a", "%00", "'", "%22%22", "%2A", "(", "NEAR", "%F0%A0%80%80"):
        assert client.get(f"/search?q={text}").status_code in {200, 400}
    assert client.get("/search?q=" + "长" * 81).status_code == 400


def test_who_sees_nothing_finds_nothing(cast: Cast, as_user: SignIn) -> None:
    reindex()
    assert "江海银行" not in as_user(cast.compliance).get("/search?q=jhyh").content.decode().replace("jhyh", "")
